import type { Selectable } from 'kysely';
import type { OfficeProfileTable } from '#core/database/tables/users.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export const OFFICE_ID = 'office';

export function findProfile(db: ReadDb): Promise<Selectable<OfficeProfileTable> | undefined> {
  return db.selectFrom('office_profile').selectAll().executeTakeFirst();
}

export async function updateProfile(db: WriteDb, row: Omit<Selectable<OfficeProfileTable>, 'id'>): Promise<void> {
  await db.updateTable('office_profile').set(row).where('id', '=', OFFICE_ID).execute();
}
