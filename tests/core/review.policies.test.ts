import { expect, test } from 'vitest';
import { policyPreset } from '#shared/review/policy-presets.ts';
import type { PolicyStep } from '#shared/review/policy.schema.ts';
import { orderWithNote } from '../support/compound-office.ts';
import { e6, openSalesOffice, PRIMER, refusal } from '../support/sales-office.ts';
import { adoptPolicy, policyWith } from '../support/policies.ts';
import { openTradeOffice } from '../support/trade-office.ts';
import { CHEN, keyAlike, LU, openTestOffice, PASSWORD, ZHOU } from '../support/test-office.ts';

const FIRST: PolicyStep = {
  count: 1,
  roles: ['clerk', 'checker', 'manager', 'director'],
  fromFen: null,
  fromDiscountBasisPoints: null,
};
const LEADER: PolicyStep = { count: 1, roles: ['manager', 'director'], fromFen: null, fromDiscountBasisPoints: null };

async function signedBy(
  office: Awaited<ReturnType<typeof openTestOffice>>,
  submissionId: string,
  by: typeof office.checker,
) {
  return office.countersign(submissionId, by);
}

test('a contract above the limit needs the manager as well; one fen below does not', async () => {
  const office = await openSalesOffice();
  await adoptPolicy(office, policyWith({ kind: 'contract', steps: [FIRST, { ...LEADER, fromFen: 100_000_00 }] }));
  const line = (priceYuan: number) => ({ productId: office.primer, quantityE6: e6(100), priceE6: e6(priceYuan) });
  const below = await office.maker.get('contracts.submit', { action: 'create', content: office.draft([line(999.99)]) });
  expect(await signedBy(office, below.id, office.checker)).toMatchObject({ outcome: 'effective' });
  const above = await office.maker.get('contracts.submit', { action: 'create', content: office.draft([line(1000)]) });
  expect(await signedBy(office, above.id, office.checker)).toEqual({ outcome: 'signed', missing: 1 });
  expect(
    refusal(await office.checker.ask('review.reenter', { submissionId: above.id, entry: {}, confirmed: [] })),
  ).toMatchObject({ rule: 'review.already_signed' });
  const waiting = await office.director.get('review.queue', {});
  expect(waiting.rows).toMatchObject([{ id: above.id, step: 2, steps: 2, signatures: 1, requiredSignatures: 2 }]);
  expect(await signedBy(office, above.id, office.director)).toMatchObject({ outcome: 'effective' });
  const history = await office.maker.get('review.show', { submissionId: above.id });
  expect(history.policySteps).toMatchObject([{ signedBy: ['陈国强'] }, { signedBy: ['陆总'] }]);
});

test('an order that leaves at once, and an import, are reviewed like what they make', async () => {
  const office = await openTradeOffice();
  await adoptPolicy(office, policyWith({ kind: 'contract', steps: [FIRST, { ...LEADER, fromFen: 10_000_00 }] }));
  const content = orderWithNote(office, [{ orderLine: 0, quantityE6: e6(20) }]);
  const ticket = await office.maker.get('dispatch.submitOrderWithNote', { action: 'create', content });
  expect((await office.maker.get('review.show', { submissionId: ticket.id })).policySteps).toHaveLength(2);
  await adoptPolicy(office, policyWith({ kind: 'client', steps: [FIRST, { ...LEADER, fromFen: 500_00 }] }));
  const csv = ['客户名称,信用额度(元)', '申亿机电,300', '华东集团,200'].join('\n');
  const batch = await office.maker.get('exchange.submit', {
    kind: 'clients',
    fileName: '客户.csv',
    contentBase64: Buffer.from(csv, 'utf8').toString('base64'),
    acceptedRecords: 2,
  });
  expect((await office.maker.get('review.show', { submissionId: batch.id })).policySteps).toHaveLength(2);
});

test('a deep discount below list price asks for the manager whatever the amount', async () => {
  const office = await openSalesOffice();
  const discount = { ...LEADER, fromDiscountBasisPoints: 1000 };
  await adoptPolicy(office, policyWith({ kind: 'contract', steps: [FIRST, discount] }));
  // List price is 586.00: ten percent below is 527.40.
  const at = (yuan: number) => office.draft([{ productId: office.primer, quantityE6: e6(1), priceE6: e6(yuan) }]);
  const fair = await office.maker.get('contracts.submit', { action: 'create', content: at(527.41) });
  const cheap = await office.maker.get('contracts.submit', { action: 'create', content: at(527.4) });
  const steps = async (submissionId: string) =>
    (await office.maker.get('review.show', { submissionId })).policySteps.length;
  expect(await steps(fair.id)).toBe(1);
  expect(await steps(cheap.id)).toBe(2);
});

