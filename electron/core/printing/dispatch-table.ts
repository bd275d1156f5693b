import { CELL_EDGES } from './columns.ts';
import type { DispatchSheet } from './dispatch-data.ts';
import { type DispatchColumn, type DispatchRow, type DispatchTotal, lineCells } from './dispatch-lines.ts';
import { TYPE } from './dots.ts';
import { paperFen, paperQuantity } from './numbers.ts';
import type { Page } from './pagination.ts';
import { cell, type Cell, type TableRow } from './table.ts';
import { ems } from './text-lines.ts';

export type DispatchPage = Page<DispatchRow, DispatchTotal>;

/** Heights in dots: the column titles, a slot, a carried or total row, a closing band. */
export interface DispatchHeights {
  readonly title: number;
  readonly row: number;
  readonly carried: number;
  readonly band: number;
}

export interface DispatchTable {
  readonly sheet: DispatchSheet;
  readonly heights: DispatchHeights;
  readonly capacity: number;
  readonly prices: boolean;
  readonly columns: readonly DispatchColumn[];
}

/** The line table of one sheet: 承前页, its rows, the closed rest, 过次页 or 合计. */
export function dispatchTableRows(table: DispatchTable, page: DispatchPage): TableRow[] {
  const { sheet, heights, capacity, prices, columns } = table;
  const total = (label: string, value: DispatchTotal): TableRow => ({
    height: heights.carried,
    cells: totalCells(sheet, columns, prices, label, value),
  });
  const room = columns.slice(0, quantityColumn(columns)).reduce((sum, column) => sum + column.dots, 0) - CELL_EDGES;
  const ownFigure = prices ? paperFen(page.own.fen) : ownQuantity(sheet, page.own);
  // Between very wide numbers the label gives way: what the sheet itself adds can be left out, the running total cannot.
  const withOwn = (label: string): string => {
    const lines = `${label}　本页 ${page.own.lines} 行`;
    const full = `${lines} ${ownFigure}`.trimEnd();
    return [full, lines].find((text) => ems(text, 'hei') * TYPE.body <= room) ?? label;
  };
  const sum = `合计（共 ${page.total.lines} 行）`;
  const before = page.number === 2 ? '1' : `1-${page.number - 1}`;
  return [
    { height: heights.title, cells: columns.map((column) => titleCell(column)) },
    ...(page.first ? [] : [total(`承前页（第 ${before} 页，${page.carried.lines} 行）`, page.carried)]),
    ...page.rows.map((row) => ({ height: row.size * heights.row, cells: lineCells(row, columns, capacity) })),
    ...(page.free > 0 ? [blankRow(page, columns.length, heights.row)] : []),
    total(page.last ? (page.count > 1 ? withOwn(sum) : sum) : withOwn('过次页'), page.total),
  ];
}

/** The unused slots stand in one closed box, so that nothing can be added by hand. */
function blankRow(page: DispatchPage, columns: number, pitch: number): TableRow {
  const text = page.last ? '（以 下 空 白）' : '';
  return { height: page.free * pitch, cells: [cell(text, TYPE.body, { columns, align: 'center' })] };
}

function titleCell(column: DispatchColumn): Cell {
  const tight = ems(column.title) * TYPE.body > column.dots - 2;
  return cell(column.title, tight ? TYPE.small : TYPE.body, { align: 'center', head: true });
}

function totalCells(
  sheet: DispatchSheet,
  columns: readonly DispatchColumn[],
  prices: boolean,
  label: string,
  value: DispatchTotal,
): Cell[] {
  const before = quantityColumn(columns);
  const after = columns.length - before - (prices ? 3 : 1);
  const amount = prices ? [cell('', TYPE.body), cell(paperFen(value.fen), TYPE.body, { align: 'right' })] : [];
  return [
    cell(label, TYPE.body, { columns: before, typeface: 'hei' }),
    cell(ownQuantity(sheet, value), TYPE.body, { align: 'right' }),
    ...amount,
    cell('', TYPE.body, { columns: after }),
  ];
}

function ownQuantity(sheet: DispatchSheet, value: DispatchTotal): string {
  if (sheet.totalQuantityDecimals === undefined) return '';
  return paperQuantity(value.quantityE6, sheet.totalQuantityDecimals);
}

/** How many columns stand before the quantity: the label of a total spans them. */
function quantityColumn(columns: readonly DispatchColumn[]): number {
  return columns.findIndex((column) => column.key === 'quantity');
}
