import { expect, test } from 'vitest';
import type { Reply } from '#shared/kernel/failure.ts';
import { e6, openSalesOffice, refusal, type SalesOffice } from '../support/sales-office.ts';

test('the base unit of a product stays once a contract counts in it', async () => {
  const office = await openSalesOffice();
  await office.contract([{ productId: office.primer, quantityE6: e6(1), priceE6: e6(586) }]);
  const { content } = await office.maker.get('products.get', { id: office.primer });
  const reply = await office.maker.ask('products.submit', {
    action: 'amend',
    recordId: office.primer,
    baseVersion: 1,
    content: { ...content, unit: '罐' },
  });
  expect(refusal(reply)).toMatchObject({ rule: 'products.unit_in_use', details: { unit: '桶', contracts: 1 } });
});

test('closing short gives up what is left, once; voiding the closing opens it again', async () => {
  const office = await openSalesOffice();
  const { recordId } = await office.contract([{ productId: office.primer, quantityE6: e6(100), priceE6: e6(586) }]);
  const closing = (quantity: number) => ({
    contractId: recordId,
    closedOn: '2026-11-20',
    reason: '客户缩减工程量',
    lines: [{ lineKey: 'L1', quantityE6: e6(quantity) }],
  });
  expect(
    refusal(await office.maker.ask('contracts.submitCloseShort', { action: 'create', content: closing(101) })),
  ).toMatchObject({
    path: 'lines.0.quantityE6',
    reason: 'contracts.close_more_than_left',
    details: { left: '100' },
  });
  const waiting = await office.maker.get('contracts.submitCloseShort', { action: 'create', content: closing(60) });
  expect(
    refusal(await office.maker.ask('contracts.submitCloseShort', { action: 'create', content: closing(41) })),
  ).toMatchObject({
    reason: 'contracts.close_more_than_left',
    details: { left: '40' },
  });
  expect((await office.maker.get('contracts.get', { id: recordId })).quantities[0]).toMatchObject({
    pendingDispatchE6: e6(60),
    dispatchableE6: e6(40),
    pendingHidden: false,
  });
  expect((await office.checker.get('contracts.get', { id: recordId })).quantities[0]).toMatchObject({
    pendingDispatchE6: null,
    dispatchableE6: null,
    pendingHidden: true,
  });
  expect(
    refusal(await office.checker.ask('contracts.submitCloseShort', { action: 'create', content: closing(41) })),
  ).toEqual({
    path: 'lines.0.quantityE6',
    reason: 'contracts.close_more_than_left_pending',
    details: { line: 1, description: '水性环氧富锌底漆', unit: '桶' },
  });
  await office.countersign(waiting.id);
  const rest = await office.submitAndSign('contracts.submitCloseShort', { action: 'create', content: closing(40) });
  const closed = await office.maker.get('contracts.get', { id: recordId });
  expect(closed).toMatchObject({ state: 'closed_short', quantities: [{ closedShortE6: e6(100), dispatchableE6: 0 }] });
  expect(closed.documents.map((document) => document.number)).toEqual(['JD-2026-000001', 'JD-2026-000002']);

  const { content } = await office.maker.get('contracts.getCloseShort', { id: rest.recordId });
  await office.submitAndSign('contracts.submitCloseShort', {
    action: 'void',
    recordId: rest.recordId,
    baseVersion: 1,
    content,
  });
  expect((await office.maker.get('contracts.get', { id: recordId })).quantities[0]).toMatchObject({
    dispatchableE6: e6(40),
  });
});

