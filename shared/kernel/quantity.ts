import { z } from 'zod';
import { forReading, readScaled, writeScaled } from './decimal-text.ts';
import { roundHalfUpDiv, toSafeNumber } from './rounding.ts';

const LARGEST_E6 = 9_000_000_000_000_000;

/** A quantity in millionths of the line's unit, more than zero. */
export const QuantityE6 = z.int().min(1).max(LARGEST_E6);
export type QuantityE6 = z.infer<typeof QuantityE6>;

/** A unit price in millionths of a yuan; zero for gifts. */
export const PriceE6 = z.int().min(0).max(LARGEST_E6);
export type PriceE6 = z.infer<typeof PriceE6>;

/** Shows at least `decimals` (the unit's), and up to six when the value needs them, so nothing is hidden by rounding. */
export function formatQuantity(quantityE6: number | bigint, decimals = 0): string {
  return forReading(writeScaled(BigInt(quantityE6), 6, decimals));
}

/** Shows 2 to 6 decimals: `12.50`, `0.123456`. */
export function formatPrice(priceE6: number | bigint): string {
  return forReading(writeScaled(BigInt(priceE6), 6, 2));
}

/** A quantity or price in millionths as machines read it: `-1234.5`, no grouping, no trailing zeros. */
export function plainE6(valueE6: number | bigint): string {
  return writeScaled(BigInt(valueE6), 6, 0);
}

/** Reads a typed quantity into millionths; undefined when it is no number, finer than six decimals, or too large. */
export function parseQuantity(text: string): number | undefined {
  return withinBounds(readScaled(text, 6));
}

/** Reads a typed unit price in yuan into millionths; undefined when it is no number, finer than six decimals, or too large. */
export function parsePrice(text: string): number | undefined {
  return withinBounds(readScaled(text, 6, { currency: true }));
}

/** Quantity × unit price in fen, half up once; throws RangeError beyond the safe integers. */
export function lineAmountFen(quantityE6: number, priceE6: number): number {
  return toSafeNumber(roundHalfUpDiv(BigInt(quantityE6) * BigInt(priceE6), 10_000_000_000n));
}

function withinBounds(valueE6: bigint | undefined): number | undefined {
  if (valueE6 === undefined || valueE6 > BigInt(LARGEST_E6) || valueE6 < -BigInt(LARGEST_E6)) return undefined;
  return Number(valueE6);
}
