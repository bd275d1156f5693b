import { amountInWords } from '#shared/kernel/amount-in-words.ts';
import { type Column, type ColumnPlan, fitColumns } from './columns.ts';
import { BODY_SIZES, TYPE } from './dots.ts';
import { type CellText, columnTexts, flowRow, type TableStyle } from './flow-table.ts';
import type { InvoiceRequestLine, InvoiceRequestSheet } from './invoice-request-data.ts';
import { paperFen, paperPrice, paperQuantity } from './numbers.ts';
import { type Page, runningTotals, type Sized, type Totalling } from './pagination.ts';
import type { TableRow } from './table.ts';

export const REQUEST_STYLE: TableStyle = { sizes: BODY_SIZES, rowHeight: 38, edges: 13 };

export interface RequestTotal {
  readonly lines: number;
  readonly netFen: bigint;
  readonly taxFen: bigint;
  readonly grossFen: bigint;
}

/** A line set into its row; `size` is its height in dots. */
export interface RequestRow extends Sized {
  readonly line: InvoiceRequestLine;
  readonly row: TableRow;
}

export type RequestPage = Page<RequestRow, RequestTotal>;

export const requestTotals: Totalling<RequestRow, RequestTotal> = {
  zero: { lines: 0, netFen: 0n, taxFen: 0n, grossFen: 0n },
  of: ({ line }) => ({
    lines: 1,
    netFen: BigInt(line.netFen),
    taxFen: BigInt(line.taxFen),
    grossFen: BigInt(line.grossFen),
  }),
  add: (a, b) => ({
    lines: a.lines + b.lines,
    netFen: a.netFen + b.netFen,
    taxFen: a.taxFen + b.taxFen,
    grossFen: a.grossFen + b.grossFen,
  }),
};

export type RequestColumns = readonly Column<InvoiceRequestLine>[];

/** The columns of the request, wide enough for the grand totals. */
export function requestColumns(sheet: InvoiceRequestSheet, width: number): RequestColumns {
  const money = (
    title: string,
    of: (line: InvoiceRequestLine) => number,
    min = 118,
  ): ColumnPlan<InvoiceRequestLine> => ({
    key: title,
    title,
    align: 'right',
    width: { min },
    text: (line) => paperFen(of(line)),
    alsoFits: runningTotals(sheet.lines.map(of)).map(paperFen),
  });
  return fitColumns<InvoiceRequestLine>(
    [
      { key: 'number', title: '序', align: 'center', width: { min: 46 }, text: (_line, index) => String(index + 1) },
      { key: 'content', title: '开票内容 *简称*品名', share: 32, text: (line) => line.content },
      { key: 'specification', title: '规格型号', share: 25, text: (line) => line.specification },
      { key: 'unit', title: '单位', align: 'center', width: { min: 58, max: 90 }, text: (line) => line.unit },
      {
        key: 'quantity',
        title: '数量',
        align: 'right',
        width: { min: 66 },
        text: (line) => (line.quantityE6 === 0 ? '' : paperQuantity(line.quantityE6, line.unitDecimals)),
      },
      {
        key: 'price',
        title: '含税单价',
        align: 'right',
        width: { min: 112 },
        text: (line) => (line.quantityE6 === 0 ? '' : paperPrice(line.priceE6)),
      },
      {
        key: 'rate',
        title: '税率',
        align: 'center',
        width: { min: 62 },
        text: (line) => percent(line.taxRateBasisPoints),
      },
      money('不含税金额', (line) => line.netFen, 128),
      money('税额', (line) => line.taxFen),
      money('价税合计', (line) => line.grossFen),
    ],
    sheet.lines,
    { width, size: TYPE.body, leastShared: 3 },
  );
}

/** Basis points as printed: `13%`, `1.5%`. */
function percent(basisPoints: number): string {
  const whole = Math.floor(basisPoints / 100);
  const rest = String(basisPoints % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${whole}${rest === '' ? '' : `.${rest}`}%`;
}

export function requestRows(sheet: InvoiceRequestSheet, columns: RequestColumns): RequestRow[] {
  const widths = columns.map((column) => column.dots);
  return sheet.lines.map((line, index) => {
    const row = flowRow(columnTexts(columns, line, index), widths, REQUEST_STYLE);
    return { line, row, size: row.height };
  });
}

/** Titles, 承前页, the sheet's rows, and 过次页 or the total in capitals. */
export function requestTableRows(columns: RequestColumns, page: RequestPage): TableRow[] {
  const widths = columns.map((column) => column.dots);
  const row = (texts: readonly CellText[], rowHeight: number): TableRow =>
    flowRow(texts, widths, { ...REQUEST_STYLE, rowHeight });
  const total = (label: string, value: RequestTotal): TableRow =>
    row(
      [
        { text: label, columns: columns.length - 3, typeface: 'hei', place: '合计' },
        ...[value.netFen, value.taxFen, value.grossFen].map((fen): CellText => ({
          text: paperFen(fen),
          align: 'right',
          whole: true,
          place: '合计',
        })),
      ],
      CARRIED_HEIGHT,
    );
  const titles = columns.map((column): CellText => ({
    text: column.title,
    align: 'center',
    typeface: 'hei',
    head: true,
    place: column.title,
  }));
  const own = `本页 ${page.own.lines} 行 ${paperFen(page.own.grossFen)}`;
  const label = page.last ? `合计（大写）${amountInWords(page.total.grossFen)}` : `过次页　${own}`;
  return [
    row(titles, TITLE_HEIGHT),
    ...(page.first ? [] : [total(`承前页（${page.carried.lines} 行）`, page.carried)]),
    ...page.rows.map((item) => item.row),
    total(label, page.total),
  ];
}

export const TITLE_HEIGHT = 42;
export const CARRIED_HEIGHT = 42;
/** Room kept for the total: capitals too long for one line take two. */
export const TOTAL_HEIGHT = 55;
