import type { WriteDb } from '#core/kernel/context.ts';

/**
 * The next number of a series: documents count per year of their business date (`HT-2026-000123`), masters on and on
 * (`KH-000123`). Gapless, given in the effect's own transaction.
 */
export async function takeNumber(db: WriteDb, prefix: string, businessDate: string | undefined): Promise<string> {
  const year = businessDate === undefined ? 0 : Number(businessDate.slice(0, 4));
  const row = await db
    .insertInto('number_series')
    .values({ prefix, year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['prefix', 'year']).doUpdateSet((eb) => ({ last: eb('number_series.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  const count = String(row.last).padStart(6, '0');
  return year === 0 ? `${prefix}-${count}` : `${prefix}-${year}-${count}`;
}
