import type { ReportColumn } from '#shared/exchange/report-sheet.ts';
import { ProductListInput, type ProductRow } from '#shared/products/products.contract.ts';
import type { ExportList, Language } from '#core/modules/exports/export-list.ts';
import { listProductRows } from '#core/modules/products/products-list.service.ts';

type Column = readonly [
  zh: string,
  en: string,
  column: Omit<ReportColumn, 'header'>,
  value: (row: ProductRow) => string | number | null,
];

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

function columns(at: 0 | 1): readonly Column[] {
  return [
    ['产品编码', 'Code', { type: 'identifier', width: 14 }, (row) => row.code],
    ['品名', 'Name', { type: 'text', width: 26 }, (row) => row.name],
    ['规格型号', 'Specification', { type: 'text', width: 22 }, (row) => row.specification],
    ['单位', 'Unit', { type: 'text', width: 8 }, (row) => row.unit],
    ['税收分类编码', 'Tax code', { type: 'identifier', width: 22 }, (row) => row.taxCode],
    ['税收分类简称', 'Tax short name', { type: 'text' }, (row) => row.taxShortName],
    ['税率', 'Tax rate', { type: 'rate' }, (row) => row.taxRateBasisPoints],
    ['征税方式', 'Tax treatment', { type: 'text' }, (row) => TREATMENTS[row.taxTreatment][at]],
    ['类别', 'Class', { type: 'text' }, (row) => row.productClass],
    ['目录价', 'List price', { type: 'price' }, (row) => row.listPriceE6],
    ['价格口径', 'Basis', { type: 'text' }, (row) => (row.listPriceE6 === null ? null : BASES[row.listPriceBasis][at])],
    ['状态', 'Status', { type: 'text' }, (row) => STATUSES[row.status][at]],
  ];
}

function filterLine(
  filter: { text?: string | undefined; productClass?: string | undefined; status?: ProductRow['status'] | undefined },
  language: Language,
): string {
  const zh = language === 'zh-CN';
  const parts = [
    filter.text && (zh ? `包含「${filter.text}」` : `contains “${filter.text}”`),
    filter.productClass && (zh ? `类别 ${filter.productClass}` : `class ${filter.productClass}`),
    filter.status && (zh ? `状态 ${STATUSES[filter.status][0]}` : `status ${STATUSES[filter.status][1]}`),
  ].filter((part) => part !== undefined && part !== '');
  if (parts.length === 0) return zh ? '全部产品' : 'All products';
  return parts.join(zh ? '；' : '; ');
}

/** The product list as it stands on the screen, whole. */
export const productExport: ExportList = {
  name: 'products',
  permission: 'products.read',
  async build(ctx, filter, language) {
    const asked = ProductListInput.strip().parse(filter);
    const shown = columns(language === 'zh-CN' ? 0 : 1);
    const rows: ProductRow[] = [];
    let after: string | undefined;
    do {
      const page = await listProductRows(ctx, { ...asked, limit: 1000, after });
      rows.push(...page.rows);
      after = page.next;
      await ctx.progress('export.reading', rows.length, 0);
      ctx.signal.throwIfAborted();
    } while (after !== undefined);
    const title = language === 'zh-CN' ? '产品档案' : 'Products';
    return [
      {
        name: title,
        title,
        filterLine: filterLine(asked, language),
        columns: shown.map(([zh, en, column]) => ({ ...column, header: language === 'zh-CN' ? zh : en })),
        rows: rows.map((row) => shown.map(([, , , value]) => value(row))),
      },
    ];
  },
};
