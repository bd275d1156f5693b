import { expect, test } from 'vitest';
import { read, utils } from 'xlsx';
import { addDays } from '#shared/kernel/business-date.ts';
import { AGEING_BRACKETS, type LateFrom } from '#shared/reports/receivables.contract.ts';
import { e6 } from '../support/sales-office.ts';
import { openTradeOffice, primerContract, type TradeOffice } from '../support/trade-office.ts';

/**
 * The worked case. 期初: 30 pails of an old contract at 600.00 dispatched, 20 of them invoiced (12,000.00), 5,000.00 received.
 * Then 100 pails at 586.00: 60 go out and 40 of them are invoiced on 09-10 (23,440.00), 20 on 11-20 with 1,000.00 discount
 * (11,720.00 − 1,000.00); of the next 10 that go out, 4 come back for credit.
 */
async function workedCase(): Promise<TradeOffice> {
  const office = await openTradeOffice();
  const opened = await primerContract(office, 30, 600, { signedOn: '2026-05-01', sealedOn: '2026-05-02' });
  await office.submitAndSign('contracts.submitOpening', {
    action: 'create',
    content: {
      contractId: opened.contractId,
      asOf: '2026-06-30',
      receivedFen: 5_000_00,
      lines: [
        {
          lineKey: 'L1',
          dispatchedE6: e6(30),
          signedE6: e6(30),
          invoicedE6: e6(20),
          invoicedFen: 12_000_00,
        },
      ],
    },
  });
  const ordered = await primerContract(office, 100, 586, { signedOn: '2026-08-01', sealedOn: '2026-08-02' });
  const first = await office.note([ordered.take(60)], { dispatchedOn: '2026-09-01' });
  await invoiced(office, ordered.contractId, first.recordId, 40, 0, '2026-09-10');
  await invoiced(office, ordered.contractId, first.recordId, 20, 1_000_00, '2026-11-20');
  const second = await office.note([ordered.take(10)], { dispatchedOn: '2026-11-18' });
  await office.returned(
    [{ dispatchNoteId: second.recordId, dispatchLineKey: 'L1', quantityE6: e6(4), condition: 'sound', reason: '多发' }],
    'credit',
  );
  return office;
}

async function invoiced(
  office: TradeOffice,
  contractId: string,
  noteId: string,
  ...[quantity, discountFen, issuedOn]: [number, number, string]
): Promise<void> {
  const line = {
    contractId,
    contractLineKey: 'L1',
    dispatchNoteId: noteId,
    dispatchLineKey: 'L1',
    quantityE6: e6(quantity),
    discountFen,
  };
  const request = await office.request([line], { requestedOn: issuedOn });
  const { content } = await office.maker.get('invoicing.getRequest', { id: request.recordId });
  const { netFen, taxFen, grossFen } = content;
  await office.submitAndSign('invoicing.submitInvoice', {
    action: 'create',
    content: {
      requestId: request.recordId,
      invoiceNumber: `26320000002026${issuedOn.slice(5).replace('-', '')}01`,
      issuedOn,
      netFen,
      taxFen,
      grossFen,
    },
  });
}

const ageing = async (office: TradeOffice, asOf: string) => {
  const { rows } = await office.maker.get('reports.ageing', { asOf, clientId: office.clientId });
  return rows[0];
};

test('turnover of a year: invoices by their date with the discount beside them, goods out and back by theirs', async () => {
  const office = await workedCase();
  const year = await office.maker.get('reports.clientYear', { clientId: office.clientId, year: 2026 });
  expect(year.months.map(({ month }) => month)).toHaveLength(12);
  expect(year.months.find(({ month }) => month === '2026-09')).toEqual({
    month: '2026-09',
    dispatchedFen: 35_160_00,
    returnedFen: 0,
    invoices: 1,
    netFen: 20_743_36,
    taxFen: 2_696_64,
    grossFen: 23_440_00,
    discountFen: 0,
  });
  expect(year.months.find(({ month }) => month === '2026-11')).toEqual({
    month: '2026-11',
    dispatchedFen: 5_860_00,
    returnedFen: 2_344_00,
    invoices: 1,
    netFen: 9_486_72,
    taxFen: 1_233_28,
    grossFen: 10_720_00,
    discountFen: 1_000_00,
  });
  expect(year.total).toMatchObject({
    invoices: 2,
    grossFen: 34_160_00,
    discountFen: 1_000_00,
    returnedFen: 2_344_00,
  });
  expect(year.before).toMatchObject({ invoices: 0, grossFen: 0 });
  // The ledger booked the same as revenue and output tax.
  expect(await office.balanceOf('6001.01')).toBe(-year.total.netFen);
  expect(await office.balanceOf('2221.01')).toBe(-year.total.taxFen);
});

