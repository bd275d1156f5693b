import { expect, test } from 'vitest';
import { HENGTAI } from '../support/sales-office.ts';
import { readHere } from '../support/read-here.ts';
import { line, openReceiptOffice, type ReceiptOffice } from '../support/receipt-office.ts';
import { primerContract, refusal } from '../support/trade-office.ts';

const CASHIER = { name: '钱会', roles: ['cashier' as const] };
const PEOPLE = [
  { name: '周敏', roles: ['clerk' as const] },
  { name: '陈国强', roles: ['checker' as const] },
  { name: '陆总', roles: ['director' as const, 'manager' as const] },
  CASHIER,
];

const refused = async (office: ReceiptOffice, amountFen: number, more = {}) =>
  refusal(
    await office.maker.ask('receipts.submit', { action: 'create', content: office.receiptDraft(amountFen, more) }),
  );

test('a transfer is an advance of the client until somebody says what it is for', async () => {
  const office = await openReceiptOffice();
  const receipt = await office.receipt(10_000_00, { bankReference: 'ny20261120-0007', note: '货款' });
  expect(receipt.number).toBe('SK-2026-000001');
  expect(await office.balanceOf('1002')).toBe(10_000_00);
  expect(await office.balanceOf('2203')).toBe(-10_000_00);
  const { rows, total } = await office.maker.get('receipts.list', {});
  expect(rows).toMatchObject([
    {
      number: 'SK-2026-000001',
      clientName: HENGTAI.name,
      bankReference: 'NY20261120-0007',
      amountFen: 10_000_00,
      allocatedFen: 0,
      unallocatedFen: 10_000_00,
      state: 'open',
    },
  ]);
  expect(total).toMatchObject({ count: 1, amountFen: 10_000_00, allocatedFen: 0, unallocatedFen: 10_000_00 });
  expect(await office.maker.get('ledger.clientBalance', { clientId: office.clientId })).toMatchObject({
    balanceFen: -10_000_00,
  });
});

test('an acceptance bill has its number and due day, and stands on 1121; nothing else has them', async () => {
  const office = await openReceiptOffice();
  const bill = { method: 'acceptance_bill' as const, billNumber: '5 301610 00042 2026112', billDueOn: '2027-05-20' };
  await office.receipt(50_000_00, bill);
  expect(await office.balanceOf('1121')).toBe(50_000_00);
  expect(await office.balanceOf('1002')).toBe(0);
  expect(await refused(office, 1, { ...bill, billNumber: '530161000042-2026113', billDueOn: null })).toMatchObject({
    path: 'billDueOn',
    reason: 'receipts.bill_due_needed',
  });
  expect(await refused(office, 1, { ...bill, billNumber: null })).toMatchObject({
    reason: 'receipts.bill_number_needed',
  });
  expect(await refused(office, 1, { billNumber: '1' })).toMatchObject({ reason: 'receipts.bill_not_expected' });
  expect(await refused(office, 1, { ...bill, billNumber: '５301610000422026112' })).toMatchObject({
    reason: 'receipts.bill_taken',
    details: { number: 'SK-2026-000001' },
  });
});

test('the amount, the day and the bill are keyed from the paper, and nobody who checks can read them before', async () => {
  const office = await openReceiptOffice();
  const content = office.receiptDraft(27_182_81, {
    receivedOn: '2026-11-17',
    method: 'acceptance_bill',
    billNumber: '130261000099887766',
    billDueOn: '2027-03-31',
  });
  const ticket = await office.maker.get('receipts.submit', { action: 'create', content });
  const seen = await office.checker.get('review.show', { submissionId: ticket.id });
  expect(seen.checks.filter(({ mode }) => mode === 'rekey').map(({ path }) => path)).toEqual([
    'amountFen',
    'receivedOn',
    'billNumber',
  ]);
  const text = JSON.stringify(seen);
  for (const value of ['2718281', '2026-11-17', '130261000099887766']) expect(text).not.toContain(value);
});

test('cash stands on 1001 and not among the deposits', async () => {
  const office = await openReceiptOffice();
  await office.receipt(500_00, { method: 'cash' });
  expect(await office.balanceOf('1001')).toBe(500_00);
  expect(await office.balanceOf('1002')).toBe(0);
});

test('what the bank wrote once is recorded once, and a day to come is no day', async () => {
  const office = await openReceiptOffice();
  const receipt = await office.receipt(1_000_00, { bankReference: 'X-100' });
  expect(await refused(office, 1, { bankReference: 'x-100' })).toMatchObject({
    path: 'bankReference',
    reason: 'receipts.reference_taken',
    details: { number: receipt.number },
  });
  expect(await refused(office, 1, { receivedOn: '2026-11-21' })).toMatchObject({
    reason: 'receipts.received_in_future',
  });
  expect(await refused(office, 1, { ownAccount: '6222020000000000000' })).toMatchObject({
    reason: 'receipts.own_account_unknown',
  });
  const { content, version } = await office.maker.get('receipts.show', { id: receipt.recordId, purpose: 'amend' });
  const target = { action: 'void' as const, recordId: receipt.recordId, baseVersion: version };
  await office.submitAndSign('receipts.submit', { ...target, content });
  expect(await office.balanceOf('1002')).toBe(0);
  expect(await office.balanceOf('2203')).toBe(0);
  await office.receipt(1_000_00, { bankReference: 'X-100' });
});

