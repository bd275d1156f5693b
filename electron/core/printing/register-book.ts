import { type Column, type ColumnPlan, fitColumns } from './columns.ts';
import { dots } from './dots.ts';
import { type CellText, columnTexts, flowRow, type TableStyle } from './flow-table.ts';
import { paperFen } from './numbers.ts';
import { type Page, paginate, type Sized, type Totalling } from './pagination.ts';
import { drawFrame, FOOT, HEAD } from './register-frame.ts';
import { refuseTooLong } from './print-refused.ts';
import type { BookColumn, BookRow, RegisterBook } from './register-data.ts';
import type { PrintDocument } from './render-document.ts';
import { table, type TableRow } from './table.ts';
import { ems } from './text-lines.ts';

const TITLES = 44;
const TOTALS = 42;
const STYLE: TableStyle = { sizes: [23, 22], rowHeight: 40, edges: 13 };

interface BookLine extends Sized {
  readonly line: BookRow;
  readonly row: TableRow;
}

/** Sums by column, null where a column has none, and how many rows they are of. */
interface BookTotal {
  readonly rows: number;
  readonly fen: readonly (bigint | null)[];
}

type BookPage = Page<BookLine, BookTotal>;
type BookColumns = readonly Column<BookRow>[];

/** A register as a book, on A4 lying: titles on every sheet, sums carried from sheet to sheet, signatures at its end. */
export const registerBookDocument: PrintDocument<RegisterBook, undefined> = {
  name: 'register-book',
  papers: ['a4-landscape'],
  title: (book) => book.name,
  layOut(book, paper) {
    const columns = bookColumns(book, dots(paper.bodyMm));
    const widths = columns.map((column) => column.dots);
    const lines = book.rows.map((line, index): BookLine => {
      const row = flowRow(columnTexts(columns, line, index), widths, STYLE);
      return { line, row, size: row.height };
    });
    const bottom = dots(paper.heightMm) - dots(paper.bottomMm);
    const capacity = bottom - dots(paper.topMm) - HEAD - FOOT - TITLES - 2 * TOTALS - 1;
    const tall = lines.find(({ size }) => size > capacity);
    if (tall) refuseTooLong(book.title, tall.line.cells.join(' '));
    const pages = paginate(lines, { capacity }, totalling(columns.length));
    return pages.map((page) => [
      ...drawFrame(book, paper, page, hasSums(book) ? '单位：元　' : ''),
      table(dots(paper.leftMm), dots(paper.topMm) + HEAD, widths, bookRows(book, columns, page)),
    ]);
  },
};

/** Sums start as null, so a column that never has fen never shows a sum. */
function totalling(columns: number): Totalling<BookLine, BookTotal> {
  return {
    zero: { rows: 0, fen: Array.from({ length: columns }, () => null) },
    of: ({ line }) => ({ rows: 1, fen: line.fen.map((fen) => (fen === null ? null : BigInt(fen))) }),
    add: (a, b) => ({ rows: a.rows + b.rows, fen: a.fen.map((fen, at) => plus(fen, b.fen[at] ?? null)) }),
  };
}

function plus(a: bigint | null, b: bigint | null): bigint | null {
  if (a === null) return b;
  return b === null ? a : a + b;
}

function bookColumns(book: RegisterBook, width: number): BookColumns {
  const number: ColumnPlan<BookRow> = {
    key: 'line',
    title: '序',
    align: 'center',
    width: { min: 48 },
    text: (_row, index) => String(index + 1),
  };
  const plans = book.columns.map((column, at) => plan(book, column, at));
  return fitColumns([number, ...plans], book.rows, { width, size: 23, leastShared: 4 });
}

/** Columns of the book stand one to the right: the line number comes first. */
function plan(book: RegisterBook, { title, holds, share }: BookColumn, at: number): ColumnPlan<BookRow> {
  const common = { key: String(at), title, text: (row: BookRow) => row.cells[at] ?? '' };
  if (holds === 'text') return { ...common, share };
  const align = holds === 'figure' ? ('right' as const) : ('center' as const);
  return {
    ...common,
    align,
    width: { min: Math.ceil(ems(title, 'hei') * 23) + 14 },
    alsoFits: [...runningFen(book.rows, at), book.opening?.[at] ?? '', book.closing?.[at] ?? ''],
    alsoFitsIn: 'hei',
  };
}

function runningFen(rows: readonly BookRow[], at: number): string[] {
  let total = 0n;
  return rows.flatMap(({ fen }) => {
    const value = fen[at] ?? null;
    if (value === null) return [];
    total += BigInt(value);
    return [paperFen(total)];
  });
}

function bookRows(book: RegisterBook, columns: BookColumns, page: BookPage): TableRow[] {
  const widths = columns.map((column) => column.dots);
  const titles = columns.map(({ title }): CellText => ({
    text: title,
    align: 'center',
    typeface: 'hei',
    head: true,
    place: title,
  }));
  const total = (label: string, sum: BookTotal): TableRow =>
    flowRow(totalTexts(book, label, sum), widths, { ...STYLE, rowHeight: TOTALS });
  const stated = (cells: readonly string[]): TableRow =>
    flowRow(statedTexts(book, cells), widths, { ...STYLE, rowHeight: TOTALS });
  const last = page.last ? `合计　${page.total.rows} 条` : `过次页　本页 ${page.own.rows} 条`;
  return [
    flowRow(titles, widths, { ...STYLE, rowHeight: TITLES }),
    ...(page.first
      ? [book.opening ?? []].filter(({ length }) => length > 0).map(stated)
      : [total(`承前页　${page.carried.rows} 条`, page.carried)]),
    ...page.rows.map(({ row }) => row),
    page.last && book.closing !== undefined ? stated(book.closing) : total(last, page.total),
  ];
}

/** A line of the book’s own, in the columns of the rows; the line number stays empty. */
function statedTexts({ columns }: RegisterBook, cells: readonly string[]): CellText[] {
  const texts = columns.map(({ title, holds }, at): CellText => {
    const align = holds === 'figure' ? 'right' : holds === 'short' ? 'center' : 'left';
    return { text: cells[at] ?? '', align, typeface: 'hei', whole: holds === 'figure', place: title };
  });
  return [{ text: '', place: '序' }, ...texts];
}

/** The label takes the columns before the first sum. */
function totalTexts(book: RegisterBook, label: string, { fen }: BookTotal): CellText[] {
  const summed = book.columns.findIndex((_, at) => book.rows.some((row) => (row.fen[at] ?? null) !== null));
  const first = summed === -1 ? book.columns.length : summed;
  const rest = book.columns.slice(first).map((_, at): CellText => {
    const sum = fen[first + at] ?? null;
    return { text: sum === null ? '' : paperFen(sum), align: 'right', typeface: 'hei', whole: true, place: label };
  });
  return [{ text: label, columns: first + 1, typeface: 'hei', place: label }, ...rest];
}

function hasSums({ rows }: RegisterBook): boolean {
  return rows.some(({ fen }) => fen.some((value) => value !== null));
}
