import type { Role } from '#shared/users/roles.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import { listHolders } from '#core/modules/review/authority.repository.ts';
import { currentPolicy } from '#core/modules/review/policy.service.ts';

/**
 * A step of the office's policy that would be left with fewer people than it asks for, once somebody holds other roles (none
 * at all when leaving). Steps that lack people already are not this change's doing.
 */
export async function findEmptiedStep(
  db: ReadDb,
  change: { readonly personId: string; readonly roles: readonly Role[] },
): Promise<{ readonly kind: string; readonly step: number } | undefined> {
  const { policy } = await currentPolicy(db);
  for (const { kind, steps } of policy.rules) {
    for (const [index, { count, roles }] of steps.entries()) {
      const holders = await listHolders(db, roles);
      if (!holders.has(change.personId) || change.roles.some((role) => roles.includes(role))) continue;
      if (holders.size - 1 < count) return { kind, step: index + 1 };
    }
  }
  return undefined;
}
