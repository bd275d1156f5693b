import type { Insertable, Selectable } from 'kysely';
import type { BackupKeyTable, BackupLogTable } from '#core/database/tables/backup.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export type BackupKeyRow = Selectable<BackupKeyTable>;
export type BackupLogRow = Selectable<BackupLogTable> & { readonly person_name: string | null };

export async function insertLog(db: WriteDb, row: Omit<Insertable<BackupLogTable>, 'seq'>): Promise<void> {
  const last = await db
    .selectFrom('backup_log')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .executeTakeFirst();
  await db
    .insertInto('backup_log')
    .values({ ...row, seq: (last?.seq ?? 0) + 1 })
    .execute();
}

export function listLogBefore(db: ReadDb, before: number | undefined, limit: number): Promise<BackupLogRow[]> {
  return db
    .selectFrom('backup_log as l')
    .leftJoin('v_person as p', 'p.id', 'l.person_id')
    .selectAll('l')
    .select('p.name as person_name')
    .$if(before !== undefined, (query) => query.where('l.seq', '<', before ?? 0))
    .orderBy('l.seq', 'desc')
    .limit(limit)
    .execute();
}

/** When the last good backup was made, in any place. */
export async function lastMadeAt(db: ReadDb): Promise<number | undefined> {
  const row = await db
    .selectFrom('backup_log')
    .select('at')
    .where('event', '=', 'made')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}

/** Names and times of the good backups made into a place, the newest first; more than retention can keep. */
export function listMade(db: ReadDb, place: string): Promise<{ file: string; at: number }[]> {
  return db
    .selectFrom('backup_log')
    .select(['file', 'at'])
    .where('event', '=', 'made')
    .where('place', '=', place)
    .orderBy('seq', 'desc')
    .limit(1000)
    .execute();
}

export function findBackupKey(db: ReadDb): Promise<BackupKeyRow | undefined> {
  return db.selectFrom('backup_key').selectAll().executeTakeFirst();
}

/** The key of the office's backups from now on; older files keep the lock they were made with. */
export async function putBackupKey(db: WriteDb, row: Insertable<BackupKeyTable>): Promise<void> {
  await db.deleteFrom('backup_key').execute();
  await db.insertInto('backup_key').values(row).execute();
}
