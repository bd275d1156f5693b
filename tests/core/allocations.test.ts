import { expect, test } from 'vitest';
import { e6 } from '../support/sales-office.ts';
import { line, openReceiptOffice, type ReceiptOffice } from '../support/receipt-office.ts';
import { primerContract, refusal } from '../support/trade-office.ts';

const open = async (office: ReceiptOffice) => (await office.maker.get('receipts.openInvoices', {})).rows;
const ofContract = async (office: ReceiptOffice, contractId: string) => {
  const sheet = await office.maker.get('reports.contractSheet', { contractId });
  return {
    receivedFen: sheet.sums.receivedFen,
    percents: sheet.lines.map((row) => row.receivedPercent),
    money: sheet.events.filter(({ kind }) => kind === 'receipt').map((event) => [event.documentKind, event.amountFen]),
    last: sheet.events.at(-1)?.receivedFen,
  };
};
const ageing = async (office: ReceiptOffice) =>
  (await office.maker.get('reports.ageing', { clientId: office.clientId })).rows[0];

test('the worked case: an invoice of 5,860.00 is received in two parts, and every list says the same', async () => {
  const office = await openReceiptOffice();
  const { contractId, invoiceId } = await office.invoiced(10);
  expect(await open(office)).toMatchObject([
    { invoiceId, dueOn: '2027-01-19', daysLate: -60, grossFen: 5_860_00, allocatedFen: 0, openFen: 5_860_00 },
  ]);
  const first = await office.receipt(4_000_00);
  // Money settles the oldest whether or not anybody said for what; the allocation changes neither sum.
  expect(await ageing(office)).toMatchObject({ openFen: 1_860_00, balanceFen: 1_860_00 });
  const allocation = await office.allocation([line(first, 'invoice', invoiceId, 4_000_00)]);
  expect(allocation.number).toBe('HX-2026-000001');
  expect(await ageing(office)).toMatchObject({ openFen: 1_860_00, balanceFen: 1_860_00, advanceFen: 0 });
  expect(await office.balanceOf('1122.02')).toBe(1_860_00);
  expect(await office.balanceOf('2203')).toBe(0);
  expect(await open(office)).toMatchObject([{ allocatedFen: 4_000_00, openFen: 1_860_00 }]);
  expect(await ofContract(office, contractId)).toMatchObject({
    receivedFen: 4_000_00,
    money: [['allocation', 4_000_00]],
    last: 4_000_00,
  });
  const second = await office.receipt(2_000_00);
  await office.allocation([line(second, 'invoice', invoiceId, 1_860_00)]);
  expect(await open(office)).toEqual([]);
  expect((await office.maker.get('receipts.show', { id: second.recordId })).unallocatedFen).toBe(140_00);
  expect(await office.maker.get('ledger.clientBalance', { clientId: office.clientId })).toMatchObject({
    balanceFen: -140_00,
  });
  expect(await ofContract(office, contractId)).toMatchObject({ receivedFen: 5_860_00, last: 5_860_00 });
  expect((await office.maker.get('receipts.allocatedTo', { target: 'invoice', targetId: invoiceId })).length).toBe(2);
});

test('an invoice over three contracts shares what is received over them, to the fen, and ends at nothing each', async () => {
  const office = await openReceiptOffice();
  const contracts = [];
  const lines = [];
  for (const price of [100, 100, 100.01]) {
    const made = await primerContract(office, 1, price);
    const note = await office.note([made.take(1)]);
    contracts.push(made.contractId);
    const of = { contractId: made.contractId, contractLineKey: 'L1' };
    lines.push({ ...of, dispatchNoteId: note.recordId, dispatchLineKey: 'L1', quantityE6: e6(1) });
  }
  const request = await office.request(lines);
  const invoice = await office.invoice(request.recordId);
  const receipt = await office.receipt(300_01);
  const allocation = await office.allocation([line(receipt, 'invoice', invoice.recordId, 100_00)]);
  const { shares } = await office.maker.get('receipts.showAllocation', { id: allocation.recordId });
  expect(shares.map(({ amountFen }) => amountFen).toSorted((a, b) => a - b)).toEqual([33_33, 33_33, 33_34]);
  for (const amountFen of [50_01, 50_00, 100_00]) {
    await office.allocation([line(receipt, 'invoice', invoice.recordId, amountFen)]);
  }
  expect(await open(office)).toEqual([]);
  const received = [];
  for (const contractId of contracts) received.push((await ofContract(office, contractId)).receivedFen);
  expect(received).toEqual([100_00, 100_00, 100_01]);
  expect(await office.balanceOf('1122.02')).toBe(0);
});

