import type { Insertable, Selectable } from 'kysely';
import type { DataReleaseTable } from '#core/database/tables/disclosures.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export function findRelease(db: ReadDb, id: string): Promise<Selectable<DataReleaseTable> | undefined> {
  return db.selectFrom('data_release').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertRelease(db: WriteDb, row: Insertable<DataReleaseTable>): Promise<void> {
  await db.insertInto('data_release').values(row).execute();
}

export async function isReleaseUsed(db: ReadDb, id: string): Promise<boolean> {
  const row = await db.selectFrom('data_release_use').select('at').where('release_id', '=', id).executeTakeFirst();
  return row !== undefined;
}

export async function insertReleaseUse(db: WriteDb, id: string, at: number): Promise<void> {
  await db.insertInto('data_release_use').values({ release_id: id, at }).execute();
}

/** A person's releases that are neither used nor over, the one that ends first before the others. */
export function listOpenReleases(db: ReadDb, personId: string, now: number) {
  return db
    .selectFrom('data_release as r')
    .leftJoin('data_release_use as u', 'u.release_id', 'r.id')
    .selectAll('r')
    .where('r.person_id', '=', personId)
    .where('r.good_until', '>=', now)
    .where('u.release_id', 'is', null)
    .orderBy('r.good_until')
    .limit(50)
    .execute();
}

/** Whoever asked for the release: it is theirs to use. */
export async function getMakerId(db: ReadDb, submissionId: string): Promise<string> {
  const row = await db
    .selectFrom('submission')
    .select('maker_id')
    .where('id', '=', submissionId)
    .executeTakeFirstOrThrow();
  return row.maker_id;
}

/** Who countersigned it, by name; several are joined. */
export async function findSignerNames(db: ReadDb, submissionId: string): Promise<string> {
  const rows = await db
    .selectFrom('countersignature as c')
    .innerJoin('person as p', 'p.id', 'c.person_id')
    .innerJoin('submission as s', (join) => join.onRef('s.id', '=', 'c.submission_id').onRef('s.round', '=', 'c.round'))
    .select('p.name')
    .where('c.submission_id', '=', submissionId)
    .orderBy('c.step')
    .execute();
  return rows.map(({ name }) => name).join('、');
}
