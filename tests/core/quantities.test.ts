import { expect, test } from 'vitest';
import type { Input } from '#shared/ipc/contract.ts';
import { e6, openSalesOffice, type SalesOffice } from '../support/sales-office.ts';

type Note = Input<'dispatch.submit'>['content'];

function note(office: SalesOffice, contractId: string, quantity: number, change: Partial<Note> = {}): Note {
  return {
    clientId: office.clientId,
    kind: 'sale',
    dispatchedOn: '2026-11-20',
    shipMode: 'carrier',
    carrier: '德邦',
    freightBearer: 'seller',
    consigneeName: '王工',
    consigneePhone: '13800138000',
    consigneeAddress: '常州市新北区黄河西路 8 号',
    lines: [{ contractId, contractLineKey: 'L1', quantityE6: e6(quantity) }],
    ...change,
  };
}

async function dispatched(office: SalesOffice, contractId: string, quantity: number, change: Partial<Note> = {}) {
  const made = await office.submitAndSign('dispatch.submit', {
    action: 'create',
    content: note(office, contractId, quantity, change),
  });
  const { content } = await office.maker.get('dispatch.get', { id: made.recordId });
  const lineKey = content.lines[0]?.lineKey ?? '';
  return { id: made.recordId, lineKey };
}

async function signedBack(
  office: SalesOffice,
  sent: { id: string; lineKey: string },
  signed: number,
  settlement: 'resend' | null,
) {
  await office.submitAndSign('dispatch.submitSignBack', {
    action: 'create',
    content: {
      dispatchNoteId: sent.id,
      receivedBy: '王工',
      receivedOn: '2026-11-20',
      receivedAs: 'authorised',
      lines: [
        {
          dispatchLineKey: sent.lineKey,
          signedE6: e6(signed),
          settlement,
          reason: settlement === null ? null : '途中破损',
        },
      ],
    },
  });
}

async function invoiced(
  office: SalesOffice,
  contractId: string,
  sent: { id: string; lineKey: string },
  quantity: number,
  number: string,
) {
  const request = await office.submitAndSign('invoicing.submitRequest', {
    action: 'create',
    content: {
      clientId: office.clientId,
      kind: 'ordinary',
      requestedOn: '2026-11-20',
      buyer: { title: '江苏恒泰轨道交通装备股份有限公司', taxNumber: '914403001922038216' },
      lines: [
        {
          contractId,
          contractLineKey: 'L1',
          dispatchNoteId: sent.id,
          dispatchLineKey: sent.lineKey,
          quantityE6: e6(quantity),
        },
      ],
    },
  });
  const { content } = await office.maker.get('invoicing.getRequest', { id: request.recordId });
  const { netFen, taxFen, grossFen } = content;
  await office.submitAndSign('invoicing.submitInvoice', {
    action: 'create',
    content: { requestId: request.recordId, invoiceNumber: number, issuedOn: '2026-11-20', netFen, taxFen, grossFen },
  });
}

test('the worked case, told through the door: sent, signed short, invoiced, returned, replaced, closed', async () => {
  const office = await openSalesOffice();
  const { recordId } = await office.contract([{ productId: office.primer, quantityE6: e6(100), priceE6: e6(113) }]);
  const line = async () => {
    const { quantities } = await office.maker.get('contracts.get', { id: recordId });
    return quantities[0];
  };
  const first = await dispatched(office, recordId, 60);
  expect(await line()).toMatchObject({
    dispatchedE6: e6(60),
    toSignBackE6: e6(60),
    dispatchableE6: e6(40),
    invoiceableE6: e6(60),
  });

  await signedBack(office, first, 58, 'resend');
  await invoiced(office, recordId, first, 58, '26322000000000000001');
  await office.submitAndSign('dispatch.submitReturn', {
    action: 'create',
    content: {
      clientId: office.clientId,
      returnedOn: '2026-11-20',
      purpose: 'replacement',
      lines: [{ dispatchNoteId: first.id, dispatchLineKey: first.lineKey, quantityE6: e6(10), condition: 'damaged' }],
    },
  });
  expect(await line()).toMatchObject({ dispatchableE6: e6(52), invoiceableE6: 0, creditDueE6: 0, invoicedE6: e6(58) });

  const again = await dispatched(office, recordId, 10, { kind: 'replacement' });
  await signedBack(office, again, 10, null);
  expect(await line()).toMatchObject({ dispatchableE6: e6(42), invoiceableE6: 0, toSignBackE6: 0 });

  await office.submitAndSign('contracts.submitCloseShort', {
    action: 'create',
    content: {
      contractId: recordId,
      closedOn: '2026-11-20',
      reason: '工程竣工',
      lines: [{ lineKey: 'L1', quantityE6: e6(42) }],
    },
  });
  expect(await line()).toMatchObject({ dispatchableE6: 0, closedShortE6: e6(42) });

  const sheet = await office.maker.get('reports.contractSheet', { contractId: recordId });
  expect(sheet.state).toBe('closed_short');
  expect(sheet.sums).toMatchObject({
    dispatchedFen: 6_554_00,
    invoicedFen: 6_554_00,
    closedShortFen: 4_746_00,
    dispatchedPercent: 100,
  });
  const { shippedFen, invoicedFen } = await office.maker.get('ledger.clientBalance', { clientId: office.clientId });
  expect({ shippedFen, invoicedFen }).toEqual({ shippedFen: 0, invoicedFen: sheet.sums.invoicedFen });
  expect(sheet.events.map((event) => event.kind)).toEqual([
    'signed_contract',
    'sealed',
    'dispatch',
    'sign_back',
    'settlement',
    'invoice',
    'return',
    'dispatch',
    'sign_back',
    'close_short',
  ]);
  expect(sheet.events.at(-1)).toMatchObject({
    dispatchedFen: 6_554_00,
    invoicedFen: 6_554_00,
    receivableFen: 6_554_00,
  });
});

