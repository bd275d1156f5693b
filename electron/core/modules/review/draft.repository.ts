import type { Selectable } from 'kysely';
import type { BroughtFileTable, DraftTable } from '#core/database/tables/drafts.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

type StoredDraft = Selectable<DraftTable>;

export function listDraftsOf(db: ReadDb, personId: string, limit: number) {
  return db
    .selectFrom('draft')
    .select(['name', 'page', 'params', 'title', 'base_version', 'changed_at'])
    .where('person_id', '=', personId)
    .orderBy('changed_at', 'desc')
    .limit(limit)
    .execute();
}

export function findDraftOf(db: ReadDb, personId: string, name: string): Promise<StoredDraft | undefined> {
  return db
    .selectFrom('draft')
    .selectAll()
    .where('person_id', '=', personId)
    .where('name', '=', name)
    .executeTakeFirst();
}

export async function countDraftsOf(db: ReadDb, personId: string): Promise<number> {
  const row = await db
    .selectFrom('draft')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.n ?? 0;
}

/** The newest takes the place of the one before it. */
export async function writeDraft(db: WriteDb, draft: StoredDraft): Promise<void> {
  const { person_id: _person, name: _name, ...rest } = draft;
  await db
    .insertInto('draft')
    .values(draft)
    .onConflict((on) => on.columns(['person_id', 'name']).doUpdateSet(rest))
    .execute();
}

/** Answers whether there was one. */
export async function deleteDraftOf(db: WriteDb, personId: string, name: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('draft')
    .where('person_id', '=', personId)
    .where('name', '=', name)
    .returning('name')
    .executeTakeFirst();
  return gone !== undefined;
}

export async function writeBroughtFile(db: WriteDb, file: Selectable<BroughtFileTable>): Promise<void> {
  const { file_name, media_type, brought_at } = file;
  await db
    .insertInto('brought_file')
    .values(file)
    .onConflict((on) => on.columns(['person_id', 'file_hash']).doUpdateSet({ file_name, media_type, brought_at }))
    .execute();
}

export function findBroughtFile(db: ReadDb, personId: string, fileHash: string) {
  return db
    .selectFrom('brought_file')
    .select(['file_name', 'media_type'])
    .where('person_id', '=', personId)
    .where('file_hash', '=', fileHash)
    .executeTakeFirst();
}
