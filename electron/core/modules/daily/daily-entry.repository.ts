import type { Insertable, Selectable } from 'kysely';
import type { DailyEntryTable } from '#core/database/tables/daily.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

/** The scope under which an open page holds its entries; the store's own guard of striking reads it. */
export const ENTRY_SCOPE = 'daily.entry';

export type EntryRow = Selectable<DailyEntryTable>;

export interface ListAsked {
  /** Kinds the caller may read. */
  readonly kinds: readonly string[];
  readonly subject?: { readonly kind: string; readonly id: string } | undefined;
  readonly officeDate?: string | undefined;
  readonly personId?: string | undefined;
  readonly notPersonId?: string | undefined;
  readonly unreviewed: boolean;
  readonly limit: number;
}

export function findEntry(db: ReadDb, id: string): Promise<EntryRow | undefined> {
  return db.selectFrom('daily_entry').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertEntry(db: WriteDb, row: Insertable<DailyEntryTable>): Promise<void> {
  await db.insertInto('daily_entry').values(row).execute();
}

export async function strikeEntry(
  db: WriteDb,
  id: string,
  struck: { readonly struck_at: number; readonly struck_by: string; readonly struck_reason: string },
): Promise<void> {
  await db.updateTable('daily_entry').set(struck).where('id', '=', id).execute();
}

/** Whether an open page holds the entry. */
export async function isHeld(db: ReadDb, id: string): Promise<boolean> {
  const claim = await db
    .selectFrom('submission_claim')
    .select('submission_id')
    .where('scope', '=', ENTRY_SCOPE)
    .where('key', '=', id)
    .executeTakeFirst();
  return claim !== undefined;
}

export function findCorrection(db: ReadDb, id: string): Promise<{ id: string } | undefined> {
  return db
    .selectFrom('daily_entry')
    .select('id')
    .where('corrects_id', '=', id)
    .where('struck_at', 'is', null)
    .executeTakeFirst();
}

/** Newest first; one row beyond the page. Days follow the order of keying, so day and serial order alike. */
export function listEntries(db: ReadDb, asked: ListAsked, after: readonly (string | number)[] | undefined) {
  let rows = withFacts(db).where('e.kind', 'in', asked.kinds);
  const { subject, officeDate, personId, notPersonId } = asked;
  if (subject) rows = rows.where('e.subject_kind', '=', subject.kind).where('e.subject_id', '=', subject.id);
  if (officeDate !== undefined) rows = rows.where('e.office_date', '=', officeDate);
  if (personId !== undefined) rows = rows.where('e.person_id', '=', personId);
  if (notPersonId !== undefined) rows = rows.where('e.person_id', '<>', notPersonId);
  if (asked.unreviewed) rows = rows.where('e.page_id', 'is', null).where('e.struck_at', 'is', null);
  if (after) rows = rows.where('e.seq', '<', Number(after[0]));
  return rows
    .orderBy('e.seq', 'desc')
    .limit(asked.limit + 1)
    .execute();
}

export type ListedEntry = Awaited<ReturnType<typeof listEntries>>[number];

function withFacts(db: ReadDb) {
  return db
    .selectFrom('daily_entry as e')
    .innerJoin('v_person as p', 'p.id', 'e.person_id')
    .leftJoin('day_page as d', 'd.id', 'e.page_id')
    .leftJoin('daily_file as f', 'f.id', 'e.file_id')
    .selectAll('e')
    .select(['p.name as person_name', 'd.submission_id as page_submission_id', 'f.file_name'])
    .select((eb) => [
      eb
        .selectFrom('submission_claim as c')
        .select('c.submission_id')
        .where('c.scope', '=', ENTRY_SCOPE)
        .whereRef('c.key', '=', 'e.id')
        .limit(1)
        .as('held_by'),
      eb
        .selectFrom('daily_entry as n')
        .select('n.id')
        .whereRef('n.corrects_id', '=', 'e.id')
        .where('n.corrects_id', 'is not', null)
        .where('n.struck_at', 'is', null)
        .limit(1)
        .as('corrected_by'),
      eb
        .selectFrom('submission as s')
        .innerJoin('countersignature as c', 'c.submission_id', 's.id')
        .innerJoin('v_person as q', 'q.id', 'c.person_id')
        .select('q.name')
        .whereRef('s.id', '=', 'd.submission_id')
        .whereRef('c.round', '=', 's.round')
        .whereRef('c.step', '=', 's.required_signatures')
        .as('checker_name'),
    ]);
}

/** What people call the records of these ids by. */
export function listSubjectLabels(db: ReadDb, ids: readonly string[]) {
  return db.selectFrom('v_effective_record').select(['kind', 'id', 'label']).where('id', 'in', ids).execute();
}