test('a cashier records what came in, allocates nothing, and countersigns neither', async () => {
  const office = await openReceiptOffice({ people: PEOPLE });
  const cashier = await office.desk(CASHIER);
  const content = office.receiptDraft(500_00, { method: 'cash' });
  const ticket = await cashier.get('receipts.submit', { action: 'create', content });
  await office.maker.get('review.show', { submissionId: ticket.id });
  const own = await office.maker.get('receipts.submit', { action: 'create', content: office.receiptDraft(600_00) });
  const entry = { amountFen: '600', receivedOn: '2026-11-20' };
  const asked = await cashier.ask('review.reenter', { submissionId: own.id, entry, confirmed: ['method'] });
  expect(asked.ok).toBe(false);
  const { contractId } = await primerContract(office, 1);
  const lines = [{ receiptId: 'none', target: 'contract' as const, targetId: contractId, amountFen: 1 }];
  const allocated = await cashier.ask('receipts.submitAllocation', {
    action: 'create',
    content: office.allocationDraft(lines),
  });
  expect(refusal(allocated)).toMatchObject({ code: 'forbidden', permission: 'receipts.allocate' });
  // Nor is a cashier told what contracts are worth, which the form of an allocation says.
  expect(refusal(await cashier.ask('receipts.allocatable', { clientId: office.clientId }))).toMatchObject({
    code: 'forbidden',
  });
});

test('a cashier who is a checker besides countersigns no receipt, no allocation and no statement', async () => {
  const both = { name: '孙会', roles: ['cashier' as const, 'checker' as const] };
  const people = [...PEOPLE.slice(0, 3), both];
  const office = await openReceiptOffice({ people, startReader: readHere });
  const desk = await office.desk(both);
  const { contractId } = await primerContract(office, 1);
  const receipt = await office.receipt(500_00);
  const draft = office.allocationDraft([line(receipt, 'contract', contractId, 1)]);
  const text = `交易日期,贷方发生额,对方户名\n2026-11-18,100.00,${HENGTAI.name}`;
  const file = { kind: 'receipts', fileName: '流水.csv', contentBase64: Buffer.from(text).toString('base64') };
  const waiting = [
    await office.maker.get('receipts.submit', { action: 'create', content: office.receiptDraft(600_00) }),
    await office.maker.get('receipts.submitAllocation', { action: 'create', content: draft }),
    await office.maker.get('exchange.submit', { ...file, acceptedRecords: 1 }),
  ];
  for (const { id, kind } of waiting) {
    const seen = await desk.get('review.show', { submissionId: id });
    expect([kind, seen.mayCheck, seen.mayNotCheckBecause]).toEqual([kind, false, 'review.barred_role']);
  }
});

test('a receipt that is allocated keeps its client and what was taken of it, and is not voided', async () => {
  const office = await openReceiptOffice();
  const { invoiceId } = await office.invoiced(10);
  const receipt = await office.receipt(5_000_00);
  const allocation = await office.allocation([line(receipt, 'invoice', invoiceId, 4_000_00)]);
  const { content, version } = await office.maker.get('receipts.show', { id: receipt.recordId, purpose: 'amend' });
  const target = { recordId: receipt.recordId, baseVersion: version };
  const ask = async (action: 'amend' | 'void', change: Partial<typeof content>) =>
    refusal(await office.maker.ask('receipts.submit', { action, ...target, content: { ...content, ...change } }));
  expect(await ask('void', {})).toMatchObject({
    rule: 'receipts.void_allocated',
    details: { number: receipt.number, allocations: allocation.number },
  });
  expect(await ask('amend', { amountFen: 3_999_99 })).toMatchObject({
    path: 'amountFen',
    reason: 'receipts.below_allocated',
    details: { allocated: '4000.00', allocations: allocation.number },
  });
  expect(await ask('amend', { clientId: null })).toMatchObject({ reason: 'receipts.client_fixed' });
  await office.submitAndSign('receipts.submit', {
    action: 'amend',
    ...target,
    content: { ...content, amountFen: 4_000_00 },
  });
  expect((await office.maker.get('receipts.show', { id: receipt.recordId })).state).toBe('allocated');
});

test('money cannot have come after it was allocated', async () => {
  const office = await openReceiptOffice();
  const { contractId } = await primerContract(office, 1);
  const receipt = await office.receipt(100_00, { receivedOn: '2026-11-18' });
  const allocation = await office.allocation([line(receipt, 'contract', contractId, 1_00)], {
    allocatedOn: '2026-11-18',
  });
  const { content, version } = await office.maker.get('receipts.show', { id: receipt.recordId, purpose: 'amend' });
  const asked = await office.maker.ask('receipts.submit', {
    action: 'amend',
    recordId: receipt.recordId,
    baseVersion: version,
    content: { ...content, receivedOn: '2026-11-19' },
  });
  expect(refusal(asked)).toMatchObject({
    path: 'receivedOn',
    reason: 'receipts.received_after_allocation',
    details: { since: '2026-11-18', allocations: allocation.number },
  });
});

