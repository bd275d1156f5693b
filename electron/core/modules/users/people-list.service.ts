import type { PersonRow } from '#shared/users/users.contract.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import { listCredentialed, listPeople } from '#core/modules/users/people.repository.ts';

/** Everybody of the office, those who left among them, and whether they have a password of their own. */
export async function showPeople(db: ReadDb): Promise<PersonRow[]> {
  const people = await listPeople(db);
  const known = await listCredentialed(db);
  return people.map(({ submissionId: _submission, ...person }) => ({ ...person, hasPassword: known.has(person.id) }));
}