test('an advance counts as received of its contract and stays an advance of the client', async () => {
  const office = await openReceiptOffice();
  const { contractId } = await primerContract(office, 100, 586);
  const receipt = await office.receipt(20_000_00);
  const ticket = await office.maker.get('receipts.submitAllocation', {
    action: 'create',
    content: office.allocationDraft([line(receipt, 'contract', contractId, 17_580_00)]),
  });
  expect(ticket.warnings).toEqual([]);
  await office.countersign(ticket.id);
  expect(await office.balanceOf('2203')).toBe(-20_000_00);
  expect(await ofContract(office, contractId)).toMatchObject({ receivedFen: 17_580_00, percents: [30] });
  const { rows } = await office.maker.get('contracts.list', {});
  expect(rows[0]).toMatchObject({ receivedFen: 17_580_00 });
  const content = await office.reopened(contractId);
  const voided = await office.maker.ask('contracts.submit', {
    action: 'void',
    recordId: contractId,
    baseVersion: content.version,
    content: content.content,
  });
  expect(refusal(voided)).toMatchObject({ rule: 'contracts.void_with_allocations' });
});

test('an advance settles an invoice once its allocation is amended, which is found from the invoice, also in a later month', async () => {
  const office = await openReceiptOffice();
  const { contractId } = await primerContract(office, 100, 586, { signedOn: '2026-10-12', sealedOn: '2026-10-12' });
  const receipt = await office.receipt(17_580_00, { receivedOn: '2026-10-13' });
  const allocatedOn = '2026-10-13';
  const advance = await office.allocation([line(receipt, 'contract', contractId, 17_580_00)], { allocatedOn });
  await office.submitAndSign('ledger.submitPeriodClose', {
    action: 'create',
    content: { month: 202610, closed: true },
  });
  const { invoiceId } = await office.invoiced(10);
  const form = await office.maker.get('receipts.allocatable', { clientId: office.clientId });
  expect(form.receipts).toEqual([]);
  expect(form.advances).toMatchObject([
    { allocationId: advance.recordId, targetId: contractId, receiptNumber: receipt.number, amountFen: 17_580_00 },
  ]);
  // Meanwhile nobody owes anything: the invoice is open, the client is not, and the ageing says so.
  expect(await open(office)).toMatchObject([{ openFen: 5_860_00 }]);
  expect(await ageing(office)).toMatchObject({ openFen: 0, balanceFen: 5_860_00 - 17_580_00 });
  const lines = [
    { ...line(receipt, 'contract', contractId, 11_720_00), lineKey: 'L1' },
    line(receipt, 'invoice', invoiceId, 5_860_00),
  ];
  await office.submitAndSign('receipts.submitAllocation', {
    action: 'amend',
    recordId: advance.recordId,
    baseVersion: 1,
    content: office.allocationDraft(lines),
  });
  expect(await open(office)).toEqual([]);
  expect(await office.balanceOf('1122.02')).toBe(0);
  expect(await office.balanceOf('2203')).toBe(-11_720_00);
});

