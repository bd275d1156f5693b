import type { Align } from './drawing.ts';
import { brokenLines, markup, type Markup, NOTHING } from './markup.ts';
import type { FittedText, Typeface } from './text-lines.ts';

/** One cell of a ruled table, its text already fitted. */
export interface Cell extends FittedText {
  readonly align?: Align;
  readonly typeface?: Typeface;
  readonly columns?: number;
  readonly rows?: number;
  readonly head?: boolean;
  /** Dots from line to line where the text is to be read rather than looked up. */
  readonly pitch?: number;
}

export interface TableRow {
  /** Dots, with its lower rule. */
  readonly height: number;
  readonly cells: readonly Cell[];
}

/** A cell of one line. */
export function cell(text: string, size: number, style: Omit<Cell, 'size' | 'lines'> = {}): Cell {
  return { size, lines: [text], ...style };
}

/** Height in dots of a table: its rows and the rule on top. */
export function tableHeight(rows: readonly TableRow[]): number {
  return rows.reduce((sum, row) => sum + row.height, 1);
}

/** A table ruled with one-dot lines at exactly these column widths (dots, each with its right rule). */
export function table(
  left: number,
  top: number,
  widths: readonly number[],
  rows: readonly TableRow[],
  padding = 6,
): Markup {
  const width = widths.reduce((sum, column) => sum + column, 0);
  // The left rule belongs to the table, so the first column gives it one dot.
  const columns = widths.map((dots, index) => markup`<col style="width:${index === 0 ? dots - 1 : dots}px" />`);
  const body = rows.map(
    (row) => markup`<tr style="height:${row.height}px">${row.cells.map((item) => tableCell(item, padding))}</tr>`,
  );
  return markup`<table style="left:${left}px;top:${top}px;width:${width}px"><colgroup>${columns}</colgroup>${body}</table>`;
}

function tableCell(item: Cell, padding: number): Markup {
  const spans = markup`${item.columns ? markup` colspan="${item.columns}"` : NOTHING}${item.rows ? markup` rowspan="${item.rows}"` : NOTHING}`;
  const pitch = item.pitch ?? (item.lines.length > 1 ? item.size + 1 : item.size + 4);
  const style = markup`font-size:${item.size}px;line-height:${pitch}px;padding:0 ${item.head ? 0 : padding}px`;
  return markup`<td class="${item.align ?? 'left'} ${item.typeface ?? 'song'}" ${spans} style="${style}">${brokenLines(item.lines)}</td>`;
}
