import { expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { ruleSentences } from '#shared/locales/sentences.ts';
import words from '../../renderer/locales/zh-CN/exchange.json' with { type: 'json' };
import { readHere } from '../support/read-here.ts';
import { HENGTAI, openSalesOffice, type SalesOffice } from '../support/sales-office.ts';

type Rows = readonly (readonly unknown[])[];

function fileOf(kind: string, sheets: Readonly<Record<string, Rows>>) {
  const book = XLSX.utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows.map((row) => [...row])), name);
  }
  return { kind, fileName: '来件.xlsx', contentBase64: XLSX.write(book, { type: 'base64' }) as string };
}

async function preview(office: SalesOffice, file: ReturnType<typeof fileOf> & { readonly sheet?: string }) {
  const outcome = await office.maker.get('exchange.preview', file);
  if (outcome.outcome !== 'preview') throw new Error(outcome.rule);
  // Whatever is refused, there is a sentence for it, and nothing in it is left unfilled.
  for (const { reason, details } of outcome.preview.refused) {
    const sentence = { ...ruleSentences['zh-CN'], ...words.reasons }[reason] ?? '';
    const named = [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '');
    expect([reason, sentence !== '', named.filter((name) => details[name] === undefined)]).toEqual([reason, true, []]);
  }
  return outcome.preview;
}

async function imported(office: SalesOffice, file: ReturnType<typeof fileOf> & { readonly sheet?: string }) {
  const { counts } = await preview(office, file);
  const ticket = await office.maker.get('exchange.submit', { ...file, acceptedRecords: counts.records });
  await office.countersign(ticket.id);
}

test('a workbook with a sheet for each region comes in sheet by sheet, and no sheet twice', async () => {
  const office = await openSalesOffice({ startReader: readHere });
  const head = ['客户编码', '客户名称'];
  const file = fileOf('clients', { 华东: [head, ['01.001', '甲公司']], 华南: [head, ['01.002', '乙公司']] });
  await imported(office, file);
  const south = { ...file, sheet: '华南' };
  const before = (await preview(office, south)).importedBefore;
  expect(before).toBeUndefined();
  await imported(office, south);
  const { rows } = await office.maker.get('clients.list', { text: '公司' });
  expect(rows.map(({ code }) => code)).toEqual(expect.arrayContaining(['01.001', '01.002']));
  expect((await preview(office, south)).importedBefore).toMatchObject({ state: 'effective' });
});

test('a phone of nobody is the client’s own; what belongs to somebody who is not named is refused, not lost', async () => {
  const office = await openSalesOffice({ startReader: readHere });
  const file = fileOf('clients', {
    客户: [
      ['客户编号', '客户名称', '联系人', '联系人职务', '手机', '固定电话', '开户行', '银行账号', '收货人', '收货地址'],
      ['K1', '甲公司', '', '', '13857120486', '', '', '', '', ''],
      ['K2', '乙公司', '', '', '13857120487', '0510-85221234', '', '', '', ''],
      ['K3', '丙公司', '', '经理', '', '', '', '', '', ''],
      ['K4', '丁公司', '', '', '', '', '', '1103021609000123456', '', ''],
      ['K5', '戊公司', '', '', '', '', '', '', '吴建', ''],
      ['K 6', '己公司', '', '', '', '', '', '', '', ''],
      ['客6', '庚公司', '', '', '', '', '', '', '', ''],
    ],
  });
  const seen = await preview(office, file);
  expect(seen.refused.map(({ address, reason }) => `${address} ${reason}`)).toEqual([
    '客户!C3 client.sheet_contact_missing',
    '客户!C4 client.sheet_contact_missing',
    '客户!G5 client.sheet_bank_missing',
    '客户!J6 client.sheet_address_missing',
    '客户!A8 client.code_format',
  ]);
  await imported(office, file);
  const { rows } = await office.maker.get('clients.list', { text: '甲公司' });
  const { content } = await office.maker.get('clients.get', { id: rows[0]?.id ?? '', purpose: 'amend' });
  expect([content.contacts, content.invoiceProfile.phone]).toEqual([[], '13857120486']);
});

test('a return in a ledger of contracts is told where it belongs, its number as it stands in the file', async () => {
  const office = await openSalesOffice({ startReader: readHere });
  const file = fileOf('contracts', {
    台账: [
      ['合同编号', '签订日期', '客户名称', '产品编码', '单位', '数量', '含税单价'],
      ['XS-1', '2026-01-05', HENGTAI.name, 'WE-210', '桶', '(10)', 586],
    ],
  });
  const { refused } = await preview(office, file);
  expect(refused).toMatchObject([
    { address: '台账!F2', shape: '-10', reason: 'contracts.sheet_quantity_not_positive' },
  ]);
});

test('a notice of new prices: 现价 from 执行日期 on, though that day is past', async () => {
  const office = await openSalesOffice({ startReader: readHere });
  const file = fileOf('price_lists', {
    通知: [
      ['关于调整产品价格的通知'],
      ['产品编码', '品名', '原价', '现价', '执行日期'],
      ['WE-210', '水性环氧富锌底漆', 560, 586, '2026-4-1'],
    ],
  });
  expect((await preview(office, file)).refused).toEqual([]);
  await imported(office, file);
  const { rows } = await office.maker.get('products.priceLists', { limit: 10 });
  expect(rows).toMatchObject([{ name: '价格表 2026-04-01', lineCount: 1 }]);
});

test('a product list dropped among the clients is sent to where it belongs', async () => {
  const office = await openSalesOffice({ startReader: readHere });
  const products = [
    ['产品编码', '品名', '规格型号', '单位', '税率', '含税单价'],
    ['A1', '胶', '10kg', '桶', '13%', 12],
  ];
  const seen = await preview(office, fileOf('clients', { 产品: products }));
  expect(seen.counts.records).toBe(0);
  expect(seen.notes).toMatchObject([{ reason: 'looks_like_other', details: { kind: 'products', zh: '产品档案' } }]);
});
