import type { usersContract } from '#shared/users/users.contract.ts';
import type { SessionView } from '#shared/users/session.schema.ts';
import { permissionsOf } from '#shared/users/roles.ts';
import { prepared, type CommandContext, type HandlersFor, type QueryContext } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { notFound } from '#core/kernel/office-error.ts';
import type { PasswordCheck } from '#core/modules/review/review.handlers.ts';
import { findPin } from '#core/modules/users/access.repository.ts';
import { refuseCommon } from '#core/modules/users/common-passwords.ts';
import { failuresLeft } from '#core/modules/users/identity.service.ts';
import { PIN_TRIES } from '#core/modules/users/pins.ts';
import { findCredential, findFailures, findPerson } from '#core/modules/users/people.repository.ts';
import { makeSecrets, storeNewPassword, storeSecrets } from '#core/modules/users/secrets.service.ts';
import type { Session } from '#core/modules/users/sessions.ts';
import type { UsersParts } from '#core/modules/users/users-parts.ts';

type Own = HandlersFor<
  Pick<
    typeof usersContract,
    'session.signIn' | 'session.signOut' | 'session.current' | 'session.changePassword' | 'session.lock'
  >
>;

/** Who comes to a seat, who leaves it, and with which password. */
export function sessionHandlers({ sessions, passwords, keys, identity }: UsersParts): Own {
  return {
    'session.signIn': prepared({
      prepare: (ctx, input) => identity.check(ctx, input.name, input.password),
      async run(ctx, _input, check) {
        const kept = await identity.record(ctx, check);
        ctx.note({
          outcome: check.matches && kept.lockedUntil === undefined ? 'signed_in' : 'sign_in_refused',
          ...(check.personId !== undefined && { subjectKind: 'person', subjectId: check.personId }),
        });
        if (!check.matches || check.personId === undefined || kept.lockedUntil !== undefined) {
          return { outcome: 'refused' as const, failuresLeft: await triesLeft(ctx, check), ...kept };
        }
        const session = sessions.open(ctx.seat, check.personId, ctx.now);
        return { outcome: 'signed_in' as const, session: await sessionView(ctx, session) };
      },
    }),
    async 'session.signOut'(ctx) {
      sessions.close(ctx.seat);
      return {};
    },
    async 'session.current'(ctx) {
      const session = sessions.at(ctx.seat, ctx.now);
      return typeof session === 'string' ? {} : { session: await sessionView(ctx, session) };
    },
    async 'session.lock'(ctx) {
      sessions.lock(ctx.seat);
      ctx.note({ outcome: 'locked' });
      return {};
    },
    'session.changePassword': prepared({
      async prepare(ctx, input) {
        refuseCommon(input.newPassword, 'newPassword');
        const check = await identity.check(ctx, ctx.person.name, input.password);
        if (!check.matches) return { check };
        if (check.mustChange) return { check, secrets: await makeSecrets(passwords, keys, input.newPassword) };
        const credential = await findCredential(ctx.db, ctx.person.id);
        const locked = credential && (await keys.relock(credential.locked_key, input.password, input.newPassword));
        return { check, hash: await passwords.hash(input.newPassword), locked };
      },
      async run(ctx, _input, { check, secrets, hash, locked }) {
        const kept = await identity.record(ctx, check);
        if (!check.matches || kept.lockedUntil !== undefined) return { outcome: 'wrong_password' as const };
        if (secrets) await storeSecrets(ctx, ctx.person.id, secrets);
        else {
          invariant(hash !== undefined && locked !== undefined, 'the right password opens the signing key');
          await storeNewPassword(ctx, ctx.person.id, hash, locked);
        }
        return { outcome: 'changed' as const };
      },
    }),
  };
}

/** How many wrong passwords are still free of waiting. */
export async function triesLeft(ctx: CommandContext, check: PasswordCheck): Promise<number> {
  const counted = check.personId === undefined ? undefined : await findFailures(ctx.db, check.personId);
  return failuresLeft(counted?.failures ?? 0);
}

export async function sessionView(
  ctx: QueryContext | CommandContext,
  { personId, expiresAt, locked }: Session,
): Promise<SessionView> {
  const person = await findPerson(ctx.db, personId);
  if (!person) return notFound('person', personId);
  const credential = await findCredential(ctx.db, personId);
  const pin = await findPin(ctx.db, personId);
  return {
    personId,
    name: person.name,
    title: person.title,
    roles: person.roles,
    permissions: [...permissionsOf(person.roles)].sort(),
    mustChangePassword: credential === undefined,
    expiresAt,
    locked,
    pin: !pin ? 'none' : pin.failures < PIN_TRIES ? 'set' : 'spent',
  };
}