test('what decides the steps is computed anew at the last signature: a list price raised meanwhile stops it', async () => {
  const office = await openSalesOffice();
  const discount = { ...LEADER, fromDiscountBasisPoints: 1000 };
  await adoptPolicy(office, policyWith({ kind: 'contract', steps: [FIRST, discount] }));
  const line = { productId: office.primer, quantityE6: e6(1), priceE6: e6(586) };
  const ticket = await office.maker.get('contracts.submit', { action: 'create', content: office.draft([line]) });
  await office.submitAndSign('products.submit', {
    action: 'amend',
    recordId: office.primer,
    baseVersion: 1,
    content: { ...PRIMER, listPriceE6: e6(800) },
  });
  expect(await office.countersign(ticket.id)).toMatchObject({
    outcome: 'refused',
    reasons: [{ rule: 'review.more_signatures_needed', details: { kept: 1, now: 2 } }],
  });
  expect((await office.maker.get('contracts.list', {})).rows).toEqual([]);
});

test('the second step is not signed before the first, and not by a role that is not its own', async () => {
  const office = await openTestOffice({ people: [ZHOU, CHEN, LU, { name: '何志远', roles: ['manager'] }] });
  await adoptPolicy(office, policyWith({ kind: 'client', steps: [{ ...FIRST, roles: ['checker'] }, LEADER] }));
  const ticket = await office.maker.get('clients.submit', {
    action: 'create',
    content: { name: '申亿机电', creditLimitFen: 100_00 },
  });
  const manager = await office.desk({ name: '何志远' });
  expect(
    refusal(await manager.ask('review.reenter', { submissionId: ticket.id, entry: {}, confirmed: [] })),
  ).toMatchObject({ rule: 'review.not_your_step', details: { step: 1 } });
  expect((await manager.get('review.queue', {})).rows).toEqual([]);
  expect(await office.countersign(ticket.id)).toEqual({ outcome: 'signed', missing: 1 });
  expect((await manager.get('review.show', { submissionId: ticket.id })).signsAs).toEqual({ step: 2, role: 'manager' });
  // The second signer keys blind as well: the first one's keying is not theirs.
  expect((await manager.get('review.show', { submissionId: ticket.id })).hidden).toContain('creditLimitFen');
  expect(await office.countersign(ticket.id, manager)).toMatchObject({ outcome: 'effective' });
  expect((await office.maker.get('office.verify', {})).good).toBe(true);
});

test('what no different people can sign cannot be submitted, and the message says which step', async () => {
  const office = await openTestOffice();
  await adoptPolicy(office, policyWith({ kind: 'client', steps: [FIRST, { ...LEADER, roles: ['director'] }] }));
  const content = { name: '申亿机电', creditLimitFen: 100_00 };
  expect(refusal(await office.director.ask('clients.submit', { action: 'create', content }))).toMatchObject({
    rule: 'review.no_eligible_checker',
    details: { step: 2, missing: 1 },
  });
  expect((await office.maker.get('clients.submit', { action: 'create', content })).state).toBe('submitted');
});

test('a policy can ask for more keying than the kind does, and what is keyed in addition is hidden', async () => {
  const office = await openTestOffice();
  const content = { name: '申亿机电', contacts: [{ name: '沈国梁', phone: '13812345678' }] };
  await adoptPolicy(office, policyWith({ kind: 'client', rekeyAlso: ['contacts.*.phone'] }));
  const ticket = await office.maker.get('clients.submit', { action: 'create', content });
  const seen = await office.checker.get('review.show', { submissionId: ticket.id });
  expect(seen.checks).toContainEqual({ path: 'contacts.0.phone', mode: 'rekey', type: 'phone' });
  expect(JSON.stringify(seen)).not.toContain('13812345678');
  expect(await office.countersign(ticket.id)).toMatchObject({ outcome: 'effective' });
});

