import type { ReadDb } from '#core/kernel/context.ts';

/** Quantities (millionths) that open submissions reserved, by key of the scope; a key without any is missing. */
export async function sumClaims(
  db: ReadDb,
  scope: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom('submission_claim')
    .select((eb) => ['key', eb.fn.sum<number>('quantity_e6').as('quantityE6')])
    .where('scope', '=', scope)
    .where('key', 'in', keys)
    .groupBy('key')
    .execute();
  return new Map(rows.map((row) => [row.key, row.quantityE6]));
}

/** The same of one key, with one submission left out: what others reserved. */
export async function sumClaimsOfOthers(db: ReadDb, scope: string, key: string, submissionId: string): Promise<number> {
  const row = await db
    .selectFrom('submission_claim')
    .select((eb) => eb.fn.sum<number | null>('quantity_e6').as('quantityE6'))
    .where('scope', '=', scope)
    .where('key', '=', key)
    .where('submission_id', '<>', submissionId)
    .executeTakeFirst();
  return row?.quantityE6 ?? 0;
}

/** What an open submission itself reserved, by claim key. */
export async function listOwnClaims(
  db: ReadDb,
  submissionId: string,
  scope: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('submission_claim')
    .select(['key', 'quantity_e6'])
    .where('submission_id', '=', submissionId)
    .where('scope', '=', scope)
    .execute();
  return new Map(rows.map((row) => [row.key, row.quantity_e6 ?? 0]));
}
