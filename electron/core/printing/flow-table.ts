import type { Column } from './columns.ts';
import type { Align } from './drawing.ts';
import { refuseTooLong } from './print-refused.ts';
import type { Cell, TableRow } from './table.ts';
import { fitText, type Typeface } from './text-lines.ts';

/** How a table writes its cells: type sizes largest first, least row height and the dots a cell's edges take. */
export interface TableStyle {
  readonly sizes: readonly number[];
  readonly rowHeight: number;
  readonly edges: number;
}

/** A text to set over one or more columns. */
export interface CellText {
  readonly text: string;
  readonly columns?: number;
  readonly align?: Align;
  readonly typeface?: Typeface;
  /** Numbers never wrap or shrink: one that does not fit refuses the print. */
  readonly whole?: boolean;
  /** A column's title: it uses the padding too. */
  readonly head?: boolean;
  /** Named in a refusal. */
  readonly place: string;
}

/** Sets texts into a row over these column widths; the row grows with its tallest cell. */
export function flowRow(texts: readonly CellText[], widths: readonly number[], style: TableStyle): TableRow {
  let column = 0;
  const cells = texts.map((item): Cell => {
    const span = item.columns ?? 1;
    const width =
      widths.slice(column, column + span).reduce((sum, dots) => sum + dots, 0) - (item.head ? 1 : style.edges);
    column += span;
    const fitted = fitText(item.text, width, style.sizes, item.typeface);
    if (item.whole === true && fitted.lines.length > 1) refuseTooLong(item.place, item.text);
    const { align = 'left', typeface = 'song', head = false } = item;
    return { ...fitted, align, typeface, head, columns: span };
  });
  const pitch = (style.sizes.at(-1) ?? 0) + 1;
  const most = Math.max(...cells.map((item) => item.lines.length));
  return { height: Math.max(style.rowHeight, most * pitch + 7), cells };
}

/** One line of a document over its columns. */
export function columnTexts<Row>(columns: readonly Column<Row>[], row: Row, index: number): CellText[] {
  return columns.map((column) => ({
    text: column.text(row, index),
    align: column.align ?? 'left',
    whole: column.whole,
    place: column.title,
  }));
}
