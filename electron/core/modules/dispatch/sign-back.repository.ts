import type { Insertable, Selectable } from 'kysely';
import type { SignBackLineTable, SignBackTable } from '#core/database/tables/dispatch.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export type SignBackRow = Selectable<SignBackTable>;

export function findSignBack(db: ReadDb, id: string): Promise<SignBackRow | undefined> {
  return db.selectFrom('sign_back').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The signed copy of a note that is in force; there is one at most. */
export function findSignBackOf(db: ReadDb, noteId: string): Promise<SignBackRow | undefined> {
  return db
    .selectFrom('sign_back')
    .selectAll()
    .where('dispatch_note_id', '=', noteId)
    .where('status', '=', 'active')
    .executeTakeFirst();
}

export function listSignBackLines(db: ReadDb, id: string): Promise<Selectable<SignBackLineTable>[]> {
  return db.selectFrom('sign_back_line').selectAll().where('sign_back_id', '=', id).orderBy('position').execute();
}

export async function insertSignBack(
  db: WriteDb,
  head: Insertable<SignBackTable>,
  lines: readonly Insertable<SignBackLineTable>[],
): Promise<void> {
  await db.insertInto('sign_back').values(head).execute();
  await db.insertInto('sign_back_line').values(lines).execute();
}

export async function updateSignBack(
  db: WriteDb,
  { id, ...values }: Omit<Insertable<SignBackTable>, 'number'>,
  lines: readonly Insertable<SignBackLineTable>[],
): Promise<void> {
  await db.updateTable('sign_back').set(values).where('id', '=', id).execute();
  await db.deleteFrom('sign_back_line').where('sign_back_id', '=', id).execute();
  await db.insertInto('sign_back_line').values(lines).execute();
}