test('what an opening document brought in is received like an invoice, up to what was not received before', async () => {
  const office = await openReceiptOffice();
  const { contractId } = await primerContract(office, 30, 600);
  const opened = { dispatchedE6: e6(30), signedE6: e6(30), invoicedE6: e6(20), invoicedFen: 12_000_00 };
  const opening = await office.submitAndSign('contracts.submitOpening', {
    action: 'create',
    content: { contractId, asOf: '2026-11-19', receivedFen: 5_000_00, lines: [{ lineKey: 'L1', ...opened }] },
  });
  const early = office.receiptDraft(1_00, { receivedOn: '2026-11-19' });
  expect((await office.maker.get('receipts.submit', { action: 'create', content: early })).warnings).toMatchObject([
    { rule: 'receipts.before_opening', details: { on: '2026-11-19' } },
  ]);
  const receipt = await office.receipt(10_000_00);
  const asked = await office.askAllocation([line(receipt, 'opening', opening.recordId, 7_000_01)]);
  expect(refusal(asked)).toMatchObject({ reason: 'receipts.over_target', details: { max: '7000.00' } });
  await office.allocation([line(receipt, 'opening', opening.recordId, 7_000_00)]);
  expect(await office.balanceOf('1122.02')).toBe(5_000_00);
  expect(await ofContract(office, contractId)).toMatchObject({ receivedFen: 12_000_00 });
  const voided = await office.maker.ask('contracts.submitOpening', {
    action: 'void',
    recordId: opening.recordId,
    baseVersion: 1,
    content: { contractId, asOf: '2026-11-19', receivedFen: 5_000_00, lines: [{ lineKey: 'L1', ...opened }] },
  });
  expect(refusal(voided)).toMatchObject({ rule: 'contracts.void_with_allocations' });
});

test('no more is taken of a receipt than there is, nor put upon an invoice than is open, and what waits counts', async () => {
  const office = await openReceiptOffice();
  const { invoiceId } = await office.invoiced(10);
  const { contractId } = await primerContract(office, 1);
  const receipt = await office.receipt(6_000_00);
  const ask = async (...lines: Parameters<ReceiptOffice['allocationDraft']>[0]) =>
    refusal(await office.askAllocation(lines));
  expect(await ask(line(receipt, 'invoice', invoiceId, 5_860_01))).toMatchObject({
    path: 'lines.0.amountFen',
    reason: 'receipts.over_target',
    details: { line: 1, max: '5860.00' },
  });
  expect(
    await ask(line(receipt, 'invoice', invoiceId, 5_860_00), line(receipt, 'contract', contractId, 140_01)),
  ).toMatchObject({ path: 'lines.1.amountFen', reason: 'receipts.over_receipt', details: { max: '6000.00' } });
  const waiting = await office.maker.get('receipts.submitAllocation', {
    action: 'create',
    content: office.allocationDraft([line(receipt, 'invoice', invoiceId, 2_718_28)]),
  });
  expect(await ask(line(receipt, 'invoice', invoiceId, 3_141_73))).toMatchObject({ details: { max: '3141.72' } });
  // Whoever is to check it learns no number from what is left.
  const blind = await office.checker.ask('receipts.submitAllocation', {
    action: 'create',
    content: office.allocationDraft([line(receipt, 'invoice', invoiceId, 3_500_00)]),
  });
  expect(refusal(blind)).toMatchObject({ reason: 'receipts.over_receipt_pending', details: { line: 1 } });
  const hidden = await office.checker.get('receipts.allocatable', { clientId: office.clientId });
  expect(hidden.receipts).toMatchObject([{ leftFen: null, pendingHidden: true }]);
  expect(hidden.targets.find(({ target }) => target === 'invoice')).toMatchObject({ openFen: null });
  expect(JSON.stringify(hidden)).not.toMatch(/271828|314172|328172/);
  const own = await office.maker.get('receipts.allocatable', { clientId: office.clientId });
  expect(own.receipts).toMatchObject([{ leftFen: 3_281_72 }]);
  await office.countersign(waiting.id);
  expect(await ask(line(receipt, 'invoice', invoiceId, 3_141_73))).toMatchObject({ details: { max: '3141.72' } });
  const amended = await office.maker.get('receipts.show', { id: receipt.recordId });
  expect(amended).toMatchObject({ allocatedFen: 2_718_28, unallocatedFen: 3_281_72, state: 'open' });
});

