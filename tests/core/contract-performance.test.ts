import { expect, test } from 'vitest';
import { e6, openSalesOffice, type SalesOffice } from '../support/sales-office.ts';

/** 100 drums due on 2026-12-10, of which an opening says 60 went out, 50 were signed for and 40 invoiced, 3,000 yuan received. */
async function startedContract(office: SalesOffice) {
  const made = await office.contract(
    [
      { productId: office.primer, quantityE6: e6(100), priceE6: e6(100), dueOn: '2026-12-10' },
      { productId: office.thinner, quantityE6: e6(10), priceE6: e6(150), dueOn: '2026-11-08' },
    ],
    { signedOn: '2026-11-02' },
  );
  const opening = await office.submitAndSign('contracts.submitOpening', {
    action: 'create',
    content: {
      contractId: made.recordId,
      asOf: '2026-11-10',
      receivedFen: 3_000_00,
      lines: [{ lineKey: 'L1', dispatchedE6: e6(60), signedE6: e6(50), invoicedE6: e6(40), invoicedFen: 4_000_00 }],
    },
  });
  return { ...made, openingNumber: opening.number ?? '' };
}

test('the schedule shows each line in quantity and money, judged on the office day', async () => {
  const office = await openSalesOffice();
  const { number } = await startedContract(office);
  const page = await office.maker.get('reports.contractPerformance', {});
  expect(page.asOf).toBe('2026-11-20');
  expect(page.rows).toMatchObject([
    {
      contractNumber: number,
      lineKey: 'L1',
      contractedE6: e6(100),
      dispatchedE6: e6(60),
      signedE6: e6(50),
      remainingE6: e6(40),
      toSignBackE6: e6(10),
      invoicedE6: e6(40),
      contractedFen: 10_000_00,
      dispatchedFen: 6_000_00,
      invoicedFen: 4_000_00,
      receivedFen: 2_608_69,
      receivableFen: 1_391_31,
      dispatchedPercent: 60,
      invoicedPercent: 40,
      daysLate: 0,
      state: 'in_progress',
    },
    {
      lineKey: 'L2',
      dispatchedE6: 0,
      remainingE6: e6(10),
      receivedFen: 391_31,
      receivableFen: 0,
      daysLate: 12,
      state: 'late',
    },
  ]);
  expect(page.totals).toMatchObject({
    contracts: 1,
    lines: 2,
    contractedFen: 11_500_00,
    dispatchedFen: 6_000_00,
    invoicedFen: 4_000_00,
    receivedFen: 3_000_00,
    receivableFen: 1_391_31,
    dispatchedPercent: 52,
    invoicedPercent: 34,
    receivedPercent: 26,
  });
  expect(page.groups).toMatchObject([
    {
      label: number,
      caption: '江苏恒泰轨道交通装备股份有限公司 · 2026-11-02',
      nextDueOn: '2026-11-08',
      daysLate: 12,
      state: 'late',
    },
  ]);
  expect(page.counts).toEqual({ not_started: 0, in_progress: 1, late: 1, fulfilled: 0, closed_short: 0 });
});

test('the schedule and the books say the same: shipped and not invoiced, invoiced, received in advance', async () => {
  const office = await openSalesOffice();
  const { recordId } = await startedContract(office);
  const { sums } = await office.maker.get('reports.contractSheet', { contractId: recordId });
  expect(await office.maker.get('ledger.clientBalance', { clientId: office.clientId })).toMatchObject({
    shippedFen: sums.dispatchedFen - sums.invoicedFen,
    invoicedFen: sums.invoicedFen,
    advanceFen: sums.receivedFen,
  });
});

test('a line is not late on its due date, and late the day after', async () => {
  const office = await openSalesOffice();
  await office.contract([{ productId: office.primer, quantityE6: e6(1), priceE6: e6(586), dueOn: '2026-11-20' }]);
  const state = async () => {
    const [row] = (await office.maker.get('reports.contractPerformance', {})).rows;
    return [row?.state, row?.daysLate];
  };
  expect(await state()).toEqual(['not_started', 0]);
  office.clock.now += 24 * 3_600_000;
  const maker = await office.desk({ name: '周敏' });
  const [row] = (await maker.get('reports.contractPerformance', {})).rows;
  expect([row?.state, row?.daysLate]).toEqual(['late', 1]);
});

test('groups add up to the totals however the schedule is grouped', async () => {
  const office = await openSalesOffice();
  await startedContract(office);
  await office.contract([{ productId: office.thinner, quantityE6: e6(3), priceE6: e6(33.33) }], {
    signedOn: '2026-10-30',
    sealedOn: '2026-11-01',
  });
  await office.contract([{ productId: office.primer, quantityE6: e6(7), priceE6: e6(586) }], {
    signedOn: '2025-12-31',
    sealedOn: '2026-01-05',
  });
  const labels: Record<string, string[]> = {};
  for (const groupBy of [
    'contract',
    'client',
    'salesperson',
    'product',
    'region',
    'month',
    'quarter',
    'year',
  ] as const) {
    const page = await office.maker.get('reports.contractPerformance', { groupBy });
    labels[groupBy] = page.groups.map((group) => group.label);
    for (const amount of [
      'contractedFen',
      'dispatchedFen',
      'invoicedFen',
      'receivedFen',
      'receivableFen',
      'lines',
    ] as const) {
      const sum = page.groups.reduce((total, group) => total + group.sums[amount], 0);
      expect([groupBy, amount, sum]).toEqual([groupBy, amount, page.totals[amount]]);
    }
  }
  expect(labels).toMatchObject({
    product: ['水性环氧富锌底漆', '水性专用稀释剂'],
    month: ['2025-12', '2026-10', '2026-11'],
    quarter: ['2025-Q4', '2026-Q4'],
    year: ['2025', '2026'],
  });
});

