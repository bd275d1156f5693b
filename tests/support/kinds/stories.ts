import { expect } from 'vitest';
import { CHECKING_ROLES } from '#shared/review/policy-presets.ts';
import { addDays, businessDateOf } from '#shared/kernel/business-date.ts';
import { normaliseStored } from '#shared/kernel/reentry-normalisation.ts';
import type { DisputedField, Judgement, SubmissionView } from '#shared/review/review.contract.ts';
import type { SubmissionTicket } from '#shared/review/review.schema.ts';
import { officeContract } from '#shared/ipc/contract.ts';
import { permissionsOf, type Role } from '#shared/users/roles.ts';
import { makePermissionOf, readPermissionOf, type RecordKind } from '#core/modules/review/record-kind.ts';
import { expectOk, PASSWORD, type Desk } from '../desk.ts';
import { valueAt } from '../keying.ts';
import { keyAlike } from '../test-office.ts';
import { type KindSample, type Proposed, submitted, type Target } from './kind-sample.ts';
import { ruleOf, wronglyKeyed } from './mistakes.ts';
import type { SampleOffice } from './sample-office.ts';

interface Stage {
  readonly office: SampleOffice;
  readonly kind: RecordKind;
  readonly sample: KindSample;
}

type Story = (stage: Stage) => Promise<void>;

/** What every kind of record must go through, told in one office in this order. */
export const STORIES: readonly (readonly [string, Story])[] = [
  ['what two people agree on is effective as it was signed', agreed],
  ['what rests on an older version is refused, with both versions to set side by side', outdated],
  ['one open submission a record', onlyOneOpen],
  ['two different keyings go to a third person, and the checker signs', disputed],
  ['a role is lent for a while, and its holder has had a part in it then', lent],
  ['what comes back is sent in again as something new', returned],
  ['what waits too long goes back, and leaves nothing behind', expired],
];

async function put({ office, sample }: Stage): Promise<{ proposed: Proposed; ticket: SubmissionTicket }> {
  const proposed = await sample.propose(office);
  return { proposed, ticket: expectOk(await submitted(office.maker, proposed)) };
}

function shown(by: Desk, { id }: Pick<SubmissionTicket, 'id'>): Promise<SubmissionView> {
  return by.get('review.show', { submissionId: id });
}

function sign(by: Desk, seen: Pick<SubmissionView, 'id' | 'contentHash'>) {
  return by.ask('review.sign', { submissionId: seen.id, contentHash: seen.contentHash, password: PASSWORD });
}

async function keyAndSign(office: SampleOffice, ticket: SubmissionTicket, by: Desk) {
  const seen = await shown(office.maker, ticket);
  await keyAlike(seen, by);
  return expectOk(await sign(by, seen));
}

/** Which version of its record a submission makes once it is effective. */
function versionOf(seen: SubmissionView): number {
  return (seen.baseVersion ?? 0) + 1;
}

function contentAt(by: Desk, seen: SubmissionView, version: number) {
  return by.ask('review.version', { kind: seen.kind, recordId: seen.recordId, version });
}

async function effective(stage: Stage): Promise<{ proposed: Proposed; seen: SubmissionView }> {
  const { proposed, ticket } = await put(stage);
  const seen = await shown(stage.office.maker, ticket);
  expect(await keyAndSign(stage.office, ticket, stage.office.checker)).toMatchObject({ outcome: 'effective' });
  return { proposed, seen };
}

