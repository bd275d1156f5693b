import { expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { readHere } from '../support/read-here.ts';
import { e6, openSalesOffice, type SalesOffice } from '../support/sales-office.ts';

const NAME = '2026 经销价';

function fileOf(rows: readonly (readonly unknown[])[]) {
  const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet(rows.map((row) => [...row])), '调价');
  const contentBase64 = XLSX.write(book, { type: 'base64' }) as string;
  return { kind: 'price_changes', fileName: '调价通知.xlsx', contentBase64 };
}

async function preview(office: SalesOffice, file: ReturnType<typeof fileOf>) {
  const outcome = await office.maker.get('exchange.preview', file);
  if (outcome.outcome !== 'preview') throw new Error(outcome.rule);
  return outcome.preview;
}

const refusedIn = async (office: SalesOffice, rows: readonly (readonly unknown[])[]) =>
  (await preview(office, fileOf(rows))).refused.map(({ address, reason }) => `${address.split('!')[1]} ${reason}`);

test('a file of new prices amends the list it names: seen beside the old ones, keyed again, in force from its day on', async () => {
  const office = await openSalesOffice({ startReader: readHere });
  const list = await office.submitAndSign('products.submitPriceList', {
    action: 'create',
    content: {
      name: NAME,
      validFrom: '2026-01-01',
      lines: [
        { productId: office.primer, priceE6: e6(560), staffFloorE6: e6(540) },
        { productId: office.primer, priceE6: e6(550), minQuantityE6: e6(100), staffFloorE6: e6(530) },
        { productId: office.thinner, priceE6: e6(200) },
      ],
    },
  });
  const file = fileOf([
    ['关于调整价格的通知'],
    [`价格表：${NAME}`, '', '执行日期：2026年12月1日'],
    ['产品编码', '起订量', '新价'],
    ['WE-210', '', 586],
    ['WE-210', '100桶', 575.5],
    ['XS-090', '', 200],
  ]);
  const seen = await preview(office, file);
  expect([seen.refused, seen.counts.records]).toEqual([[], 1]);
  const ticket = await office.maker.get('exchange.submit', { ...file, acceptedRecords: 1 });
  const shown = await office.checker.get('review.show', { submissionId: ticket.id });
  expect([shown.kind, shown.action, shown.attachments.map(({ fileName }) => fileName)]).toEqual([
    'price_list',
    'amend',
    ['调价通知.xlsx'],
  ]);
  // Nobody may bring the same list again while it waits.
  expect((await office.maker.ask('exchange.submit', { ...file, acceptedRecords: 1 })).ok).toBe(false);
  await office.countersign(ticket.id);
  const { content } = await office.maker.get('products.getPriceList', { id: list.recordId });
  expect(
    content.lines.map((line) => [line.productCode, line.minQuantityE6, line.fromOn, line.priceE6, line.staffFloorE6]),
  ).toEqual([
    ['WE-210', 0, '2026-01-01', e6(560), e6(540)],
    ['WE-210', 0, '2026-12-01', e6(586), e6(540)],
    ['WE-210', e6(100), '2026-01-01', e6(550), e6(530)],
    ['WE-210', e6(100), '2026-12-01', e6(575.5), e6(530)],
    ['XS-090', 0, '2026-01-01', e6(200), null],
  ]);
  const lines = [{ productId: office.primer, unit: null, quantityE6: null }];
  const priceOn = async (on: string) =>
    (await office.maker.get('products.prices', { clientId: null, on, lines }))[0]?.priceE6;
  expect([await priceOn('2026-11-30'), await priceOn('2026-12-01')]).toEqual([e6(560), e6(586)]);

  const head = ['价格表', '产品编码', '含税单价', '不含税单价', '单位', '生效日'];
  const row = (...cells: readonly unknown[]) => [NAME, ...cells];
  // The only list need not be named; what it says already is no change.
  expect(
    await refusedIn(office, [
      ['产品编码', '新价', '执行日期'],
      ['XS-090', 200, '2026-12-01'],
    ]),
  ).toEqual(['B2 products.price_change_none']);
  expect(await refusedIn(office, [head, ['没有的表', 'WE-210', 1]])).toEqual(['A2 products.price_change_list_unknown']);
  expect(await refusedIn(office, [head, row('WE-210', 500, '', '', '2026-12-05')])).toEqual([
    'A2 products.price_change_floor',
  ]);
  expect(await refusedIn(office, [head, row('XS-090', '', 180)])).toEqual(['D2 products.price_change_basis']);
  expect(await refusedIn(office, [head, row('XS-090', 190, '', '吨')])).toEqual(['E2 products.price_change_unit']);
  expect(await refusedIn(office, [head, row('XS-090', 190, '', '', '2025-12-31')])).toEqual([
    'F2 products.price_change_outside',
  ]);
  const verified = await office.maker.get('office.verify', {});
  expect(verified.checks.flatMap((check) => check.faults)).toEqual([]);
});
