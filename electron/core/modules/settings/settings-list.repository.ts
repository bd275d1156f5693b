import type { Selectable } from 'kysely';
import type { SettingsListTable } from '#core/database/tables/settings.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export type ListId = SettingsListTable['id'];

export function findList(db: ReadDb, id: ListId): Promise<Selectable<SettingsListTable> | undefined> {
  return db.selectFrom('settings_list').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Notes the version that now stands; its lines are written by their own repository. */
export async function putList(db: WriteDb, id: ListId, version: number, submissionId: string): Promise<void> {
  const head = { version, submission_id: submissionId };
  if (version === 1)
    await db
      .insertInto('settings_list')
      .values({ id, ...head })
      .execute();
  else await db.updateTable('settings_list').set(head).where('id', '=', id).execute();
}

/** Who keyed a submission and who signed its last round, for the line under a section's title. */
export async function findSigned(db: ReadDb, submissionId: string) {
  const made = await db
    .selectFrom('submission as s')
    .innerJoin('v_person as p', 'p.id', 's.maker_id')
    .select(['s.serial', 's.round', 's.ended_at as effectiveAt', 'p.name as makerName'])
    .where('s.id', '=', submissionId)
    .executeTakeFirst();
  if (!made) return undefined;
  const signers = await db
    .selectFrom('countersignature as c')
    .innerJoin('v_person as p', 'p.id', 'c.person_id')
    .select('p.name')
    .where('c.submission_id', '=', submissionId)
    .where('c.round', '=', made.round)
    .orderBy('c.step')
    .orderBy('c.at')
    .execute();
  return {
    serial: made.serial,
    makerName: made.makerName,
    effectiveAt: made.effectiveAt ?? 0,
    checkers: signers.map(({ name }) => name),
  };
}