async function agreed(stage: Stage): Promise<void> {
  const { office, kind } = stage;
  const { proposed, ticket } = await put(stage);
  refuseForeignPermissions(kind, proposed);
  const mine = await shown(office.maker, ticket);
  expect(await contentAt(office.maker, mine, versionOf(mine)), 'nothing is effective yet').toMatchObject({ ok: false });
  const isAbout = kind.subjects?.(mine.content).includes(mine.makerId) === true;
  const rule = isAbout ? 'review.own_record' : 'review.maker_cannot_countersign';
  expect(ruleOf(await sign(office.maker, mine)), 'the maker never signs').toBe(rule);
  const outcome = await keyAndSign(office, ticket, office.checker);
  expect(outcome).toMatchObject({ outcome: 'effective', recordId: mine.recordId });
  const { contentHash, state } = await shown(office.checker, ticket);
  expect({ contentHash, state }).toEqual({ contentHash: mine.contentHash, state: 'effective' });
  const now = expectOk(await contentAt(office.checker, mine, versionOf(mine)));
  expect(now).toMatchObject({ content: mine.content, currentVersion: versionOf(mine), serial: ticket.serial });
  expect(ruleOf(await sign(office.lender, mine)), 'nor is it signed once more').toBe('review.not_open_for_checking');
}

/** Who may key it is who may take it over from somebody who leaves; and somebody must hold what it takes to read it. */
function refuseForeignPermissions(kind: RecordKind, { procedure }: Proposed): void {
  const { permission } = officeContract[procedure];
  if (permission !== 'signed-in') expect(makePermissionOf(kind)).toBe(permission);
  const held = permissionsOf([...CHECKING_ROLES]);
  for (const needed of [makePermissionOf(kind), readPermissionOf(kind)]) {
    expect(held.has(needed), `somebody holds ${needed}`).toBe(true);
  }
}

async function outdated(stage: Stage): Promise<void> {
  const { office, kind } = stage;
  const { proposed, seen } = await effective(stage);
  const { then } = proposed;
  if (!then) {
    expect(kind.actions, `${kind.name} only ever begins`).toEqual(['create']);
    return;
  }
  const { recordId } = seen;
  const base = versionOf(seen);
  const target: Target = { action: then.action, recordId, baseVersion: base };
  const next = expectOk(await proposed.submit(office.maker, target, then.draft));
  // What stands now comes from the record's own tables, so this is the content as it reads back.
  expect((await shown(office.maker, next)).before).toEqual(seen.content);
  expect(await keyAndSign(office, next, office.checker)).toMatchObject({ outcome: 'effective', recordId });
  const late = await proposed.submit(office.maker, target, then.draft);
  expect(late).toMatchObject({
    ok: false,
    failure: { rule: 'review.stale_base', details: { base, current: base + 1 } },
  });
  const older = expectOk(await contentAt(office.checker, seen, base));
  expect(older).toMatchObject({ content: seen.content, currentVersion: base + 1 });
  const newer = expectOk(await contentAt(office.checker, seen, base + 1));
  expect(newer.content).toEqual((await shown(office.checker, next)).content);
  const { submissions } = await office.checker.get('review.history', { kind: kind.name, recordId });
  expect(submissions.slice(-2).map(({ serial }) => serial)).toEqual([seen.serial, next.serial]);
}

async function onlyOneOpen(stage: Stage): Promise<void> {
  const { office } = stage;
  const { proposed, seen } = await effective(stage);
  const { then } = proposed;
  if (!then) return;
  const target: Target = { action: then.action, recordId: seen.recordId, baseVersion: versionOf(seen) };
  const open = expectOk(await proposed.submit(office.maker, target, then.draft));
  expect(await proposed.submit(office.maker, target, then.draft)).toMatchObject({
    ok: false,
    failure: { rule: 'review.open_submission_exists', details: { serial: open.serial } },
  });
  await office.maker.get('review.withdraw', { submissionId: open.id });
}

