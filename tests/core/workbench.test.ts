import { expect, test } from 'vitest';
import type { DueName } from '#shared/reports/workbench.contract.ts';
import { openTradeOffice, primerContract, type TradeOffice } from '../support/trade-office.ts';
import { e6, HENGTAI } from '../support/sales-office.ts';

async function due(office: TradeOffice, name: DueName) {
  const { groups } = await office.maker.get('reports.due', {});
  const group = groups.find((one) => one.name === name);
  if (!group) throw new Error(`no ${name}`);
  return group;
}

const TODAY = '2026-11-20';

test('goods are late from the day after they were due until they are sent, and the schedule says the same', async () => {
  const office = await openTradeOffice();
  const line = (dueOn: string | null) => ({ productId: office.primer, quantityE6: e6(10), priceE6: e6(100), dueOn });
  const late = await office.contract([line('2026-11-10'), line('2026-11-18'), line('2026-12-20')]);
  const soon = await office.contract([line(TODAY), line('2026-11-27')]);
  await office.contract([line(null), line('2026-11-28')]);
  expect(await due(office, 'deliveryLate')).toEqual({
    name: 'deliveryLate',
    count: 1,
    rows: [
      {
        recordKind: 'contract',
        recordId: late.recordId,
        name: late.number,
        about: HENGTAI.name,
        on: '2026-11-10',
        daysLate: 10,
        amountFen: null,
        lines: 2,
      },
    ],
  });
  expect(await due(office, 'deliverySoon')).toMatchObject({
    count: 1,
    rows: [{ recordId: soon.recordId, on: TODAY, daysLate: 0, lines: 2 }],
  });
  const schedule = await office.maker.get('reports.contractPerformance', { filter: { state: 'late' } });
  expect(new Set(schedule.rows.map((row) => row.contractId))).toEqual(new Set([late.recordId]));
  expect(schedule.rows).toHaveLength(2);
  expect(await office.maker.get('reports.waiting', {})).toMatchObject({ contracts: 1 });
  const take = (contractLineKey: string) => ({ contractId: late.recordId, contractLineKey, quantityE6: e6(10) });
  await office.note([take('L1'), take('L2')]);
  expect(await due(office, 'deliveryLate')).toMatchObject({ count: 0, rows: [] });
});

test('a signed copy is chased until it is back, a request waits until its invoice is recorded, as their lists say', async () => {
  const office = await openTradeOffice();
  const { contractId, take } = await primerContract(office, 10, 100);
  const note = await office.note([take(6)], { dispatchedOn: '2026-11-03', signBackDueOn: '2026-11-12' });
  await office.note([take(2)], { dispatchedOn: TODAY });
  const chased = await office.maker.get('dispatch.signBackChase', { onlyLate: true });
  const late = await due(office, 'signBackLate');
  expect(late).toMatchObject({
    count: chased.rows.length,
    rows: [{ name: note.number, on: '2026-11-12', daysLate: 8 }],
  });
  expect(await office.maker.get('reports.waiting', {})).toMatchObject({ dispatch: 1, invoicing: 0 });
  await office.signBack(note.recordId, [{ dispatchLineKey: 'L1', signedE6: e6(6) }]);
  expect(await due(office, 'signBackLate')).toMatchObject({ count: 0, rows: [] });
  const request = await office.request([
    { contractId, contractLineKey: 'L1', dispatchNoteId: note.recordId, dispatchLineKey: 'L1', quantityE6: e6(6) },
  ]);
  const open = await office.maker.get('invoicing.listRequests', { state: 'requested' });
  expect(await due(office, 'invoiceOpen')).toMatchObject({
    count: open.rows.length,
    rows: [{ recordId: request.recordId, name: request.number, on: TODAY, daysLate: null, amountFen: 600_00 }],
  });
  await office.invoice(request.recordId);
  expect(await due(office, 'invoiceOpen')).toMatchObject({ count: 0 });
});

