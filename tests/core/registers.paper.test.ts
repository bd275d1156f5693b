import { expect, test } from 'vitest';
import { openTestOffice, type TestOffice } from '../support/test-office.ts';
import { refusal } from '../support/trade-office.ts';
import { rowsOf, sheetsOf, textOf } from './printing/sheet-text.ts';

const PARCEL = {
  sentOn: '2026-11-20',
  content: '合同原件两份',
  urgency: 'urgent',
  mode: 'express',
  waybill: 'SF1385628716739',
  carrier: '顺丰',
  receiver: '周建明',
  phone: '13857426610',
  address: '浙江省宁波市北仑区小港街道安居路 589 号',
  sender: '周敏',
  payment: 'monthly',
  fee: 23_00,
  dueBy: '2026-11-22',
};

async function send(office: TestOffice, change: Partial<typeof PARCEL> = {}) {
  return office.submitAndSign('registers.submit', {
    action: 'create',
    content: { register: 'parcel', fields: { ...PARCEL, ...change } },
  });
}

test('the sheet of a parcel says what was sent and who answers for it, and gives no phone away', async () => {
  const office = await openTestOffice();
  const { recordId, number } = await send(office);
  const wish = { document: 'register_entry', recordId };
  const text = textOf((await office.maker.get('printing.print', wish)).html);
  for (const part of ['寄件登记表', `编号：${number}`, '合同原件两份', '■ 加急', '￥23.00　　人民币贰拾叁元整']) {
    expect(text).toContain(part);
  }
  expect(text).toMatch(/录入：\S+ 2026-11-\d\d \d\d:\d\d　　复核：\S+ 2026-11-\d\d/);
  expect(text).not.toContain('13857426610');
  expect(text).toContain('138****6610');
  expect((await office.maker.get('printing.print', wish)).html).toContain('第 2 次打印');
});

test('a void entry says so across its sheet, and counts for nothing in the book', async () => {
  const office = await openTestOffice();
  await send(office);
  const { recordId, number } = await send(office, { content: '样品一箱', fee: 100_00 });
  const content = { register: 'parcel', fields: { ...PARCEL, content: '样品一箱', fee: 100_00 } };
  await office.submitAndSign('registers.submit', { action: 'void', recordId, baseVersion: 1, content });
  const sheet = await office.maker.get('printing.preview', { document: 'register_entry', recordId });
  expect(textOf(sheet.html)).toContain('已作废');
  const book = await office.maker.get('printing.preview', {
    document: 'register_book',
    recordId: JSON.stringify({ register: 'parcel' }),
  });
  const rows = rowsOf(sheetsOf(book.html)[0] ?? '');
  expect(rows.flat()).toContain(`${number} 作废`);
  expect(rows.at(-1)?.slice(0, 2)).toEqual(['合计　2 条', '23.00']);
});

test('a book is what was asked for: its days in the head, the conditions in words, the oldest first', async () => {
  const office = await openTestOffice();
  await send(office, { sentOn: '2026-11-18', dueBy: '2026-11-20', content: '对账单' });
  await send(office, { sentOn: '2026-11-10', dueBy: '2026-11-12', content: '发票' });
  await send(office, { sentOn: '2026-10-10', dueBy: '2026-10-12', content: '画册', urgency: 'ordinary' });
  const where = [
    { column: 'sentOn', op: 'between', from: '2026-11-01', to: '2026-11-30' },
    { column: 'urgency', op: 'in', values: ['urgent'] },
  ];
  const recordId = JSON.stringify({ register: 'parcel', where });
  const { html } = await office.maker.get('printing.print', { document: 'register_book', recordId });
  const text = textOf(html);
  expect(text).toContain('寄件登记簿');
  expect(text).toContain('期间：2026-11-01 至 2026-11-30　条件：缓急：加急');
  const lines = rowsOf(sheetsOf(html)[0] ?? '').filter(([line]) => /^\d+$/.test(line ?? ''));
  expect(lines.map((cells) => cells[3])).toEqual(['发票', '对账单']);
});

test('the book of the cash box says after each line what was left, and a count what it found', async () => {
  const office = await openTestOffice();
  const keep = (fields: Record<string, string | number>) =>
    office.submitAndSign('registers.submit', { action: 'create', content: { register: 'petty_cash', fields } });
  const box = { summary: '11 月备用金' };
  await keep({ ...box, paidOn: '2026-11-02', movement: 'advance', amount: 1_000_00 });
  await keep({ ...box, paidOn: '2026-11-05', movement: 'expense', sort: 'courier', amount: 200_00 });
  await keep({ ...box, paidOn: '2026-11-19', movement: 'counted', amount: 798_50, differenceReason: '零头短款' });
  await keep({ ...box, paidOn: '2026-11-12', movement: 'expense', sort: 'office', amount: 100_00 });
  const where = [{ column: 'paidOn', op: 'between', from: '2026-11-03' }];
  const recordId = JSON.stringify({ register: 'petty_cash', where });
  const { html } = await office.maker.get('printing.preview', { document: 'register_book', recordId });
  const rows = rowsOf(sheetsOf(html)[0] ?? '');
  const left = rows[0]?.indexOf('余额') ?? -1;
  // the expense of the 12th came in after the count, and was paid before it
  expect(rows.slice(1, -1).map((cells) => cells[left])).toEqual(['800.00', '700.00', '698.50']);
  expect(rows.at(-1)?.slice(0, 3)).toEqual(['合计　3 条', '0.00', '300.00']);
  // as a journal has it: what the count found short went too
  expect(textOf(html)).toContain(
    '期间：2026-11-03 至 2026-11-19　期初结存 1,000.00　收 0.00　付 301.50　期末结存 698.50',
  );
  const some = [...where, { column: 'movement', op: 'in', values: ['expense'] }];
  const part = await office.maker.get('printing.preview', {
    document: 'register_book',
    recordId: JSON.stringify({ register: 'petty_cash', where: some }),
  });
  expect(textOf(part.html)).not.toContain('期初结存');
});

test('an entry of the day prints at once, as not yet countersigned', async () => {
  const office = await openTestOffice();
  const { id } = await office.maker.get('daily.add', {
    kind: 'register_call',
    subject: { kind: 'register', id: 'call' },
    content: { calledOn: '2026-11-20', calledAt: '09:31', way: 'call_in', caller: '海拓化工', subject: '催发票' },
  });
  const { html } = await office.maker.get('printing.preview', { document: 'register_entry', recordId: id });
  expect(textOf(html)).toContain('来电来函记录单');
  expect(textOf(html)).toMatch(/录入：\S+ 2026-11-\d\d \d\d:\d\d　　复核：未复核/);
});

test('what names no register is refused in a sentence', async () => {
  const office = await openTestOffice();
  const ask = (recordId: string) => office.maker.ask('printing.preview', { document: 'register_book', recordId });
  expect(refusal(await ask('寄件'))).toMatchObject({ rule: 'registers.book_unreadable' });
  expect(await ask('{"register":"gone"}')).toMatchObject({
    failure: { fields: [{ reason: 'registers.unknown_register' }] },
  });
  const reply = await office.maker.ask('printing.preview', { document: 'register_entry', recordId: 'nobody' });
  expect(reply).toMatchObject({ failure: { code: 'not_found' } });
});
