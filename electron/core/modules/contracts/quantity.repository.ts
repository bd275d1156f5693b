import type { Selectable } from 'kysely';
import type { ContractLineQuantityView } from '#core/database/tables/reports.tables.ts';
import type { ReadDb } from '#core/kernel/context.ts';

export type LineQuantityRow = Selectable<ContractLineQuantityView>;

/** What happened to each line of a contract so far, pending claims included; a void contract has no rows. */
export function listLineQuantities(db: ReadDb, contractId: string): Promise<LineQuantityRow[]> {
  return db.selectFrom('v_contract_line_quantity').selectAll().where('contract_id', '=', contractId).execute();
}

export async function findReceivedFen(db: ReadDb, contractId: string): Promise<number> {
  const row = await db
    .selectFrom('v_contract_received')
    .select('received_fen')
    .where('contract_id', '=', contractId)
    .executeTakeFirst();
  return row?.received_fen ?? 0;
}
