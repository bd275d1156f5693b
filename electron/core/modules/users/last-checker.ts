import type { ReadDb } from '#core/kernel/context.ts';
import { refuse } from '#core/kernel/office-error.ts';
import { listPeople } from '#core/modules/users/people.repository.ts';
import { permissionsOf } from '#shared/users/roles.ts';

/** Refuses what would leave fewer than two people who can check each other: an amendment of roles, or a departure. */
export async function refuseLastChecker(
  db: ReadDb,
  leaving: { readonly id: string; readonly name: string },
): Promise<void> {
  const others = (await listPeople(db)).filter(
    (person) => person.active && person.id !== leaving.id && permissionsOf(person.roles).has('review.check'),
  );
  if (others.length < 2) refuse('person.last_checker', { name: leaving.name });
}