test('licences, birthdays of both calendars and a limit that is exceeded are told with their day or amount', async () => {
  const office = await openTradeOffice();
  await office.submitAndSign('clients.submit', {
    action: 'create',
    content: {
      name: '粤海南沙船务有限公司',
      creditLimitFen: 100_00,
      licences: [
        { kind: '危化品经营许可证', expiresOn: '2026-11-18' },
        { kind: '营业执照', expiresOn: '2027-01-19' },
        { kind: '质量体系证书', expiresOn: '2027-01-20' },
      ],
      contacts: [
        { name: '白总', birthday: '1976-10-16', birthdayIs: 'lunar' },
        { name: '梁颖仪', birthday: '1988-11-20', birthdayIs: 'solar' },
        { name: '苏工', birthday: '1990-12-05', birthdayIs: 'solar' },
      ],
    },
  });
  expect(await due(office, 'licence')).toMatchObject({
    count: 2,
    rows: [
      { about: '危化品经营许可证', daysLate: 2 },
      { about: '营业执照', daysLate: -60 },
    ],
  });
  expect(await office.maker.get('reports.waiting', {})).toMatchObject({ clients: 2 });
  expect(await due(office, 'birthday')).toMatchObject({
    count: 2,
    rows: [
      { name: '梁颖仪', on: TODAY },
      { name: '白总', on: '2026-11-24' },
    ],
  });
  expect(await due(office, 'holiday')).toMatchObject({ count: 0 });
});

test('a client above the limit agreed is named with what is above it; a limit of nothing is none', async () => {
  const office = await openTradeOffice();
  const { take } = await primerContract(office, 1000, 500);
  await office.note([take(1000)]);
  expect(await due(office, 'creditExceeded')).toMatchObject({ count: 0 });
  const seen = await office.maker.get('clients.get', { id: office.clientId, purpose: 'amend' });
  await office.submitAndSign('clients.submit', {
    action: 'amend',
    recordId: office.clientId,
    baseVersion: seen.version,
    content: { ...seen.content, creditLimitFen: 400_000_00 },
  });
  expect(await due(office, 'creditExceeded')).toMatchObject({
    count: 1,
    rows: [{ recordId: office.clientId, name: HENGTAI.name, amountFen: 100_000_00 }],
  });
});

test('an agreed payment day of the coming week is told with its amount; one the opening document covers is not', async () => {
  const office = await openTradeOffice();
  const line = { productId: office.primer, quantityE6: e6(10), priceE6: e6(100) };
  const terms = [
    { shareBasisPoints: 3000, trigger: 'signing' as const, days: 20 },
    { shareBasisPoints: 5000, trigger: 'fixed_date' as const, fixedOn: '2026-11-25' },
    { shareBasisPoints: 2000, trigger: 'acceptance' as const, days: 30 },
  ];
  const paid = await office.contract([line], { paymentTerms: terms });
  const owing = await office.contract([line], { paymentTerms: terms });
  await office.submitAndSign('contracts.submitOpening', {
    action: 'create',
    content: { contractId: paid.recordId, asOf: '2026-11-10', receivedFen: 300_00, lines: [] },
  });
  const { count, rows } = await due(office, 'paymentSoon');
  expect(count).toBe(3);
  expect(rows.map((row) => [row.name, row.on, row.amountFen])).toEqual([
    [owing.number, '2026-11-22', 300_00],
    [paid.number, '2026-11-25', 500_00],
    [owing.number, '2026-11-25', 500_00],
  ]);
});

test('a framework contract is told from 60 days before its end', async () => {
  const office = await openTradeOffice();
  const framework = (effectiveTo: string) =>
    office.contract([], { kind: 'framework', effectiveFrom: '2026-01-01', effectiveTo });
  const ending = await framework('2027-01-19');
  await framework('2027-01-20');
  expect(await due(office, 'contractEnd')).toMatchObject({ count: 1, rows: [{ name: ending.number, daysLate: -60 }] });
});