test('an amendment may not take away what was used, nor may the contract be made void', async () => {
  const office = await openSalesOffice();
  const { recordId } = await office.contract([
    { productId: office.primer, quantityE6: e6(100), priceE6: e6(586) },
    { productId: office.thinner, quantityE6: e6(10), priceE6: e6(152.4) },
  ]);
  await office.submitAndSign('contracts.submitCloseShort', {
    action: 'create',
    content: {
      contractId: recordId,
      closedOn: '2026-11-20',
      reason: '停产',
      lines: [{ lineKey: 'L1', quantityE6: e6(60) }],
    },
  });
  const { content, version } = await office.reopened(recordId);
  const [first, second] = content.lines;
  if (!first || !second) throw new Error('the contract has two lines');
  const amended = async (change: Partial<typeof content>) =>
    refusal(
      await office.maker.ask('contracts.submit', {
        action: 'amend',
        recordId,
        baseVersion: version,
        content: { ...content, ...change },
      }),
    );
  expect(await amended({ lines: [{ ...first, quantityE6: e6(59) }, second] })).toMatchObject({
    path: 'lines.0.quantityE6',
    reason: 'contracts.below_used',
    details: { used: '60', unit: '桶' },
  });
  expect(await amended({ lines: [second] })).toMatchObject({ rule: 'contracts.used_line_missing' });
  expect(await amended({ lines: [{ ...first, productId: office.thinner }, second] })).toMatchObject({
    reason: 'contracts.used_line_product',
  });
  expect(await amended({ sealedOn: null })).toMatchObject({ path: 'sealedOn', reason: 'contracts.seal_fixed' });
  expect(await amended({ kind: 'order' })).toMatchObject({ path: 'kind' });
  const voided = await office.maker.ask('contracts.submit', {
    action: 'void',
    recordId,
    baseVersion: version,
    content,
  });
  expect(refusal(voided)).toMatchObject({ rule: 'contracts.void_after_use' });
  expect((await amended({ lines: [{ ...first, quantityE6: e6(60) }] })) as Reply<unknown>).toMatchObject({ ok: true });
});

test('an unused contract can be made void; it keeps its number, and its client number is free again', async () => {
  const office = await openSalesOffice();
  const lines = [{ productId: office.primer, quantityE6: e6(1), priceE6: e6(586) }];
  const { recordId, number } = await office.contract(lines, { externalNumber: 'A-1' });
  const { content, version } = await office.reopened(recordId);
  const changed = await office.maker.ask('contracts.submit', {
    action: 'void',
    recordId,
    baseVersion: version,
    content: { ...content, remark: '改一下' },
  });
  expect(refusal(changed)).toMatchObject({ rule: 'contracts.void_changes' });
  await office.submitAndSign('contracts.submit', { action: 'void', recordId, baseVersion: version, content });
  expect(await office.maker.get('contracts.get', { id: recordId })).toMatchObject({
    number,
    state: 'void',
    quantities: [],
  });
  const next = await office.contract(lines, { externalNumber: 'A-1' });
  expect(next.number).toBe('HT-2026-000002');
});

test('an opening document counts like the documents before go-live and opens the books, once per contract', async () => {
  const office = await openSalesOffice();
  const { recordId } = await office.contract([{ productId: office.primer, quantityE6: e6(100), priceE6: e6(100) }]);
  const opening = {
    contractId: recordId,
    asOf: '2026-11-10',
    receivedFen: 3_000_00,
    lines: [{ lineKey: 'L1', dispatchedE6: e6(60), signedE6: e6(50), invoicedE6: e6(40), invoicedFen: 4_000_00 }],
  };
  const tooMuch = { ...opening, lines: [{ lineKey: 'L1', dispatchedE6: e6(101) }] };
  expect(
    refusal(await office.maker.ask('contracts.submitOpening', { action: 'create', content: tooMuch })),
  ).toMatchObject({
    reason: 'contracts.opening_more_than_left',
    details: { left: '100' },
  });
  const made = await office.submitAndSign('contracts.submitOpening', { action: 'create', content: opening });
  expect(made.number).toBe('QC-2026-000001');
  const contract = await office.maker.get('contracts.get', { id: recordId });
  expect(contract).toMatchObject({
    state: 'in_progress',
    receivedFen: 3_000_00,
    quantities: [
      {
        dispatchedE6: e6(60),
        signedE6: e6(50),
        invoicedE6: e6(40),
        dispatchableE6: e6(40),
        invoiceableE6: e6(20),
        toSignBackE6: e6(10),
      },
    ],
  });
  const again = await office.maker.ask('contracts.submitOpening', { action: 'create', content: opening });
  expect(refusal(again)).toMatchObject({ rule: 'contracts.opening_exists', details: { opening: 'QC-2026-000001' } });

  const { content } = await office.maker.get('contracts.getOpening', { id: made.recordId });
  expect(content).toMatchObject({ dispatchedFen: 6_000_00, invoicedFen: 4_000_00 });
});

