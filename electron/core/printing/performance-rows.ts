import { type CellText, columnTexts, flowRow, type TableStyle } from './flow-table.ts';
import { paperFen } from './numbers.ts';
import {
  PERFORMANCE_EDGES,
  PERFORMANCE_SIZES,
  type PerformanceColumns,
  type PerformanceTotal,
  totalPerformance,
} from './performance-columns.ts';
import type { PerformanceGroup, PerformanceSheet } from './performance-data.ts';
import { cell, type TableRow } from './table.ts';

const STYLE: TableStyle = { sizes: PERFORMANCE_SIZES, rowHeight: 33, edges: PERFORMANCE_EDGES };
const GROUP_STYLE = { ...STYLE, rowHeight: 34 };
const TOTAL_STYLE = { ...STYLE, rowHeight: 40 };

/** A row of the schedule on its way to a sheet. */
export interface FlowItem {
  readonly row: TableRow;
  /** Must stand on the same sheet as the next item. */
  readonly keepWithNext: boolean;
  /** What is repeated, marked （续）, where a sheet begins inside this group. */
  readonly continued?: TableRow;
}

/** Group heads, rows, subtotals and the grand total; a head keeps its first row, a subtotal its last. */
export function performanceItems(sheet: PerformanceSheet, columns: PerformanceColumns): FlowItem[] {
  let index = 0;
  const widths = columns.map((column) => column.dots);
  const items = sheet.groups.flatMap((group, at): FlowItem[] => {
    const continued = groupRow(sheet, group, '（续）', widths);
    const last = at === sheet.groups.length - 1;
    const rows = group.rows.map((row, line): FlowItem => ({
      row: flowRow(columnTexts(columns, row, index++), widths, STYLE),
      keepWithNext: line === group.rows.length - 1,
      continued,
    }));
    return [
      { row: groupRow(sheet, group, `（${group.rows.length} 行）`, widths), keepWithNext: true },
      ...rows,
      { row: totalRow('小计', totalPerformance(group.rows), widths, GROUP_STYLE), keepWithNext: last, continued },
    ];
  });
  const all = sheet.groups.flatMap((group) => group.rows);
  const label = `总计　${all.length} 行`;
  return [...items, { row: totalRow(label, totalPerformance(all), widths, TOTAL_STYLE), keepWithNext: false }];
}

/** The two-tier head. */
export function performanceHead(columns: PerformanceColumns): TableRow[] {
  const tall = (text: string, ...more: string[]): TableRow['cells'][number] => ({
    size: 21,
    lines: [text, ...more],
    rows: 2,
    align: 'center',
    typeface: 'hei',
    head: true,
  });
  const wide = (text: string): TableRow['cells'][number] =>
    cell(text, 21, { columns: 2, align: 'center', typeface: 'hei', head: true });
  const low = (text: string): TableRow['cells'][number] =>
    cell(text, 21, { align: 'center', typeface: 'hei', head: true });
  const title = (key: string): string => columns.find((column) => column.key === key)?.title ?? '';
  const alone = (keys: readonly string[]): TableRow['cells'] => keys.map((key) => tall(title(key)));
  return [
    {
      height: 36,
      cells: [
        ...alone(['contract', 'signedOn', 'product', 'unit']),
        wide('合同'),
        wide('已发货'),
        ...alone(['signedBackE6', 'undispatchedE6', 'invoicedFen', 'receivedFen', 'receivableFen', 'dueFen', 'dueOn']),
        tall('逾期', '天'),
        ...alone(['status', 'owner']),
      ],
    },
    { height: 36, cells: ['数量', '金额', '数量', '金额'].map(low) },
  ];
}

function groupRow(
  sheet: PerformanceSheet,
  group: PerformanceGroup,
  suffix: string,
  widths: readonly number[],
): TableRow {
  const text = `${sheet.groupedBy}：${group.name}　${suffix}`;
  return flowRow([{ text, columns: widths.length, typeface: 'hei', place: sheet.groupedBy }], widths, GROUP_STYLE);
}

function totalRow(label: string, total: PerformanceTotal, widths: readonly number[], style: TableStyle): TableRow {
  const blank: CellText = { text: '', place: label };
  const money = (fen: bigint): CellText => ({
    text: fen === 0n ? '-' : paperFen(fen),
    align: 'right',
    typeface: 'hei',
    whole: true,
    place: label,
  });
  const rates = `发货 ${share(total.dispatchedFen, total.amountFen)}　收款 ${share(total.receivedFen, total.invoicedFen)}`;
  return flowRow(
    [
      { text: `${label}　${rates}`, columns: 5, typeface: 'hei', place: label },
      money(total.amountFen),
      blank,
      money(total.dispatchedFen),
      blank,
      blank,
      money(total.invoicedFen),
      money(total.receivedFen),
      money(total.receivableFen),
      money(total.dueFen),
      { ...blank, columns: 4 },
    ],
    widths,
    style,
  );
}

/** A part of a whole in per cent with one decimal, half up; "-" where there is no whole. */
function share(part: bigint, whole: bigint): string {
  if (whole <= 0n) return '-';
  const tenths = part < 0n ? -((-part * 2000n + whole) / (2n * whole)) : (part * 2000n + whole) / (2n * whole);
  const sign = tenths < 0n ? '-' : '';
  const plain = tenths < 0n ? -tenths : tenths;
  return `${sign}${plain / 10n}.${plain % 10n}%`;
}
