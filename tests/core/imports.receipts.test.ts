import { expect, test } from 'vitest';
import { openReceiptOffice, type ReceiptOffice } from '../support/receipt-office.ts';
import { readHere } from '../support/read-here.ts';
import { HENGTAI, refusal } from '../support/sales-office.ts';
import { personNamed } from '../support/access-office.ts';

const HEAD = '交易时间,借方发生额,贷方发生额,余额,对方户名,对方账号,交易流水号,摘要';

function fileOf(...rows: readonly string[]) {
  const text = [HEAD, ...rows].join('\n');
  return { kind: 'receipts', fileName: '流水.csv', contentBase64: Buffer.from(text).toString('base64') };
}

async function previewOf(office: ReceiptOffice, file: ReturnType<typeof fileOf>) {
  const outcome = await office.maker.get('exchange.preview', file);
  if (outcome.outcome !== 'preview') throw new Error(outcome.rule);
  return outcome.preview;
}

const FINANCE = { name: '何会计', roles: ['finance' as const] };
const PEOPLE = [{ name: '周敏', roles: ['clerk' as const] }, { name: '陈国强', roles: ['checker' as const] }, FINANCE];

test('a bank statement becomes receipts: who is called like a client is that client, the others wait on 2241', async () => {
  const office = await openReceiptOffice({ startReader: readHere });
  const file = fileOf(
    `2026-11-18 10:22:31,,58600.00,158600.00,${HENGTAI.name},1102026309771928374,NY0001,货款`,
    `2026-11-19,,1250.50,159850.50,沈国梁,6222021102000000001,NY0002,样品款`,
  );
  const preview = await previewOf(office, file);
  expect([preview.refused, preview.counts.records]).toEqual([[], 2]);
  const ticket = await office.maker.get('exchange.submit', { ...file, acceptedRecords: 2 });
  const seen = await office.checker.get('review.show', { submissionId: ticket.id });
  expect(seen.checks.filter(({ mode }) => mode === 'rekey').map(({ path }) => path)).toEqual([
    'control.dataRows',
    'control.amountFen',
  ]);
  expect((await office.countersign(ticket.id)).outcome).toBe('effective');
  const { rows } = await office.maker.get('receipts.list', {});
  expect(rows.map((row) => [row.number, row.receivedOn, row.clientName, row.payerName, row.amountFen])).toEqual([
    ['SK-2026-000002', '2026-11-19', null, '沈国梁', 1_250_50],
    ['SK-2026-000001', '2026-11-18', HENGTAI.name, HENGTAI.name, 58_600_00],
  ]);
  expect(await office.balanceOf('2203')).toBe(-58_600_00);
  expect(await office.balanceOf('2241')).toBe(-1_250_50);
  expect(await office.maker.get('office.verify', {})).toMatchObject({ good: true });
});

test('what was recorded already, or stands twice in the file, is refused by its cell', async () => {
  const office = await openReceiptOffice({ startReader: readHere });
  const receipt = await office.receipt(58_600_00, { bankReference: 'NY0001' });
  const row = (reference: string) => `2026-11-18,,100.00,0,${HENGTAI.name},,${reference},货款`;
  const file = fileOf(row('NY0001'), row('NY0002'), row('NY0002'), `2026-11-18,300.00,,0,${HENGTAI.name},,NY0003,退款`);
  const { refused, counts } = await previewOf(office, file);
  expect(refused.map(({ address, reason, details }) => [address, reason, details?.['number'] ?? null])).toEqual(
    expect.arrayContaining([
      ['流水!G2', 'receipts.reference_taken', receipt.number],
      ['流水!G4', 'duplicate_in_file', null],
      ['流水!C5', 'required', null],
    ]),
  );
  expect(counts.records).toBe(1);
});

test('finance brings a bank statement and nothing else', async () => {
  const office = await openReceiptOffice({ startReader: readHere, people: PEOPLE });
  const finance = office.director;
  const file = fileOf(`2026-11-18,,100.00,0,${HENGTAI.name},,NY0001,货款`);
  await finance.get('exchange.submit', { ...file, acceptedRecords: 1 });
  const clients = {
    kind: 'clients',
    fileName: 'c.csv',
    contentBase64: Buffer.from('客户全称\n宁波港机').toString('base64'),
  };
  expect(refusal(await finance.ask('exchange.submit', { ...clients, acceptedRecords: 1 }))).toMatchObject({
    code: 'forbidden',
    permission: 'clients.write',
  });
});

