import type { Insertable, Selectable } from 'kysely';
import type { ReturnLineTable, ReturnNoteTable } from '#core/database/tables/dispatch.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export type ReturnNoteRow = Selectable<ReturnNoteTable>;

export function findReturnNote(db: ReadDb, id: string): Promise<ReturnNoteRow | undefined> {
  return db.selectFrom('return_note').selectAll().where('id', '=', id).executeTakeFirst();
}

export function listReturnLines(db: ReadDb, id: string): Promise<Selectable<ReturnLineTable>[]> {
  return db.selectFrom('return_line').selectAll().where('return_note_id', '=', id).orderBy('position').execute();
}

export async function insertReturnNote(
  db: WriteDb,
  head: Insertable<ReturnNoteTable>,
  lines: readonly Insertable<ReturnLineTable>[],
): Promise<void> {
  await db.insertInto('return_note').values(head).execute();
  await db.insertInto('return_line').values(lines).execute();
}

export async function updateReturnNote(
  db: WriteDb,
  { id, ...values }: Omit<Insertable<ReturnNoteTable>, 'number'>,
  lines: readonly Insertable<ReturnLineTable>[],
): Promise<void> {
  await db.updateTable('return_note').set(values).where('id', '=', id).execute();
  await db.deleteFrom('return_line').where('return_note_id', '=', id).execute();
  await db.insertInto('return_line').values(lines).execute();
}
