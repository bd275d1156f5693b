import { expect } from 'vitest';
import { addDays, businessDateOf } from '#shared/kernel/business-date.ts';
import { CHECKING_ROLES } from '#shared/review/policy-presets.ts';
import type { SubmissionTicket } from '#shared/review/review.schema.ts';
import type { Role } from '#shared/users/roles.ts';
import { expectOk } from '../desk.ts';
import { keyAlike } from '../test-office.ts';
import { submitted } from './kind-sample.ts';
import { ruleOf } from './mistakes.ts';
import type { SampleOffice } from './sample-office.ts';
import { contentAt, keyAndSign, put, shown, sign, type Stage, versionOf } from './stage.ts';

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
  const content = { preset: 'own' as const, rules: [...policy.rules.filter((each) => each.kind !== kind.name), rule] };
  await office.submitAndSign('policies.submit', {
    ...(version === 0 ? { action: 'create' as const } : { action: 'amend' as const, recordId, baseVersion: version }),
    content,
  });
}

export async function lent(stage: Stage): Promise<void> {
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

export async function returned(stage: Stage): Promise<void> {
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

export async function expired(stage: Stage): Promise<void> {
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
