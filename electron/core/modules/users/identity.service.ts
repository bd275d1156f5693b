import { permissionsOf } from '#shared/users/roles.ts';
import type { CommandContext, PrepareContext, ReadDb } from '#core/kernel/context.ts';
import type { Identity, PasswordCheck } from '#core/modules/review/review.handlers.ts';
import { findCredential, findPerson, findPersonByName, setFailures } from '#core/modules/users/people.repository.ts';
import type { SigningKeys } from '#core/modules/users/signing-keys.ts';
import type { Passwords } from '#core/modules/users/passwords.ts';

const FREE_FAILURES = 5;
const FIRST_DELAY_MS = 30_000;
const LONGEST_DELAY_MS = 15 * 60_000;

/** After five failures each further one doubles the wait, from 30 seconds to 15 minutes; kept on disk. */
export function delayAfter(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(FIRST_DELAY_MS * 2 ** (failures - FREE_FAILURES), LONGEST_DELAY_MS);
}

export function failuresLeft(failures: number): number {
  return Math.max(0, FREE_FAILURES - failures);
}

/**
 * Checks passwords. A name nobody has costs the same time as a wrong password, and a locked person is not even checked,
 * so neither answer tells the two apart.
 */
export function createIdentity(passwords: Passwords, keys: SigningKeys): Identity {
  const decoy = passwords.hash('nobody has this password');
  return {
    async check(ctx: PrepareContext, name: string, password: string): Promise<PasswordCheck> {
      const person = await findPersonByName(ctx.db, name.trim());
      const credential = person && (await findCredential(ctx.db, person.id));
      const none = { personId: undefined, name, matches: false, mayCheck: false, mustChange: false };
      if (!person || !credential || !person.active) {
        await passwords.verify(await decoy, password);
        return none;
      }
      const known = {
        personId: person.id,
        name: person.name,
        mayCheck: permissionsOf(person.roles).has('review.check'),
        mustChange: credential.must_change === 1,
      };
      if (credential.locked_until > ctx.now) return { ...known, matches: false, lockedUntil: credential.locked_until };
      if (!(await passwords.verify(credential.hash, password))) return { ...known, matches: false };
      const signer = await keys.open(credential.key_id, credential.locked_key, password);
      return { ...known, matches: true, ...(signer && { signer }) };
    },

    async record(ctx: CommandContext, check: PasswordCheck) {
      if (check.personId === undefined) return {};
      if (check.lockedUntil !== undefined) return { lockedUntil: check.lockedUntil };
      const credential = await findCredential(ctx.db, check.personId);
      if (check.matches) {
        if (credential && credential.failures > 0) await setFailures(ctx.db, check.personId, 0, 0);
        return {};
      }
      const failures = (credential?.failures ?? 0) + 1;
      const delay = delayAfter(failures);
      const lockedUntil = delay > 0 ? ctx.now + delay : 0;
      await setFailures(ctx.db, check.personId, failures, lockedUntil);
      return delay > 0 ? { lockedUntil } : {};
    },
  };
}

/** The person of a session as the call sees them: roles as they stand now, not as they stood at sign-in. */
export async function loadPerson(db: ReadDb, personId: string) {
  const person = await findPerson(db, personId);
  if (!person?.active) return undefined;
  return { id: person.id, name: person.name, roles: person.roles, permissions: permissionsOf(person.roles) };
}
