import { readHere } from '../support/read-here.ts';
import { expect, test } from 'vitest';
import { field, main, words } from '#shared/registers/register-field.ts';
import { defineRegister, type RegisterKind } from '#shared/registers/register-kind.ts';
import { type BillRow, courierBill, fillBox, parcelFields, sendParcel } from '../support/courier-bill.ts';
import { checksOf } from '../support/keying.ts';
import { strFromZip } from './exchange/zip-text.ts';
import { expectOk, openTestOffice, type TestOffice } from '../support/test-office.ts';
import { refusal } from '../support/trade-office.ts';

const HEAD = { billedOn: '2026-11-03', payment: 'petty_cash', paidOn: '2026-11-05' };
const TRIAL = { same: '顺丰', month: '2026-10', head: HEAD };

const BILL: readonly BillRow[] = [
  ['SF1000000000001', '无锡', '1', 12_00],
  ['sf 1000000000002', '上海', '2.5', 18_00],
  ['SF1000000000003', '北京', '1', 25_00],
  ['SF1000000000009', '广州', '3', 40_00],
  ['SF1000000000001', '无锡', '', 2_00],
  ['', '月结折扣', '', -3_00],
];
const TOTAL = 12_00 + 18_00 + 25_00 + 40_00 + 2_00 - 3_00;

/** Two parcels that agree, one that costs more than we wrote, one the bill forgot, and one of another carrier. */
async function sentInOctober(office: TestOffice) {
  await sendParcel(office, 'SF1000000000001', 12_00);
  await sendParcel(office, 'SF1000000000002', 18_00);
  const dear = await sendParcel(office, 'SF1000000000003', 22_00);
  const forgotten = await sendParcel(office, 'SF1000000000004', 13_00);
  await sendParcel(office, 'YT1000000000005', 9_00, { carrier: '圆通' });
  await sendParcel(office, 'SF1000000000006', 9_00, { payment: 'cash' });
  return { dear, forgotten };
}

const DECISIONS = [
  { rowNumber: 4, take: true, reason: '超重补费' },
  { rowNumber: 6, take: true, reason: '保价费另列' },
];

test('a month bill is held against the parcels: what agrees, what differs, what is not ours and what it forgot', async () => {
  const office = await openTestOffice();
  const { forgotten } = await sentInOctober(office);
  const read = await office.maker.get('registers.readBill', courierBill(BILL));
  if (read.outcome !== 'bill') throw new Error('the bill can be read');
  const { bill, preview } = read;
  expect(bill).toMatchObject({ same: '顺丰速运', month: '2026-10', totalFen: TOTAL });
  expect(bill.lines.map(({ state, key }) => [key, state])).toEqual([
    ['SF1000000000001', 'agreed'],
    ['SF1000000000002', 'agreed'],
    ['SF1000000000003', 'other_amount'],
    ['SF1000000000009', 'unknown'],
    ['SF1000000000001', 'twice'],
    ['', 'unknown'],
  ]);
  expect(bill.lines[4]).toMatchObject({ firstRow: 2, amountFen: 2_00 });
  expect(bill.missing).toMatchObject([{ number: forgotten.number, oursFen: 13_00, key: 'SF1000000000004' }]);
  expect(bill.sums.reduce((sum, { theirsFen }) => sum + theirsFen, 0)).toBe(TOTAL);
  expect(bill.sums).toContainEqual({ state: 'other_amount', count: 1, theirsFen: 25_00, oursFen: 22_00 });
  expect(preview.leftOut).toEqual([{ rowNumber: 8, reason: 'totals_row' }]);
  expect(preview.control).toEqual({ dataRows: 6, amountFen: TOTAL });
});

