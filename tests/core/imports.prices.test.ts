import { expect, test } from 'vitest';
import { e6, HENGTAI, openSalesOffice, type SalesOffice } from '../support/sales-office.ts';
import { PASSWORD } from '../support/test-office.ts';

const csv = (rows: readonly (readonly string[])[]) =>
  Buffer.from(rows.map((row) => row.join(',')).join('\n')).toString('base64');

async function imported(office: SalesOffice, file: { fileName: string; contentBase64: string }, total: string) {
  const choices = { kind: 'price_lists', ...file };
  const seen = await office.maker.get('exchange.preview', choices);
  if (seen.outcome !== 'preview') throw new Error(seen.rule);
  const { counts, refused } = seen.preview;
  expect(refused).toEqual([]);
  const ticket = await office.maker.get('exchange.submit', { ...choices, acceptedRecords: counts.records });
  const entry = { 'control.dataRows': String(counts.accepted), 'control.amountFen': total };
  const judged = await office.checker.get('review.reenter', { submissionId: ticket.id, entry, confirmed: [] });
  expect(judged).toMatchObject({ state: 'agrees' });
  const { contentHash } = await office.checker.get('review.show', { submissionId: ticket.id });
  const signed = await office.checker.get('review.sign', { submissionId: ticket.id, contentHash, password: PASSWORD });
  expect(signed).toMatchObject({ outcome: 'effective' });
  return (await office.maker.get('products.priceLists', { limit: 50 })).rows;
}

test('a workbook of prices without a name makes one list, and the checker adds up its price columns', async () => {
  const office = await openSalesOffice();
  const contentBase64 = csv([
    ['产品编码', '品名', '单位', '单价(元)', '起订量', '最低价', '生效日期'],
    ['WE-210', '水性环氧富锌底漆', '桶', '560', '', '540', ''],
    ['WE-210', '水性环氧富锌底漆', '箱', '13200.5', '10', '13000', '2026-12-01'],
    ['', '水性专用稀释剂', '', '98.123456', '', '', ''],
  ]);
  const rows = await imported(office, { fileName: '调价.csv', contentBase64 }, '27398.62');
  expect(rows).toMatchObject([{ name: '价格表 2026-11-20', lineCount: 3, scope: 'everyone', standing: 'holds' }]);
  const lines = [{ productId: office.thinner, unit: null, quantityE6: null }];
  const [quote] = await office.maker.get('products.prices', { clientId: null, on: '2026-11-20', lines });
  expect(quote).toMatchObject({ priceE6: e6(98.123456) });
});

test('an unknown product, two bases and a name already taken are refused by their cells', async () => {
  const office = await openSalesOffice();
  const refusedOf = async (rows: readonly (readonly string[])[]) => {
    const file = { kind: 'price_lists', fileName: '价.csv', contentBase64: csv(rows) };
    const seen = await office.maker.get('exchange.preview', file);
    if (seen.outcome !== 'preview') throw new Error(seen.rule);
    return seen.preview.refused.map(({ reason, rowNumber }) => ({ reason, rowNumber }));
  };
  const head = ['产品编码', '含税单价', '不含税单价'];
  expect(await refusedOf([head, ['WE-210', '1', ''], ['NO-1', '2', '']])).toContainEqual({
    reason: 'products.price_sheet_unknown',
    rowNumber: 3,
  });
  expect(await refusedOf([head, ['WE-210', '1', ''], ['XS-090', '', '2']])).toContainEqual({
    reason: 'products.price_sheet_two_bases',
    rowNumber: 3,
  });
  const content = { name: '旧表', validFrom: '2026-01-01', lines: [{ productId: office.primer, priceE6: e6(1) }] };
  await office.submitAndSign('products.submitPriceList', { action: 'create', content });
  const taken = await refusedOf([
    ['价格表名称', '产品编码', '含税单价'],
    ['旧表', 'WE-210', '3'],
  ]);
  expect(taken).toContainEqual({ reason: 'products.price_list_taken', rowNumber: 2 });
});

test('a price list that was exported is imported again with the same content', async () => {
  const office = await openSalesOffice();
  const content = {
    name: '经销商价 2026',
    scope: 'client_kind' as const,
    scopeValue: 'distributor',
    priceBasis: 'without_tax' as const,
    validFrom: '2026-03-01',
    validTo: '2026-12-31',
    lines: [
      { productId: office.primer, priceE6: e6(480.123456), staffFloorE6: e6(470), managerFloorE6: e6(460.5) },
      {
        productId: office.primer,
        unit: '箱',
        priceE6: e6(11_000),
        minQuantityE6: e6(2.5),
        fromOn: '2026-05-01',
        remark: '=满箱',
      },
      { productId: office.thinner, priceE6: e6(0.01) },
    ],
  };
  const { recordId } = await office.submitAndSign('products.submitPriceList', { action: 'create', content });
  const before = (await office.maker.get('products.getPriceList', { id: recordId })).content;
  const file = await office.maker.get('exchange.export', {
    list: 'prices',
    filter: { id: recordId },
    format: 'xlsx',
    language: 'zh-CN',
  });
  const other = await openSalesOffice();
  const rows = await imported(other, { fileName: file.fileName, contentBase64: file.contentBase64 }, '12410.63');
  const [row] = rows;
  const after = (await other.maker.get('products.getPriceList', { id: row?.id ?? '' })).content;
  const ids = new Map([
    [office.primer, other.primer],
    [office.thinner, other.thinner],
  ]);
  expect(after).toEqual({
    ...before,
    lines: before.lines.map((line) => ({ ...line, productId: ids.get(line.productId) })),
  });
});

test('contracts in a file are signed by whoever may sign their prices on paper', async () => {
  const office = await openSalesOffice();
  const floors = { staffFloorE6: e6(550), managerFloorE6: e6(520) };
  const content = {
    name: '春季',
    validFrom: '2026-03-01',
    lines: [{ productId: office.primer, priceE6: e6(560), ...floors }],
  };
  await office.submitAndSign('products.submitPriceList', { action: 'create', content });
  const heads = ['合同号', '签订日期', '客户名称', '产品编码', '数量', '含税单价', '交货日期'];
  const row = ['TZ-1', '2026-11-02', HENGTAI.name, 'WE-210', '10', '540', '2026-12-15'];
  const file = { kind: 'contracts', fileName: '台账.csv', contentBase64: csv([heads, row]) };
  const ticket = await office.maker.get('exchange.submit', { ...file, acceptedRecords: 1 });
  const entry = { 'control.dataRows': '1', 'control.amountFen': '5400' };
  const input = { submissionId: ticket.id, entry, confirmed: [] };
  expect(await office.checker.ask('review.reenter', input)).toMatchObject({ ok: false });
  expect(await office.director.get('review.reenter', input)).toMatchObject({ state: 'agrees' });
});
