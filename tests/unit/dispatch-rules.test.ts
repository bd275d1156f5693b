import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareFen } from '#shared/dispatch/dispatch-amounts.ts';
import { giveLineKeys } from '#shared/dispatch/line-keys.ts';

const seed = Number(process.env['UNIT_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

test('new lines get the next key, lines that stay keep theirs, and no key is given twice', () => {
  expect(giveLineKeys([null, null], new Set())).toEqual({ keys: ['L1', 'L2'] });
  expect(giveLineKeys(['L2', null], new Set(['L1', 'L2']))).toEqual({ keys: ['L2', 'L3'] });
  expect(giveLineKeys(['L9'], new Set(['L1']))).toEqual({ fault: 'unknown', line: 0 });
  expect(giveLineKeys(['L1', 'L1'], new Set(['L1']))).toEqual({ fault: 'repeated', line: 1 });
});

test(`a part of an amount and the rest are within a fen of the whole, and the whole is exact (seed ${seed})`, () => {
  const parts = fc.record({
    fen: fc.nat(10 ** 12),
    whole: fc.integer({ min: 1, max: 10 ** 12 }),
    cut: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(parts, ({ fen, whole, cut }) => {
      const part = Math.floor(whole * cut);
      const sum = shareFen(fen, part, whole) + shareFen(fen, whole - part, whole);
      expect(Math.abs(sum - fen)).toBeLessThanOrEqual(1);
      expect(shareFen(fen, whole, whole)).toBe(fen);
      expect(shareFen(-fen, part, whole) + shareFen(fen, part, whole)).toBe(0);
    }),
    { seed, numRuns: 300 },
  );
});
