import { expect, test } from 'vitest';
import { e6 } from '../support/sales-office.ts';
import { openTradeOffice, primerContract, refusal, type TradeOffice } from '../support/trade-office.ts';

/** A note of `quantity` from a fresh contract, and its line to invoice. */
async function shipped(office: TradeOffice, quantity: number, price: number, head = {}) {
  const { contractId, take } = await primerContract(office, quantity, price, head);
  const note = await office.note([take(quantity)]);
  const line = { contractId, contractLineKey: 'L1', dispatchNoteId: note.recordId, dispatchLineKey: 'L1' };
  return { contractId, note, take, line: (wanted: number) => ({ ...line, quantityE6: e6(wanted) }) };
}

test('three lines of 33.33 are rounded line by line: 88.50 net, 11.49 tax, 99.99 in all', async () => {
  const office = await openTradeOffice();
  const third = { productId: office.primer, quantityE6: e6(1), priceE6: e6(33.33) };
  const { recordId: contractId } = await office.contract([third, third, third]);
  const keys = ['L1', 'L2', 'L3'];
  const note = await office.note(keys.map((contractLineKey) => ({ contractId, contractLineKey, quantityE6: e6(1) })));
  const request = await office.request(
    keys.map((key) => {
      const dispatched = { dispatchNoteId: note.recordId, dispatchLineKey: key };
      return { contractId, contractLineKey: key, ...dispatched, quantityE6: e6(1) };
    }),
  );
  expect(request.number).toBe('KP-2026-000001');
  const { content } = await office.maker.get('invoicing.getRequest', { id: request.recordId });
  expect(content).toMatchObject({ netFen: 88_50, taxFen: 11_49, grossFen: 99_99 });
  await office.invoice(request.recordId);
  expect(await office.balanceOf('1122.01')).toBe(0);
  expect(await office.balanceOf('1122.02')).toBe(99_99);
  expect(await office.balanceOf('6001.01')).toBe(-88_50);
});

test('the checker keys the total with tax from the paper and cannot read it anywhere before', async () => {
  const office = await openTradeOffice();
  const { line } = await shipped(office, 37, 586);
  const content = office.requestDraft([line(37)]);
  const ticket = await office.maker.get('invoicing.submitRequest', { action: 'create', content });
  const seen = await office.checker.get('review.show', { submissionId: ticket.id });
  expect(JSON.stringify(seen)).not.toContain(String(37 * 586_00));
  expect(seen.checks).toContainEqual({ path: 'grossFen', mode: 'rekey', type: 'fen' });
  const [hidden] = await office.checker.get('invoicing.invoiceableLines', { clientId: office.clientId });
  expect(hidden).toMatchObject({ invoiceableE6: null, invoiceableFen: null, pendingHidden: true });
  expect(await office.maker.get('invoicing.invoiceableLines', { clientId: office.clientId })).toEqual([]);
  await office.countersign(ticket.id);
  expect((await office.checker.get('invoicing.listRequests', {})).rows).toMatchObject([
    { number: 'KP-2026-000001', grossFen: 37 * 586_00, state: 'requested', invoiceNumber: null },
  ]);
});

test('no more is invoiced than was shipped, and a request that waits or was granted counts', async () => {
  const office = await openTradeOffice();
  const { line } = await shipped(office, 60, 586);
  const refused = async (wanted: number) =>
    refusal(
      await office.maker.ask('invoicing.submitRequest', {
        action: 'create',
        content: office.requestDraft([line(wanted)]),
      }),
    );
  expect(await refused(61)).toMatchObject({
    path: 'lines.0.quantityE6',
    reason: 'invoicing.over_invoiceable',
    details: { line: 1, max: '60' },
  });
  const waiting = await office.maker.get('invoicing.submitRequest', {
    action: 'create',
    content: office.requestDraft([line(50)]),
  });
  expect(await refused(11)).toMatchObject({ details: { max: '10' } });
  await office.countersign(waiting.id);
  expect(await refused(11)).toMatchObject({ details: { max: '10' } });
  const [left] = await office.maker.get('invoicing.invoiceableLines', { clientId: office.clientId });
  expect(left).toMatchObject({ dispatchNumber: 'FH-2026-000001', invoiceableE6: e6(10), invoiceableFen: 5_860_00 });
});

