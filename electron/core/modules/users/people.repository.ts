import type { Selectable } from 'kysely';
import type { PersonDraft, PersonRow } from '#shared/users/users.contract.ts';
import type { Role } from '#shared/users/roles.ts';
import type {
  CredentialTable,
  OfficeProfileTable,
  PasswordHalfTable,
  SignInFailureTable,
  SigningKeyTable,
} from '#core/database/tables/users.tables.ts';
import type { ReadDb, WriteDb } from '#core/kernel/context.ts';

type StoredPerson = Omit<PersonRow, 'hasPassword'> & { readonly submissionId: string };

async function rolesOf(db: ReadDb, personId: string): Promise<Role[]> {
  const rows = await db
    .selectFrom('person_role')
    .select('role')
    .where('person_id', '=', personId)
    .orderBy('role')
    .execute();
  return rows.map((row) => row.role);
}

async function withRoles(
  db: ReadDb,
  row: { id: string; name: string; title: string; active: 0 | 1; version: number; submission_id: string },
): Promise<StoredPerson> {
  return {
    id: row.id,
    name: row.name,
    title: row.title,
    active: row.active === 1,
    roles: await rolesOf(db, row.id),
    version: row.version,
    submissionId: row.submission_id,
  };
}

export async function findPerson(db: ReadDb, id: string): Promise<StoredPerson | undefined> {
  const row = await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();
  return row && withRoles(db, row);
}

export async function findPersonByName(db: ReadDb, name: string): Promise<StoredPerson | undefined> {
  const row = await db.selectFrom('person').selectAll().where('name', '=', name).executeTakeFirst();
  return row && withRoles(db, row);
}

export async function listPeople(db: ReadDb): Promise<StoredPerson[]> {
  const rows = await db.selectFrom('person').selectAll().orderBy('name').execute();
  return Promise.all(rows.map((row) => withRoles(db, row)));
}

export async function insertPerson(
  db: WriteDb,
  id: string,
  draft: PersonDraft,
  version: number,
  submissionId: string,
): Promise<void> {
  await db
    .insertInto('person')
    .values({
      id,
      name: draft.name,
      title: draft.title,
      active: draft.active ? 1 : 0,
      version,
      submission_id: submissionId,
    })
    .execute();
  await insertRoles(db, id, draft.roles, submissionId);
}

export async function updatePerson(
  db: WriteDb,
  id: string,
  draft: PersonDraft,
  version: number,
  submissionId: string,
): Promise<void> {
  await db
    .updateTable('person')
    .set({
      name: draft.name,
      title: draft.title,
      active: draft.active ? 1 : 0,
      version,
      submission_id: submissionId,
    })
    .where('id', '=', id)
    .execute();
  await db.deleteFrom('person_role').where('person_id', '=', id).execute();
  await insertRoles(db, id, draft.roles, submissionId);
}

async function insertRoles(db: WriteDb, personId: string, roles: readonly Role[], submissionId: string): Promise<void> {
  for (const role of roles) {
    await db.insertInto('person_role').values({ person_id: personId, role, submission_id: submissionId }).execute();
  }
}

export function findCredential(db: ReadDb, personId: string): Promise<Selectable<CredentialTable> | undefined> {
  return db.selectFrom('credential').selectAll().where('person_id', '=', personId).executeTakeFirst();
}

export async function deleteCredential(db: WriteDb, personId: string): Promise<void> {
  await db.deleteFrom('credential').where('person_id', '=', personId).execute();
}

/** Everybody who chose a password. */
export async function listCredentialed(db: ReadDb): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('credential').select('person_id').execute();
  return new Set(rows.map((row) => row.person_id));
}

export async function putCredential(db: WriteDb, row: Selectable<CredentialTable>): Promise<void> {
  const { person_id: _person, ...rest } = row;
  await db
    .insertInto('credential')
    .values(row)
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(rest))
    .execute();
}

export async function insertSigningKey(db: WriteDb, row: Selectable<SigningKeyTable>): Promise<void> {
  await db.insertInto('signing_key').values(row).execute();
}

export async function retireSigningKey(db: WriteDb, id: string, at: number): Promise<void> {
  await db.updateTable('signing_key').set({ valid_to: at }).where('id', '=', id).execute();
}

export function findFailures(db: ReadDb, personId: string): Promise<Selectable<SignInFailureTable> | undefined> {
  return db.selectFrom('sign_in_failure').selectAll().where('person_id', '=', personId).executeTakeFirst();
}

export async function setFailures(db: WriteDb, personId: string, failures: number, lockedUntil: number): Promise<void> {
  await db
    .insertInto('sign_in_failure')
    .values({ person_id: personId, failures, locked_until: lockedUntil })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ failures, locked_until: lockedUntil }))
    .execute();
}

/** Halves of a first password, in the order they were given. */
export function listPasswordHalves(db: ReadDb, personId: string): Promise<Selectable<PasswordHalfTable>[]> {
  return db.selectFrom('password_half').selectAll().where('person_id', '=', personId).orderBy('position').execute();
}

export async function putPasswordHalf(db: WriteDb, row: Selectable<PasswordHalfTable>): Promise<void> {
  const { person_id: _person, issuer_id: _issuer, position: _position, ...rest } = row;
  await db
    .insertInto('password_half')
    .values(row)
    .onConflict((conflict) => conflict.columns(['person_id', 'issuer_id']).doUpdateSet(rest))
    .execute();
}

export async function deletePasswordHalves(db: WriteDb, personId: string): Promise<void> {
  await db.deleteFrom('password_half').where('person_id', '=', personId).execute();
}

/** The founders' submission and content as they signed it: the first there is. */
export function findGenesis(db: ReadDb): Promise<{ id: string; content: string } | undefined> {
  return db
    .selectFrom('submission')
    .select(['id', 'content'])
    .where('serial', '=', 1)
    .where('action', '=', 'genesis')
    .executeTakeFirst();
}

export function findOfficeProfile(db: ReadDb): Promise<Selectable<OfficeProfileTable> | undefined> {
  return db.selectFrom('office_profile').selectAll().executeTakeFirst();
}

export async function insertOfficeProfile(db: WriteDb, row: Selectable<OfficeProfileTable>): Promise<void> {
  await db.insertInto('office_profile').values(row).execute();
}
