import { counterOf, type NumberCounter, type NumberFormat, writeNumber } from '#shared/kernel/document-number.ts';
import { countOn } from '#core/database/count-on.ts';
import type { CommandContext, QueryContext, ReadDb } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';

/** A row of numbers: what is counted, and how until the office has chosen its own form. */
export interface NumberSeries {
  /** The record kind that is numbered, or `voucher`. */
  readonly name: string;
  readonly prefix: string;
  /** Documents have a date of their own and count per year from the start; masters count on and on. */
  readonly isDated: boolean;
}

/** `HT-2026-000123` for documents, `KH-000123` for masters: what holds before the office has written its own. */
export function defaultFormat({ prefix, isDated }: NumberSeries): NumberFormat {
  return { prefix, datePart: isDated ? 'year' : 'none', restart: isDated ? 'yearly' : 'never', width: 6 };
}

/** The form that holds on a day: of the versions begun by then, the last one signed. */
export async function formatOn(db: ReadDb, series: NumberSeries, day: string): Promise<NumberFormat> {
  const row = await db
    .selectFrom('v_number_format')
    .select(['prefix', 'date_part as datePart', 'restart', 'width'])
    .where('series', '=', series.name)
    .where('holds_from', '<=', day)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? defaultFormat(series);
}

export function listCounters(db: ReadDb): Promise<NumberCounter[]> {
  return db
    .selectFrom('number_series')
    .select(['prefix', 'date_part as datePart', 'period', 'last'])
    .orderBy('prefix')
    .orderBy('date_part')
    .orderBy('period')
    .execute();
}

type NumberContext = Pick<CommandContext, 'db'> & Pick<QueryContext, 'today'>;

/**
 * The next number of a series, in the form that holds on the office's day and with the document's own date in it (the day
 * itself for masters). Gapless, given in the effect's own transaction.
 */
export async function takeNumber(ctx: NumberContext, series: NumberSeries, documentDate?: string): Promise<string> {
  const [number] = await takeNumbers(ctx, series, [documentDate]);
  invariant(number !== undefined, 'one number was asked for');
  return number;
}

/** The next numbers of a series, one for each date, in their order; those that count together are taken as one block. */
export async function takeNumbers(
  ctx: NumberContext,
  series: NumberSeries,
  documentDates: readonly (string | undefined)[],
): Promise<readonly string[]> {
  const format = await formatOn(ctx.db, series, ctx.today);
  const { prefix, datePart } = format;
  const dates = documentDates.map((date) => date ?? ctx.today);
  const wanted = new Map<number, number>();
  for (const date of dates) {
    const { period } = counterOf(format, date);
    wanted.set(period, (wanted.get(period) ?? 0) + 1);
  }
  const next = new Map<number, number>();
  for (const [period, count] of wanted) {
    const last = await countOn(ctx.db, { prefix, datePart, period }, count);
    next.set(period, last - count + 1);
  }
  return dates.map((date) => {
    const { period } = counterOf(format, date);
    const number = next.get(period) ?? 0;
    next.set(period, number + 1);
    return writeNumber(format, date, number);
  });
}
