import type { ReadDb } from '#core/kernel/context.ts';
import { refuse } from '#core/kernel/office-error.ts';
import { findEmptiedStep } from '#core/modules/review/step-people.service.ts';
import { listPeople } from '#core/modules/users/people.repository.ts';
import { permissionsOf, type Role } from '#shared/users/roles.ts';

/**
 * Refuses what would leave fewer than two people who can check each other, or a step of the policy without enough people:
 * an amendment of roles, or a departure. `roles` are those the person keeps.
 */
export async function refuseLastChecker(
  db: ReadDb,
  leaving: { readonly id: string; readonly name: string; readonly roles: readonly Role[] },
): Promise<void> {
  const emptied = await findEmptiedStep(db, { personId: leaving.id, roles: leaving.roles });
  if (emptied) refuse('person.last_for_step', { name: leaving.name, ...emptied });
  if (permissionsOf(leaving.roles).has('review.check')) return;
  const others = (await listPeople(db)).filter(
    (person) => person.active && person.id !== leaving.id && permissionsOf(person.roles).has('review.check'),
  );
  if (others.length < 2) refuse('person.last_checker', { name: leaving.name });
}