test('of a contract with thirty lines five are keyed, drawn where nobody can choose, with count and quantity in all', async () => {
  const office = await openSalesOffice();
  await adoptPolicy(office, policyWith({ kind: 'contract', draw: { aboveLines: 10, lines: 5 } }));
  const lines = Array.from({ length: 30 }, (_, index) => ({
    productId: office.primer,
    quantityE6: e6(1000 + index),
    priceE6: e6(600 + index),
  }));
  const ticket = await office.maker.get('contracts.submit', { action: 'create', content: office.draft(lines) });
  const seen = await office.checker.get('review.show', { submissionId: ticket.id });
  const rekeyed = seen.checks.filter((check) => check.mode === 'rekey').map((check) => check.path);
  expect(seen.drawnLines).toHaveLength(5);
  expect(rekeyed.slice(0, 2)).toEqual(['totals.lineCount', 'totals.quantityE6']);
  expect(rekeyed.filter((path) => path.endsWith('priceE6'))).toEqual(
    seen.drawnLines?.map((line) => `lines.${line}.priceE6`),
  );
  // All lines stay hidden, drawn or not.
  expect(seen.hidden).toEqual(expect.arrayContaining(lines.map((_, index) => `lines.${index}.priceE6`)));
  const total = lines.reduce((sum, line) => sum + line.quantityE6, 0) / 1_000_000;
  const mine = await office.maker.get('review.show', { submissionId: ticket.id });
  const content = mine.content as { grossFen: number; lines: { quantityE6: number; priceE6: number }[] };
  const keyed = (wrongTotal: boolean) => ({
    submissionId: ticket.id,
    entry: {
      'totals.lineCount': '30',
      'totals.quantityE6': String(wrongTotal ? total + 1 : total),
      grossFen: String(content.grossFen / 100),
      ...Object.fromEntries(
        (seen.drawnLines ?? []).flatMap((at) => [
          [`lines.${at}.quantityE6`, String(content.lines[at]!.quantityE6 / 1_000_000)],
          [`lines.${at}.priceE6`, String(content.lines[at]!.priceE6 / 1_000_000)],
        ]),
      ),
    },
    confirmed: seen.checks.filter((check) => check.mode === 'confirm').map((check) => check.path),
  });
  expect(await office.checker.get('review.reenter', keyed(true))).toMatchObject({
    state: 'differs',
    differing: ['totals.quantityE6'],
  });
  expect(await office.checker.get('review.reenter', keyed(false))).toMatchObject({ state: 'agrees' });
});

test('a policy is a record like any other: proposed by one, signed by another, versioned, and refused when it cannot work', async () => {
  const office = await openTestOffice();
  expect((await office.maker.get('policies.get', {})).version).toBe(0);
  expect(
    refusal(await office.maker.ask('policies.submit', { action: 'create', content: policyPreset('two') })),
  ).toMatchObject({
    code: 'forbidden',
  });
  const propose = (content: ReturnType<typeof policyWith>) =>
    office.director.ask('policies.submit', { action: 'create', content });
  expect(refusal(await propose({ preset: 'own', rules: policyWith({ kind: 'client' }).rules.slice(1) }))).toMatchObject(
    {
      reason: 'policy.rule_for_everything_missing',
    },
  );
  expect(
    refusal(await propose(policyWith({ kind: 'client', steps: [{ ...FIRST, roles: ['finance'] }] }))),
  ).toMatchObject({
    reason: 'policy.step_without_people',
  });
  expect(refusal(await propose(policyWith({ kind: 'client', steps: [{ ...FIRST, fromFen: 1 }] })))).toMatchObject({
    reason: 'policy.first_step_always',
  });
  expect(refusal(await propose(policyWith({ kind: 'client', rekeyAlso: ['name'] })))).toMatchObject({
    reason: 'policy.field_not_rekeyable',
  });
  await adoptPolicy(office, policyPreset('three'));
  await adoptPolicy(office, policyPreset('two'));
  expect(await office.maker.get('policies.get', {})).toMatchObject({ version: 2, policy: { preset: 'two' } });
  const history = await office.maker.get('review.history', { kind: 'review_policy', recordId: 'review-policy' });
  expect(history.submissions.map((each) => each.action)).toEqual(['create', 'amend']);
  expect((await office.maker.get('office.verify', {})).good).toBe(true);
});

test('the policy as it stood when a submission was made holds for it, whatever the office decides meanwhile', async () => {
  const office = await openTestOffice();
  const ticket = await office.maker.get('clients.submit', {
    action: 'create',
    content: { name: '申亿机电', creditLimitFen: 900_000_00 },
  });
  await adoptPolicy(office, policyPreset('three'));
  expect(await office.countersign(ticket.id)).toMatchObject({ outcome: 'effective' });
  const next = await office.maker.get('clients.submit', {
    action: 'create',
    content: { name: '华东集团', creditLimitFen: 900_000_00 },
  });
  expect(await office.countersign(next.id)).toMatchObject({ outcome: 'signed' });
  const seen = await office.maker.get('review.show', { submissionId: next.id });
  await keyAlike(seen, office.director);
  expect(
    await office.director.get('review.sign', {
      submissionId: next.id,
      contentHash: seen.contentHash,
      password: PASSWORD,
    }),
  ).toMatchObject({ outcome: 'effective' });
});

test('the first policy is proposed once at a time: who comes second is told of the one that waits', async () => {
  const office = await openTestOffice();
  const content = policyPreset('three');
  const first = await office.director.get('policies.submit', { action: 'create', content });
  expect(refusal(await office.director.ask('policies.submit', { action: 'create', content }))).toMatchObject({
    rule: 'review.open_submission_exists',
  });
  await office.director.get('review.withdraw', { submissionId: first.id });
  await office.director.get('policies.submit', { action: 'create', content });
});