/** Everything effective reads back as it was signed, and the books balance. */
async function expectSound(office: SalesOffice): Promise<void> {
  const verified = await office.maker.get('office.verify', {});
  expect(verified.checks.flatMap((check) => check.faults)).toEqual([]);
  expect(await office.maker.get('ledger.trialBalance', { from: 202611, to: 202611 })).toMatchObject({ balanced: true });
}

test('a voided opening takes its quantities and its postings back, and another one can follow', async () => {
  const office = await openSalesOffice();
  const { recordId } = await office.contract([{ productId: office.primer, quantityE6: e6(100), priceE6: e6(100) }]);
  const opening = {
    contractId: recordId,
    asOf: '2026-11-10',
    receivedFen: 3_000_00,
    lines: [{ lineKey: 'L1', dispatchedE6: e6(60), signedE6: e6(60), invoicedE6: e6(40), invoicedFen: 4_000_00 }],
  };
  const made = await office.submitAndSign('contracts.submitOpening', { action: 'create', content: opening });
  const { content } = await office.maker.get('contracts.getOpening', { id: made.recordId });
  const { dispatchedFen: _dispatched, invoicedFen: _invoiced, lines, ...head } = content;
  const draft = { ...head, lines: lines.map(({ dispatchedFen: _value, ...line }) => line) };
  await office.submitAndSign('contracts.submitOpening', {
    action: 'void',
    recordId: made.recordId,
    baseVersion: 1,
    content: draft,
  });
  const contract = await office.maker.get('contracts.get', { id: recordId });
  expect(contract).toMatchObject({
    state: 'executed',
    receivedFen: 0,
    quantities: [{ dispatchedE6: 0, dispatchableE6: e6(100) }],
  });
  const { total } = await office.maker.get('ledger.trialBalance', { from: 202611, to: 202611 });
  expect(total).toMatchObject({ closingDebitFen: 0, closingCreditFen: 0 });
  const again = await office.submitAndSign('contracts.submitOpening', {
    action: 'create',
    content: { ...opening, receivedFen: 0 },
  });
  expect(again.number).toBe('QC-2026-000002');
  await expectSound(office);
});

test('an opening whose goods were invoiced since cannot be voided from under the invoice', async () => {
  const office = await openSalesOffice();
  const { recordId } = await office.contract([{ productId: office.primer, quantityE6: e6(100), priceE6: e6(100) }]);
  const draft = {
    contractId: recordId,
    asOf: '2026-11-10',
    lines: [{ lineKey: 'L1', dispatchedE6: e6(60), signedE6: e6(60) }],
  };
  const made = await office.submitAndSign('contracts.submitOpening', { action: 'create', content: draft });
  await office.submitAndSign('invoicing.submitRequest', {
    action: 'create',
    deviations: { 'buyer.taxNumber': '普通发票，客户不要税号' },
    content: {
      clientId: office.clientId,
      kind: 'ordinary',
      requestedOn: '2026-11-20',
      buyer: { title: '江苏恒泰轨道交通装备股份有限公司' },
      lines: [{ contractId: recordId, contractLineKey: 'L1', quantityE6: e6(10) }],
    },
  });
  const reply = await office.maker.ask('contracts.submitOpening', {
    action: 'void',
    recordId: made.recordId,
    baseVersion: 1,
    content: draft,
  });
  expect(refusal(reply)).toMatchObject({ rule: 'contracts.opening_invoiced_on', details: { number: made.number } });
  await expectSound(office);
});
