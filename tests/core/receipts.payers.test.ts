import { expect, test } from 'vitest';
import { HENGTAI } from '../support/sales-office.ts';
import { line, openReceiptOffice, type ReceiptOffice } from '../support/receipt-office.ts';
import { primerContract, refusal } from '../support/trade-office.ts';

const refused = async (office: ReceiptOffice, amountFen: number, more = {}) =>
  refusal(
    await office.maker.ask('receipts.submit', { action: 'create', content: office.receiptDraft(amountFen, more) }),
  );

test('money somebody else pays asks why, and the payer is keyed again', async () => {
  const office = await openReceiptOffice();
  const content = office.receiptDraft(8_000_00, { payerName: '常州恒泰物流有限公司' });
  expect(refusal(await office.maker.ask('receipts.submit', { action: 'create', content }))).toEqual({
    path: 'payerName',
    reason: 'receipts.third_party_payer',
  });
  const deviations = { payerName: '集团内代付，附委托付款函' };
  const ticket = await office.maker.get('receipts.submit', { action: 'create', content, deviations });
  const seen = await office.checker.get('review.show', { submissionId: ticket.id });
  expect(seen.checks).toContainEqual({ path: 'payerName', mode: 'rekey', type: 'text' });
  expect(JSON.stringify(seen)).toContain('集团内代付');
  expect(JSON.stringify(seen)).not.toContain('恒泰物流');
  await office.countersign(ticket.id);
  // Written otherwise is not somebody else: brackets, width and spaces.
  const spaced = office.receiptDraft(1_00, { payerName: ` ${HENGTAI.name.slice(0, 4)} ${HENGTAI.name.slice(4)}` });
  await office.maker.get('receipts.submit', { action: 'create', content: spaced });
});

test('money nobody knows waits on 2241 and moves to the client who claims it', async () => {
  const office = await openReceiptOffice();
  const receipt = await office.receipt(3_300_00, { clientId: null, payerName: '沈国梁', bankReference: 'A-1' });
  expect(await office.balanceOf('2241')).toBe(-3_300_00);
  expect((await office.maker.get('receipts.list', { state: 'unidentified' })).rows).toMatchObject([
    { number: receipt.number, clientName: null, state: 'unidentified' },
  ]);
  const { content, version } = await office.maker.get('receipts.show', { id: receipt.recordId, purpose: 'amend' });
  await office.submitAndSign('receipts.submit', {
    action: 'amend',
    recordId: receipt.recordId,
    baseVersion: version,
    content: { ...content, clientId: office.clientId },
    deviations: { payerName: '采购经理个人代付，已确认' },
  });
  expect(await office.balanceOf('2241')).toBe(0);
  expect(await office.balanceOf('2203')).toBe(-3_300_00);
  expect(await office.balanceOf('1002')).toBe(3_300_00);
  expect((await office.maker.get('receipts.list', { state: 'unidentified' })).rows).toEqual([]);
});

test('a month that is closed takes no new receipt, and money of it is claimed all the same, in the books today', async () => {
  const office = await openReceiptOffice();
  const receipt = await office.receipt(3_300_00, {
    clientId: null,
    payerName: HENGTAI.name,
    receivedOn: '2026-10-20',
  });
  await office.submitAndSign('ledger.submitPeriodClose', {
    action: 'create',
    content: { month: 202610, closed: true },
  });
  expect(await refused(office, 1, { receivedOn: '2026-10-21' })).toMatchObject({ rule: 'ledger.period_closed' });
  const { content, version } = await office.maker.get('receipts.show', { id: receipt.recordId, purpose: 'amend' });
  const target = { action: 'amend' as const, recordId: receipt.recordId, baseVersion: version };
  const moved = { ...target, content: { ...content, receivedOn: '2026-10-22' } };
  expect(refusal(await office.maker.ask('receipts.submit', moved))).toMatchObject({ rule: 'ledger.period_closed' });
  await office.submitAndSign('receipts.submit', { ...target, content: { ...content, clientId: office.clientId } });
  expect((await office.maker.get('receipts.show', { id: receipt.recordId })).content.receivedOn).toBe('2026-10-20');
  const ofMonth = async (month: number) => {
    const { rows } = await office.maker.get('ledger.trialBalance', { from: month, to: month });
    return Object.fromEntries(
      rows.map((row) => [row.accountCode, row.debitFen - row.creditFen]).filter(([, fen]) => fen !== 0),
    );
  };
  expect(await ofMonth(202610)).toEqual({ 1002: 3_300_00, 2241: -3_300_00 });
  expect(await ofMonth(202611)).toEqual({ 2241: 3_300_00, 2203: -3_300_00 });
});