test('a page goes on where the last one ended, with the totals of everything', async () => {
  const office = await openSalesOffice();
  await startedContract(office);
  await office.contract([{ productId: office.thinner, quantityE6: e6(3), priceE6: e6(150) }]);
  const first = await office.maker.get('reports.contractPerformance', { limit: 2, groupBy: 'product' });
  const rest = await office.maker.get('reports.contractPerformance', {
    limit: 2,
    groupBy: 'product',
    after: first.next,
  });
  expect([...first.rows, ...rest.rows].map((row) => [row.productCode, row.lineKey])).toEqual([
    ['WE-210', 'L1'],
    ['XS-090', 'L2'],
    ['XS-090', 'L1'],
  ]);
  expect(rest.next).toBeUndefined();
  expect(rest.totals).toEqual(first.totals);
  expect(rest.groups).toMatchObject([{ label: '水性专用稀释剂', sums: { lines: 2 } }]);
});

test('the schedule filters by what people look for', async () => {
  const office = await openSalesOffice();
  const { number } = await startedContract(office);
  await office.contract([{ productId: office.primer, quantityE6: e6(1), priceE6: e6(586) }], {
    signedOn: '2026-10-01',
  });
  const lines = async (filter: object) =>
    (await office.maker.get('reports.contractPerformance', { filter })).totals.lines;
  expect(await lines({ text: number })).toBe(2);
  expect(await lines({ text: 'xs-0' })).toBe(1);
  expect(await lines({ text: '恒泰' })).toBe(3);
  expect(await lines({ productId: office.primer })).toBe(2);
  expect(await lines({ signedFrom: '2026-10-01', signedTo: '2026-10-31' })).toBe(1);
  expect(await lines({ state: 'late' })).toBe(1);
  expect(await lines({ kind: 'order' })).toBe(0);
  const late = await office.maker.get('reports.contractPerformance', { filter: { state: 'late' } });
  expect(late.counts).toMatchObject({ late: 1, in_progress: 1, not_started: 1 });
});

test('a line whose rest was given up is closed short, and out of what is still owed', async () => {
  const office = await openSalesOffice();
  const { recordId } = await office.contract([
    { productId: office.primer, quantityE6: e6(10), priceE6: e6(33.33), dueOn: '2026-11-10' },
  ]);
  await office.submitAndSign('contracts.submitCloseShort', {
    action: 'create',
    content: {
      contractId: recordId,
      closedOn: '2026-11-20',
      reason: '客户取消',
      lines: [{ lineKey: 'L1', quantityE6: e6(10) }],
    },
  });
  const page = await office.maker.get('reports.contractPerformance', {});
  expect(page.rows).toMatchObject([
    { state: 'closed_short', daysLate: 0, remainingE6: 0, closedShortFen: 333_30, dispatchedPercent: 100 },
  ]);
});

test('frameworks and void contracts stand in no schedule', async () => {
  const office = await openSalesOffice();
  const line = { productId: office.primer, quantityE6: e6(1), priceE6: e6(586) };
  await office.contract([line], { kind: 'framework' });
  const { recordId } = await office.contract([line]);
  const { content, version } = await office.reopened(recordId);
  await office.submitAndSign('contracts.submit', { action: 'void', recordId, baseVersion: version, content });
  const page = await office.maker.get('reports.contractPerformance', {});
  expect(page.rows).toEqual([]);
  expect(page.totals).toMatchObject({ contracts: 0, lines: 0, contractedFen: 0 });
});

test('the sheet of one contract tells what happened day by day, with the balances after it', async () => {
  const office = await openSalesOffice();
  const { recordId, number, openingNumber } = await startedContract(office);
  const { content, version } = await office.reopened(recordId);
  await office.submitAndSign('contracts.submit', {
    action: 'amend',
    recordId,
    baseVersion: version,
    content: { ...content, remark: '补充协议一' },
  });
  const sheet = await office.maker.get('reports.contractSheet', { contractId: recordId });
  expect(sheet).toMatchObject({
    number,
    version: 2,
    state: 'in_progress',
    signedOn: '2026-11-02',
    sealedOn: '2026-11-04',
  });
  expect(sheet.events.map((event) => [event.on, event.kind, event.documentNumber])).toEqual([
    ['2026-11-02', 'signed_contract', number],
    ['2026-11-04', 'sealed', number],
    ['2026-11-10', 'dispatch', openingNumber],
    ['2026-11-10', 'sign_back', openingNumber],
    ['2026-11-10', 'invoice', openingNumber],
    ['2026-11-10', 'receipt', openingNumber],
    ['2026-11-20', 'amendment', number],
  ]);
  expect(sheet.events.at(-1)).toMatchObject({
    dispatchedFen: 6_000_00,
    invoicedFen: 4_000_00,
    receivedFen: 3_000_00,
    receivableFen: 1_000_00,
  });
  expect(sheet.sums).toMatchObject({ dispatchedFen: 6_000_00, invoicedFen: 4_000_00, receivedFen: 3_000_00 });
});