test('where the contract says after signing, nothing is invoiced before the signed copy is there', async () => {
  const office = await openTradeOffice();
  const { note, line } = await shipped(office, 60, 586, { invoiceBase: 'after_signing' });
  const content = office.requestDraft([line(1)]);
  expect(refusal(await office.maker.ask('invoicing.submitRequest', { action: 'create', content }))).toMatchObject({
    reason: 'invoicing.over_invoiceable',
    details: { max: '0' },
  });
  await office.signBack(note.recordId, [{ dispatchLineKey: 'L1', signedE6: e6(60) }]);
  await office.request([line(60)]);
});

test('a contract invoiced before dispatch needs no note; any other does', async () => {
  const office = await openTradeOffice();
  const early = await primerContract(office, 10, 113, { invoiceBase: 'before_dispatch' });
  const direct = { contractLineKey: 'L1', quantityE6: e6(10) };
  const request = await office.request([{ ...direct, contractId: early.contractId }]);
  await office.invoice(request.recordId);
  expect(await office.balanceOf('1122.01')).toBe(-1130_00);
  await office.note([early.take(10)]);
  expect(await office.balanceOf('1122.01')).toBe(0);
  expect(await office.balanceOf('1122.02')).toBe(1130_00);

  const usual = await primerContract(office, 10, 113);
  await office.note([usual.take(10)]);
  const content = office.requestDraft([{ ...direct, contractId: usual.contractId }]);
  expect(refusal(await office.maker.ask('invoicing.submitRequest', { action: 'create', content }))).toMatchObject({
    reason: 'invoicing.over_invoiceable',
    details: { max: '0' },
  });
});

test('invoiced in thirds, the fen that rounding leaves goes to 6001.04 and 1122.01 ends at zero', async () => {
  const office = await openTradeOffice();
  const third = { productId: office.primer, quantityE6: e6(3), priceE6: 33_335_000 };
  const { recordId: contractId } = await office.contract([third]);
  const note = await office.note([{ contractId, contractLineKey: 'L1', quantityE6: e6(3) }]);
  expect(await office.balanceOf('1122.01')).toBe(100_01);
  const line = { contractId, contractLineKey: 'L1', dispatchNoteId: note.recordId, dispatchLineKey: 'L1' };
  for (const _part of [1, 2, 3]) {
    const request = await office.request([{ ...line, quantityE6: e6(1) }]);
    await office.invoice(request.recordId);
  }
  expect(await office.balanceOf('1122.01')).toBe(0);
  expect(await office.balanceOf('1122.02')).toBe(3 * 33_34);
  expect(await office.balanceOf('6001.04')).toBe(-1);
  expect(await office.trialBalance()).toMatchObject({ balanced: true });
});

test('a discount lowers what the client owes and leaves nothing behind on the shipped account', async () => {
  const office = await openTradeOffice();
  const { line } = await shipped(office, 10, 113);
  const request = await office.request([{ ...line(10), discountFen: 113_00 }]);
  const { content } = await office.maker.get('invoicing.getRequest', { id: request.recordId });
  expect(content).toMatchObject({ netFen: 900_00, taxFen: 117_00, grossFen: 1017_00 });
  expect(content.lines[0]).toMatchObject({ grossFen: 1130_00, discountNetFen: 100_00, discountTaxFen: 13_00 });
  await office.invoice(request.recordId);
  expect(await office.balanceOf('1122.01')).toBe(0);
  expect(await office.balanceOf('1122.02')).toBe(1017_00);
  expect(await office.balanceOf('6001.00')).toBe(0);
  const content2 = office.requestDraft([{ ...line(1), discountFen: 113_01 }]);
  expect((await office.maker.ask('invoicing.submitRequest', { action: 'create', content: content2 })).ok).toBe(false);
});

