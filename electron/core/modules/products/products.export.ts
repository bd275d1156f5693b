import { ProductListInput, type ProductRow } from '#shared/products/products.contract.ts';
import type { ExportColumn } from '#core/modules/exports/export-columns.ts';
import { listExport, textWords } from '#core/modules/exports/list-export.ts';
import { listProductRows } from '#core/modules/products/products-list.service.ts';

const TREATMENTS: Readonly<Record<ProductRow['taxTreatment'], readonly [string, string]>> = {
  taxed: ['征税', 'Taxed'],
  zero_rated: ['零税率', 'Zero-rated'],
  exempt: ['免税', 'Exempt'],
  not_taxable: ['不征税', 'Not taxable'],
};
const BASES: Readonly<Record<ProductRow['listPriceBasis'], readonly [string, string]>> = {
  with_tax: ['含税', 'with tax'],
  without_tax: ['不含税', 'without tax'],
};
const STATUSES: Readonly<Record<ProductRow['status'], readonly [string, string]>> = {
  active: ['在用', 'Active'],
  archived: ['停用', 'Archived'],
};

const COLUMNS: readonly ExportColumn<ProductRow>[] = [
  ['code', '产品编码', 'Code', { type: 'identifier', width: 14 }, (row) => row.code],
  ['name', '品名', 'Name', { type: 'text', width: 26 }, (row) => row.name],
  ['specification', '规格型号', 'Specification', { type: 'text', width: 22 }, (row) => row.specification],
  ['unit', '单位', 'Unit', { type: 'text', width: 8 }, (row) => row.unit],
  ['taxCode', '税收分类编码', 'Tax code', { type: 'identifier', width: 22 }, (row) => row.taxCode],
  ['taxShortName', '税收分类简称', 'Tax short name', { type: 'text' }, (row) => row.taxShortName],
  ['taxRateBasisPoints', '税率', 'Tax rate', { type: 'rate' }, (row) => row.taxRateBasisPoints],
  [
    'taxTreatment',
    '征税方式',
    'Tax treatment',
    { type: 'text', choices: TREATMENTS },
    (row, at) => TREATMENTS[row.taxTreatment][at],
  ],
  ['productClass', '类别', 'Class', { type: 'text' }, (row) => row.productClass],
  ['listPriceE6', '目录价', 'List price', { type: 'price' }, (row) => row.listPriceE6],
  [
    'listPriceBasis',
    '价格口径',
    'Basis',
    { type: 'text' },
    (row, at) => (row.listPriceE6 === null ? null : BASES[row.listPriceBasis][at]),
  ],
  ['status', '状态', 'Status', { type: 'text', choices: STATUSES }, (row, at) => STATUSES[row.status][at]],
];

/** The product list as it stands on the screen, whole. */
export const productExport = listExport({
  name: 'products',
  permission: 'products.read',
  title: ['产品档案', 'Products'],
  everything: ['全部产品', 'All products'],
  input: ProductListInput.strip(),
  columns: COLUMNS,
  told: ({ text, productClass, status }, at) => [
    textWords(text, at),
    productClass && `${at === 0 ? '类别' : 'class'} ${productClass}`,
    status && `${at === 0 ? '状态' : 'status'} ${STATUSES[status][at]}`,
  ],
  page: listProductRows,
});
