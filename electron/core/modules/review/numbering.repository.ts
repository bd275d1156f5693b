import { counterOf, type NumberCounter, type NumberFormat, writeNumber } from '#shared/kernel/document-number.ts';
import type { CommandContext, QueryContext, ReadDb } from '#core/kernel/context.ts';

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

/**
 * The next number of a series, in the form that holds on the office's day and with the document's own date in it (the day
 * itself for masters). Gapless, given in the effect's own transaction.
 */
export async function takeNumber(
  ctx: Pick<CommandContext, 'db'> & Pick<QueryContext, 'today'>,
  series: NumberSeries,
  documentDate?: string,
): Promise<string> {
  const format = await formatOn(ctx.db, series, ctx.today);
  const date = documentDate ?? ctx.today;
  const { prefix, datePart, period } = counterOf(format, date);
  const row = await ctx.db
    .insertInto('number_series')
    .values({ prefix, date_part: datePart, period, last: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['prefix', 'date_part', 'period'])
        .doUpdateSet((eb) => ({ last: eb('number_series.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return writeNumber(format, date, row.last);
}