test('an advance settles the oldest document; what is left ages from its day and the payment days', async () => {
  const office = await workedCase();
  const { rows } = await office.maker.get('reports.openItems', { clientId: office.clientId, asOf: '2026-11-20' });
  expect(
    rows.map(({ sourceKind, issuedOn, dueOn, daysLate, amountFen, settledFen, openFen, bracket }) => [
      sourceKind,
      issuedOn,
      dueOn,
      daysLate,
      amountFen,
      settledFen,
      openFen,
      bracket,
    ]),
  ).toEqual([
    ['opening_document', '2026-06-30', '2026-08-29', 83, 12_000_00, 5_000_00, 7_000_00, 'to90Fen'],
    ['invoice', '2026-09-10', '2026-11-09', 11, 23_440_00, 0, 23_440_00, 'to30Fen'],
    ['invoice', '2026-11-20', '2027-01-19', -60, 10_720_00, 0, 10_720_00, 'notDueFen'],
  ]);
  expect(await ageing(office, '2026-11-20')).toMatchObject({
    notDueFen: 10_720_00,
    to30Fen: 23_440_00,
    to60Fen: 0,
    to90Fen: 7_000_00,
    openFen: 41_160_00,
    overdueFen: 30_440_00,
    advanceFen: 0,
    // 10 pails of the opening at 600.00, and 6 of the last note at 586.00
    shippedFen: 9_516_00,
    balanceFen: 50_676_00,
  });
  const { balanceFen } = await office.maker.get('ledger.clientBalance', { clientId: office.clientId });
  const figures = await office.maker.get('reports.clientFigures', { clientId: office.clientId });
  expect(balanceFen).toBe(50_676_00);
  expect(figures).toMatchObject({
    asOf: '2026-11-20',
    daysLate: 83,
    credit: { balanceFen, creditLimitFen: 500_000_00, availableFen: 449_324_00, pendingFen: 0 },
    ageing: { balanceFen, overdueFen: 30_440_00 },
    contracts: { inForce: 2, open: 1 },
    dispatch: { notes: 2, lastOn: '2026-11-18', signBacksOut: 2, signBacksLate: 1 },
    invoicing: { lastOn: '2026-11-20', requestsOpen: 0 },
  });
});

/** Days past the due day of the invoice of 09-10, which is 11-09, and where it stands then. */
const EDGES = [
  [0, 'notDueFen'],
  [1, 'to30Fen'],
  [30, 'to30Fen'],
  [31, 'to60Fen'],
  [60, 'to60Fen'],
  [61, 'to90Fen'],
  [90, 'to90Fen'],
  [91, 'to180Fen'],
  [180, 'to180Fen'],
  [181, 'to365Fen'],
  [365, 'to365Fen'],
  [366, 'to2YearsFen'],
  [730, 'to2YearsFen'],
  [731, 'to3YearsFen'],
  [1095, 'to3YearsFen'],
  [1096, 'over3YearsFen'],
] as const;

test('every edge of a bracket, on the day before and on the day', async () => {
  const office = await workedCase();
  for (const [days, bracket] of EDGES) {
    const asOf = addDays('2026-11-09', days);
    const { rows } = await office.maker.get('reports.openItems', { clientId: office.clientId, asOf });
    expect(rows.find(({ issuedOn }) => issuedOn === '2026-09-10')).toMatchObject({ daysLate: days, bracket });
    const row = await ageing(office, asOf);
    for (const { key } of AGEING_BRACKETS) {
      const there = rows.filter((item) => item.bracket === key).reduce((sum, { openFen }) => sum + openFen, 0);
      expect([key, row?.[key]]).toEqual([key, there]);
    }
  }
  expect(await ageing(office, '2026-06-29')).toBeUndefined();
  expect(await ageing(office, '2026-06-30')).toMatchObject({ openFen: 7_000_00, overdueFen: 0, shippedFen: 6_000_00 });
  expect(await ageing(office, '2026-09-09')).toMatchObject({
    openFen: 7_000_00,
    to30Fen: 7_000_00,
    shippedFen: 41_160_00,
  });
});