test('a payer who writes a name the client had before is the client', async () => {
  const office = await openReceiptOffice();
  const client = await office.submitAndSign('clients.submit', {
    action: 'create',
    content: { name: '宁波港机（集团）有限公司' },
  });
  await office.submitAndSign('clients.submit', {
    action: 'amend',
    recordId: client.recordId,
    baseVersion: 1,
    content: { name: '宁波海工装备有限公司' },
  });
  await office.receipt(1_00, { clientId: client.recordId, payerName: '宁波港机(集团) 有限公司' });
  expect(await refused(office, 2_00, { payerName: '宁波港机（集团）有限公司' })).toMatchObject({
    reason: 'receipts.third_party_payer',
  });
});

test('the same day, payer and amount is asked about when no reference tells the two apart', async () => {
  const office = await openReceiptOffice();
  const first = await office.receipt(58_600_00);
  const submit = async (more: Partial<ReturnType<ReceiptOffice['receiptDraft']>>) =>
    office.maker.get('receipts.submit', { action: 'create', content: office.receiptDraft(58_600_00, more) });
  const ticket = await submit({ bankReference: 'NY-1' });
  expect(ticket.warnings).toEqual([
    { rule: 'receipts.like_another', path: 'amountFen', details: { number: first.number } },
  ]);
  // Whoever checks it is not told that there is another of this amount.
  const seen = JSON.stringify(await office.checker.get('review.show', { submissionId: ticket.id }));
  expect(seen).not.toContain(first.number);
  expect((await submit({ receivedOn: '2026-11-19' })).warnings).toEqual([]);
  const told = await office.receipt(700_00, { bankReference: 'NY-2' });
  expect(told.number).not.toBe(first.number);
  const other = office.receiptDraft(700_00, { bankReference: 'NY-3' });
  expect((await office.maker.get('receipts.submit', { action: 'create', content: other })).warnings).toEqual([]);
});

test('whose money it is and in which month it is taken for something is ticked by whoever checks', async () => {
  const office = await openReceiptOffice();
  const { contractId } = await primerContract(office, 1);
  const receipt = await office.receipt(100_00);
  const ticked = async ({ id }: { readonly id: string }) => {
    const { checks } = await office.checker.get('review.show', { submissionId: id });
    return checks.filter(({ mode }) => mode === 'confirm').map(({ path }) => path);
  };
  const content = office.receiptDraft(9_00, { payerName: '常州恒泰物流有限公司' });
  const deviations = { payerName: '集团内代付' };
  expect(await ticked(await office.maker.get('receipts.submit', { action: 'create', content, deviations }))).toContain(
    'clientId',
  );
  const draft = office.allocationDraft([line(receipt, 'contract', contractId, 1_00)]);
  expect(
    await ticked(await office.maker.get('receipts.submitAllocation', { action: 'create', content: draft })),
  ).toContain('allocatedOn');
});

test('a receipt signed with a client that was merged since may name the survivor, allocated or not', async () => {
  const office = await openReceiptOffice();
  const { contractId } = await primerContract(office, 1);
  const content = { name: '江苏恒泰轨交装备公司' };
  const absorbed = await office.submitAndSign('clients.submit', { action: 'create', content });
  const receipt = await office.receipt(100_00, { clientId: absorbed.recordId, payerName: content.name });
  await office.submitAndSign('clients.submitMerge', {
    action: 'create',
    content: { survivorId: office.clientId, absorbedId: absorbed.recordId, reason: '同一家客户重复建档' },
  });
  await office.allocation([line(receipt, 'contract', contractId, 1_00)]);
  const shown = await office.maker.get('receipts.show', { id: receipt.recordId, purpose: 'amend' });
  await office.submitAndSign('receipts.submit', {
    action: 'amend',
    recordId: receipt.recordId,
    baseVersion: shown.version,
    content: { ...shown.content, clientId: office.clientId, note: '补注' },
  });
  expect((await office.maker.get('receipts.show', { id: receipt.recordId })).content.clientId).toBe(office.clientId);
  expect(await office.maker.get('office.verify', {})).toMatchObject({ good: true });
});
