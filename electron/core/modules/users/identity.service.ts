import { permissionsOf } from '#shared/users/roles.ts';
import type { CommandContext, PrepareContext, ReadDb } from '#core/kernel/context.ts';
import type { Identity, PasswordCheck } from '#core/modules/review/review.handlers.ts';
import {
  findCredential,
  findFailures,
  findOfficeProfile,
  findPerson,
  findPersonByName,
  listPasswordHalves,
  setFailures,
} from '#core/modules/users/people.repository.ts';
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
      const none = { personId: undefined, name, matches: false, mayCheck: false, mustChange: false };
      if (!person?.active) {
        await passwords.verify(await decoy, password);
        return none;
      }
      const credential = await findCredential(ctx.db, person.id);
      const known = {
        personId: person.id,
        name: person.name,
        mayCheck: permissionsOf(person.roles).has('review.check'),
        mustChange: credential === undefined,
      };
      const failures = await findFailures(ctx.db, person.id);
      if (failures && failures.locked_until > ctx.now) {
        return { ...known, matches: false, lockedUntil: failures.locked_until };
      }
      if (!credential) return { ...known, matches: await matchesHalves(ctx.db, passwords, person.id, password) };
      if (!(await passwords.verify(credential.hash, password))) return { ...known, matches: false };
      const signer = await keys.open(credential.key_id, credential.locked_key, password);
      return { ...known, matches: true, ...(signer && { signer }) };
    },

    async record(ctx: CommandContext, check: PasswordCheck) {
      if (check.personId === undefined) return {};
      // Read again inside the transaction: guesses made side by side were all checked before any of them was counted.
      const kept = await findFailures(ctx.db, check.personId);
      if (kept && kept.locked_until > ctx.now) return { lockedUntil: kept.locked_until };
      if (check.matches) {
        if (kept && kept.failures > 0) await setFailures(ctx.db, check.personId, 0, 0);
        return {};
      }
      const failures = (kept?.failures ?? 0) + 1;
      const delay = delayAfter(failures);
      const lockedUntil = delay > 0 ? ctx.now + delay : 0;
      await setFailures(ctx.db, check.personId, failures, lockedUntil);
      return delay > 0 ? { lockedUntil } : {};
    },

    async holdsKey(db, personId, keyId) {
      const person = await findPerson(db, personId);
      return person?.active === true && (await findCredential(db, personId))?.key_id === keyId;
    },
  };
}

/** A newcomer's first password: the first person's half followed at once by the second's. */
async function matchesHalves(db: ReadDb, passwords: Passwords, personId: string, password: string): Promise<boolean> {
  const [first, second] = await listPasswordHalves(db, personId);
  if (!first || !second) return false;
  const matches = await Promise.all([
    passwords.verify(first.hash, password.slice(0, first.length)),
    passwords.verify(second.hash, password.slice(first.length)),
  ]);
  return matches.every(Boolean);
}

/** The person of a session as the call sees them: roles as they stand now, not as they stood at sign-in. */
export async function loadPerson(db: ReadDb, personId: string) {
  const person = await findPerson(db, personId);
  if (!person?.active) return undefined;
  return { id: person.id, name: person.name, roles: person.roles, permissions: permissionsOf(person.roles) };
}

/** Names as they are now, in the order of the ids; empty for nobody. */
export async function namesOf(db: ReadDb, ids: readonly string[]): Promise<readonly string[]> {
  const names: string[] = [];
  for (const id of ids) names.push((await findPerson(db, id))?.name ?? '');
  return names;
}

/** Whether there is an office in this store. */
export async function isFounded(db: ReadDb): Promise<boolean> {
  return (await findOfficeProfile(db)) !== undefined;
}
