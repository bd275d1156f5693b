import type { Output } from '#shared/ipc/contract.ts';
import type { usersContract } from '#shared/users/users.contract.ts';
import { permissionsOf } from '#shared/users/roles.ts';
import { initialSpellings } from '#shared/kernel/name-folding.ts';
import { prepared, type CommandContext, type HandlersFor, type QueryContext } from '#core/kernel/context.ts';
import { notFound, refuse } from '#core/kernel/office-error.ts';
import { bestFirst } from '#core/kernel/pick-order.ts';
import { heirRefusal, listOpenWork } from '#core/modules/review/hand-over.service.ts';
import type { RecordKinds } from '#core/modules/review/record-kinds.ts';
import { submitForReview } from '#core/modules/review/review.service.ts';
import { refuseCommon } from '#core/modules/users/common-passwords.ts';
import { passwordResetKind } from '#core/modules/users/password-reset.review.ts';
import {
  findCredential,
  findPerson,
  listPasswordHalves,
  listPeople,
  putPasswordHalf,
} from '#core/modules/users/people.repository.ts';
import { personKind } from '#core/modules/users/people.review.ts';
import { showPeople } from '#core/modules/users/people-list.service.ts';
import { recoveryRenewalKind } from '#core/modules/users/recovery-renewal.review.ts';
import { drawCode, freshCode, showRecoveryCode } from '#core/modules/users/recovery.service.ts';
import type { UsersParts } from '#core/modules/users/users-parts.ts';

type Own = HandlersFor<Pick<typeof usersContract, Extract<keyof typeof usersContract, `people.${string}`>>>;

/** People, their first passwords, and how they go: everything but the halves goes through review. */
export function peopleHandlers({ passwords, kinds }: UsersParts): Own {
  return {
    'people.list': (ctx) => showPeople(ctx.db),
    'people.pick': (ctx, input) => pickPeople(ctx, input),
    'people.submit': (ctx, input) => submitForReview(ctx, personKind, input),
    'people.submitPasswordReset': (ctx, input) => submitForReview(ctx, passwordResetKind, input),
    'people.submitDeparture': (ctx, input) => submitForReview(ctx, kinds.get('departure'), input),
    'people.handOver': (ctx, input) => showHandOver(ctx, kinds, input.personId),
    'people.renewRecoveryCode': (ctx, input) => submitForReview(ctx, recoveryRenewalKind, input),
    'people.drawRecoveryCode': prepared({
      prepare: () => freshCode(passwords),
      async run(ctx, input, fresh) {
        await drawCode(ctx, input.submissionId, fresh);
        return { recoveryCode: fresh.code };
      },
    }),
    'people.recoveryCode': (ctx) => showRecoveryCode(ctx),
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

async function showHandOver(
  ctx: QueryContext,
  kinds: RecordKinds,
  personId: string,
): Promise<Output<'people.handOver'>> {
  const rows = await listOpenWork(ctx.db, personId);
  const work = rows.map(({ serial, kind, action, title, state }) => ({ serial, kind, action, title, state }));
  const heirs = [];
  for (const person of await listPeople(ctx.db)) {
    if (!person.active || person.id === personId) continue;
    const { id, name, title, roles } = person;
    const refusal = await heirRefusal(ctx.db, kinds, rows, { id, permissions: permissionsOf(roles) });
    const because = refusal && { rule: refusal.rule, details: { name, serial: refusal.serial } };
    heirs.push({ id, name, title, ...(because && { because }) });
  }
  return { work, heirs };
}

/** Two different people each give a half, so nobody but the newcomer, told both, can sign in as the newcomer. */
async function giveHalf(ctx: CommandContext, personId: string, hash: string, length: number): Promise<number> {
  const person = await findPerson(ctx.db, personId);
  if (!person) return notFound('person', personId);
  if (!person.active) refuse('people.already_left', { name: person.name });
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

/** The office is small: everybody is looked at. */
async function pickPeople(
  ctx: QueryContext,
  { text, recent }: { readonly text: string; readonly recent: readonly string[] },
) {
  const people = (await listPeople(ctx.db)).filter(({ active }) => active);
  const wanted = text.toLowerCase();
  const formsOf = ({ name, title }: (typeof people)[number]) => [name, title, ...initialSpellings(name)];
  const having = (fits: (form: string) => boolean) => people.filter((person) => formsOf(person).some(fits));
  const rows = await bestFirst({
    text: wanted,
    recent,
    limit: people.length,
    byIds: async (ids) => people.filter(({ id }) => ids.includes(id)),
    starting: async () => having((form) => form.toLowerCase().startsWith(wanted)),
    others: async (without) =>
      having((form) => form.toLowerCase().includes(wanted)).filter(({ id }) => !without.includes(id)),
  });
  return rows.map(({ id, name, title }) => ({ id, name, title }));
}