test('an issued invoice agrees with its request to a fen a line, and one request has one invoice', async () => {
  const office = await openTradeOffice();
  const { line } = await shipped(office, 10, 113);
  const { recordId: requestId } = await office.request([line(10)]);
  const draft = {
    requestId,
    invoiceNumber: '26320000000000000001',
    issuedOn: '2026-11-20',
    netFen: 1000_00,
    taxFen: 130_00,
    grossFen: 1130_00,
  };
  const refused = async (change: Partial<typeof draft> & { invoiceCode?: string }) =>
    refusal(await office.maker.ask('invoicing.submitInvoice', { action: 'create', content: { ...draft, ...change } }));
  expect(await refused({ netFen: 999_98, grossFen: 1129_98 })).toMatchObject({ reason: 'invoicing.totals_differ' });
  expect(await refused({ grossFen: 1130_01 })).toMatchObject({ reason: 'invoicing.totals_do_not_add_up' });
  expect(await refused({ invoiceNumber: '12345678' })).toMatchObject({ reason: 'invoicing.code_needed' });
  expect(await refused({ invoiceCode: '3200201130' })).toMatchObject({ reason: 'invoicing.code_not_expected' });
  expect(await refused({ issuedOn: '2026-11-21' })).toMatchObject({ reason: 'invoicing.issued_in_future' });

  const invoice = await office.invoice(requestId, { netFen: 1000_01, taxFen: 129_99, grossFen: 1130_00 });
  expect(await refused({})).toMatchObject({ rule: 'invoicing.already_issued', details: { number: 'KP-2026-000001' } });
  expect(await office.balanceOf('2221.01')).toBe(-129_99);
  expect(await office.maker.get('invoicing.getInvoice', { id: invoice.recordId })).toMatchObject({
    requestNumber: 'KP-2026-000001',
    content: { kind: 'special', grossFen: 1130_00 },
  });
  expect((await office.maker.get('invoicing.listInvoices', { text: '恒泰' })).rows).toHaveLength(1);
});

test('a voided invoice frees its request; a request with an invoice cannot be changed', async () => {
  const office = await openTradeOffice();
  const { line, contractId } = await shipped(office, 10, 113);
  const { recordId: requestId } = await office.request([line(10)]);
  const invoice = await office.invoice(requestId);
  const content = office.requestDraft([{ ...line(5), lineKey: 'L1' }]);
  const change = { recordId: requestId, baseVersion: 1, content };
  expect(refusal(await office.maker.ask('invoicing.submitRequest', { action: 'amend', ...change }))).toMatchObject({
    rule: 'invoicing.already_issued',
  });
  const known = await office.maker.get('invoicing.getInvoice', { id: invoice.recordId });
  const { clientId: _c, kind: _k, requestNumber: _n, ...keyed } = known.content;
  await office.submitAndSign('invoicing.submitInvoice', {
    action: 'void',
    recordId: invoice.recordId,
    baseVersion: 1,
    content: keyed,
  });
  expect(await office.balanceOf('1122.01')).toBe(1130_00);
  expect(await office.balanceOf('1122.02')).toBe(0);
  await office.submitAndSign('invoicing.submitRequest', { action: 'amend', ...change });
  expect(await office.quantities(contractId)).toMatchObject({ invoicedE6: 0, invoiceableE6: e6(5) });
  await office.invoice(requestId);
  expect(await office.quantities(contractId)).toMatchObject({ invoicedE6: e6(5), invoiceableE6: e6(5) });
  expect((await office.maker.get('invoicing.listRequests', { state: 'issued' })).rows).toHaveLength(1);
});