test('who may bring a statement only is told nothing of other records by a preview, and inherits no file of them', async () => {
  const cashier = { name: '钱会', roles: ['cashier' as const] };
  const lu = { name: '陆总', roles: ['director' as const, 'manager' as const] };
  const office = await openReceiptOffice({ startReader: readHere, people: [...PEOPLE, cashier, lu] });
  const director = await office.desk(lu);
  const desk = await office.desk(cashier);
  const file = fileOf(`2026-11-18,,100.00,0,${HENGTAI.name},,NY0001,货款`);
  expect((await desk.get('exchange.preview', file)).outcome).toBe('preview');
  const { imports } = await desk.get('exchange.kinds', {});
  for (const { kind, permission } of imports.filter((one) => one.kind !== 'receipts')) {
    const asked = { ...file, kind };
    const mayWrite = ['receipts.write', 'registers.writeCash'].includes(permission);
    const reply = await desk.ask('exchange.preview', asked);
    if (!mayWrite) expect([kind, refusal(reply)]).toMatchObject([kind, { code: 'forbidden', permission }]);
  }
  expect(imports.find(({ kind }) => kind === 'contracts')).toMatchObject({ permission: 'contracts.write' });
  const clients = Buffer.from('客户全称\n宁波港机').toString('base64');
  await office.maker.get('exchange.submit', {
    kind: 'clients',
    fileName: 'c.csv',
    contentBase64: clients,
    acceptedRecords: 1,
  });
  const maker = await personNamed(director, '周敏');
  const plan = await director.get('people.handOver', { personId: maker.id });
  for (const { name } of [cashier, FINANCE]) {
    const heir = plan.heirs.find((one) => one.name === name);
    expect([name, heir?.because?.rule]).toEqual([name, 'people.heir_may_not_make']);
  }
});

test('a statement with one amount column and a mark of its direction brings only what came in', async () => {
  const office = await openReceiptOffice({ startReader: readHere });
  const text = [
    '交易日期,借贷标志,交易金额,对方户名,交易流水号',
    `20261118,贷,"58,600.00",${HENGTAI.name},A1`,
    '20261118,借,2000.00,常州化工原料有限公司,A2',
    '20261118,C,300.00,沈国梁,A3',
    '20261118,贷,-300.00,沈国梁,A4',
    '20261118,贷,0.00,沈国梁,A5',
    '合计,,57200.00,,',
  ].join('\n');
  const preview = await previewOf(office, { ...fileOf(), contentBase64: Buffer.from(text).toString('base64') });
  expect(preview.refused.map(({ address, reason }) => [address, reason])).toEqual(
    expect.arrayContaining([
      ['流水!B3', 'receipts.sheet_money_left'],
      ['流水!C5', 'receipts.sheet_nothing_received'],
      ['流水!C6', 'receipts.sheet_nothing_received'],
    ]),
  );
  expect([preview.counts.records, preview.refused.length, preview.control.amountFen]).toEqual([2, 3, 58_900_00]);
});

test('a voucher number of the bank is no reference, and what was keyed by hand without one does not come in twice', async () => {
  const office = await openReceiptOffice({ startReader: readHere });
  const receipt = await office.receipt(58_600_00);
  const text = [
    '交易日期,收入金额,对方户名,凭证号',
    `2026-11-20,58600.00,${HENGTAI.name},0`,
    '2026-11-20,1.00,沈国梁,0',
  ];
  const contentBase64 = Buffer.from(text.join('\n')).toString('base64');
  const preview = await previewOf(office, { ...fileOf(), contentBase64 });
  expect(preview.refused).toMatchObject([
    { address: '流水!B2', reason: 'receipts.sheet_like_another', details: { number: receipt.number } },
  ]);
  expect(preview.counts.records).toBe(1);
});
