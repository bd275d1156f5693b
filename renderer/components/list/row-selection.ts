import type { RowSource } from '#renderer/app/row-pages.ts';
import { formatFen } from '#shared/kernel/money.ts';
import { formatQuantity } from '#shared/kernel/quantity.ts';
import { roundHalfUpDiv } from '#shared/kernel/rounding.ts';

/** Ticked rows by key. The rows themselves: their pages may be let go meanwhile. */
export type Ticked<R> = ReadonlyMap<string, R>;

export interface Ticking<R> {
  readonly keyOf: (row: R) => string;
  /** Rows that cannot be ticked are passed over. */
  readonly may?: (row: R) => boolean;
}

export function toggled<R>(ticked: Ticked<R>, row: R, { keyOf, may }: Ticking<R>): Ticked<R> {
  const next = new Map(ticked);
  if (!next.delete(keyOf(row)) && may?.(row) !== false) next.set(keyOf(row), row);
  return next;
}

/** The rows from one place to another, both included, besides what was ticked before the range began. */
export function ranged<R>(
  before: Ticked<R>,
  rows: RowSource<R>,
  from: number,
  to: number,
  { keyOf, may }: Ticking<R>,
): Ticked<R> {
  const next = new Map(before);
  for (let at = Math.min(from, to); at <= Math.max(from, to); at += 1) {
    const row = rows.at(at);
    if (row !== undefined && may?.(row) !== false) next.set(keyOf(row), row);
  }
  return next;
}

/** Rows that came again in a newer state take the place of the older ones; the same map when nothing is newer. */
export function refreshed<R>(ticked: Ticked<R>, seen: Iterable<R>, keyOf: (row: R) => string): Ticked<R> {
  let next: Map<string, R> | undefined;
  for (const row of seen) {
    const key = keyOf(row);
    const old = ticked.get(key);
    if (old === undefined || old === row) continue;
    next ??= new Map(ticked);
    next.set(key, row);
  }
  return next ?? ticked;
}

/** Fen, or a plain count. Quantities have no sum: their units differ. */
export type SumKind = 'fen' | 'count';

interface Summable<R> {
  readonly key: string;
  readonly title: string;
  readonly sum?: { readonly kind: SumKind; readonly of: (row: R) => number | null };
}

export interface ColumnSum {
  readonly key: string;
  readonly title: string;
  readonly sum: string;
  /** Of the rows that have a value; half up. Undefined for a single row. */
  readonly average?: string;
}

/** Sum and average of the ticked rows, column by column: exact, and the average to two decimals. */
export function sumsOf<R>(columns: readonly Summable<R>[], rows: Iterable<R>): readonly ColumnSum[] {
  const all = [...rows];
  return columns.flatMap(({ key, title, sum }) => {
    if (sum === undefined) return [];
    const values = all.map(sum.of).filter((value) => value !== null);
    if (values.length === 0) return [];
    const total = values.reduce((so, value) => so + BigInt(value), 0n);
    const isMoney = sum.kind === 'fen';
    const mean = roundHalfUpDiv(isMoney ? total : total * HUNDREDTHS, BigInt(values.length));
    const average = isMoney ? formatFen(mean) : formatQuantity(mean * E6_A_HUNDREDTH);
    const shown = isMoney ? formatFen(total) : formatQuantity(total * HUNDREDTHS * E6_A_HUNDREDTH);
    return [{ key, title, sum: shown, ...(values.length > 1 && { average }) }];
  });
}

const HUNDREDTHS = 100n;
const E6_A_HUNDREDTH = 10_000n;
