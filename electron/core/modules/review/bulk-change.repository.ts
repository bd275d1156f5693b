import type { Selectable } from 'kysely';
import type { BulkChangeRowTable, BulkChangeTable } from '#core/database/tables/actions.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export function findBulkChange(db: ReadDb, id: string): Promise<Selectable<BulkChangeTable> | undefined> {
  return db.selectFrom('bulk_change').selectAll().where('id', '=', id).executeTakeFirst();
}

export function listBulkRows(db: ReadDb, id: string): Promise<Selectable<BulkChangeRowTable>[]> {
  return db.selectFrom('bulk_change_row').selectAll().where('bulk_change_id', '=', id).orderBy('position').execute();
}

/** Rows a statement writes at once: six values each, far below what one statement may bind. */
const AT_ONCE = 500;

export async function insertBulkChange(
  db: WriteDb,
  head: BulkChangeTable,
  rows: readonly BulkChangeRowTable[],
): Promise<void> {
  await db.insertInto('bulk_change').values(head).execute();
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await db
      .insertInto('bulk_change_row')
      .values(rows.slice(from, from + AT_ONCE))
      .execute();
  }
}
