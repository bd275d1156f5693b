import { expect, test } from 'vitest';
import { openSalesOffice } from '../support/sales-office.ts';
import { expectOk, keyAlike, openTestOffice, PASSWORD } from '../support/test-office.ts';

const HUADONG = {
  name: '华东集团有限公司',
  shortName: '华东集团',
  taxNumber: '914403001922038216',
  creditLimitFen: 500_000_00,
  paymentDays: 45,
  bankAccounts: [{ bank: '工行苏州分行', account: '1102021409000123456' }],
  contacts: [{ name: '沈国梁', phone: '13857120486' }],
  addresses: [
    { use: 'ship_to' as const, consignee: '沈国梁', phone: '13857120486', address: '杭州市萧山区临江工业园' },
  ],
};

test('a client exists only after a second person types the critical fields alike', async () => {
  const { maker, checker } = await openTestOffice();
  const ticket = await maker.get('clients.submit', { action: 'create', content: HUADONG });
  expect((await maker.get('clients.list', {})).rows).toEqual([]);

  const seen = await checker.get('review.show', { submissionId: ticket.id });
  expect(JSON.stringify(seen)).not.toContain('914403001922038216');
  expect(seen.hidden).toContain('creditLimitFen');

  const keyed = { taxNumber: '914403001922038216', 'bankAccounts.0.account': '1102021409000123456', paymentDays: '45' };
  const first = await checker.get('review.reenter', {
    submissionId: ticket.id,
    entry: { ...keyed, creditLimitFen: '50000.00' },
  });
  expect(first).toEqual({ state: 'differs', differing: ['creditLimitFen'], chancesLeft: 1 });

  const second = await checker.get('review.reenter', { submissionId: ticket.id, entry: { creditLimitFen: '500,000' } });
  expect(second.state).toBe('agrees');
  const outcome = await checker.get('review.sign', {
    submissionId: ticket.id,
    contentHash: seen.contentHash,
    password: PASSWORD,
  });
  expect(outcome).toMatchObject({ outcome: 'effective', number: 'KH-000001' });
  expect((await maker.get('clients.list', { text: 'hdjt' })).rows).toMatchObject([{ name: '华东集团有限公司' }]);
  expect((await maker.get('clients.list', { text: '集团' })).total).toEqual({
    count: 1,
    countIsCapped: false,
    creditLimitFen: 500_000_00,
    balanceFen: 0,
  });
});

test('a tax id that stands on the business licence too is hidden in both places until it is keyed', async () => {
  const { maker, checker } = await openTestOffice();
  const licences = [{ kind: '营业执照', number: HUADONG.taxNumber, originalSeen: true }];
  const ticket = await maker.get('clients.submit', { action: 'create', content: { ...HUADONG, licences } });
  const seen = await checker.get('review.show', { submissionId: ticket.id });
  expect(JSON.stringify(seen)).not.toContain(HUADONG.taxNumber);
  expect(seen.hidden).toContain('licences.0.number');
  expect(JSON.stringify(seen.content)).toContain('营业执照');
});

test('nobody countersigns what they keyed, and the refusal names the rule', async () => {
  const { maker, checker } = await openTestOffice();
  const ticket = await maker.get('clients.submit', { action: 'create', content: HUADONG });
  const seen = await maker.get('review.show', { submissionId: ticket.id });
  expect(seen.mayCheck).toBe(false);
  const reply = await maker.ask('review.sign', {
    submissionId: ticket.id,
    contentHash: seen.contentHash,
    password: PASSWORD,
  });
  expect(reply).toMatchObject({ ok: false, failure: { rule: 'review.maker_cannot_countersign' } });
  await keyAlike(seen, checker);
  expect((await maker.get('clients.list', {})).rows).toEqual([]);
});

test('an amendment is signed on the version it was based on, and a second mismatch goes back to the maker', async () => {
  const { maker, checker, submitAndSign } = await openTestOffice();
  const { recordId } = await submitAndSign('clients.submit', { action: 'create', content: HUADONG });
  const file = await maker.get('clients.get', { id: recordId, purpose: 'amend' });
  const ticket = await maker.get('clients.submit', {
    action: 'amend',
    recordId,
    baseVersion: file.version,
    content: { ...file.content, creditLimitFen: 800_000_00 },
  });
  expect(
    await maker.ask('clients.submit', { action: 'amend', recordId, baseVersion: 1, content: file.content }),
  ).toMatchObject({
    failure: { rule: 'review.open_submission_exists' },
  });
  for (const amount of ['1', '2']) {
    await checker.get('review.reenter', { submissionId: ticket.id, entry: { creditLimitFen: amount } });
  }
  expect((await checker.get('review.show', { submissionId: ticket.id })).state).toBe('disputed');
  await checker.get('review.return', {
    submissionId: ticket.id,
    reasons: [{ path: 'creditLimitFen', text: '与批件不符' }],
  });
  const again = expectOk(
    await maker.ask('clients.submit', {
      action: 'amend',
      recordId,
      baseVersion: 1,
      submissionId: ticket.id,
      content: { ...file.content, creditLimitFen: 700_000_00 },
    }),
  );
  await keyAlike(await maker.get('review.show', { submissionId: again.id }), checker);
  await checker.get('review.sign', { submissionId: again.id, contentHash: again.contentHash, password: PASSWORD });
  expect((await maker.get('clients.get', { id: recordId })).content.creditLimitFen).toBe(700_000_00);
});

