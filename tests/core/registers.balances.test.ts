import { expect, test } from 'vitest';
import type { Input } from '#shared/ipc/contract.ts';
import { e6 } from '../support/sales-office.ts';
import { openTestOffice, type TestOffice } from '../support/test-office.ts';
import { refusal } from '../support/trade-office.ts';
import { strFromZip } from './exchange/zip-text.ts';
import { rowsOf, sheetsOf } from './printing/sheet-text.ts';

const DAY = '2026-11-20';
const register = 'material_movement';

async function item(office: TestOffice, name: string, minimum: number): Promise<string> {
  const [keeper] = await office.maker.get('people.list', {});
  const fields = {
    openedOn: DAY,
    item: name,
    sort: 'sample',
    unit: '件',
    minimum: e6(minimum),
    keeper: keeper?.id ?? '',
  };
  const made = await office.submitAndSign('registers.submit', {
    action: 'create',
    content: { register: 'material_item', fields },
  });
  return made.recordId;
}

async function move(office: TestOffice, of: string, movement: string, units: number, batch?: string): Promise<void> {
  const fields = {
    movedOn: DAY,
    movement,
    item: of,
    quantity: e6(units),
    receiver: '李娜',
    ...(batch !== undefined && { batch }),
  };
  await office.submitAndSign('registers.submit', { action: 'create', content: { register, fields } });
}

/** Colour cards in two batches and short of ten, brochures enough, and thinner that is gone. */
async function cupboard() {
  const office = await openTestOffice();
  const card = await item(office, '色卡', 10);
  const brochure = await item(office, '彩页', 5);
  const thinner = await item(office, '稀释剂样品', 2);
  await move(office, card, 'received', 4, 'B2');
  await move(office, card, 'received', 3, 'B1');
  await move(office, brochure, 'received', 80);
  await move(office, thinner, 'received', 2);
  await move(office, thinner, 'issued', 2);
  const list = async (asked: Omit<Input<'registers.balances'>, 'register'> = {}) =>
    office.maker.get('registers.balances', { register, ...asked });
  const told = async (asked: Omit<Input<'registers.balances'>, 'register'> = {}) =>
    (await list(asked)).rows.map(
      ({ labels, balance }) => `${labels[0]?.split(' ')[1] ?? ''} ${labels[1]} ${balance / 1e6}`,
    );
  return { office, card, list, told };
}

test('balances are a list like any other: sorted, filtered, searched and paged', async () => {
  const { office, card, list, told } = await cupboard();
  expect(await told({ sort: { column: 'balance' } })).toEqual(['稀释剂样品  0', '色卡 B1 3', '色卡 B2 4', '彩页  80']);
  expect(await told({ sort: { column: 'balance', descending: true }, limit: 2 })).toEqual(['彩页  80', '色卡 B2 4']);
  expect((await told({ sort: { column: 'batch' } })).slice(0, 2)).toEqual(['色卡 B1 3', '色卡 B2 4']);
  expect(await told({ text: '彩' })).toEqual(['彩页  80']);
  expect(await told({ where: [{ column: 'item', op: 'contains', text: '色卡' }], sort: { column: 'batch' } })).toEqual([
    '色卡 B1 3',
    '色卡 B2 4',
  ]);
  expect(
    await told({ where: [{ column: 'balance', op: 'between', from: e6(4) }], sort: { column: 'balance' } }),
  ).toEqual(['色卡 B2 4', '彩页  80']);
  expect(await told({ short: true, sort: { column: 'balance' } })).toEqual(['稀释剂样品  0', '色卡 B1 3', '色卡 B2 4']);
  expect(await told({ key: [card, 'B1'] })).toEqual(['色卡 B1 3']);
  expect((await list()).total).toEqual({ count: 4, countIsCapped: false });
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await list({ sort: { column: 'item' }, limit: 1, ...(after !== undefined && { after }) });
    seen.push(...page.rows.map(({ key }) => key.join(' ')));
    after = page.next;
  } while (after !== undefined);
  expect(new Set(seen).size).toBe(4);
  const wrong = await office.maker.ask('registers.balances', { register, sort: { column: 'minimum' } });
  expect(refusal(wrong)).toMatchObject({ path: 'sort.column', reason: 'unknown_column' });
});

test('balances leave as a workbook and on paper, as they were asked for', async () => {
  const { office } = await cupboard();
  const filter = { short: true, sort: { column: 'balance' } };
  const file = await office.maker.get('exchange.export', { list: 'balances_material_movement', filter });
  expect(file.rows).toBe(3);
  const words = strFromZip(Buffer.from(file.contentBase64, 'base64'), 'xl/sharedStrings.xml');
  for (const word of ['样品物料库存', '低于最低库存', '色卡', 'B1']) expect(words).toContain(word);
  expect(words).not.toContain('彩页');
  const printed = await office.maker.get('printing.print', {
    document: 'list',
    recordId: JSON.stringify({ list: 'balances_material_movement', filter }),
  });
  const rows = rowsOf(sheetsOf(printed.html)[0] ?? '').map((row) => row.join(' '));
  expect(rows.some((row) => row.includes('色卡') && row.includes('B2') && row.includes('4'))).toBe(true);
  const english = await office.maker.get('exchange.export', {
    list: 'balances_material_movement',
    language: 'en-US',
  });
  expect(strFromZip(Buffer.from(english.contentBase64, 'base64'), 'xl/sharedStrings.xml')).toContain('Below minimum');
});

test('money in a box adds up at the foot; the box is one line', async () => {
  const office = await openTestOffice();
  await office.submitAndSign('registers.submit', {
    action: 'create',
    content: {
      register: 'petty_cash',
      fields: { paidOn: DAY, movement: 'advance', summary: '领取', amount: 3_000_00 },
    },
  });
  const page = await office.maker.get('registers.balances', { register: 'petty_cash' });
  expect(page).toMatchObject({ rows: [{ key: [], balance: 3_000_00 }], total: { count: 1, balance: 3_000_00 } });
  const file = await office.maker.get('exchange.export', { list: 'balances_petty_cash' });
  expect(file.rows).toBe(1);
});