test('a special invoice needs the buyer’s tax id; what differs from the client’s file is pointed out', async () => {
  const office = await openTradeOffice();
  const { line } = await shipped(office, 10, 113);
  const buyer = {
    title: '恒泰配套厂',
    taxNumber: null,
    address: null,
    phone: null,
    bankName: null,
    bankAccount: null,
    email: null,
  };
  const content = office.requestDraft([line(1)], { buyer });
  expect(refusal(await office.maker.ask('invoicing.submitRequest', { action: 'create', content }))).toMatchObject({
    path: 'buyer.taxNumber',
    reason: 'invoicing.special_needs_tax_number',
  });
  const ordinary = { action: 'create' as const, content: { ...content, kind: 'ordinary' as const } };
  expect(refusal(await office.maker.ask('invoicing.submitRequest', ordinary))).toMatchObject({
    path: 'buyer.title',
    reason: 'review.deviation_needs_reason',
  });
  const deviations = { 'buyer.title': '客户来函：开给配套厂', 'buyer.taxNumber': '配套厂无税号' };
  const ticket = await office.maker.get('invoicing.submitRequest', { ...ordinary, deviations });
  const seen = await office.checker.get('review.show', { submissionId: ticket.id });
  expect(seen.compared).toEqual([
    { path: 'buyer.title', source: 'client_file', agrees: false, reason: '客户来函：开给配套厂' },
    { path: 'buyer.taxNumber', source: 'client_file', agrees: false, reason: '配套厂无税号' },
  ]);
  expect(seen.checks.filter((check) => check.mode === 'rekey').map((check) => check.path)).toEqual([
    'grossFen',
    'buyer.taxNumber',
  ]);
  expect(seen.hidden).toContain('buyer.taxNumber');
  expect(ticket.warnings.map((warning) => warning.rule)).toEqual([
    'invoicing.buyer_differs',
    'invoicing.no_tax_number',
  ]);
});

test('what was dispatched before go-live is invoiced from the opening document, once', async () => {
  const office = await openTradeOffice();
  const { contractId } = await primerContract(office, 100, 113);
  await office.submitAndSign('contracts.submitOpening', {
    action: 'create',
    content: {
      contractId,
      asOf: '2026-11-10',
      lines: [{ lineKey: 'L1', dispatchedE6: e6(30), signedE6: e6(30), invoicedE6: e6(10), invoicedFen: 1130_00 }],
    },
  });
  expect(await office.balanceOf('1122.01')).toBe(20 * 113_00);
  const [line] = await office.maker.get('invoicing.invoiceableLines', { clientId: office.clientId });
  expect(line).toMatchObject({ dispatchNumber: null, invoiceableE6: e6(20), invoiceableFen: 2260_00 });
  const request = await office.request([{ contractId, contractLineKey: 'L1', quantityE6: e6(20) }]);
  await office.invoice(request.recordId);
  expect(await office.balanceOf('1122.01')).toBe(0);
  expect(await office.maker.get('invoicing.invoiceableLines', { clientId: office.clientId })).toEqual([]);
  expect(await office.trialBalance()).toMatchObject({ balanced: true });
});

test('one request over two contracts: the receivable stands by contract, a fen of difference on the first', async () => {
  const office = await openTradeOffice();
  const first = await shipped(office, 10, 113);
  const second = await shipped(office, 5, 113);
  const request = await office.request([first.line(10), second.line(5)]);
  const invoice = await office.invoice(request.recordId, { netFen: 1500_01, taxFen: 195_00, grossFen: 1695_01 });
  const [voucher] = await office.maker.get('ledger.vouchersOf', { sourceKind: 'invoice', sourceId: invoice.recordId });
  const receivable = voucher?.entries.filter((entry) => entry.accountCode === '1122.02');
  expect(receivable?.map((entry) => [entry.contractNumber, entry.debitFen])).toEqual([
    ['HT-2026-000001', 1130_01],
    ['HT-2026-000002', 565_00],
  ]);
  expect(await office.balanceOf('1122.01')).toBe(0);
  expect(await office.trialBalance()).toMatchObject({ balanced: true });
});