test('the payer’s account is masked unless the form needs it', async () => {
  const office = await openReceiptOffice();
  const receipt = await office.receipt(1_00, { payerAccount: '1102026309771928374' });
  const shown = await office.maker.get('receipts.show', { id: receipt.recordId });
  expect(shown.content.payerAccount).not.toContain('1102026309771928374');
  const opened = await office.maker.get('receipts.show', { id: receipt.recordId, purpose: 'amend' });
  expect(opened.content.payerAccount).toBe('1102026309771928374');
});

test('the sheet of a receipt says its amount in capitals and what it paid; an allocation lists both sides', async () => {
  const office = await openReceiptOffice();
  const { invoiceId } = await office.invoiced(10);
  const receipt = await office.receipt(5_860_00, { payerAccount: '1102026309771928374' });
  const allocation = await office.allocation([line(receipt, 'invoice', invoiceId, 5_860_00)]);
  const textOf = async (document: string, recordId: string) => {
    const { html } = await office.maker.get('printing.preview', { document, recordId });
    return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  };
  const text = await textOf('receipt', receipt.recordId);
  for (const said of ['收款单', receipt.number, '5,860.00', '伍仟捌佰陆拾元整', HENGTAI.name, allocation.number]) {
    expect(text).toContain(said);
  }
  expect(text).not.toContain('1102026309771928374');
  const other = await textOf('allocation', allocation.recordId);
  for (const said of ['核销单', allocation.number, receipt.number, 'HT-2026-000001', '5,860.00']) {
    expect(other).toContain(said);
  }
});

test('money that came in stands on the workbench and among what is found; what is late is told from the day after it was due', async () => {
  const office = await openReceiptOffice();
  const { invoiceId } = await office.invoiced(10);
  const receipt = await office.receipt(2_000_00, { bankReference: 'NY20261120-7719' });
  const allocation = await office.allocation([line(receipt, 'invoice', invoiceId, 1_000_00)]);
  const { received, months } = await office.maker.get('reports.figures', { months: 3 });
  expect(months.at(-1)).toBe('2026-11');
  expect(received).toEqual({ fen: [0, 0, 2_000_00], count: 1 });
  const due = async (only: 'receivableLate' | 'receivableSoon') =>
    (await office.maker.get('reports.due', { only })).groups[0];
  expect(await due('receivableSoon')).toMatchObject({ count: 0 });
  office.clock.now += 61 * 24 * 60 * 60 * 1000;
  const later = await office.reopen();
  const { groups } = await later.maker.get('reports.due', { only: 'receivableLate' });
  expect(groups[0]).toMatchObject({
    count: 1,
    rows: [{ recordKind: 'invoice', recordId: invoiceId, on: '2027-01-19', daysLate: 1, amountFen: 4_860_00 }],
  });
  expect(await later.maker.get('reports.waiting', {})).toMatchObject({ receipts: 1 });
  const late = await later.maker.get('receipts.openInvoices', { late: true });
  expect(late.total).toMatchObject({ count: 1, openFen: 4_860_00 });
  const found = await later.maker.get('search.find', { text: '7719' });
  expect(found.find(({ name }) => name === 'receipts')?.rows).toMatchObject([
    { kind: 'receipt', recordId: receipt.recordId, text: receipt.number },
  ]);
  const byNumber = await later.maker.get('search.find', { text: allocation.number });
  expect(byNumber.find(({ name }) => name === 'receipts')?.rows).toMatchObject([
    { kind: 'allocation', recordId: allocation.recordId },
  ]);
});

test('in an order by client, money that nobody claimed stands last, either way, page by page', async () => {
  const office = await openReceiptOffice();
  const other = await office.submitAndSign('clients.submit', { action: 'create', content: { name: '安庆船舶' } });
  await office.receipt(1_00, { clientId: null, payerName: '沈国梁' });
  await office.receipt(2_00);
  await office.receipt(3_00, { clientId: other.recordId, payerName: '安庆船舶' });
  await office.receipt(4_00, { clientId: null, payerName: '王建国' });
  const names = async (descending: boolean) => {
    const seen: (string | null)[] = [];
    let after: string | undefined;
    do {
      const sort = { column: 'clientName' as const, descending };
      const page = await office.maker.get('receipts.list', { sort, limit: 1, ...(after !== undefined && { after }) });
      seen.push(...page.rows.map((row) => row.clientName ?? row.payerName));
      after = page.next;
    } while (after !== undefined);
    return seen;
  };
  expect(await names(false)).toEqual(['安庆船舶', HENGTAI.name, '沈国梁', '王建国']);
  expect(await names(true)).toEqual([HENGTAI.name, '安庆船舶', '王建国', '沈国梁']);
});
