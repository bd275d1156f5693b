import { sql, type Insertable } from 'kysely';
import type { DayPageEntryTable, DayPageTable } from '#core/database/tables/daily.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';
import { ENTRY_SCOPE, type EntryRow } from '#core/modules/daily/daily-entry.repository.ts';

export const DAY_PAGE_KIND = 'day_page';

/** A person's entries of a day that no page holds, in the order they were keyed: those keyed by hand, or those of one file. */
export function listForPage(
  db: ReadDb,
  personId: string,
  officeDate: string,
  fileId: string | null,
  limit: number,
): Promise<EntryRow[]> {
  return openOf(db, personId)
    .selectAll('e')
    .where('e.office_date', '=', officeDate)
    .where('e.file_id', fileId === null ? 'is' : '=', fileId)
    .orderBy('e.seq')
    .limit(limit)
    .execute();
}

/** What a person's entries of a day come from that no page holds, by hand first, then file by file, each with how many there are. */
export function listOpenSources(db: ReadDb, personId: string, officeDate: string) {
  return openOf(db, personId)
    .leftJoin('daily_file as f', 'f.id', 'e.file_id')
    .select(['e.file_id as fileId', 'f.file_name as fileName', (eb) => eb.fn.countAll<number>().as('entries')])
    .where('e.office_date', '=', officeDate)
    .groupBy('e.file_id')
    .orderBy((eb) => eb('e.file_id', 'is not', null))
    .orderBy((eb) => eb.fn.min('e.seq'))
    .execute();
}

/** The days of a person with entries that no page holds, oldest first. */
export function listDaysWithoutPage(db: ReadDb, personId: string, limit: number) {
  return openOf(db, personId)
    .select(['e.office_date as officeDate', (eb) => eb.fn.countAll<number>().as('entries')])
    .groupBy('e.office_date')
    .orderBy('e.office_date')
    .limit(limit)
    .execute();
}

function openOf(db: ReadDb, personId: string) {
  return db
    .selectFrom('daily_entry as e')
    .where('e.person_id', '=', personId)
    .where('e.page_id', 'is', null)
    .where('e.struck_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('submission_claim as c')
            .select('c.submission_id')
            .where('c.scope', '=', ENTRY_SCOPE)
            .whereRef('c.key', '=', 'e.id'),
        ),
      ),
    );
}

/** Days on which others have entries that nobody countersigned, oldest first. */
export async function listDaysOfOthers(
  db: ReadDb,
  personId: string,
  kinds: readonly string[],
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('daily_entry')
    .select('office_date')
    .where('page_id', 'is', null)
    .where('struck_at', 'is', null)
    .where('person_id', '<>', personId)
    .where('kind', 'in', kinds)
    .groupBy('office_date')
    .orderBy('office_date')
    .limit(limit)
    .execute();
  return rows.map((row) => row.office_date);
}

/** Who keyed on a day, and whether something of theirs is still unreviewed. */
export function listPeopleOfDay(db: ReadDb, officeDate: string, kinds: readonly string[]) {
  return db
    .selectFrom('daily_entry as e')
    .innerJoin('v_person as p', 'p.id', 'e.person_id')
    .select(['e.person_id as personId', 'p.name as personName'])
    .select(sql<0 | 1>`MAX(e.page_id IS NULL AND e.struck_at IS NULL)`.as('unreviewed'))
    .where('e.office_date', '=', officeDate)
    .where('e.kind', 'in', kinds)
    .groupBy(['e.person_id', 'p.name'])
    .orderBy('p.name')
    .execute();
}

/** The pages submitted for a day, in the order of their numbers; what ended without effect is left out. */
export function listPagesOfDay(db: ReadDb, officeDate: string) {
  return db
    .selectFrom('submission as s')
    .innerJoin('v_person as p', 'p.id', 's.maker_id')
    .leftJoin('day_page as d', 'd.id', 's.record_id')
    .select(['s.id as submissionId', 's.serial', 's.state', 's.maker_id as personId', 'p.name as personName'])
    .select('d.id as pageId')
    .select((eb) =>
      eb
        .selectFrom('countersignature as c')
        .innerJoin('v_person as q', 'q.id', 'c.person_id')
        .select('q.name')
        .whereRef('c.submission_id', '=', 's.id')
        .whereRef('c.round', '=', 's.round')
        .whereRef('c.step', '=', 's.required_signatures')
        .as('checkerName'),
    )
    .where('s.kind', '=', sql.lit(DAY_PAGE_KIND))
    .where(sql`json_extract(s.content, '$.officeDate')`, '=', officeDate)
    .where('s.state', 'in', ['submitted', 'disputed', 'returned', 'effective'])
    .orderBy('s.serial')
    .execute();
}

export function findDayPage(db: ReadDb, id: string) {
  return db.selectFrom('day_page').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The entries of a page as they were signed, beside what the entries themselves say now. */
export function listPageEntries(db: ReadDb, pageId: string) {
  return db
    .selectFrom('day_page_entry as l')
    .innerJoin('daily_entry as e', 'e.id', 'l.entry_id')
    .selectAll('e')
    .select(['l.subject_label', 'l.summary', 'l.corrects'])
    .where('l.page_id', '=', pageId)
    .orderBy('l.position')
    .execute();
}

/** Writes the page and marks its entries reviewed: only in the effect of its submission, the store sees to that. */
export async function insertDayPage(
  db: WriteDb,
  head: Insertable<DayPageTable>,
  entries: readonly Insertable<DayPageEntryTable>[],
): Promise<void> {
  await db.insertInto('day_page').values(head).execute();
  for (const entry of entries) {
    await db.insertInto('day_page_entry').values(entry).execute();
    await db.updateTable('daily_entry').set({ page_id: head.id }).where('id', '=', entry.entry_id).execute();
  }
}

/** Who made a page effective, when, and on which content. */
export function findPageSignature(db: ReadDb, submissionId: string) {
  return db
    .selectFrom('submission as s')
    .innerJoin('countersignature as c', 'c.submission_id', 's.id')
    .innerJoin('v_person as p', 'p.id', 'c.person_id')
    .select(['p.name', 'c.at', 'c.content_hash as contentHash'])
    .where('s.id', '=', submissionId)
    .whereRef('c.round', '=', 's.round')
    .whereRef('c.step', '=', 's.required_signatures')
    .executeTakeFirst();
}
