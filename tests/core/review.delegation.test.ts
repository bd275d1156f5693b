import { expect, test } from 'vitest';
import { refusal } from '../support/sales-office.ts';
import { adoptPolicy, policyWith } from '../support/policies.ts';
import { CHEN, LU, openTestOffice, type TestOffice, ZHOU } from '../support/test-office.ts';

const WU = { name: '吴佳', roles: ['clerk'] as const };
const HE = { name: '何志远', roles: ['checker'] as const };

async function openBigOffice() {
  const office = await openTestOffice({ people: [ZHOU, CHEN, LU, WU, HE] });
  const people = await office.maker.get('people.list', {});
  const id = (name: string): string => people.find((person) => person.name === name)!.id;
  return { ...office, id, wu: await office.desk(WU), he: await office.desk(HE) };
}

type BigOffice = Awaited<ReturnType<typeof openBigOffice>>;

const lent = (office: BigOffice, more: Record<string, unknown> = {}) => ({
  delegatorId: office.id('陆总'),
  delegateId: office.id('何志远'),
  roles: ['director' as const],
  kinds: ['client'],
  fromOn: '2026-11-20',
  toOn: '2026-11-27',
  reason: '出差',
  ...more,
});

async function lend(office: BigOffice): Promise<string> {
  const ticket = await office.director.get('delegations.submit', { action: 'create', content: lent(office) });
  const seen = await office.director.get('review.show', { submissionId: ticket.id });
  const confirmed = seen.checks.map((check) => check.path);
  await office.checker.get('review.reenter', { submissionId: ticket.id, entry: {}, confirmed });
  const input = { submissionId: ticket.id, contentHash: seen.contentHash, password: 'shelf-7-ledger' };
  const signed = await office.checker.get('review.sign', input);
  if (signed.outcome !== 'effective') throw new Error(JSON.stringify(signed));
  return signed.recordId;
}

const DIRECTOR_TOO = policyWith({
  kind: 'client',
  steps: [
    { count: 1, roles: ['checker'], fromFen: null, fromDiscountBasisPoints: null },
    { count: 1, roles: ['director'], fromFen: null, fromDiscountBasisPoints: null },
  ],
});

const CLIENT = { action: 'create' as const, content: { name: '申亿机电', creditLimitFen: 100_00 } };

async function stepsOf(office: TestOffice, submissionId: string) {
  return (await office.maker.get('review.show', { submissionId })).policySteps.map((step) => step.signedBy);
}

test('while the director is away, a colleague signs in the lent role; the chain says for whom, and the director is out of it', async () => {
  const office = await openBigOffice();
  await adoptPolicy(office, DIRECTOR_TOO);
  await lend(office);
  const ticket = await office.maker.get('clients.submit', CLIENT);
  expect(await office.countersign(ticket.id)).toEqual({ outcome: 'signed', missing: 1 });
  expect((await office.he.get('review.show', { submissionId: ticket.id })).signsAs).toEqual({
    step: 2,
    role: 'director',
    forName: '陆总',
  });
  expect((await office.he.get('review.queue', {})).rows.map((row) => row.id)).toEqual([ticket.id]);
  expect(await office.countersign(ticket.id, office.he)).toMatchObject({ outcome: 'effective' });
  expect(await stepsOf(office, ticket.id)).toEqual([['陈国强'], ['何志远']]);
  const { chain } = await office.director.get('review.show', { submissionId: ticket.id });
  expect(chain.filter((event) => event.event === 'countersigned').at(-1)).toMatchObject({
    personName: '何志远',
    facts: { role: 'director', for: '陆总' },
  });
  expect((await office.maker.get('office.verify', {})).good).toBe(true);
});

test('a lent role does not let the lender’s own work through, nor sign beside the lender', async () => {
  const office = await openBigOffice();
  await adoptPolicy(
    office,
    policyWith({
      kind: 'client',
      steps: [
        { count: 1, roles: ['director'], fromFen: null, fromDiscountBasisPoints: null },
        { count: 1, roles: ['director', 'checker'], fromFen: null, fromDiscountBasisPoints: null },
      ],
    }).rules.length > 0
      ? policyWith({
          kind: 'client',
          steps: [
            { count: 1, roles: ['director', 'manager', 'checker'], fromFen: null, fromDiscountBasisPoints: null },
            { count: 1, roles: ['director'], fromFen: null, fromDiscountBasisPoints: null },
          ],
        })
      : DIRECTOR_TOO,
  );
  await lend(office);
  const ticket = await office.maker.get('clients.submit', CLIENT);
  // The director takes the first step; whoever borrowed from the director cannot take the second one as the director.
  expect(await office.countersign(ticket.id, office.director)).toMatchObject({ outcome: 'signed' });
  expect(
    refusal(await office.he.ask('review.reenter', { submissionId: ticket.id, entry: {}, confirmed: [] })),
  ).toMatchObject({ rule: 'review.not_your_step' });
});

test('a delegation is one’s own, dated, at most fourteen days, not passed on, and countersigned by somebody outside it', async () => {
  const office = await openBigOffice();
  const submit = (content: ReturnType<typeof lent>, by = office.director) =>
    by.ask('delegations.submit', { action: 'create', content });
  expect(refusal(await submit(lent(office, { toOn: '2026-12-04' })))).toMatchObject({ reason: 'delegation.too_long' });
  expect(refusal(await submit(lent(office, { delegateId: office.id('陆总') })))).toMatchObject({
    reason: 'delegation.to_oneself',
  });
  expect(refusal(await submit(lent(office), office.wu))).toMatchObject({ reason: 'delegation.lend_your_own' });
  await lend(office);
  // What he holds is lent: he cannot lend it on.
  const onward = lent(office, { delegatorId: office.id('何志远'), delegateId: office.id('吴佳') });
  expect(refusal(await submit(onward, office.he))).toMatchObject({ reason: 'delegation.only_own_roles' });
  const other = await office.director.get('delegations.submit', {
    action: 'create',
    content: lent(office, { delegateId: office.id('陈国强') }),
  });
  expect(
    refusal(await office.checker.ask('review.reenter', { submissionId: other.id, entry: {}, confirmed: [] })),
  ).toMatchObject({ rule: 'review.own_record' });
});

test('a delegation ends with its last day, or earlier when it is voided', async () => {
  const office = await openBigOffice();
  await adoptPolicy(office, DIRECTOR_TOO);
  const recordId = await lend(office);
  const listed = await office.maker.get('delegations.list', {});
  expect(listed.rows).toMatchObject([{ delegatorName: '陆总', delegateName: '何志远', status: 'running' }]);
  const ticket = await office.maker.get('clients.submit', CLIENT);
  await office.countersign(ticket.id);
  const mayHe = async () => (await office.he.get('review.show', { submissionId: ticket.id })).signsAs !== undefined;
  expect(await mayHe()).toBe(true);
  const [row] = listed.rows;
  const end = await office.director.get('delegations.submit', {
    action: 'void',
    recordId,
    baseVersion: row!.version,
    content: lent(office),
  });
  const { contentHash, checks } = await office.director.get('review.show', { submissionId: end.id });
  await office.checker.get('review.reenter', {
    submissionId: end.id,
    entry: {},
    confirmed: checks.map((check) => check.path),
  });
  await office.checker.get('review.sign', { submissionId: end.id, contentHash, password: 'shelf-7-ledger' });
  expect(await mayHe()).toBe(false);
  expect((await office.maker.get('delegations.list', { scope: 'all' })).rows).toMatchObject([{ status: 'void' }]);
});
