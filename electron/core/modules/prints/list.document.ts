import { z } from 'zod';
import type { ReportColumn, ReportSheet, ReportValue } from '#shared/exchange/report-sheet.ts';
import { formatInstant } from '#shared/kernel/business-date.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuse } from '#core/kernel/office-error.ts';
import type { ExportList } from '#core/modules/exports/export-list.ts';
import { buildList } from '#core/modules/exports/list-sheets.ts';
import { maskSheets } from '#core/modules/exports/personal-gate.ts';
import type { Printable, PrintWish } from '#core/modules/prints/printable.ts';
import { officeOnPaper } from '#core/modules/settings/on-paper.service.ts';
import { paperFen, paperPrice, paperQuantity } from '#core/printing/numbers.ts';
import { PrintRefused } from '#core/printing/print-refused.ts';
import { registerBookDocument } from '#core/printing/register-book.ts';
import type { BookColumn, RegisterBook } from '#core/printing/register-data.ts';
import { ems } from '#core/printing/text-lines.ts';
import { renderDocument } from '#core/printing/render-document.ts';

/** A longer list is looked at on the screen or in a workbook: nobody reads a hundred sheets. */
const MOST_ROWS = 3_000;

const ListWish = z.strictObject({
  list: z.string().max(60),
  filter: z.unknown().optional(),
  columns: z.array(z.string().max(60)).min(1).max(60).optional(),
});

/**
 * 清单: any list or report of the office on A4 lying, as it stands on the screen. It has no record: `recordId` is the wish
 * itself, the JSON text of `{ list, filter, columns }` as an export has them. What tells of persons stays masked.
 */
export function listPrintable(lists: readonly ExportList[]): Printable {
  return {
    name: 'list',
    papers: registerBookDocument.papers,
    copies: [],
    async render(ctx, recordId, { paper, offset, printing }) {
      const wish = wishOf(recordId);
      const [sheet] = maskSheets(await buildList(ctx, lists, { ...wish, language: 'zh-CN' }));
      if (sheet === undefined || sheet.rows.length === 0) return refuse('print.list_empty');
      if (sheet.rows.length > MOST_ROWS)
        return refuse('print.list_too_long', { rows: sheet.rows.length, most: MOST_ROWS });
      const data = await bookOf(ctx, sheet, printing);
      return fitting(data, () =>
        renderDocument({ document: registerBookDocument, data, options: undefined, offset, ...(paper && { paper }) }),
      );
    },
  };
}

/** Which columns there are is up to the person, so that is what is said when they do not fit beside each other. */
function fitting<T>({ columns }: RegisterBook, layOut: () => T): T {
  try {
    return layOut();
  } catch (error) {
    if (error instanceof PrintRefused && error.rule === 'print.text_too_long')
      refuse('print.list_too_wide', { columns: columns.length });
    throw error;
  }
}

function wishOf(text: string): z.output<typeof ListWish> {
  try {
    const wish = ListWish.safeParse(JSON.parse(text));
    if (wish.success) return wish.data;
  } catch {
    // Not JSON: refused below like any other text that names no list.
  }
  return refuse('print.list_unreadable');
}

async function bookOf(ctx: QueryContext, sheet: ReportSheet, printing: PrintWish['printing']): Promise<RegisterBook> {
  const cells = sheet.rows.map((row) => row.map((value, at) => paperText(sheet.columns[at], value)));
  return {
    title: sheet.title,
    name: sheet.title,
    companyName: (await officeOnPaper(ctx)).name,
    lead: sheet.filterLine ?? '',
    columns: paperColumns(sheet.columns, cells),
    rows: sheet.rows.map((row, index) => ({
      cells: cells[index] ?? [],
      fen: row.map((value, at) => summedFen(sheet.columns[at], value)),
    })),
    signatures: ['制表', '复核', '主管'],
    asOf: formatInstant(ctx.now),
    printing,
  };
}

const FIGURES = new Set<ReportColumn['type']>(['fen', 'quantity', 'price', 'integer', 'rate', 'percent']);
/** Ems up to which a text stands on one line beside the figures: a grade, a name, a state. */
const SHORT_TEXT = 6;
const SHARE = 12;

/** Short texts keep to themselves; the longest column takes the room that the others leave, whatever it holds. */
function paperColumns(columns: readonly ReportColumn[], cells: readonly (readonly string[])[]): BookColumn[] {
  const widths = columns.map((_, at) => cells.reduce((most, row) => Math.max(most, ems(row[at] ?? '')), 0));
  const isFigure = columns.map(({ type }) => FIGURES.has(type));
  const longest = widths.reduce((found, width, at) => {
    return isFigure[at] !== true && (found < 0 || width > (widths[found] ?? 0)) ? at : found;
  }, -1);
  return columns.map(({ header, type, width }, at): BookColumn => {
    const isLong = type === 'text' && (widths[at] ?? 0) > SHORT_TEXT;
    if (isLong || at === Math.max(0, longest)) return { title: header, holds: 'text', share: width ?? SHARE };
    return { title: header, holds: isFigure[at] === true ? 'figure' : 'short', share: 0 };
  });
}

function paperText(column: ReportColumn | undefined, value: ReportValue | undefined): string {
  if (column === undefined || value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  const { type, decimals } = column;
  if (type === 'fen') return paperFen(value);
  if (type === 'quantity') return paperQuantity(value, decimals ?? 0);
  if (type === 'price') return paperPrice(value);
  if (type === 'rate') return `${value / 100}%`;
  if (type === 'percent') return `${value}%`;
  return type === 'moment' ? formatInstant(value) : String(value);
}

/** Only what the workbook adds up too. */
function summedFen(column: ReportColumn | undefined, value: ReportValue | undefined): number | null {
  if (column?.type !== 'fen' || column.total !== true) return null;
  return typeof value === 'number' ? value : 0;
}
