import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BusinessDate,
  addDays,
  businessDateOf,
  daysBetween,
  excelSerialToDate,
  formatInstant,
  isBusinessDate,
  monthKey,
  parseBusinessDate,
  parseTypedDate,
} from '#shared/kernel/business-date.ts';

const anyDate = fc.integer({ min: 0, max: 109_000 }).map((days) => addDays('1900-01-01', days));

describe('a written date', () => {
  test.each([
    '2026年3月5日',
    '2026年03月05日',
    '2026 年 3 月 5 日',
    '2026.3.5',
    '2026/3/5',
    '2026-03-05',
    '20260305',
    '26-3-5',
    '26年3月5日',
    '２０２６年３月５日',
    '２０２６．３．５',
    '2026。3。5',
    ' 2026-3-5 ',
    '2026-03-05 14:32:00',
    '2026-03-05T14:32:00',
    '2026/3/5 9:05',
    '2026—3—5',
  ])('"%s" is 2026-03-05', (text) => {
    expect(parseBusinessDate(text)).toEqual({ ok: true, date: '2026-03-05' });
  });

  test.each(['3/5/2026', '03-05-04', '13/5/2026', '5/13/2026', '12-13-05', '030504', '5-6-07'])(
    '"%s" is ambiguous, so it is refused',
    (text) => {
      expect(parseBusinessDate(text)).toEqual({ ok: false, reason: 'ambiguous' });
    },
  );

  test.each([
    '',
    '2026年',
    '2026-3',
    '2026-02-29',
    '2026-13-01',
    '20260230',
    '2026-3/5',
    '32-13-32',
    '0206-11-20',
    '昨天',
    '46086',
    '1234567890',
    '5-6-7',
  ])('"%s" is not a date', (text) => {
    expect(parseBusinessDate(text)).toEqual({ ok: false, reason: 'not_a_date' });
  });

  test('two-digit years follow the century given', () => {
    expect(parseBusinessDate('85-3-5', { century: 1900 })).toEqual({ ok: true, date: '1985-03-05' });
    expect(parseBusinessDate('26-03-05')).toEqual({ ok: true, date: '2026-03-05' });
  });

  test('every date survives each way of writing it', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const [y, m, d] = date.split('-').map(Number);
        for (const text of [date, `${y}年${m}月${d}日`, `${y}.${m}.${d}`, `${y}/${m}/${d}`, date.replaceAll('-', '')]) {
          expect(parseBusinessDate(text)).toEqual({ ok: true, date });
        }
        expect(BusinessDate.parse(date)).toBe(date);
      }),
    );
  });
});

describe('a date typed in a form on Friday 2026-11-20', () => {
  test.each([
    ['今天', '2026-11-20'],
    ['明天', '2026-11-21'],
    ['昨天', '2026-11-19'],
    ['+7', '2026-11-27'],
    ['＋７', '2026-11-27'],
    ['-20', '2026-10-31'],
    ['1205', '2026-12-05'],
    ['12-5', '2026-12-05'],
    ['12.5', '2026-12-05'],
    ['12月5日', '2026-12-05'],
    ['5', '2026-11-05'],
    ['5日', '2026-11-05'],
    ['周五', '2026-11-20'],
    ['周四', '2026-11-26'],
    ['星期日', '2026-11-22'],
    ['周天', '2026-11-22'],
    ['下周五', '2026-11-27'],
    ['下周一', '2026-11-23'],
    ['下周日', '2026-11-29'],
    ['月底', '2026-11-30'],
    ['2027-1-2', '2027-01-02'],
    ['20270102', '2027-01-02'],
  ])('"%s" is %s', (text, date) => {
    expect(parseTypedDate(text, '2026-11-20')).toEqual({ ok: true, date });
  });

  test('impossible and ambiguous entries are told apart', () => {
    expect(parseTypedDate('0229', '2026-11-20')).toEqual({ ok: false, reason: 'not_a_date' });
    expect(parseTypedDate('31', '2026-11-20')).toEqual({ ok: false, reason: 'not_a_date' });
    expect(parseTypedDate('', '2026-11-20')).toEqual({ ok: false, reason: 'not_a_date' });
    expect(parseTypedDate('3/5/2026', '2026-11-20')).toEqual({ ok: false, reason: 'ambiguous' });
  });

  test('the end of December is the last day of the year', () => {
    expect(parseTypedDate('月底', '2026-12-07')).toEqual({ ok: true, date: '2026-12-31' });
    expect(parseTypedDate('月底', '2028-02-07')).toEqual({ ok: true, date: '2028-02-29' });
  });
});

test('an instant falls on the Chinese date, not the UTC one', () => {
  const instant = Date.UTC(2026, 10, 19, 16, 0);
  expect(businessDateOf(instant)).toBe('2026-11-20');
  expect(businessDateOf(instant - 1)).toBe('2026-11-19');
  expect(businessDateOf(instant, 0)).toBe('2026-11-19');
  expect(formatInstant(Date.UTC(2026, 10, 20, 6, 32), 480)).toBe('2026-11-20 14:32');
});

test('days are counted across months, years and leap days', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(daysBetween('2026-11-20', '2026-12-02')).toBe(12);
  expect(daysBetween('2026-12-02', '2026-11-20')).toBe(-12);
  expect(monthKey('2026-11-20')).toBe(202611);
  expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
  fc.assert(
    fc.property(anyDate, fc.integer({ min: 0, max: 400 }), (date, n) => {
      expect(daysBetween(date, addDays(date, n))).toBe(n);
    }),
  );
});

test('spreadsheet day numbers in both systems', () => {
  expect(excelSerialToDate(1, false)).toBe('1900-01-01');
  expect(excelSerialToDate(59, false)).toBe('1900-02-28');
  expect(excelSerialToDate(60, false)).toBeUndefined();
  expect(excelSerialToDate(61, false)).toBe('1900-03-01');
  expect(excelSerialToDate(46086.99, false)).toBe('2026-03-05');
  expect(excelSerialToDate(44624, true)).toBe('2026-03-05');
  expect(excelSerialToDate(0, true)).toBe('1904-01-01');
  expect(excelSerialToDate(0, false)).toBeUndefined();
  expect(excelSerialToDate(-1, false)).toBeUndefined();
  expect(excelSerialToDate(9e9, false)).toBeUndefined();
});

test('only real dates are business dates', () => {
  expect(isBusinessDate('2026-02-29')).toBe(false);
  expect(isBusinessDate('2026-2-9')).toBe(false);
  expect(BusinessDate.safeParse('2026-02-30').error?.issues[0]?.message).toBe('not_a_date');
});
