import type { Insertable, Selectable } from 'kysely';
import type { CloseShortLineTable, CloseShortTable } from '#core/database/tables/contracts.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export type CloseShortRow = Selectable<CloseShortTable>;

export function findCloseShort(db: ReadDb, id: string): Promise<CloseShortRow | undefined> {
  return db.selectFrom('close_short').selectAll().where('id', '=', id).executeTakeFirst();
}

export function listCloseShortLines(db: ReadDb, id: string): Promise<Selectable<CloseShortLineTable>[]> {
  return db.selectFrom('close_short_line').selectAll().where('close_short_id', '=', id).orderBy('position').execute();
}

export function listCloseShortsOf(db: ReadDb, contractId: string): Promise<CloseShortRow[]> {
  return db.selectFrom('close_short').selectAll().where('contract_id', '=', contractId).orderBy('number').execute();
}

export async function insertCloseShort(
  db: WriteDb,
  head: Insertable<CloseShortTable>,
  lines: readonly Insertable<CloseShortLineTable>[],
): Promise<void> {
  await db.insertInto('close_short').values(head).execute();
  for (const line of lines) await db.insertInto('close_short_line').values(line).execute();
}

export async function voidCloseShort(
  db: WriteDb,
  { id, ...values }: Pick<CloseShortRow, 'id' | 'version' | 'submission_id'>,
): Promise<void> {
  await db
    .updateTable('close_short')
    .set({ ...values, status: 'void' })
    .where('id', '=', id)
    .execute();
}
