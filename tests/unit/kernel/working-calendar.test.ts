import { expect, test } from 'vitest';
import { addDays } from '#shared/kernel/business-date.ts';
import { isWorkday, nextLunarBirthday, solarOfLunarBirthday } from '#shared/kernel/working-calendar.ts';

test('make-up Saturdays are worked, holidays are not', () => {
  expect(['2025-10-11', '2026-02-14', '2026-10-10'].map(isWorkday)).toEqual([true, true, true]);
  expect(isWorkday('2026-02-15')).toBe(false);
  expect(isWorkday('2026-10-01')).toBe(false);
});

test('other days go by the week', () => {
  expect(isWorkday('2026-11-20')).toBe(true);
  expect(isWorkday('2026-11-21')).toBe(false);
  expect(isWorkday('2026-11-22')).toBe(false);
});

test('a year without a published schedule is unknown, not guessed', () => {
  expect(isWorkday('2090-03-01')).toBe('unknown');
  expect(isWorkday('1999-10-08')).toBe('unknown');
  expect(isWorkday('2027-01-01')).not.toBe(true);
});

test('lunar birthdays fall on their solar day', () => {
  expect(solarOfLunarBirthday(2026, 1, 1, false)).toBe('2026-02-17');
  expect(solarOfLunarBirthday(2025, 12, 29, false)).toBe('2026-02-16');
});

test('a leap-month birthday falls back to the ordinary month, day 30 to day 29', () => {
  expect(solarOfLunarBirthday(2025, 6, 1, true)).not.toBe(solarOfLunarBirthday(2025, 6, 1, false));
  expect(solarOfLunarBirthday(2026, 6, 1, true)).toBe(solarOfLunarBirthday(2026, 6, 1, false));
  expect(solarOfLunarBirthday(2025, 12, 30, false)).toBe(solarOfLunarBirthday(2025, 12, 29, false));
  expect(addDays(solarOfLunarBirthday(2025, 12, 30, false), 1)).toBe('2026-02-17');
});

test('the next lunar birthday may belong to last lunar year', () => {
  expect(nextLunarBirthday('2026-01-05', 12, 29, false)).toBe('2026-02-16');
  expect(nextLunarBirthday('2026-02-16', 12, 29, false)).toBe('2026-02-16');
  expect(nextLunarBirthday('2026-02-17', 12, 29, false)).toBe(solarOfLunarBirthday(2026, 12, 29, false));
});

test('impossible lunar days are errors', () => {
  expect(() => solarOfLunarBirthday(2026, 13, 1, false)).toThrow(RangeError);
  expect(() => solarOfLunarBirthday(2026, 1, 31, false)).toThrow(RangeError);
});
