import type { Selectable } from 'kysely';
import type {
  DepartureTable,
  PasswordResetTable,
  PinTable,
  RecoveryCodeTable,
  RecoveryDrawTable,
  RecoveryEventTable,
  RecoveryRenewalTable,
} from '#core/database/tables/users.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

export type PinRow = Selectable<PinTable>;
export type RecoveryCodeRow = Selectable<RecoveryCodeTable>;

export function findPin(db: ReadDb, personId: string): Promise<PinRow | undefined> {
  return db.selectFrom('pin').selectAll().where('person_id', '=', personId).executeTakeFirst();
}

export async function putPin(db: WriteDb, row: PinRow): Promise<void> {
  const { person_id: _person, ...rest } = row;
  await db
    .insertInto('pin')
    .values(row)
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(rest))
    .execute();
}

export async function setPinFailures(db: WriteDb, personId: string, failures: number): Promise<void> {
  await db.updateTable('pin').set({ failures }).where('person_id', '=', personId).execute();
}

export async function deletePin(db: WriteDb, personId: string): Promise<void> {
  await db.deleteFrom('pin').where('person_id', '=', personId).execute();
}

export function findRecoveryCode(db: ReadDb): Promise<RecoveryCodeRow | undefined> {
  return db.selectFrom('recovery_code').selectAll().executeTakeFirst();
}

/** Takes the place of the code before: there is one, or none. */
export async function putRecoveryCode(db: WriteDb, row: Omit<RecoveryCodeRow, 'id'>): Promise<void> {
  await db
    .insertInto('recovery_code')
    .values({ id: 1, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

export async function setRecoveryFailures(db: WriteDb, failures: number, lockedUntil: number): Promise<void> {
  await db.updateTable('recovery_code').set({ failures, locked_until: lockedUntil }).execute();
}

export async function insertRecoveryEvent(
  db: WriteDb,
  row: Omit<Selectable<RecoveryEventTable>, 'seq'>,
): Promise<void> {
  const last = await db
    .selectFrom('recovery_event')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .executeTakeFirst();
  await db
    .insertInto('recovery_event')
    .values({ seq: Number(last?.seq ?? 0) + 1, ...row })
    .execute();
}

/** Uses of the recovery code, oldest first, with whose key each one brought. */
export function listRecoveryEvents(db: ReadDb) {
  return db
    .selectFrom('recovery_event as e')
    .innerJoin('v_person as p', 'p.id', 'e.person_id')
    .leftJoin('signing_key as k', 'k.id', 'e.key_after')
    .selectAll('e')
    .select(['p.name', 'k.person_id as key_owner', 'k.valid_from'])
    .orderBy('e.seq')
    .execute();
}

export function findDraw(db: ReadDb, submissionId: string): Promise<Selectable<RecoveryDrawTable> | undefined> {
  return db.selectFrom('recovery_draw').selectAll().where('submission_id', '=', submissionId).executeTakeFirst();
}

export async function insertDraw(db: WriteDb, row: Selectable<RecoveryDrawTable>): Promise<void> {
  await db.insertInto('recovery_draw').values(row).execute();
}

/** The newest effective renewal this person is a maker of and nobody has drawn. */
export async function findUndrawnRenewal(db: ReadDb, personId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('recovery_renewal as r')
    .innerJoin('submission as s', 's.id', 'r.submission_id')
    .innerJoin('submission_maker as m', 'm.submission_id', 's.id')
    .leftJoin('recovery_draw as d', 'd.submission_id', 's.id')
    .select('s.id')
    .where('m.person_id', '=', personId)
    .where('d.submission_id', 'is', null)
    .orderBy('s.serial', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

export function findRenewal(db: ReadDb, id: string): Promise<Selectable<RecoveryRenewalTable> | undefined> {
  return db.selectFrom('recovery_renewal').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertRenewal(db: WriteDb, row: Selectable<RecoveryRenewalTable>): Promise<void> {
  await db.insertInto('recovery_renewal').values(row).execute();
}

export function findPasswordReset(db: ReadDb, id: string): Promise<Selectable<PasswordResetTable> | undefined> {
  return db.selectFrom('password_reset').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertPasswordReset(db: WriteDb, row: Selectable<PasswordResetTable>): Promise<void> {
  await db.insertInto('password_reset').values(row).execute();
}

export function findDeparture(db: ReadDb, id: string): Promise<Selectable<DepartureTable> | undefined> {
  return db.selectFrom('departure').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertDeparture(db: WriteDb, row: Selectable<DepartureTable>): Promise<void> {
  await db.insertInto('departure').values(row).execute();
}

/** 离职: the roles stay for history, the person is no longer here. */
export async function deactivatePerson(
  db: WriteDb,
  personId: string,
  version: number,
  submissionId: string,
): Promise<void> {
  await db
    .updateTable('person')
    .set({ active: 0, version, submission_id: submissionId })
    .where('id', '=', personId)
    .execute();
}

/** The last content of a person that was keyed and signed, by a submission of the person's own or by the founders. */
export async function findSignedPerson(db: ReadDb, personId: string): Promise<unknown> {
  const own = await db
    .selectFrom('submission')
    .select('content')
    .where('kind', '=', 'person')
    .where('record_id', '=', personId)
    .where('state', '=', 'effective')
    .orderBy('serial', 'desc')
    .limit(1)
    .executeTakeFirst();
  return own && (JSON.parse(own.content) as unknown);
}
