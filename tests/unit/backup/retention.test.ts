import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type KeptBackup, superseded } from '#core/backup/retention.ts';
import { businessDateOf } from '#shared/kernel/business-date.ts';

const DAY = 86_400_000;
/** A Saturday evening in China. */
const EVENING = Date.UTC(2026, 10, 28, 10, 2);

const daily = (days: number): KeptBackup[] =>
  Array.from({ length: days }, (_, back) => ({ name: `day-${back}`, madeAt: EVENING - back * DAY }));

test('of two years of evenings 7 days, 4 weeks and 12 months stay', () => {
  const all = daily(730);
  const gone = new Set(superseded(all));
  const kept = all.filter(({ name }) => !gone.has(name)).map(({ madeAt }) => businessDateOf(madeAt));
  expect(kept).toEqual([
    '2026-11-28',
    '2026-11-27',
    '2026-11-26',
    '2026-11-25',
    '2026-11-24',
    '2026-11-23',
    '2026-11-22',
    '2026-11-15',
    '2026-11-08',
    '2026-10-31',
    '2026-09-30',
    '2026-08-31',
    '2026-07-31',
    '2026-06-30',
    '2026-05-31',
    '2026-04-30',
    '2026-03-31',
    '2026-02-28',
    '2026-01-31',
    '2025-12-31',
  ]);
});

test('the newest always stays, and what stays today is not asked to go by asking again', () => {
  const moments = fc.array(fc.integer({ min: 1, max: 1500 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(moments, (hours) => {
      const all = hours.map((back, index) => ({ name: `b${index}`, madeAt: EVENING - back * 3_600_000 * 7 }));
      const gone = new Set(superseded(all));
      const newest = all.reduce((a, b) => (b.madeAt > a.madeAt ? b : a));
      const kept = all.filter(({ name }) => !gone.has(name));
      expect(kept.some(({ madeAt }) => madeAt === newest.madeAt)).toBe(true);
      expect(kept.length).toBeLessThanOrEqual(7 + 4 + 12);
      expect(superseded(kept)).toEqual([]);
    }),
  );
});
