import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#shared/kernel/business-date.ts';
import { greetingDaysWithin } from '#shared/kernel/greeting-days.ts';
import { lunarBirthdaysOn, nextLunarBirthday } from '#shared/kernel/working-calendar.ts';

test('every greeting day of a year, by the calendar it belongs to', () => {
  expect(greetingDaysWithin('2026-01-01', 364).map(({ on, name }) => `${on} ${name}`)).toEqual([
    '2026-01-01 new_year',
    '2026-02-17 spring_festival',
    '2026-05-01 labour_day',
    '2026-06-19 dragon_boat',
    '2026-09-25 mid_autumn',
    '2026-10-01 national_day',
  ]);
});

test('the day itself and the last day ahead are within, the day after is not', () => {
  expect(greetingDaysWithin('2026-12-18', 14)).toEqual([{ on: '2027-01-01', name: 'new_year' }]);
  expect(greetingDaysWithin('2026-12-17', 14)).toEqual([]);
  expect(greetingDaysWithin('2027-01-01', 0)).toHaveLength(1);
});

test('a lunar birthday is kept on the day the calendar says it comes next, and on no other', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 5000 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 30 }),
      (ahead, month, day) => {
        const from = addDays('2020-01-01', ahead);
        const on = nextLunarBirthday(from, month, day, false);
        expect(lunarBirthdaysOn(on)).toContainEqual({ month, day });
      },
    ),
    { numRuns: 200 },
  );
});
