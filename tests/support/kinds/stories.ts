import { maskContent } from '#shared/disclosures/mask-content.ts';
import { expect } from 'vitest';
import { officeContract } from '#shared/ipc/contract.ts';
import { normaliseStored } from '#shared/kernel/reentry-normalisation.ts';
import { CHECKING_ROLES } from '#shared/review/policy-presets.ts';
import type { DisputedField, Judgement, SubmissionView } from '#shared/review/review.contract.ts';
import { permissionsOf } from '#shared/users/roles.ts';
import { makePermissionOf, readPermissionOf, type RecordKind } from '#core/modules/review/record-kind.ts';
import { expectOk, PASSWORD } from '../desk.ts';
import { valueAt } from '../keying.ts';
import type { Proposed, Target } from './kind-sample.ts';
import { expired, lent, returned } from './later-stories.ts';
import { ruleOf, wronglyKeyed } from './mistakes.ts';
import { contentAt, effective, keyAndSign, put, shown, sign, type Stage, type Story, versionOf } from './stage.ts';

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
  const content = maskContent(mine.kind, mine.content);
  expect(now).toMatchObject({ content, currentVersion: versionOf(mine), serial: ticket.serial });
  expect(ruleOf(await sign(office.lender, mine)), 'nor is it signed once more').toBe('review.not_open_for_checking');
}

/** Who may key it is who may take it over from somebody who leaves; and somebody must hold what it takes to read it. */
function refuseForeignPermissions(kind: RecordKind, { procedure }: Proposed): void {
  const { permission } = officeContract[procedure];
  // Of a file the door asks whether any may be brought, core whether this kind.
  const isAsked = permission !== 'signed-in' && permission !== 'exchange.import';
  if (isAsked) expect(makePermissionOf(kind)).toBe(permission);
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
  expect(older).toMatchObject({ content: maskContent(kind.name, seen.content), currentVersion: base + 1 });
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
