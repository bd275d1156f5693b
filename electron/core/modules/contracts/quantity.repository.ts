import type { Selectable } from 'kysely';
import type { ContractLineQuantityView } from '#core/database/tables/reports.tables.ts';
import type { ReadDb } from '#core/kernel/context.ts';

export type LineQuantityRow = Selectable<ContractLineQuantityView>;

/** What happened to each line of a contract so far, pending claims included; a void contract has no rows. */
export function listLineQuantities(db: ReadDb, contractId: string): Promise<LineQuantityRow[]> {
  return db.selectFrom('v_contract_line_quantity').selectAll().where('contract_id', '=', contractId).execute();
}

/** Quantities an open submission itself reserved, by claim key. */
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

export async function findReceivedFen(db: ReadDb, contractId: string): Promise<number> {
  const row = await db
    .selectFrom('v_contract_received')
    .select('received_fen')
    .where('contract_id', '=', contractId)
    .executeTakeFirst();
  return row?.received_fen ?? 0;
}
