import type { Insertable, Selectable } from 'kysely';
import type { RegisterEntryTable, RegisterLinkTable } from '#core/database/tables/registers.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export type RegisterEntryRow = Selectable<RegisterEntryTable>;

export function findEntry(db: ReadDb, register: string, id: string): Promise<RegisterEntryRow | undefined> {
  return db
    .selectFrom('register_entry')
    .selectAll()
    .where('id', '=', id)
    .where('register', '=', register)
    .executeTakeFirst();
}

export async function insertEntry(
  db: WriteDb,
  row: Insertable<RegisterEntryTable>,
  links: readonly Insertable<RegisterLinkTable>[],
): Promise<void> {
  await db.insertInto('register_entry').values(row).execute();
  for (const link of links) await db.insertInto('register_link').values(link).execute();
}

/** The next version of an entry: what it says and what it names. */
export async function updateEntry(
  db: WriteDb,
  { id, ...values }: Pick<RegisterEntryRow, 'id' | 'version' | 'entered_on' | 'title' | 'fields' | 'submission_id'>,
  links: readonly Insertable<RegisterLinkTable>[],
): Promise<void> {
  await db.updateTable('register_entry').set(values).where('id', '=', id).execute();
  await db.deleteFrom('register_link').where('entry_id', '=', id).execute();
  for (const link of links) await db.insertInto('register_link').values(link).execute();
}

export async function voidEntry(
  db: WriteDb,
  { id, ...values }: Pick<RegisterEntryRow, 'id' | 'version' | 'submission_id'>,
): Promise<void> {
  await db
    .updateTable('register_entry')
    .set({ ...values, status: 'void' })
    .where('id', '=', id)
    .execute();
}

/** Which of these entries have a submission that is not settled yet. */
export async function listInReview(db: ReadDb, kind: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('submission')
    .select('record_id')
    .where('kind', '=', kind)
    .where('record_id', 'in', ids)
    .where('state', 'in', ['submitted', 'disputed', 'returned'])
    .execute();
  return new Set(rows.map((row) => row.record_id));
}
