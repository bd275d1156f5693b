import { formatFen } from '#shared/kernel/money.ts';
import { formatPrice, formatQuantity } from '#shared/kernel/quantity.ts';

interface MoneyTextProps {
  readonly fen: number | bigint;
  /** Zero as `–`, for computed columns. */
  readonly blankZero?: boolean;
  readonly strong?: boolean;
}

/** How a figure looks, below zero too. */
export function figureLook(value: number | bigint | null): string {
  return classes(value !== null && value < 0);
}

function classes(negative: boolean, strong?: boolean): string {
  return ['num', negative && 'minus', strong === true && 'strong'].filter(Boolean).join(' ');
}

/** Money from fen: grouped, two decimals, a true minus and red below zero. */
export function MoneyText({ fen, blankZero, strong }: MoneyTextProps) {
  return <span className={classes(fen < 0, strong)}>{formatFen(fen, { blankZero: blankZero ?? false })}</span>;
}

interface QuantityTextProps {
  readonly e6: number | bigint;
  /** Decimals of the line's unit. */
  readonly decimals?: number;
  readonly blankZero?: boolean;
}

/** A quantity from millionths of its unit. */
export function QuantityText({ e6, decimals, blankZero }: QuantityTextProps) {
  if (blankZero === true && BigInt(e6) === 0n) return <span className="num">–</span>;
  return <span className={classes(e6 < 0)}>{formatQuantity(e6, decimals ?? 0)}</span>;
}

/** A unit price from millionths of a yuan. */
export function PriceText({ e6 }: { readonly e6: number | bigint }) {
  return <span className="num">{formatPrice(e6)}</span>;
}
