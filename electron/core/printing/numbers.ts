import { formatFen } from '#shared/kernel/money.ts';
import { formatPrice, formatQuantity } from '#shared/kernel/quantity.ts';
import { printable } from './text-lines.ts';

/** Money on paper: as on screen, with an ASCII minus, which every print font has. */
export function paperFen(fen: number | bigint): string {
  return printable(formatFen(fen));
}

/** Quantity on paper, from millionths. */
export function paperQuantity(quantityE6: number | bigint, decimals: number): string {
  return printable(formatQuantity(quantityE6, decimals));
}

/** Unit price on paper, from millionths of a yuan. */
export function paperPrice(priceE6: number | bigint): string {
  return printable(formatPrice(priceE6));
}
