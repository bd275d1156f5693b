import { AUTHORITY_LEVELS, type AuthorityLevel } from '#shared/products/price-lists.schema.ts';
import type { Role } from '#shared/users/roles.ts';

/** Who may sign at each level above the lowest, which is everybody's. */
const SIGNERS: Readonly<Record<Exclude<AuthorityLevel, 'staff'>, readonly Role[]>> = {
  manager: ['manager', 'director'],
  director: ['director'],
};

/** Roles one of which must sign; undefined where anybody may who may sign at all. */
export function signersOf(level: AuthorityLevel): readonly Role[] | undefined {
  return level === 'staff' ? undefined : SIGNERS[level];
}

export function isAbove(level: AuthorityLevel, other: AuthorityLevel): boolean {
  return AUTHORITY_LEVELS.indexOf(level) > AUTHORITY_LEVELS.indexOf(other);
}