test('the report adds up to the ledger, and its views leave whoever is that late', async () => {
  const office = await workedCase();
  const late = async (daysLate: LateFrom) =>
    (await office.maker.get('reports.ageing', { asOf: '2026-11-20', daysLate })).total;
  const all = await office.maker.get('reports.ageing', { asOf: '2026-11-20' });
  const { rows } = await office.maker.get('ledger.trialBalance', { from: 202611, to: 202611 });
  const closing = (code: string) => {
    const row = rows.find(({ accountCode }) => accountCode === code);
    return row ? row.closingDebitFen - row.closingCreditFen : 0;
  };
  expect(all.total).toMatchObject({
    count: 1,
    shippedFen: closing('1122.01'),
    balanceFen: closing('1122.01') + closing('1122.02') + closing('2203'),
  });
  expect([await late(1), await late(61), await late(91)]).toMatchObject([
    { count: 1, overdueFen: 30_440_00 },
    { count: 1 },
    { count: 0, openFen: 0 },
  ]);
  const table = await sheetOf(office, 'ageing', { asOf: '2026-11-20' });
  const heads = table.find((row) => row.includes('客户编号')) ?? [];
  const told = table.flat().join('　');
  expect(heads).toEqual(expect.arrayContaining(['应收余额', '已开票未收', '未到期', '逾期 1–30 天', '3 年以上']));
  expect(table.flat()).toEqual(expect.arrayContaining([50_676, 41_160, 30_440, 10_720, 23_440, 7_000]));
  expect(told).toContain('截至 2026-11-20');
  // A list of one client says in the workbook whose it is.
  const own = await sheetOf(office, 'invoices', { clientId: office.clientId });
  expect(own.flat().join('　')).toContain('江苏恒泰轨道交通装备股份有限公司');
});

async function sheetOf(office: TradeOffice, list: string, filter: unknown): Promise<unknown[][]> {
  const { contentBase64 } = await office.maker.get('exchange.export', { list, filter, language: 'zh-CN' });
  const book = read(contentBase64, { type: 'base64' });
  return utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1 });
}

test('a voided invoice leaves no trace in any bracket, and what was received is an advance again', async () => {
  const own = await openTradeOffice();
  const { contractId, take } = await primerContract(own, 10, 100);
  const old = await primerContract(own, 1, 100, { signedOn: '2026-05-01', sealedOn: '2026-05-02' });
  await own.submitAndSign('contracts.submitOpening', {
    action: 'create',
    content: { contractId: old.contractId, asOf: '2026-11-01', receivedFen: 300_00, lines: [] },
  });
  const note = await own.note([take(10)]);
  const request = await own.request([
    { contractId, contractLineKey: 'L1', dispatchNoteId: note.recordId, dispatchLineKey: 'L1', quantityE6: e6(10) },
  ]);
  const invoice = await own.invoice(request.recordId);
  const read = async () => (await own.maker.get('reports.ageing', { clientId: own.clientId })).rows[0];
  expect(await read()).toMatchObject({ shippedFen: 0, openFen: 700_00, advanceFen: 0, balanceFen: 700_00 });
  const { content } = await own.maker.get('invoicing.getInvoice', { id: invoice.recordId });
  const { clientId: _c, kind: _k, requestNumber: _n, ...keyed } = content;
  await own.submitAndSign('invoicing.submitInvoice', {
    action: 'void',
    recordId: invoice.recordId,
    baseVersion: 1,
    content: keyed,
  });
  expect(await read()).toMatchObject({ openFen: 0, advanceFen: 300_00, shippedFen: 1_000_00, balanceFen: 700_00 });
  const { rows } = await own.maker.get('reports.openItems', { clientId: own.clientId });
  expect(rows).toEqual([]);
});
