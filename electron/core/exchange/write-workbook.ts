import { columnLetter } from '#shared/exchange/cell-address.ts';
import type { ReportColumn, ReportProperties, ReportSheet, ReportValue } from '#shared/exchange/report-sheet.ts';
import { numberFormat, shownValue, spreadsheetValue, totalOf } from './writing/report-values.ts';
import {
  columnStyle,
  emphasisedStyle,
  headerStyle,
  lineStyle,
  titleStyle,
  totalsStyle,
} from './writing/sheet-styles.ts';
import { cellText, displayWidth, sheetName } from './writing/spreadsheet-text.ts';
import { writeSpreadsheet } from './writing/spreadsheet-writer.ts';
import type { PlacedCell, SheetCellStyle, SpreadsheetSheet } from './writing/spreadsheet-writer.ts';

const NARROWEST = 8;
const WIDEST = 48;
const ROWS_MEASURED = 500;
const LINE_HEIGHT = 15;
/** What a spreadsheet allows a row, in points. */
const TALLEST = 409;

/**
 * Lists and reports as one `.xlsx` that looks like a form: title, filter line, who and when, frozen and filtered header,
 * formats, totals as SUM with their values, A4 with the header on each page and page x of y. The same input gives the same bytes.
 */
export function writeWorkbook(sheets: readonly ReportSheet[], properties: ReportProperties): Promise<Uint8Array> {
  const taken = new Set<string>();
  const laidOut = sheets.map((sheet) => {
    const name = sheetName(sheet.name, taken);
    taken.add(name.toLowerCase());
    return layOut(sheet, name, properties);
  });
  return writeSpreadsheet(laidOut, {
    title: properties.title,
    creator: properties.creator,
    company: properties.company ?? '',
    madeAt: properties.madeAt,
  });
}

/** One report as a sheet of a file, under a name that is free there. */
export function layOut(sheet: ReportSheet, name: string, properties: ReportProperties): SpreadsheetSheet {
  const styles = sheet.columns.map((column, at) => columnStyle(column, numberFormat(column, valuesIn(sheet, at))));
  const widths = sheet.columns.map((column, at) => widthOf(sheet, column, at));
  const lines = [sheet.filterLine, sheet.madeLine].filter((line) => line !== undefined && line !== '');
  const headerRow = 1 + lines.length;
  const firstRow = headerRow + 1;
  const lastRow = headerRow + sheet.rows.length;
  const above = [sheet.title, ...lines].map((line) => [cellText(line ?? '')]);
  const body = sheet.rows.map((row) => sheet.columns.map((column, at) => cellValue(column, row[at] ?? null)));
  return {
    name,
    rows: [...above, sheet.columns.map((column) => cellText(column.header)), ...body],
    columns: widths.map((width, at) => ({ width, style: styles[at] ?? {} })),
    placed: [
      ...headCells(sheet, headerRow, lines.length),
      ...(sheet.emphasisedRows ?? []).flatMap((row) => emphasised(styles, firstRow + row)),
      ...totalCells(sheet, styles, firstRow, lastRow),
    ],
    merges:
      sheet.columns.length < 2
        ? []
        : above.map((_, row) => ({ startRow: row, startCol: 0, endRow: row, endCol: sheet.columns.length - 1 })),
    rowHeights: new Map([[0, 28], [headerRow, 24], ...tallRows(sheet, widths, firstRow)]),
    headerRow,
    frozenColumns: sheet.frozenColumns ?? 0,
    lastFilteredRow: lastRow,
    orientation: sheet.orientation ?? 'landscape',
    footer: footerOf(sheet, properties),
  };
}

function* valuesIn(sheet: ReportSheet, at: number): Generator<ReportValue> {
  for (const row of sheet.rows) yield row[at] ?? null;
}

function cellValue(column: ReportColumn, value: ReportValue): string | number | null {
  const held = spreadsheetValue(column, value);
  return typeof held === 'string' ? cellText(held) : held;
}

function headCells(sheet: ReportSheet, headerRow: number, lines: number): readonly PlacedCell[] {
  return [
    { row: 0, column: 0, style: titleStyle },
    ...Array.from({ length: lines }, (_, at) => ({ row: 1 + at, column: 0, style: lineStyle })),
    ...sheet.columns.map((_, column) => ({ row: headerRow, column, style: headerStyle })),
  ];
}

function emphasised(styles: readonly SheetCellStyle[], row: number): readonly PlacedCell[] {
  return styles.map((style, column) => ({ row, column, style: emphasisedStyle(style) }));
}

/** The totals row: a label, and per totalled column a SUM with the sum of the stored integers as its value. */
function totalCells(
  sheet: ReportSheet,
  styles: readonly SheetCellStyle[],
  firstRow: number,
  lastRow: number,
): readonly PlacedCell[] {
  if (!sheet.columns.some((column) => column.total === true) || sheet.rows.length === 0) return [];
  const labelAt = sheet.columns.findIndex((column) => column.total !== true);
  return sheet.columns.map((column, at): PlacedCell => {
    const place = { row: lastRow + 1, column: at, style: totalsStyle(styles[at] ?? {}) };
    if (column.total !== true) return at === labelAt ? { ...place, value: sheet.totalLabel ?? '合计' } : place;
    const letter = columnLetter(at);
    const total = spreadsheetValue(column, Number(totalOf(valuesIn(sheet, at))));
    return { ...place, formula: `SUM(${letter}${firstRow + 1}:${letter}${lastRow + 1})`, value: total ?? 0 };
  });
}

function widthOf(sheet: ReportSheet, column: ReportColumn, at: number): number {
  if (column.width !== undefined) return column.width;
  let widest = displayWidth(column.header) + 3;
  for (const row of sheet.rows.slice(0, ROWS_MEASURED)) {
    widest = Math.max(widest, displayWidth(shownValue(column, row[at] ?? null)) + 2);
  }
  if (column.total === true)
    widest = Math.max(widest, displayWidth(shownValue(column, Number(totalOf(valuesIn(sheet, at))))) + 2);
  return Math.min(WIDEST, Math.max(NARROWEST, widest));
}

/** Heights of rows whose text takes more than one line, in points; not every program works them out when it opens the file. */
function tallRows(
  sheet: ReportSheet,
  widths: readonly number[],
  firstRow: number,
): readonly (readonly [number, number])[] {
  const wrapping = sheet.columns.flatMap((column, at) => (column.type === 'text' ? [at] : []));
  return sheet.rows.flatMap((row, index) => {
    const lines = Math.max(1, ...wrapping.map((at) => linesOf(row[at] ?? null, widths[at] ?? WIDEST)));
    return lines === 1 ? [] : [[firstRow + index, Math.min(TALLEST, lines * LINE_HEIGHT)] as const];
  });
}

function linesOf(value: ReportValue, width: number): number {
  const text = String(value ?? '');
  if (text.length * 2 < width && !text.includes('\n')) return 1;
  const lines = text.split('\n').map((line) => Math.max(1, Math.ceil(displayWidth(line) / (width - 1))));
  return lines.reduce((sum, count) => sum + count, 0);
}

function footerOf(sheet: ReportSheet, properties: ReportProperties): SpreadsheetSheet['footer'] {
  const center = properties.language === 'zh-CN' ? '第 &P 页 共 &N 页' : 'Page &P of &N';
  return { left: sheet.title, center, right: properties.company ?? '' };
}
