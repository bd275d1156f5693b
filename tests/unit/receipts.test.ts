import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proposeAllocation } from '#shared/receipts/propose-allocation.ts';
import { shareOut } from '#shared/receipts/share-out.ts';

const fen = fc.integer({ min: 0, max: 9_000_000_000_000 });

test('shares add up to the fen, none is larger than its part, and all of it is each part whole', () => {
  fc.assert(
    fc.property(
      fc.array(fen, { minLength: 1, maxLength: 8 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (parts, of) => {
        const whole = parts.reduce((sum, part) => sum + part, 0);
        if (whole === 0 || whole > Number.MAX_SAFE_INTEGER) return;
        const amount = Math.min(whole, Math.floor(whole * of));
        const shares = shareOut(amount, parts);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(amount);
        expect(shares.every((share, at) => share >= 0 && share <= (parts[at] ?? 0))).toBe(true);
        expect(shareOut(whole, parts)).toEqual(parts);
      },
    ),
  );
});

test('the fen that does not divide goes to the largest remainder, the earlier part first', () => {
  expect(shareOut(100, [1, 1, 1])).toEqual([34, 33, 33]);
  expect(shareOut(1, [10, 30, 60])).toEqual([0, 0, 1]);
  expect(shareOut(10, [0, 5, -3, 5])).toEqual([0, 5, 0, 5]);
  expect(() => shareOut(1, [0, 0])).toThrow(RangeError);
});

test('what is owed longest is paid first, by the money that came first, and an advance is nobody’s proposal', () => {
  const receipts = [
    { receiptId: 'R1', leftFen: 70 },
    { receiptId: 'R2', leftFen: null },
    { receiptId: 'R3', leftFen: 50 },
  ];
  const targets = [
    { target: 'opening' as const, targetId: 'O', openFen: 40 },
    { target: 'invoice' as const, targetId: 'hidden', openFen: null },
    { target: 'invoice' as const, targetId: 'I', openFen: 60 },
    { target: 'contract' as const, targetId: 'C', openFen: 1_000 },
  ];
  const found = proposeAllocation(receipts, targets);
  expect(found.map((line) => [line.receiptId, line.targetId, line.amountFen])).toEqual([
    ['R1', 'O', 40],
    ['R1', 'I', 30],
    ['R3', 'I', 30],
  ]);
  expect(proposeAllocation([], targets)).toEqual([]);
});
