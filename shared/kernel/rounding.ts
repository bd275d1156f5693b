/** Divides and rounds to the nearest integer, halves away from zero, so a red line mirrors its blue one to the fen. */
export function roundHalfUpDiv(numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw new RangeError('roundHalfUpDiv: the denominator is zero');
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const rounded = (2n * n + d) / (2n * d);
  return negative ? -rounded : rounded;
}

/** A BigInt as a number; throws RangeError beyond ±(2⁵³ − 1), where a number would silently lose fen. */
export function toSafeNumber(value: bigint): number {
  const limit = BigInt(Number.MAX_SAFE_INTEGER);
  if (value > limit || value < -limit) throw new RangeError(`${value} is beyond the safe integer range`);
  return Number(value);
}