test('each figure of the month is the total of the list it opens', async () => {
  const office = await openTradeOffice();
  const { contractId, take } = await primerContract(office, 20, 100);
  await primerContract(office, 5, 100, { signedOn: '2026-10-30' });
  await office.contract([{ productId: office.primer, quantityE6: e6(9), priceE6: e6(100) }], { kind: 'framework' });
  const dropped = await primerContract(office, 7, 100);
  await office.submitAndSign('contracts.submit', {
    action: 'void',
    recordId: dropped.contractId,
    baseVersion: 1,
    content: (await office.reopened(dropped.contractId)).content,
  });
  const note = await office.note([take(8)]);
  await office.note([{ productId: office.thinner, quantityE6: e6(1) }], { kind: 'sample' });
  await office.note([take(4)], { dispatchedOn: '2026-10-31' });
  const request = await office.request([
    { contractId, contractLineKey: 'L1', dispatchNoteId: note.recordId, dispatchLineKey: 'L1', quantityE6: e6(8) },
  ]);
  await office.invoice(request.recordId);
  const figures = await office.maker.get('reports.figures', { months: 6 });
  expect(figures.months).toEqual(['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11']);
  const span = { from: '2026-11-01', to: '2026-11-30' };
  const schedule = await office.maker.get('reports.contractPerformance', {
    filter: { signedFrom: span.from, signedTo: span.to },
  });
  expect(figures.signed).toEqual({
    fen: [0, 0, 0, 0, 500_00, schedule.totals.contractedFen],
    count: schedule.totals.contracts,
  });
  expect(schedule.totals.contractedFen).toBe(2000_00);
  const notes = await office.maker.get('dispatch.list', {
    dispatchedFrom: span.from,
    dispatchedTo: span.to,
    kind: 'sale',
  });
  expect(figures.dispatched).toEqual({
    fen: [0, 0, 0, 0, 400_00, notes.rows.reduce((sum, row) => sum + row.grossFen, 0)],
    count: 1,
  });
  const invoices = await office.maker.get('invoicing.listInvoices', { issuedFrom: span.from, issuedTo: span.to });
  expect(figures.invoiced).toEqual({
    fen: [0, 0, 0, 0, 0, invoices.rows.reduce((sum, row) => sum + row.grossFen, 0)],
    count: 1,
  });
  const balances = await office.maker.get('ledger.clientBalances', {});
  const sum = (key: 'balanceFen' | 'shippedFen' | 'invoicedFen') =>
    balances.rows.reduce((total, row) => total + row[key], 0);
  expect(figures.receivable).toEqual({
    balanceFen: sum('balanceFen'),
    shippedFen: sum('shippedFen'),
    invoicedFen: sum('invoicedFen'),
    advanceFen: 0,
  });
});

test('what somebody may not read is absent, and what waits for a signature is told to nobody', async () => {
  const cashier = { name: '何志远', roles: ['cashier' as const] };
  const people = [
    { name: '周敏', roles: ['clerk' as const] },
    { name: '陈国强', roles: ['checker' as const] },
    { name: '陆海生', roles: ['director' as const, 'manager' as const] },
    cashier,
  ];
  const office = await openTradeOffice({ people });
  const desk = await office.desk(cashier);
  const { groups } = await desk.get('reports.due', {});
  expect(groups.map(({ name }) => name)).toEqual([
    'receivableLate',
    'licence',
    'registerLate',
    'receivableSoon',
    'registerSoon',
    'invoiceOpen',
    'birthday',
    'holiday',
  ]);
  expect(Object.keys(await desk.get('reports.waiting', {})).sort()).toEqual([
    'clients',
    'invoicing',
    'receipts',
    'registers',
  ]);
  expect(Object.keys(await desk.get('reports.figures', {})).sort()).toEqual(['invoiced', 'months', 'received']);
  const line = { productId: office.primer, quantityE6: e6(10), priceE6: e6(731), dueOn: '2026-11-10' };
  const ticket = await office.maker.get('contracts.submit', { action: 'create', content: office.draft([line]) });
  expect(await due(office, 'deliveryLate')).toMatchObject({ count: 0 });
  const own = await office.maker.get('reports.ownWork', {});
  expect(own[0]).toMatchObject({ submissionId: ticket.id, state: 'submitted', recordId: null, label: null });
  expect(await office.checker.get('reports.ownWork', {})).toEqual([]);
  await office.countersign(ticket.id);
  expect((await office.maker.get('reports.ownWork', {}))[0]).toMatchObject({
    kind: 'contract',
    label: 'HT-2026-000001',
  });
  expect(await due(office, 'deliveryLate')).toMatchObject({ count: 1 });
});