test('at the desk the checker keys blind and signs on the maker’s seat with a token that works once', async () => {
  const { maker } = await openTestOffice();
  const ticket = await maker.get('clients.submit', {
    action: 'create',
    content: { name: '申亿机电', paymentDays: 30 },
  });
  const shown = await maker.get('review.showAtDesk', { submissionId: ticket.id });
  expect(shown.hidden).toContain('paymentDays');
  const wrong = await maker.get('review.deskReenter', {
    submissionId: ticket.id,
    entry: {},
    name: '陈国强',
    password: 'not-his',
  });
  expect(wrong.outcome).toBe('wrong_password');
  const own = await maker.get('review.deskReenter', {
    submissionId: ticket.id,
    entry: {},
    name: '周敏',
    password: PASSWORD,
  });
  expect(own).toEqual({ outcome: 'not_allowed', rule: 'review.maker_cannot_countersign' });
  const entry = { taxNumber: '', creditLimitFen: '0', paymentDays: '30' };
  const judged = await maker.get('review.deskReenter', {
    submissionId: ticket.id,
    entry,
    name: '陈国强',
    password: PASSWORD,
  });
  if (judged.outcome !== 'judged' || judged.token === undefined) throw new Error(JSON.stringify(judged));
  expect(await maker.get('review.deskSign', { token: judged.token })).toMatchObject({ outcome: 'effective' });
  expect(await maker.ask('review.deskSign', { token: judged.token })).toMatchObject({
    failure: { rule: 'review.desk_token_expired' },
  });
});

test('a desk token is good for sixty seconds, at the seat it was given to, and for the content it was given for', async () => {
  const office = await openTestOffice();
  const { maker, director, clock } = office;
  const judge = async (name: string) => {
    const ticket = await maker.get('clients.submit', { action: 'create', content: { name } });
    const entry = { taxNumber: '', creditLimitFen: '0', paymentDays: '0' };
    const keyed = { submissionId: ticket.id, entry, name: '陈国强', password: PASSWORD };
    const judged = await maker.get('review.deskReenter', keyed);
    return judged.outcome === 'judged' ? (judged.token ?? '') : '';
  };
  const expired = { ok: false, failure: { rule: 'review.desk_token_expired' } };
  const late = await judge('迟到');
  clock.now += 60_001;
  expect(await maker.ask('review.deskSign', { token: late })).toMatchObject(expired);
  const stolen = await judge('别人的座位');
  expect(await director.ask('review.deskSign', { token: stolen })).toMatchObject(expired);
});

test('a signature on other content than what lies in the store is refused', async () => {
  const { maker, checker } = await openTestOffice();
  const ticket = await maker.get('clients.submit', { action: 'create', content: { name: '申亿机电' } });
  await keyAlike(await maker.get('review.show', { submissionId: ticket.id }), checker);
  const sign = (contentHash: string) =>
    checker.ask('review.sign', { submissionId: ticket.id, contentHash, password: PASSWORD });
  expect(await sign('0'.repeat(64))).toMatchObject({ ok: false, failure: { rule: 'review.content_changed' } });
  expect(await sign(ticket.contentHash)).toMatchObject({ ok: true, value: { outcome: 'effective' } });
});

test('nobody signs before keying blind, and nobody signs twice', async () => {
  const { maker, checker } = await openTestOffice();
  const ticket = await maker.get('clients.submit', { action: 'create', content: { name: '申亿机电' } });
  const input = { submissionId: ticket.id, contentHash: ticket.contentHash, password: PASSWORD };
  expect(await checker.ask('review.sign', input)).toMatchObject({ failure: { rule: 'review.rekey_first' } });
  await keyAlike(await maker.get('review.show', { submissionId: ticket.id }), checker);
  await checker.get('review.sign', input);
  expect(await checker.ask('review.sign', input)).toMatchObject({ failure: { rule: 'review.already_signed' } });
});

test('a retried command takes effect once, and the same request id with other input is an error', async () => {
  const { maker } = await openTestOffice();
  const id = 'request-0001';
  const first = expectOk(await maker.ask('clients.submit', { action: 'create', content: HUADONG }, id));
  expect(expectOk(await maker.ask('clients.submit', { action: 'create', content: HUADONG }, id))).toEqual(first);
  const other = await maker.ask('clients.submit', { action: 'create', content: { ...HUADONG, name: '另一家' } }, id);
  expect(other).toMatchObject({ ok: false, failure: { rule: 'office.request_id_reused' } });
  expect((await maker.get('review.queue', { scope: 'mine', kind: 'client' })).rows).toHaveLength(1);
});

test('a checker reads whose contract it is by name and number, never by id', async () => {
  const { maker, checker, clientId, draft, primer } = await openSalesOffice();
  const line = { productId: primer, quantityE6: 24_000_000, priceE6: 586_000_000 };
  const ticket = await maker.get('contracts.submit', { action: 'create', content: draft([line]) });
  const seen = await checker.get('review.show', { submissionId: ticket.id });
  expect(seen.labels).toEqual({
    [clientId]: '江苏恒泰轨道交通装备股份有限公司 (KH-000001)',
    [primer]: '水性环氧富锌底漆 20 kg/桶 灰 (WE-210)',
  });
});