test('an allocation is amended by taking it back and posting anew, and voided by taking it back', async () => {
  const office = await openReceiptOffice();
  const [one, two] = [await office.invoiced(10), await office.invoiced(5)];
  const receipt = await office.receipt(8_000_00);
  const made = await office.allocation([line(receipt, 'invoice', one.invoiceId, 5_860_00)]);
  const form = await office.maker.get('receipts.allocatable', {
    clientId: office.clientId,
    allocationId: made.recordId,
  });
  expect(form.receipts).toMatchObject([{ leftFen: 8_000_00 }]);
  expect(form.targets.find(({ targetId }) => targetId === one.invoiceId)).toMatchObject({ openFen: 5_860_00 });
  const change = [
    { ...line(receipt, 'invoice', one.invoiceId, 5_000_00), lineKey: 'L1' },
    line(receipt, 'invoice', two.invoiceId, 2_930_00),
  ];
  const content = office.allocationDraft(change);
  await office.submitAndSign('receipts.submitAllocation', {
    action: 'amend',
    recordId: made.recordId,
    baseVersion: 1,
    content,
  });
  expect(await open(office)).toMatchObject([{ invoiceId: one.invoiceId, openFen: 860_00 }]);
  expect(await office.balanceOf('1122.02')).toBe(860_00);
  expect(await office.balanceOf('2203')).toBe(-70_00);
  const keyed = content.lines.map((each, at) => ({ ...each, lineKey: `L${at + 1}` }));
  await office.submitAndSign('receipts.submitAllocation', {
    action: 'void',
    recordId: made.recordId,
    baseVersion: 2,
    content: { ...content, lines: keyed },
  });
  expect(await open(office)).toHaveLength(2);
  expect(await office.balanceOf('1122.02')).toBe(5_860_00 + 2_930_00);
  expect(await office.balanceOf('2203')).toBe(-8_000_00);
  expect((await ofContract(office, one.contractId)).receivedFen).toBe(0);
  expect(await office.trialBalance()).toMatchObject({ balanced: true });
  const { rows } = await office.maker.get('receipts.allocations', {});
  expect(rows).toMatchObject([{ number: made.number, lineCount: 2, state: 'void' }]);
});

test('an invoice that money was taken for is not voided, and the refusal names the allocation', async () => {
  const office = await openReceiptOffice();
  const { invoiceId } = await office.invoiced(10);
  const receipt = await office.receipt(5_860_00);
  const allocation = await office.allocation([line(receipt, 'invoice', invoiceId, 5_860_00)]);
  const { content, version } = await office.maker.get('invoicing.getInvoice', { id: invoiceId });
  const { requestNumber: _number, clientId: _client, kind: _kind, ...draft } = content;
  const target = { recordId: invoiceId, baseVersion: version };
  const voided = await office.maker.ask('invoicing.submitInvoice', { action: 'void', ...target, content: draft });
  expect(refusal(voided)).toMatchObject({
    rule: 'invoicing.void_allocated',
    details: { allocations: allocation.number },
  });
  const lower = { ...draft, grossFen: draft.grossFen - 1, netFen: draft.netFen - 1 };
  const amended = await office.maker.ask('invoicing.submitInvoice', { action: 'amend', ...target, content: lower });
  expect(refusal(amended)).toMatchObject({ path: 'grossFen', reason: 'invoicing.below_allocated' });
});