test('the whole bill is one submission: its foot is keyed again blind, then every parcel is settled and paid from the box', async () => {
  const office = await openTestOffice({ startReader: readHere });
  const { maker, checker } = office;
  await sentInOctober(office);
  await fillBox(office, 100_00);
  const sent = { ...courierBill(BILL), ...TRIAL, totalFen: TOTAL, decisions: DECISIONS };
  const ticket = expectOk(await maker.ask('registers.submitBill', sent));
  const shown = await checker.get('review.show', { submissionId: ticket.id });
  expect(shown).toMatchObject({ kind: 'bill_courier_fee', title: '顺丰 2026-10' });
  expect(checksOf(shown, 'rekey').map(({ path }) => path)).toEqual(['control.lines', 'control.amountFen']);
  expect(JSON.stringify(shown.content)).not.toContain('1200');
  // Somebody else who opens the file would see what is to be keyed.
  expect(refusal(await checker.ask('registers.readBill', courierBill(BILL)))).toMatchObject({
    rule: 'import.in_review',
  });
  expect(refusal(await maker.ask('registers.submitBill', sent))).toMatchObject({ rule: 'import.same_file' });
  const confirmed = checksOf(shown, 'confirm').map(({ path }) => path);
  const entry = { 'control.lines': '6', 'control.amountFen': '95.00' };
  const judged = await checker.get('review.reenter', { submissionId: ticket.id, entry, confirmed });
  expect(judged).toMatchObject({ differing: ['control.amountFen'] });
  const signed = await office.countersign(ticket.id);
  expect(signed).toMatchObject({ outcome: 'effective' });

  const { rows } = await maker.get('registers.list', { register: 'courier_fee', sort: { column: 'waybill' } });
  expect(rows.map(({ fields }) => [fields['waybill'], fields['amount'], fields['differenceReason']])).toEqual([
    ['SF1000000000001', 14_00, '保价费另列'],
    ['SF1000000000002', 18_00, undefined],
    ['SF1000000000003', 25_00, '超重补费'],
  ]);
  const box = await maker.get('registers.list', {
    register: 'petty_cash',
    where: [{ column: 'movement', op: 'in', values: ['expense'] }],
  });
  expect(box.rows).toMatchObject([
    {
      fields: {
        amount: 57_00,
        sort: 'courier',
        payee: '顺丰',
        paidOn: '2026-11-05',
        summary: '顺丰 2026-10 快递费对账',
      },
    },
  ]);
  expect(rows.map(({ fields }) => fields['pettyCash'])).toEqual(rows.map(() => box.rows[0]?.id));
  expect((await maker.get('registers.balances', { register: 'petty_cash' })).rows).toMatchObject([{ balance: 43_00 }]);
  expect(await maker.get('registers.bills', { register: 'courier_fee' })).toMatchObject({
    rows: [{ same: '顺丰', month: '2026-10', lines: 6, taken: 4, totalFen: TOTAL, takenFen: 57_00 }],
  });
  expect(await maker.get('office.verify', {})).toMatchObject({ good: true });

  // The same bill once more: what was paid is not paid again.
  const again = await maker.get('registers.readBill', courierBill(BILL));
  if (again.outcome !== 'bill') throw new Error('the bill can be read');
  expect(again.bill.lines.map(({ state }) => state)).toEqual([
    'settled',
    'settled',
    'settled',
    'unknown',
    'twice',
    'unknown',
  ]);
  expect(again.bill.lines[0]?.settledBy).toBe('KD-2026-000001');
  const twice = { ...sent, decisions: [{ rowNumber: 2, take: true, reason: '再结一次' }] };
  expect(refusal(await maker.ask('registers.submitBill', twice))).toMatchObject({
    reason: 'registers.settled_already',
  });
});

test('a doubtful line is decided with a reason, and what cannot be read or paid holds up the whole bill', async () => {
  const office = await openTestOffice({ startReader: readHere });
  const { maker } = office;
  const { dear, forgotten } = await sentInOctober(office);
  const send = async (more: object, rows: readonly BillRow[] = BILL) => {
    const input = { ...courierBill(rows), ...TRIAL, totalFen: TOTAL, decisions: DECISIONS, ...more };
    return maker.ask('registers.submitBill', input);
  };
  expect(refusal(await send({ totalFen: TOTAL + 1 }))).toMatchObject({
    path: 'totalFen',
    reason: 'registers.bill_total_differs',
  });
  expect(refusal(await send({ decisions: [] }))).toMatchObject({
    path: 'decisions.4',
    reason: 'registers.bill_undecided',
  });
  expect(refusal(await send({ decisions: [{ rowNumber: 4, take: true }] }))).toMatchObject({
    reason: 'registers.bill_reason',
  });
  expect(
    refusal(await send({ decisions: [...DECISIONS, { rowNumber: 5, take: true, reason: '补登' }] })),
  ).toMatchObject({
    reason: 'registers.bill_no_entry',
  });
  // Nothing is in the box.
  expect(refusal(await send({}))).toMatchObject({ path: 'head.payment', reason: 'registers.not_enough' });
  const { paidOn: _never, ...undated } = HEAD;
  expect(refusal(await send({ head: undated }))).toMatchObject({ path: 'head.paidOn', reason: 'required' });
  const unread: readonly BillRow[] = [...BILL.slice(0, 2), ['SF1000000000003', '北京', '三公斤', 25_00]];
  expect(refusal(await send({ totalFen: 55_00 }, unread))).toMatchObject({
    rule: 'registers.bill_unread',
    details: { rows: 1 },
  });
  await fillBox(office, 500_00);
  // A mistyped waybill: somebody finds which parcel it was.
  const found = [...DECISIONS, { rowNumber: 5, take: true, reason: '单号登记有误', number: forgotten.number ?? '' }];
  const ticket = expectOk(await send({ decisions: found }));
  // The parcel is put right while the bill waits: what was agreed to no longer stands.
  const parcel = await maker.get('registers.get', { register: 'parcel', id: dear.recordId, purpose: 'amend' });
  await office.submitAndSign('registers.submit', {
    action: 'amend',
    recordId: dear.recordId,
    baseVersion: parcel.version,
    content: { register: 'parcel', fields: parcelFields('SF1000000000003', 25_00) },
  });
  const signed = await office.countersign(ticket.id);
  expect(signed).toMatchObject({ outcome: 'refused' });
  expect((await maker.get('registers.list', { register: 'courier_fee' })).rows).toEqual([]);
  expect((await maker.get('registers.balances', { register: 'petty_cash' })).rows).toMatchObject([{ balance: 500_00 }]);
});

