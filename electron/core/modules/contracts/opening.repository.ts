import type { Insertable, Selectable } from 'kysely';
import type { OpeningDocumentTable, OpeningLineTable } from '#core/database/tables/contracts.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export type OpeningRow = Selectable<OpeningDocumentTable>;

export function findOpening(db: ReadDb, id: string): Promise<OpeningRow | undefined> {
  return db.selectFrom('opening_document').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The one opening document of a contract that is in force. */
export function findOpeningOf(db: ReadDb, contractId: string): Promise<OpeningRow | undefined> {
  return db
    .selectFrom('opening_document')
    .selectAll()
    .where('contract_id', '=', contractId)
    .where('status', '=', 'active')
    .executeTakeFirst();
}

export function listOpeningsOf(db: ReadDb, contractId: string): Promise<OpeningRow[]> {
  return db
    .selectFrom('opening_document')
    .selectAll()
    .where('contract_id', '=', contractId)
    .orderBy('number')
    .execute();
}

export function listOpeningLines(db: ReadDb, id: string): Promise<Selectable<OpeningLineTable>[]> {
  return db.selectFrom('opening_line').selectAll().where('opening_document_id', '=', id).orderBy('position').execute();
}

export async function insertOpening(
  db: WriteDb,
  head: Insertable<OpeningDocumentTable>,
  lines: readonly Insertable<OpeningLineTable>[],
): Promise<void> {
  await db.insertInto('opening_document').values(head).execute();
  for (const line of lines) await db.insertInto('opening_line').values(line).execute();
}

export async function voidOpening(
  db: WriteDb,
  { id, ...values }: Pick<OpeningRow, 'id' | 'version' | 'submission_id'>,
): Promise<void> {
  await db
    .updateTable('opening_document')
    .set({ ...values, status: 'void' })
    .where('id', '=', id)
    .execute();
}
