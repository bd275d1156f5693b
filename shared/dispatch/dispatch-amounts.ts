import { roundHalfUpDiv, toSafeNumber } from '#shared/kernel/rounding.ts';
import type { DispatchKind } from './dispatch.schema.ts';

/** Goods of a sale or a resend are charged; samples, gifts and replacements are not. */
export function isCharged(kind: DispatchKind): boolean {
  return kind === 'sale' || kind === 'resend';
}

/** Kinds that deliver what a contract promised, and so count against its lines. */
export function servesContract(kind: DispatchKind): boolean {
  return kind !== 'sample' && kind !== 'gift';
}

/** The part of a line's amount (fen) that a part of its quantity makes up, half up; the whole is exact. */
export function shareFen(amountFen: number, partE6: number, wholeE6: number): number {
  return toSafeNumber(roundHalfUpDiv(BigInt(amountFen) * BigInt(partE6), BigInt(wholeE6)));
}
