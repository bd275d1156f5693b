import type { Selectable } from 'kysely';
import type { PersonalSettingTable } from '#core/database/tables/users.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

/** The JSON text a person kept under a name. */
export async function findPersonal(db: ReadDb, personId: string, name: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('personal_setting')
    .select('value')
    .where('person_id', '=', personId)
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.value;
}

export async function countPersonal(db: ReadDb, personId: string): Promise<number> {
  const { count } = await db
    .selectFrom('personal_setting')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  return count;
}

export async function putPersonal(db: WriteDb, row: Selectable<PersonalSettingTable>): Promise<void> {
  const { value, kept_at } = row;
  await db
    .insertInto('personal_setting')
    .values(row)
    .onConflict((conflict) => conflict.columns(['person_id', 'name']).doUpdateSet({ value, kept_at }))
    .execute();
}

export async function deletePersonal(db: WriteDb, personId: string, name: string): Promise<void> {
  await db.deleteFrom('personal_setting').where('person_id', '=', personId).where('name', '=', name).execute();
}
