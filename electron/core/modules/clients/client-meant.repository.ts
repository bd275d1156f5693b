import type { ReadDb } from '#core/kernel/context.ts';

export interface NamedClient {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

/** More than are named to a person who has to choose. */
const CANDIDATES = 6;

/** Clients by one of the words that stand in their file; those merged away are among them. */
export function listClientsBy(
  db: ReadDb,
  column: 'code' | 'tax_number' | 'folded_name' | 'short_name',
  value: string,
): Promise<NamedClient[]> {
  return db
    .selectFrom('client')
    .select(['id', 'code', 'name'])
    .where(column, '=', value)
    .orderBy('code')
    .limit(CANDIDATES)
    .execute();
}

/** Clients whose file once had this name, folded. */
export function listClientsOnceCalled(db: ReadDb, foldedName: string): Promise<NamedClient[]> {
  return db
    .selectFrom('client_former_name as f')
    .innerJoin('client as c', 'c.id', 'f.client_id')
    .select(['c.id', 'c.code', 'c.name'])
    .where('f.folded_name', '=', foldedName)
    .orderBy('c.code')
    .limit(CANDIDATES)
    .execute();
}

/** Whether the file of one of these clients once had this name, folded. */
export async function wasOnceCalled(db: ReadDb, clientIds: readonly string[], foldedName: string): Promise<boolean> {
  const row = await db
    .selectFrom('client_former_name')
    .select('client_id')
    .where('folded_name', '=', foldedName)
    .where('client_id', 'in', clientIds)
    .executeTakeFirst();
  return row !== undefined;
}
