import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#shared/kernel/business-date.ts';
import {
  counterOf,
  DatePart,
  mayRepeat,
  nextNumber,
  type NumberFormat,
  NumberRestart,
  restartsUnseen,
  writeNumber,
} from '#shared/kernel/document-number.ts';

const YEARLY: NumberFormat = { prefix: 'HT', datePart: 'year', restart: 'yearly', width: 6 };

describe('a number in its format', () => {
  test('shows prefix, date part and a count of at least so many digits', () => {
    expect(writeNumber(YEARLY, '2026-11-20', 123)).toBe('HT-2026-000123');
    expect(writeNumber({ ...YEARLY, datePart: 'month', width: 4 }, '2026-03-02', 7)).toBe('HT-202603-0007');
    expect(writeNumber({ prefix: 'KH', datePart: 'none', restart: 'never', width: 3 }, '2026-03-02', 1234)).toBe(
      'KH-1234',
    );
  });

  test('the next one follows its own count and no other', () => {
    const counters = [
      { prefix: 'HT', datePart: 'year' as const, period: 2026, last: 9 },
      { prefix: 'HT', datePart: 'month' as const, period: 202611, last: 2 },
    ];
    expect(nextNumber(YEARLY, '2026-11-20', counters)).toBe('HT-2026-000010');
    expect(nextNumber(YEARLY, '2027-01-04', counters)).toBe('HT-2027-000001');
  });

  test('a count that begins anew must show when', () => {
    const unseen = DatePart.options.flatMap((datePart) =>
      NumberRestart.options
        .filter((restart) => restartsUnseen({ datePart, restart }))
        .map((restart) => [datePart, restart]),
    );
    expect(unseen).toEqual([
      ['none', 'yearly'],
      ['none', 'monthly'],
      ['year', 'monthly'],
    ]);
  });
});

const format = fc.record({
  prefix: fc.constantFrom('HT', 'XS', 'H'),
  datePart: fc.constantFrom(...DatePart.options),
  restart: fc.constantFrom(...NumberRestart.options),
  width: fc.integer({ min: 3, max: 8 }),
});
/** Some documents of a day in three years, or another format from then on. */
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ day: fc.integer({ min: 0, max: 1100 }), count: fc.integer({ min: 1, max: 30 }) }),
  },
  { weight: 1, arbitrary: format },
);

test('over any accepted changes of format and any years, no number is given twice and no count has a gap', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let holding = YEARLY;
      const ever: NumberFormat[] = [YEARLY];
      const counts = new Map<string, number>();
      const given: string[] = [];
      for (const one of steps) {
        if ('prefix' in one) {
          if (restartsUnseen(one) || ever.some((other) => mayRepeat(one, other))) continue;
          ever.push(one);
          holding = one;
          continue;
        }
        const date = addDays('2025-11-20', one.day);
        const { prefix, datePart, period } = counterOf(holding, date);
        const key = `${prefix} ${datePart} ${period}`;
        for (let more = 0; more < one.count; more += 1) {
          const count = (counts.get(key) ?? 0) + 1;
          counts.set(key, count);
          given.push(writeNumber(holding, date, count));
        }
      }
      const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
      expect(new Set(given).size).toBe(given.length);
      expect(total).toBe(given.length);
    }),
  );
});
