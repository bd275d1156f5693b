import type { TaxRate } from '#shared/settings/settings.schema.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export function listRates(db: ReadDb): Promise<TaxRate[]> {
  return db
    .selectFrom('tax_rate')
    .select(['rate as rateBasisPoints', 'treatment', 'from_on as fromOn', 'to_on as toOn', 'purpose'])
    .orderBy('position')
    .execute();
}

export async function replaceRates(db: WriteDb, rates: readonly TaxRate[], submissionId: string): Promise<void> {
  await db.deleteFrom('tax_rate').execute();
  for (const [position, { rateBasisPoints, treatment, fromOn, toOn, purpose }] of rates.entries()) {
    await db
      .insertInto('tax_rate')
      .values({
        position,
        rate: rateBasisPoints,
        treatment,
        from_on: fromOn,
        to_on: toOn,
        purpose,
        submission_id: submissionId,
      })
      .execute();
  }
}
