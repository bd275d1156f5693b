/**
 * Shares an amount in fen over parts in proportion to them, by largest remainder; ties go to the earlier part. No share is
 * larger than its part while the amount is no larger than all of them. Parts of nothing get nothing. Throws RangeError where there
 * is nothing to share it over.
 */
export function shareOut(amountFen: number, partsFen: readonly number[]): number[] {
  const parts = partsFen.map((part) => BigInt(Math.max(0, part)));
  const whole = parts.reduce((sum, part) => sum + part, 0n);
  if (whole === 0n) {
    if (amountFen === 0) return parts.map(() => 0);
    throw new RangeError('an amount is shared over parts that are something');
  }
  const products = parts.map((part) => BigInt(amountFen) * part);
  const shares = products.map((product) => product / whole);
  let rest = BigInt(amountFen) - shares.reduce((sum, share) => sum + share, 0n);
  const order = products
    .map((product, index) => ({ index, remainder: product % whole }))
    .filter(({ remainder }) => remainder > 0n)
    .toSorted((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of order) {
    if (rest === 0n) break;
    shares[index] = (shares[index] ?? 0n) + 1n;
    rest -= 1n;
  }
  return shares.map(Number);
}
