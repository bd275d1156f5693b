import type { usersContract, SessionView } from '#shared/users/users.contract.ts';
import { permissionsOf } from '#shared/users/roles.ts';
import type { z } from 'zod';
import { prepared, type CommandContext, type HandlersFor, type QueryContext } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { notFound, refuse, refuseField } from '#core/kernel/office-error.ts';
import type { Identity } from '#core/modules/review/review.handlers.ts';
import { submitForReview } from '#core/modules/review/review.service.ts';
import { isCommonPassword } from '#core/modules/users/common-passwords.ts';
import { makeOffice } from '#core/modules/users/genesis.review.ts';
import { failuresLeft } from '#core/modules/users/identity.service.ts';
import type { SigningKeys } from '#core/modules/users/signing-keys.ts';
import type { Passwords } from '#core/modules/users/passwords.ts';
import {
  findCredential,
  findFailures,
  findOfficeProfile,
  findPerson,
  listPasswordHalves,
  listPeople,
  putPasswordHalf,
} from '#core/modules/users/people.repository.ts';
import { personKind } from '#core/modules/users/people.review.ts';
import { makeSecrets, storeNewPassword, storeSecrets, type Secrets } from '#core/modules/users/secrets.service.ts';
import type { Sessions } from '#core/modules/users/sessions.ts';

export interface UsersParts {
  readonly sessions: Sessions;
  readonly passwords: Passwords;
  readonly keys: SigningKeys;
  readonly identity: Identity;
}

/** The office itself, sessions and people: everything about who is here. */
export function usersHandlers(parts: UsersParts): HandlersFor<typeof usersContract> {
  return { ...officeHandlers(parts), ...sessionHandlers(parts), ...peopleHandlers(parts) };
}

type Own<N extends keyof typeof usersContract> = HandlersFor<Pick<typeof usersContract, N>>;

function officeHandlers({ passwords, keys }: UsersParts): Own<'office.status' | 'office.init'> {
  return {
    'office.status': officeStatus,
    'office.init': prepared({
      async prepare(_ctx, input) {
        for (const [index, person] of input.people.entries()) refuseCommon(person.password, `people.${index}.password`);
        return Promise.all(input.people.map((person) => makeSecrets(passwords, keys, person.password)));
      },
      async run(ctx, input, secrets) {
        const founders = input.people.map(({ password: _password, ...person }, index) => ({
          ...person,
          active: true,
          secrets: secretsAt(secrets, index),
        }));
        const { officeName, taxNumber = null, address = null, phone = null } = input;
        return { people: await makeOffice(ctx, { name: officeName, taxNumber, address, phone }, founders) };
      },
    }),
  };
}

function sessionHandlers({
  sessions,
  passwords,
  keys,
  identity,
}: UsersParts): Own<'session.signIn' | 'session.signOut' | 'session.current' | 'session.changePassword'> {
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
          const counted = check.personId === undefined ? undefined : await findFailures(ctx.db, check.personId);
          return { outcome: 'refused' as const, failuresLeft: failuresLeft(counted?.failures ?? 0), ...kept };
        }
        const session = sessions.open(ctx.seat, check.personId, ctx.now);
        return { outcome: 'signed_in' as const, session: await sessionView(ctx, check.personId, session.expiresAt) };
      },
    }),
    async 'session.signOut'(ctx) {
      sessions.close(ctx.seat);
      return {};
    },
    async 'session.current'(ctx) {
      const session = sessions.at(ctx.seat, ctx.now);
      if (typeof session === 'string') return {};
      return { session: await sessionView(ctx, session.personId, session.expiresAt) };
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

function peopleHandlers({ passwords }: UsersParts): Own<'people.list' | 'people.submit' | 'people.issuePassword'> {
  return {
    async 'people.list'(ctx) {
      const people = await listPeople(ctx.db);
      return people.map(({ submissionId: _submission, ...person }) => person);
    },
    'people.submit': (ctx, input) => submitForReview(ctx, personKind, input),
    'people.issuePassword': prepared({
      prepare(_ctx, input) {
        refuseCommon(input.newPassword, 'newPassword');
        return passwords.hash(input.newPassword);
      },
      async run(ctx, input, hash) {
        const halves = await giveHalf(ctx, input.personId, hash, input.newPassword.length);
        ctx.note({ subjectKind: 'person', subjectId: input.personId, outcome: 'password_half_given' });
        return { issued: halves === 2, halves };
      },
    }),
  };
}

/** Two different people each give a half, so nobody but the newcomer, told both, can sign in as the newcomer. */
async function giveHalf(ctx: CommandContext, personId: string, hash: string, length: number): Promise<number> {
  if (!(await findPerson(ctx.db, personId))) return notFound('person', personId);
  if (await findCredential(ctx.db, personId)) refuse('session.password_exists');
  if (personId === ctx.person.id) refuse('session.half_for_oneself');
  const given = await listPasswordHalves(ctx.db, personId);
  const own = given.find((half) => half.issuer_id === ctx.person.id);
  if (!own && given.length === 2) refuse('session.halves_given');
  await putPasswordHalf(ctx.db, {
    person_id: personId,
    issuer_id: ctx.person.id,
    position: own?.position ?? (given.some((half) => half.position === 1) ? 2 : 1),
    hash,
    length,
    at: ctx.now,
  });
  return own ? given.length : given.length + 1;
}

async function officeStatus(ctx: QueryContext) {
  const profile = await findOfficeProfile(ctx.db);
  const people = await listPeople(ctx.db);
  return {
    initialised: profile !== undefined,
    ...(profile && { officeName: profile.name }),
    people: people.filter((person) => person.active).map(({ name, title }) => ({ name, title })),
    today: ctx.today,
    now: ctx.now,
  };
}

async function sessionView(
  ctx: QueryContext | CommandContext,
  personId: string,
  expiresAt: number,
): Promise<z.infer<typeof SessionView>> {
  const person = await findPerson(ctx.db, personId);
  if (!person) return notFound('person', personId);
  const credential = await findCredential(ctx.db, personId);
  return {
    personId,
    name: person.name,
    title: person.title,
    roles: person.roles,
    permissions: [...permissionsOf(person.roles)].sort(),
    mustChangePassword: credential === undefined,
    expiresAt,
  };
}

function refuseCommon(password: string, path: string): void {
  if (isCommonPassword(password)) refuseField(path, 'session.common_password');
}

function secretsAt(secrets: readonly Secrets[], index: number): Secrets {
  const own = secrets[index];
  invariant(own, 'secrets were made for every founder');
  return own;
}
