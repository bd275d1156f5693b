import { BODY_SIZES, TYPE } from './dots.ts';
import { CELL_EDGES, type Column, type ColumnPlan, fitColumns } from './columns.ts';
import type { DispatchLine, DispatchSheet } from './dispatch-data.ts';
import { paperFen, paperPrice, paperQuantity } from './numbers.ts';
import { runningTotals, type Totalling } from './pagination.ts';
import type { Cell } from './table.ts';
import { fitText } from './text-lines.ts';

export type DispatchColumn = Column<DispatchLine>;

/** Running totals of a dispatch; exact whatever the size. */
export interface DispatchTotal {
  readonly lines: number;
  readonly quantityE6: bigint;
  readonly fen: bigint;
}

/** A line, or the part of a very tall one, as it stands on a sheet: `size` is its slots. */
export interface DispatchRow {
  readonly size: number;
  readonly line: DispatchLine;
  readonly index: number;
  /** 0 for the line itself, 1… for what did not fit a sheet and follows marked 续. */
  readonly part: number;
}

export const dispatchTotals: Totalling<DispatchRow, DispatchTotal> = {
  zero: { lines: 0, quantityE6: 0n, fen: 0n },
  of: (row) =>
    row.part > 0
      ? { lines: 0, quantityE6: 0n, fen: 0n }
      : { lines: 1, quantityE6: BigInt(row.line.quantityE6), fen: BigInt(row.line.amountFen) },
  add: (a, b) => ({ lines: a.lines + b.lines, quantityE6: a.quantityE6 + b.quantityE6, fen: a.fen + b.fen }),
};

/** Lines of 9.2 pt that one slot takes. */
const LINES_PER_SLOT = 2;

/** The columns with or without prices; without, the receiver gets room to count and to note. */
export function dispatchColumns(sheet: DispatchSheet, prices: boolean, width: number): DispatchColumn[] {
  const { totalQuantityDecimals: decimals } = sheet;
  const quantities = decimals === undefined ? [] : runningTotals(sheet.lines.map((line) => line.quantityE6));
  const counted: ColumnPlan<DispatchLine> = {
    key: 'quantity',
    title: prices ? '数量' : '应发数量',
    align: 'right',
    width: { min: prices ? 110 : 120 },
    text: (line) => paperQuantity(line.quantityE6, line.unitDecimals),
    alsoFits: quantities.map((total) => paperQuantity(total, decimals ?? 0)),
  };
  const plans: ColumnPlan<DispatchLine>[] = [
    { key: 'number', title: '序', align: 'center', width: { min: 44 }, text: (_line, index) => String(index + 1) },
    { key: 'product', title: '品名', share: 34, text: (line) => line.productName },
    { key: 'specification', title: '规格型号', share: 27, text: (line) => line.specification },
    { key: 'unit', title: '单位', align: 'center', width: { min: 62, max: 110 }, text: (line) => line.unit },
    counted,
    ...(prices ? priceColumns(sheet) : [receivedColumn]),
    { key: 'batch', title: '批号', align: 'center', width: { min: 134, max: 190 }, text: (line) => line.batchNumber },
    { key: 'remark', title: prices ? '备注' : '差异及备注', share: prices ? 15 : 22, text: (line) => line.remark },
  ];
  return fitColumns(plans, sheet.lines, { width, size: TYPE.body, leastShared: 3 });
}

function priceColumns(sheet: DispatchSheet): ColumnPlan<DispatchLine>[] {
  return [
    { key: 'price', title: '单价', align: 'right', width: { min: 110 }, text: (line) => paperPrice(line.priceE6) },
    {
      key: 'amount',
      title: '金额',
      align: 'right',
      width: { min: 150 },
      text: (line) => paperFen(line.amountFen),
      alsoFits: runningTotals(sheet.lines.map((line) => line.amountFen)).map(paperFen),
    },
  ];
}

const receivedColumn: ColumnPlan<DispatchLine> = {
  key: 'received',
  title: '实收数量',
  width: { min: 130 },
  text: () => '',
};

/** Lines as rows of slots, measured for both sets of columns, so that all copies break at the same line. */
export function measureLines(sheet: DispatchSheet, width: number, capacity: number): DispatchRow[] {
  const sets = [dispatchColumns(sheet, true, width), dispatchColumns(sheet, false, width)];
  return sheet.lines.flatMap((line, index) => {
    const tallest = Math.max(
      ...sets.flatMap((columns) => columns.map((column) => fitCell(line, index, column).lines.length)),
    );
    const slots = Math.ceil(tallest / LINES_PER_SLOT);
    const parts = Math.ceil(slots / capacity);
    return Array.from({ length: parts }, (_, part) => ({
      size: part < parts - 1 ? capacity : slots - part * capacity,
      line,
      index,
      part,
    }));
  });
}

/** The cells of a row; a part that follows shows only the text that did not fit before it. */
export function lineCells(row: DispatchRow, columns: readonly DispatchColumn[], capacity: number): Cell[] {
  const chunk = capacity * LINES_PER_SLOT;
  return columns.map((column) => {
    const fitted = fitCell(row.line, row.index, column);
    const lines = fitted.lines.slice(row.part * chunk, (row.part + 1) * chunk);
    const shown = row.part > 0 && column.key === 'number' ? ['续'] : lines;
    return { size: fitted.size, lines: shown, align: column.align ?? 'left' };
  });
}

function fitCell(
  line: DispatchLine,
  index: number,
  column: DispatchColumn,
): { size: number; lines: readonly string[] } {
  const text = column.text(line, index);
  if (column.whole) return { size: TYPE.body, lines: [text] };
  return fitText(text, column.dots - CELL_EDGES, BODY_SIZES);
}
