import { expect, test } from 'vitest';
import type { Input } from '#shared/ipc/contract.ts';
import { e6 } from '../support/sales-office.ts';
import { openTestOffice, type TestOffice } from '../support/test-office.ts';
import { refusal } from '../support/trade-office.ts';
import { strFromZip } from './exchange/zip-text.ts';
import { rowsOf, sheetsOf } from './printing/sheet-text.ts';

const register = 'material_movement';

async function submit(office: TestOffice, of: string, fields: Readonly<Record<string, string | number>>) {
  return office.submitAndSign('registers.submit', { action: 'create', content: { register: of, fields } });
}

/** Colour cards of two batches, in and out over two months, one entry of them voided. */
async function cards() {
  const office = await openTestOffice();
  const [keeper] = await office.maker.get('people.list', {});
  const { recordId: item } = await submit(office, 'material_item', {
    openedOn: '2026-10-01',
    item: '色卡',
    specification: 'RAL 5010',
    sort: 'sample',
    unit: '张',
    keeper: keeper?.id ?? '',
  });
  const move = async (on: string, movement: string, units: number, more: Record<string, string> = {}) =>
    submit(office, register, { movedOn: on, movement, item, quantity: e6(units), receiver: '李娜', ...more });
  await move('2026-10-05', 'received', 100, { batch: 'B1', receiver: '仓库' });
  await move('2026-10-20', 'issued', 20, { batch: 'B1' });
  await move('2026-11-02', 'received', 50, { batch: 'B2', receiver: '印刷厂' });
  await move('2026-11-05', 'issued', 30, { batch: 'B1' });
  const wrong = await move('2026-11-06', 'issued', 5, { batch: 'B1' });
  await office.submitAndSign('registers.submit', {
    action: 'void',
    recordId: wrong.recordId,
    baseVersion: 1,
    content: (await contentOf(office, wrong.recordId)) as never,
  });
  await move('2026-11-20', 'counted', 48, { batch: 'B1', differenceReason: '盘亏两张' });
  const ask = async (asked: Omit<Input<'registers.turnover'>, 'register'>) =>
    office.maker.get('registers.turnover', { register, ...asked });
  return { office, item, ask };
}

function linesOf(html: string): string[] {
  return rowsOf(sheetsOf(html)[0] ?? '').map((row) => row.join(' ').replaceAll(/ +/g, ' ').trim());
}

async function contentOf(office: TestOffice, id: string) {
  const { fields } = await office.maker.get('registers.get', { register, id, purpose: 'amend' });
  return { register, fields };
}

test('of one item over a month: what was there, what came and went with its source, and what is left', async () => {
  const { office, item, ask } = await cards();
  const of = { key: [item, 'B1'], from: '2026-11-01', until: '2026-11-30' };
  const november = await ask(of);
  expect(november).toMatchObject({ unit: '张', opening: e6(80), came: 0, went: e6(32), closing: e6(48) });
  expect(november.labels[1]).toBe('B1');
  const told = november.rows.map(({ on, what, source, came, went, balance }) =>
    [on, what.zh, source.zh, (came - went) / 1e6, balance / 1e6].join(' '),
  );
  // a voided entry moved nothing; a count moves what it found too little
  expect(told).toEqual(['2026-11-05 领用 李娜 -30 50', '2026-11-20 盘点 李娜 -2 48']);
  const whole = await ask({ key: [item], from: '2026-11-01', until: '2026-11-30' });
  expect(whole).toMatchObject({ opening: e6(80), came: e6(50), went: e6(32), closing: e6(98) });
  expect(whole.rows.map(({ labels, balance }) => `${labels.join('')} ${balance / 1e6}`)).toEqual([
    'B2 130',
    'B1 100',
    'B1 98',
  ]);
  const first = await ask({ ...of, key: [item], limit: 2 });
  const rest = await ask({ ...of, key: [item], limit: 2, after: first.next });
  expect([...first.rows, ...rest.rows]).toEqual(whole.rows);
  expect((await ask({ key: [item, 'B1'] })).from).toBe('2026-11-01');
  // things of different kinds do not add up, and a book without a balance has none
  const wrong = async (asked: Input<'registers.turnover'>) =>
    refusal(await office.maker.ask('registers.turnover', asked));
  expect(await wrong({ register, key: [] })).toMatchObject({ path: 'key', reason: 'registers.balance_unknown' });
  expect(await wrong({ register: 'seal_use', key: [] })).toMatchObject({ reason: 'registers.holds_nothing' });
  const box = await office.maker.get('registers.turnover', { register: 'petty_cash', key: [] });
  expect(box).toMatchObject({ opening: 0, closing: 0, rows: [], unit: null });
});

test('the same leaves as a workbook and on paper, between its opening and its closing', async () => {
  const { office, item } = await cards();
  const asked = { key: [item], from: '2026-10-01', until: '2026-11-10' };
  const file = await office.maker.get('exchange.export', { list: `turnover_${register}`, filter: asked });
  const words = strFromZip(Buffer.from(file.contentBase64, 'base64'), 'xl/sharedStrings.xml');
  for (const word of ['样品物料收发存明细表', '期初结存', '期末结存', 'B2', '印刷厂', '单位：张'])
    expect(words).toContain(word);
  const { html } = await office.maker.get('printing.print', {
    document: 'register_turnover',
    recordId: JSON.stringify({ register, ...asked }),
  });
  const rows = linesOf(html);
  expect(html).toContain('单位：张');
  expect(rows[1]).toBe('26-10-01 期初结存 0');
  expect(rows.at(-1)).toBe('26-11-10 本期合计 共 4 笔 150 50 100');
  expect(rows.some((row) => row.includes('B2 入库 印刷厂 50 130'))).toBe(true);
  // a month in which nothing moved is one sheet with what was there
  const recordId = JSON.stringify({ register, key: [item, 'B1'], from: '2026-12-01', until: '2026-12-31' });
  const empty = await office.maker.get('printing.preview', { document: 'register_turnover', recordId });
  expect(linesOf(empty.html).slice(1)).toEqual(['26-12-01 期初结存 48', '26-12-31 本期合计 共 0 笔 0 0 48']);
});