test('both sides are of one client, in force, and not younger than the allocation', async () => {
  const office = await openReceiptOffice();
  const { invoiceId, contractId } = await office.invoiced(1);
  const other = await office.submitAndSign('clients.submit', { action: 'create', content: { name: '宁波港机' } });
  const foreign = await office.receipt(100_00, { clientId: other.recordId, payerName: '宁波港机' });
  const unknown = await office.receipt(100_00, { clientId: null, payerName: '沈国梁' });
  const own = await office.receipt(100_00, { receivedOn: '2026-11-19' });
  const ask = async (...asked: Parameters<ReceiptOffice['askAllocation']>) =>
    refusal(await office.askAllocation(...asked));
  for (const receipt of [foreign, unknown]) {
    expect(await ask([line(receipt, 'invoice', invoiceId, 1)])).toMatchObject({
      path: 'lines.0.receiptId',
      reason: 'receipts.receipt_of_other_client',
      details: { number: receipt.number },
    });
  }
  expect(await ask([line(foreign, 'contract', contractId, 1)], { clientId: other.recordId })).toMatchObject({
    path: 'lines.0.targetId',
    reason: 'receipts.target_of_other_client',
  });
  expect(await ask([line(own, 'invoice', invoiceId, 1)], { allocatedOn: '2026-11-19' })).toMatchObject({
    reason: 'receipts.allocated_before',
    details: { on: '2026-11-20' },
  });
  expect(await ask([line(own, 'invoice', 'nobody', 1)])).toMatchObject({ reason: 'receipts.target_unknown' });
  const twice = [line(own, 'invoice', invoiceId, 1), line(own, 'invoice', invoiceId, 2)];
  expect(await ask(twice)).toMatchObject({ path: 'lines.1.targetId', reason: 'receipts.line_repeated' });
});

test('after a merge the survivor’s money settles what the absorbed client owed', async () => {
  const office = await openReceiptOffice();
  const content = { name: '江苏恒泰轨交装备公司' };
  const absorbed = await office.submitAndSign('clients.submit', { action: 'create', content });
  const payerName = content.name;
  const receipt = await office.receipt(7_000_00, { clientId: absorbed.recordId, payerName });
  const { invoiceId } = await office.invoiced(10);
  const early = await office.allocation([line(await office.receipt(100_00), 'invoice', invoiceId, 100_00)]);
  await office.submitAndSign('clients.submitMerge', {
    action: 'create',
    content: { survivorId: office.clientId, absorbedId: absorbed.recordId, reason: '同一家客户重复建档' },
  });
  expect((await office.maker.get('receipts.show', { id: receipt.recordId })).clientId).toBe(office.clientId);
  await office.allocation([line(receipt, 'invoice', invoiceId, 5_760_00)]);
  expect(await open(office)).toEqual([]);
  // What was signed goes on saying with whom, and holds.
  expect(await office.maker.get('office.verify', {})).toMatchObject({ good: true });
  const shown = await office.maker.get('receipts.show', { id: receipt.recordId });
  expect(shown.content.clientId).toBe(absorbed.recordId);
  expect(early.number).toBe('HX-2026-000001');
});

test('a receipt that is lessened and an allocation of it wait together: what was reserved is kept, in either order of signing', async () => {
  const office = await openReceiptOffice();
  const { invoiceId } = await office.invoiced(10);
  for (const first of ['receipt', 'allocation'] as const) {
    const receipt = await office.receipt(2_000_00);
    const { content, version } = await office.maker.get('receipts.show', { id: receipt.recordId, purpose: 'amend' });
    const lessened = await office.maker.get('receipts.submit', {
      action: 'amend',
      recordId: receipt.recordId,
      baseVersion: version,
      content: { ...content, amountFen: 500_00 },
    });
    const allocation = await office.maker.get('receipts.submitAllocation', {
      action: 'create',
      content: office.allocationDraft([line(receipt, 'invoice', invoiceId, 2_000_00)]),
    });
    const order = first === 'receipt' ? [lessened, allocation] : [allocation, lessened];
    const outcomes = new Map<string, string>();
    for (const { id } of order) outcomes.set(id, (await office.countersign(id)).outcome);
    expect([outcomes.get(lessened.id), outcomes.get(allocation.id)]).toEqual(['refused', 'effective']);
  }
  expect(await office.balanceOf('2203')).toBe(0);
  expect(await office.balanceOf('1122.02')).toBe(1_860_00);
});
