import { expect, test } from 'vitest';
import { saidOf, steppedDate } from '#renderer/components/date-reading.ts';

const TODAY = '2026-11-20'; // a Friday

test.each([
  ['+7', '2026-11-27', 5, true, 7],
  ['-3', '2026-11-17', 2, true, -3],
  ['1205', '2026-12-05', 6, false, 15],
  ['20261205', '2026-12-05', 6, false, 15],
  ['周五', '2026-11-20', 5, true, 0],
  ['下周一', '2026-11-23', 1, true, 3],
  ['fri', '2026-11-20', 5, true, 0],
  ['Next Monday', '2026-11-23', 1, true, 3],
  ['thursday', '2026-11-26', 4, true, 6],
  ['今天', '2026-11-20', 5, true, 0],
  ['tomorrow', '2026-11-21', 6, false, 1],
  ['月底', '2026-11-30', 1, true, 10],
  ['下月底', '2026-12-31', 4, true, 41],
  ['1001', '2026-10-01', 4, false, -50],
])('%s becomes %s', (text, date, weekday, workday, inDays) => {
  expect(saidOf(text, TODAY)).toEqual({ date, isShort: true, weekday, workday, inDays });
});

test('a date in full is only told its weekday; half a date is told nothing', () => {
  expect(saidOf('2026-12-05', TODAY)).toMatchObject({ isShort: false, weekday: 6 });
  expect(saidOf('2031-05-05', TODAY)).toMatchObject({ workday: 'unknown' });
  for (const half of ['', '  ', '+', '周', '2026-1', '0230', 'fr', 'fridge'])
    expect(saidOf(half, TODAY)).toBeUndefined();
});

test('arrows go a day, page keys a month, and a shorter month ends at its last day', () => {
  expect(steppedDate('2026-11-30', 'ArrowUp', TODAY)).toBe('2026-12-01');
  expect(steppedDate('2026-01-01', 'ArrowDown', TODAY)).toBe('2025-12-31');
  expect(steppedDate('2026-01-31', 'PageUp', TODAY)).toBe('2026-02-28');
  expect(steppedDate('2026-01-31', 'PageDown', TODAY)).toBe('2025-12-31');
  expect(steppedDate('+7', 'ArrowUp', TODAY)).toBe('2026-11-28');
  expect(steppedDate('', 'ArrowUp', TODAY)).toBe(TODAY);
  expect(steppedDate('abc', 'ArrowUp', TODAY)).toBeUndefined();
  expect(steppedDate('2026-11-30', 'Home', TODAY)).toBeUndefined();
});
