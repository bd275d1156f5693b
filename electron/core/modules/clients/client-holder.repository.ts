import type { ReadDb } from '#core/kernel/context.ts';

/** Who holds what this client had: the survivor at the end of its merges, else the client itself. */
export async function findHolder(db: ReadDb, clientId: string): Promise<string> {
  const row = await db
    .selectFrom('client_holder')
    .select('holder_id')
    .where('client_id', '=', clientId)
    .executeTakeFirst();
  return row?.holder_id ?? clientId;
}

/** The same for many, in their order. */
export async function holdersOf(db: ReadDb, clientIds: readonly string[]): Promise<readonly string[]> {
  if (clientIds.length === 0) return [];
  const rows = await db.selectFrom('client_holder').selectAll().where('client_id', 'in', clientIds).execute();
  const holders = new Map(rows.map((row) => [row.client_id, row.holder_id]));
  return clientIds.map((id) => holders.get(id) ?? id);
}

/** The clients that were merged into this one, over any chain. */
export async function listAbsorbed(db: ReadDb, clientId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('client_holder')
    .select('client_id')
    .where('holder_id', '=', clientId)
    .orderBy('client_id')
    .execute();
  return rows.map((row) => row.client_id);
}

export function findClientName(db: ReadDb, id: string) {
  return db.selectFrom('client').select(['id', 'code', 'name']).where('id', '=', id).executeTakeFirst();
}
