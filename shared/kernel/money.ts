import { z } from 'zod';
import { forReading, readScaled, writeScaled } from './decimal-text.ts';
import { roundHalfUpDiv, toSafeNumber } from './rounding.ts';

/** The largest amount the office takes, in fen: 90 万亿元, just inside the safe integers. */
const LARGEST_FEN = 9_000_000_000_000_000;

/** Money in integer fen (分), ±9×10¹⁵. */
export const Fen = z.int().min(-LARGEST_FEN).max(LARGEST_FEN);
export type Fen = z.infer<typeof Fen>;

export const PositiveFen = Fen.min(1);
export type PositiveFen = z.infer<typeof PositiveFen>;

export const NonNegativeFen = Fen.min(0);
export type NonNegativeFen = z.infer<typeof NonNegativeFen>;

/** Fen as `1,234,567.89` with a true minus; with `blankZero`, zero is the `–` of computed columns. */
export function formatFen(fen: number | bigint, options: { readonly blankZero?: boolean } = {}): string {
  const value = BigInt(fen);
  if (value === 0n && options.blankZero === true) return '–';
  return forReading(writeScaled(value, 2, 2));
}

/** Fen as machines read yuan: `-1234.50`. */
export function plainFen(fen: number | bigint): string {
  return writeScaled(BigInt(fen), 2, 2);
}

/** Reads yuan as typed or pasted (`￥１，２３４。５０元`) into fen; undefined when it is no amount, finer than a fen, or too large. */
export function parseFen(text: string): number | undefined {
  const fen = readScaled(text, 2, { currency: true });
  if (fen === undefined || fen > BigInt(LARGEST_FEN) || fen < -BigInt(LARGEST_FEN)) return undefined;
  return Number(fen);
}

/** The exact sum in fen; throws RangeError when it leaves the safe integers. */
export function sumFen(values: Iterable<number>): number {
  let total = 0n;
  for (const value of values) total += BigInt(value);
  return toSafeNumber(total);
}

/** Fen in 万元 for charts and tiles, `12.35` (no unit), half up. */
export function formatWan(fen: number | bigint, decimals: 1 | 2 = 2): string {
  const fenPerStep = decimals === 1 ? 100_000n : 10_000n;
  return forReading(writeScaled(roundHalfUpDiv(BigInt(fen), fenPerStep), decimals, decimals));
}