async function disputed(stage: Stage): Promise<void> {
  const { office } = stage;
  const { maker, checker, lender } = office;
  const { ticket } = await put(stage);
  const mine = await shown(maker, ticket);
  const mistake = wronglyKeyed(mine);
  if (!mistake) {
    expect((await shown(checker, ticket)).judgement.state, 'there is nothing to key').toBe('not_needed');
    await maker.get('review.withdraw', { submissionId: ticket.id });
    return;
  }
  const key = (): Promise<Judgement> => checker.get('review.reenter', { submissionId: ticket.id, ...mistake.keyed });
  expect(await key()).toEqual({ state: 'differs', differing: [mistake.path], chancesLeft: 1 });
  expect(ruleOf(await sign(checker, mine)), 'nobody signs what they keyed differently').toBe('review.rekey_first');
  expect(await key()).toEqual({ state: 'disputed', differing: [mistake.path], chancesLeft: 0 });
  for (const party of [maker, checker]) {
    const asked = await party.ask('review.dispute', { submissionId: ticket.id });
    expect(ruleOf(asked), `${party.name} has had a part in it`).toBe('review.not_a_third_person');
  }
  const { fields } = await lender.get('review.dispute', { submissionId: ticket.id });
  expect(fields.map(({ path }) => path)).toEqual([mistake.path]);
  const choices = Object.fromEntries(fields.map((field) => [field.path, makersOf(field, mine)]));
  const verdict = { submissionId: ticket.id, contentHash: mine.contentHash, choices, password: PASSWORD };
  expect(await lender.get('review.adjudicate', verdict)).toEqual({ outcome: 'maker_right' });
  expect(ruleOf(await sign(lender, mine))).toBe('review.adjudicator_cannot_countersign');
  expect(expectOk(await sign(checker, mine))).toMatchObject({ outcome: 'effective' });
}

/** Which of the two unlabelled keyings is the maker's. */
function makersOf({ path, mode, type, first }: DisputedField, { content }: SubmissionView): 'first' | 'second' {
  const own = mode === 'confirm' ? 'stands' : normaliseStored(type, valueAt(content, path));
  return first === own ? 'first' : 'second';
}

/** From here on a director signs first, and then one more. */
async function directorFirst({ office, kind }: Stage): Promise<void> {
  const { policy, version, recordId } = await office.maker.get('policies.get', {});
  const step = (roles: readonly Role[]) => ({
    count: 1,
    roles: [...roles],
    fromFen: null,
    fromDiscountBasisPoints: null,
  });
  const rule = {
    kind: kind.name,
    action: 'any' as const,
    steps: [step(['director']), step(CHECKING_ROLES)],
    rekeyAlso: [],
    draw: null,
    limit: { hours: 24, then: 'expire' as const },
    askFromFen: null,
  };
  const content = { preset: 'own' as const, rules: [...policy.rules, rule] };
  await office.submitAndSign('policies.submit', {
    ...(version === 0 ? { action: 'create' as const } : { action: 'amend' as const, recordId, baseVersion: version }),
    content,
  });
}

async function lent(stage: Stage): Promise<void> {
  const { office, kind } = stage;
  const { maker, checker, lender, borrower } = office;
  const today = businessDateOf(office.clock.now, 480);
  const delegation = expectOk(
    await lender.ask('delegations.submit', {
      action: 'create',
      content: {
        delegatorId: office.person(lender).id,
        delegateId: office.person(borrower).id,
        roles: ['director'],
        kinds: [kind.name],
        fromOn: today,
        toOn: addDays(today, 5),
        reason: '出差',
      },
    }),
  );
  await directorFirst(stage);
  const before = (await put(stage)).ticket;
  const early = await shown(maker, before);
  expect(ruleOf(await sign(borrower, early)), 'nothing is lent before it is signed').toBe('review.not_your_step');
  await maker.get('review.withdraw', { submissionId: before.id });
  await signDelegation(office, delegation);

  const { ticket } = await put(stage);
  const mine = await shown(maker, ticket);
  expect(ruleOf(await sign(checker, mine)), 'a checker is no director').toBe('review.not_your_step');
  const { signsAs } = await shown(borrower, ticket);
  expect(signsAs).toEqual({ step: 1, role: 'director', forName: lender.name });
  expect(await keyAndSign(office, ticket, borrower)).toEqual({ outcome: 'signed', missing: 1 });
  expect(ruleOf(await sign(borrower, mine)), 'nobody signs twice').toBe('review.already_signed');
  expect(ruleOf(await sign(lender, mine)), 'who lent has signed').toBe('review.maker_cannot_countersign');
  expect((await shown(lender, ticket)).mayNotCheckBecause).toBe('review.maker_cannot_countersign');
  expect(await keyAndSign(office, ticket, checker)).toMatchObject({ outcome: 'effective' });
  const { chain } = await shown(checker, ticket);
  const signed = chain.find(({ event }) => event === 'countersigned');
  expect(signed).toMatchObject({ personName: borrower.name, facts: { role: 'director', for: lender.name } });
}

