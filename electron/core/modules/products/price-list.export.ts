import { z } from 'zod';
import { PriceListListInput, type PriceListRow } from '#shared/products/prices.contract.ts';
import type { PriceLine, PriceListContent } from '#shared/products/price-lists.schema.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { notFound } from '#core/kernel/office-error.ts';
import { chosenColumns, type ExportColumn, sheetOf } from '#core/modules/exports/export-columns.ts';
import type { ExportList } from '#core/modules/exports/export-list.ts';
import { listExport, textWords } from '#core/modules/exports/list-export.ts';
import { listPriceListRows } from '#core/modules/products/price-list-list.repository.ts';
import { readPriceList } from '#core/modules/products/price-list.service.ts';
import { SCOPE_WORDS, scopeValueWord } from '#core/modules/products/price-list.sheet.ts';

const BASES = { with_tax: ['含税', 'with tax'], without_tax: ['不含税', 'without tax'] } as const;
const STANDINGS = {
  later: ['未开始', 'Not begun'],
  holds: ['执行中', 'In force'],
  over: ['已截止', 'Over'],
} as const;

const LISTS: readonly ExportColumn<PriceListRow>[] = [
  ['name', '价格表名称', 'Price list', { type: 'text', width: 26 }, (row) => row.name],
  ['scope', '适用范围', 'For', { type: 'text', choices: SCOPE_WORDS }, (row, at) => SCOPE_WORDS[row.scope][at]],
  ['scopeValue', '适用于', 'Namely', { type: 'text' }, (row) => scopeValueWord(row.scopeValue)],
  ['validFrom', '起始日', 'First day', { type: 'date' }, (row) => row.validFrom],
  ['validTo', '截止日', 'Last day', { type: 'date' }, (row) => row.validTo],
  ['standing', '状态', 'Standing', { type: 'text', choices: STANDINGS }, (row, at) => STANDINGS[row.standing][at]],
  ['priceBasis', '口径', 'Basis', { type: 'text', choices: BASES }, (row, at) => BASES[row.priceBasis][at]],
  ['lineCount', '价格数', 'Prices', { type: 'integer' }, (row) => row.lineCount],
  ['clientCount', '指定客户', 'Clients', { type: 'integer' }, (row) => row.clientCount],
  ['remark', '备注', 'Remark', { type: 'text' }, (row) => row.remark],
];

/** The list of price lists as it stands on the screen. */
export const priceListsExport = listExport({
  name: 'price_lists',
  permission: 'products.read',
  title: ['价格表', 'Price lists'],
  everything: ['全部价格表', 'All price lists'],
  input: PriceListListInput.strip(),
  columns: LISTS,
  told: ({ text, scope }, at) => [textWords(text, at), scope && SCOPE_WORDS[scope][at]],
  page: listPriceListRows,
});

interface PricedRow {
  readonly list: PriceListContent;
  readonly line: PriceLine;
}

const of =
  (basis: PriceListContent['priceBasis']) =>
  ({ list, line }: PricedRow) =>
    list.priceBasis === basis ? line.priceE6 : null;
const price = { type: 'price', width: 12 } as const;

/** The heads an import reads, so that what leaves comes back with the same content. */
const PRICES: readonly ExportColumn<PricedRow>[] = [
  ['name', '价格表名称', 'Price list', { type: 'text', width: 22 }, ({ list }) => list.name],
  ['scope', '适用范围', 'For', { type: 'text' }, ({ list }, at) => SCOPE_WORDS[list.scope][at]],
  ['scopeValue', '适用于', 'Namely', { type: 'text' }, ({ list }) => scopeValueWord(list.scopeValue)],
  ['validFrom', '有效期起', 'Valid from', { type: 'date' }, ({ list }) => list.validFrom],
  ['validTo', '有效期止', 'Valid to', { type: 'date' }, ({ list }) => list.validTo],
  ['productCode', '产品编码', 'Product code', { type: 'identifier', width: 14 }, ({ line }) => line.productCode],
  ['description', '品名', 'Product', { type: 'text', width: 26 }, ({ line }) => line.description],
  ['specification', '规格型号', 'Specification', { type: 'text', width: 20 }, ({ line }) => line.specification],
  ['unit', '单位', 'Unit', { type: 'text', width: 8 }, ({ line }) => line.unit],
  ['priceE6', '含税单价', 'Price with tax', price, of('with_tax')],
  ['netPriceE6', '不含税单价', 'Price without tax', price, of('without_tax')],
  [
    'minQuantityE6',
    '起订量',
    'Minimum',
    { type: 'quantity', width: 10 },
    ({ line }) => (line.minQuantityE6 === 0 ? null : line.minQuantityE6),
  ],
  ['fromOn', '生效日', 'Price from', { type: 'date' }, ({ line }) => line.fromOn],
  ['staffFloorE6', '内勤底价', 'Staff floor', price, ({ line }) => line.staffFloorE6],
  ['managerFloorE6', '经理底价', 'Manager floor', price, ({ line }) => line.managerFloorE6],
  ['directorFloorE6', '总经理底价', 'Director floor', price, ({ line }) => line.directorFloorE6],
  ['remark', '备注', 'Remark', { type: 'text', width: 18 }, ({ line }) => line.remark],
];

const OneList = z.object({ id: z.string() });

/** One price list with all its prices. */
export const pricesExport: ExportList = {
  name: 'prices',
  title: ['价格明细', 'Prices'],
  permission: 'products.read',
  async build(ctx: QueryContext, filter, language, keys) {
    const at = language === 'zh-CN' ? 0 : 1;
    const { id } = OneList.parse(filter);
    const found = await readPriceList(ctx.db, id);
    if (!found) return notFound('price_list', id);
    const { content } = found;
    const rows = content.lines.map((line) => ({ list: content, line }));
    const until = content.validTo ?? (at === 0 ? '另有价格表接替为止' : 'until another takes its place');
    const filterLine = `${content.validFrom} – ${until}；${BASES[content.priceBasis][at]}`;
    return [sheetOf(chosenColumns(PRICES, keys), rows, at, { title: content.name, filterLine })];
  },
};
