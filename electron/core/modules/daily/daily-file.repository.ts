import type { Insertable, Selectable } from 'kysely';
import type { DailyFileTable } from '#core/database/tables/daily.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export type DailyFile = Selectable<DailyFileTable>;

export async function insertFile(db: WriteDb, row: Insertable<DailyFileTable>): Promise<void> {
  await db.insertInto('daily_file').values(row).execute();
}

export function findFile(db: ReadDb, id: string): Promise<DailyFile | undefined> {
  return db.selectFrom('daily_file').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The last time this very file was taken in as this kind, and by whom. */
export function findTaken(db: ReadDb, kind: string, fileHash: string) {
  return db
    .selectFrom('daily_file as f')
    .innerJoin('v_person as p', 'p.id', 'f.person_id')
    .select(['p.name as personName', 'f.office_date as officeDate', 'f.person_id as personId'])
    .select(({ exists, selectFrom, case: when }) =>
      when()
        .when(
          exists(
            selectFrom('daily_entry as e')
              .select('e.id')
              .whereRef('e.file_id', '=', 'f.id')
              .where('e.struck_at', 'is', null)
              .where('e.page_id', 'is', null),
          ),
        )
        .then(1)
        .else(0)
        .end()
        .as('isOpen'),
    )
    .where('f.file_hash', '=', fileHash)
    .where('f.kind', '=', kind)
    .orderBy('f.at', 'desc')
    .executeTakeFirst();
}

/** Files of these kinds that were taken in on a day, in their order, with how many of their entries are struck or on a page. */
export function listFilesOfDay(db: ReadDb, officeDate: string, kinds: readonly string[]) {
  return db
    .selectFrom('daily_file as f')
    .innerJoin('v_person as p', 'p.id', 'f.person_id')
    .select([
      'f.id',
      'f.kind',
      'f.file_name as fileName',
      'f.person_id as personId',
      'p.name as personName',
      'f.entries',
    ])
    .select(({ selectFrom, fn }) => [
      selectFrom('daily_entry as e')
        .select(fn.countAll<number>().as('n'))
        .whereRef('e.file_id', '=', 'f.id')
        .where('e.struck_at', 'is not', null)
        .as('struck'),
      selectFrom('daily_entry as e')
        .select(fn.countAll<number>().as('n'))
        .whereRef('e.file_id', '=', 'f.id')
        .where('e.page_id', 'is not', null)
        .as('paged'),
    ])
    .where('f.office_date', '=', officeDate)
    .where('f.kind', 'in', kinds)
    .orderBy('f.at')
    .orderBy('f.id')
    .execute();
}

/** The entries of a file that still stand, in the order of its rows. */
export function listStanding(db: ReadDb, fileId: string) {
  return db
    .selectFrom('daily_entry')
    .select(['id', 'page_id as pageId'])
    .where('file_id', '=', fileId)
    .where('struck_at', 'is', null)
    .orderBy('file_row')
    .execute();
}

/** How many entries of a file were struck. */
export async function countStruck(db: ReadDb, fileId: string): Promise<number> {
  const row = await db
    .selectFrom('daily_entry')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('file_id', '=', fileId)
    .where('struck_at', 'is not', null)
    .executeTakeFirst();
  return row?.n ?? 0;
}