/** Where delegations are what is reviewed here, the other director signs before the checker. */
async function signDelegation(office: SampleOffice, ticket: SubmissionTicket): Promise<void> {
  const seen = await shown(office.lender, ticket);
  await keyAlike(seen, office.checker);
  expect(expectOk(await sign(office.checker, seen))).toMatchObject({ outcome: 'effective' });
}

async function returned(stage: Stage): Promise<void> {
  const { office, sample } = stage;
  const { maker, checker, lender } = office;
  const { proposed, ticket } = await put(stage);
  const first = await shown(maker, ticket);
  expect(await keyAndSign(office, ticket, lender)).toEqual({ outcome: 'signed', missing: 1 });
  expect((await shown(maker, ticket)).signatures).toBe(1);
  const reasons = [{ text: '与原件不符' }];
  expect(await checker.get('review.return', { submissionId: ticket.id, reasons })).toEqual({ state: 'returned' });
  expect((await shown(maker, ticket)).chain.at(-1)).toMatchObject({ event: 'returned', facts: { reasons } });
  if (sample.neverResubmitted) {
    await maker.get('review.withdraw', { submissionId: ticket.id });
    const anew = expectOk(await submitted(maker, proposed));
    expect(anew.serial).toBeGreaterThan(ticket.serial);
    await maker.get('review.withdraw', { submissionId: anew.id });
    return;
  }
  const target = { ...proposed.target, submissionId: ticket.id };
  const again = expectOk(await submitted(maker, proposed, target));
  expect(again).toMatchObject({ id: ticket.id, serial: ticket.serial, state: 'submitted' });
  expect(again.contentHash).not.toBe(first.contentHash);
  expect((await shown(maker, ticket)).signatures, 'earlier signatures are dropped').toBe(0);
  expect(ruleOf(await sign(lender, first)), 'and so is what they signed').toBe('review.content_changed');
  expect(await keyAndSign(office, again, lender)).toEqual({ outcome: 'signed', missing: 1 });
  expect(await keyAndSign(office, again, checker)).toMatchObject({ outcome: 'effective', recordId: first.recordId });
}

const A_WEEK_MS = 7 * 24 * 60 * 60 * 1000;

async function expired(stage: Stage): Promise<void> {
  const { office, kind } = stage;
  const { proposed, ticket } = await put(stage);
  const mine = await shown(office.maker, ticket);
  const wholeKeys = kind.claims(mine.content, undefined).filter(({ quantityE6 }) => quantityE6 === undefined);
  if (wholeKeys.length > 0) {
    expect(await submitted(office.maker, proposed), 'what it reserves nobody else gets').toMatchObject({ ok: false });
  }
  office.clock.now += A_WEEK_MS;
  const maker = await office.desk(office.maker);
  await office.office.tick();
  const after = await shown(maker, ticket);
  expect(after).toMatchObject({ state: 'expired', dueAt: null, mayKeyAgain: true });
  expect(after.chain.at(-1)).toMatchObject({ event: 'expired', facts: { automatic: true } });
  expect(await contentAt(maker, mine, versionOf(mine)), 'nothing has become effective').toMatchObject({ ok: false });
  const again = expectOk(await submitted(maker, proposed));
  expect(again.serial).toBeGreaterThan(ticket.serial);
}