test('a note that waits is counted for its maker and hidden from the checker, number and all', async () => {
  const office = await openSalesOffice();
  const { recordId } = await office.contract([{ productId: office.primer, quantityE6: e6(100), priceE6: e6(113) }]);
  const waiting = await office.maker.get('dispatch.submit', { action: 'create', content: note(office, recordId, 30) });
  const seen = async (desk: SalesOffice['maker']) => (await desk.get('contracts.get', { id: recordId })).quantities[0];
  expect(await seen(office.maker)).toMatchObject({
    pendingDispatchE6: e6(30),
    dispatchableE6: e6(70),
    pendingHidden: false,
  });
  expect(await seen(office.checker)).toMatchObject({
    pendingDispatchE6: null,
    dispatchableE6: null,
    pendingHidden: true,
  });

  const { content, version } = await office.reopened(recordId);
  const [first] = content.lines;
  if (!first) throw new Error('the contract has a line');
  const smaller = {
    action: 'amend' as const,
    recordId,
    baseVersion: version,
    content: { ...content, lines: [{ ...first, quantityE6: e6(29) }] },
  };
  expect(await office.maker.ask('contracts.submit', smaller)).toMatchObject({
    failure: { fields: [{ reason: 'contracts.below_used', details: { used: '30' } }] },
  });
  const hidden = await office.checker.ask('contracts.submit', smaller);
  expect(hidden).toMatchObject({ failure: { fields: [{ reason: 'contracts.below_used_pending' }] } });
  expect(JSON.stringify(hidden)).not.toContain('30');

  await office.countersign(waiting.id);
  expect(await seen(office.checker)).toMatchObject({
    pendingDispatchE6: 0,
    dispatchableE6: e6(70),
    pendingHidden: false,
  });
});

test('the tolerance of the contract lets a little more go out; what is left then stands at nothing, never below', async () => {
  const office = await openSalesOffice();
  const { recordId } = await office.contract([{ productId: office.primer, quantityE6: e6(100), priceE6: e6(113) }], {
    delivery: { mode: 'carrier', freightBearer: 'seller', place: '常州市新北区', toleranceBasisPoints: 300 },
  });
  expect(
    await office.maker.ask('dispatch.submit', { action: 'create', content: note(office, recordId, 104) }),
  ).toMatchObject({ ok: false });
  await dispatched(office, recordId, 103);
  const { quantities } = await office.maker.get('contracts.get', { id: recordId });
  expect(quantities[0]).toMatchObject({ dispatchedE6: e6(103), dispatchableE6: 0 });
  const page = await office.maker.get('reports.contractPerformance', {});
  expect(page.rows[0]).toMatchObject({ dispatchedPercent: 103, state: 'in_progress', daysLate: 0 });
});

test('an amended price holds for goods still to go; what went out keeps the price it went out with', async () => {
  const office = await openSalesOffice();
  const { recordId } = await office.contract([{ productId: office.primer, quantityE6: e6(100), priceE6: e6(113) }]);
  await dispatched(office, recordId, 40);
  const { content, version } = await office.reopened(recordId);
  const [first] = content.lines;
  if (!first) throw new Error('the contract has a line');
  await office.submitAndSign('contracts.submit', {
    action: 'amend',
    recordId,
    baseVersion: version,
    content: { ...content, lines: [{ ...first, priceE6: e6(226) }] },
  });
  await dispatched(office, recordId, 10);
  const page = await office.maker.get('reports.contractPerformance', {});
  expect(page.rows[0]).toMatchObject({ dispatchedFen: 6_780_00, contractedFen: 22_600_00 });
});