test('what is held against the bill goes back to the carrier as a workbook', async () => {
  const office = await openTestOffice({ startReader: readHere });
  await sentInOctober(office);
  const file = await office.maker.get('registers.billDifferences', { ...courierBill(BILL), language: 'zh-CN' });
  expect(file).toMatchObject({ fileName: '顺丰速运 2026-10 账单差异.xlsx', rows: 5 });
  const text = strFromZip(Buffer.from(file.contentBase64, 'base64'), 'xl/sharedStrings.xml');
  expect(
    ['金额不符', '我方无此件', '账单重复', '首次见第 2 行', 'SF1000000000004'].filter((said) => !text.includes(said)),
  ).toEqual([]);
});

const ride = defineRegister({
  name: 'ride',
  series: 'YC',
  label: words('用车', 'Rides'),
  about: words('谁叫车去哪里。', 'Who rode where.'),
  group: 'goods',
  review: 'effective',
  date: 'rodeOn',
  title: ['order'],
  fields: [
    main('rodeOn', '日期', 'Rode on', 'date'),
    main('order', '订单号', 'Order', 'text'),
    main('firm', '平台', 'Firm', 'text'),
    main('fare', '车费', 'Fare', 'fen', { rekey: true }),
  ],
});
const rideBill = defineRegister({
  name: 'ride_bill',
  series: 'CF',
  label: words('车费对账', 'Ride fees'),
  about: words('平台月账单。', 'The month bill of the firm.'),
  group: 'money',
  review: 'effective',
  date: 'billedOn',
  title: ['order'],
  fields: [
    main('billedOn', '账单日', 'Billed on', 'date'),
    main('order', '订单号', 'Order', 'text'),
    main('firm', '平台', 'Firm', 'text'),
    main('ride', '用车', 'Ride', 'entry', { register: 'ride' }),
    main('amount', '金额', 'Amount', 'fen', { rekey: true }),
    field('reason', '差额原因', 'Reason', 'text'),
  ],
  settles: { entry: 'ride', amount: 'amount', within: 'fare', reason: 'reason' },
  reconciles: {
    label: words('平台对账', 'Firm bill'),
    key: 'order',
    of: 'order',
    columns: ['order', 'amount'],
    head: ['billedOn', 'firm'],
    same: { own: 'firm', of: 'firm' },
    period: 'rodeOn',
  },
});

test('any register that declares it reconciles bills: nothing here is written for couriers', async () => {
  const office = await openTestOffice({ registers: [ride, rideBill] });
  const { maker } = office;
  for (const [order, fare] of [
    ['DD-1', 31_00],
    ['DD-2', 18_50],
  ] as const) {
    const fields = { rodeOn: '2026-10-09', order, firm: '滴滴', fare };
    await office.submitAndSign('registers.submit', { action: 'create', content: { register: 'ride', fields } });
  }
  const text = '订单号,金额\nDD-1,31.00\nDD-2,20.00\n';
  const file = { register: 'ride_bill', fileName: '滴滴.csv', contentBase64: Buffer.from(text).toString('base64') };
  const ticket = await maker.get('registers.submitBill', {
    ...file,
    same: '滴滴出行',
    month: '2026-10',
    head: { billedOn: '2026-11-03' },
    totalFen: 51_00,
    decisions: [{ rowNumber: 3, take: true, reason: '高速费' }],
  });
  expect(await office.countersign(ticket.id)).toMatchObject({ outcome: 'effective' });
  const { rows } = await maker.get('registers.list', { register: 'ride_bill', sort: { column: 'order' } });
  expect(rows.map(({ number, fields }) => [number, fields['firm'], fields['amount'], fields['reason']])).toEqual([
    ['CF-2026-000001', '滴滴出行', 31_00, undefined],
    ['CF-2026-000002', '滴滴出行', 20_00, '高速费'],
  ]);
  const lost = { ...rideBill, reconciles: { ...rideBill.reconciles, of: 'nowhere' } } as RegisterKind;
  await expect(openTestOffice({ registers: [ride, lost] })).rejects.toThrow(/ride_bill, reconciles: nowhere/);
});
