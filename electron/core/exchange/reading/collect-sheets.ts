import type { CellObject, WorkBook, WorkSheet } from 'xlsx';
import * as XLSX from 'xlsx';
import { cellAddress, columnLetter } from '#shared/exchange/cell-address.ts';
import type { MergedCells, SheetCell, SheetContent, SheetRow } from '#shared/exchange/workbook-content.ts';
import { excelSerialToDate } from '#shared/kernel/business-date.ts';
import { RefusedWorkbook } from './refusal.ts';

const MOST_MERGES = 20_000;
const MOST_COLUMNS = 16_384;
const MOST_FORMULAS_NAMED = 1_000;
/** Error codes of the file formats, [MS-XLS] 2.5.10. */
const ERROR_SIGNS: ReadonlyMap<number, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
  [0x2b, '#GETTING_DATA'],
]);

/** Turns a parsed workbook into plain data: only cells that hold something, dates as days, error cells by their sign. */
export function collectSheets(
  book: WorkBook,
  maxRows: number,
  progress: (rows: number) => void,
): readonly SheetContent[] {
  const date1904 = isDate1904(book);
  let rowsSoFar = 0;
  const sheets: SheetContent[] = [];
  for (const [at, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name];
    // Chart and macro sheets have no cells.
    if (sheet === undefined || (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet')) continue;
    const hidden = (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0;
    const content = collectSheet(sheet, calledOf(name, at), hidden, date1904, (rows) => {
      if (rowsSoFar + rows > maxRows) throw new RefusedWorkbook('workbook_too_many_rows', { limit: maxRows });
      if ((rowsSoFar + rows) % 1000 === 0) progress(rowsSoFar + rows);
    });
    rowsSoFar += content.rows.length;
    sheets.push(content);
  }
  return sheets;
}

/** A damaged file may have a sheet without a name, which SheetJS also tells as the word `undefined`; it is called by its place, as a new sheet is. */
function calledOf(name: string | undefined, at: number): string {
  return name === undefined || name === '' || name === 'undefined' ? `Sheet${at + 1}` : name;
}

export function isDate1904(book: WorkBook): boolean {
  return book.Workbook?.WBProps?.date1904 === true;
}

function collectSheet(
  sheet: WorkSheet,
  name: string,
  hidden: boolean,
  date1904: boolean,
  countRow: (rows: number) => void,
): SheetContent {
  const formulasWithoutValue: string[] = [];
  const rows: SheetRow[] = [];
  const data: (CellObject[] | undefined)[] = sheet['!data'] ?? [];
  // `!data` may be sparse (one cell in the last row a sheet can have); forEach visits what exists.
  data.forEach((line, rowIndex) => {
    if (line === undefined) return;
    // The parser's cells weigh far more than ours; letting each row go keeps both from standing in memory at once.
    data[rowIndex] = undefined;
    const cells: SheetCell[] = [];
    line.forEach((cell, column) => {
      if (column >= MOST_COLUMNS) return;
      const collected = collectCell(cell, column, date1904);
      if (collected !== undefined) cells.push(collected);
      else if (lacksValue(cell) && formulasWithoutValue.length < MOST_FORMULAS_NAMED) {
        formulasWithoutValue.push(cellAddress(name, columnLetter(column), rowIndex + 1));
      }
    });
    if (cells.length === 0) return;
    rows.push({ number: rowIndex + 1, cells });
    countRow(rows.length);
  });
  return {
    name,
    hidden,
    rows,
    hiddenRows: hiddenIn(sheet['!rows']).map((index) => index + 1),
    hiddenColumns: hiddenIn(sheet['!cols']),
    merges: mergesOf(sheet),
    formulasWithoutValue,
  };
}

function hiddenIn(infos: readonly ({ readonly hidden?: boolean } | undefined)[] | undefined): number[] {
  const hidden: number[] = [];
  infos?.forEach((info, index) => {
    if (info?.hidden === true) hidden.push(index);
  });
  return hidden;
}

function mergesOf(sheet: WorkSheet): readonly MergedCells[] {
  const merges: MergedCells[] = [];
  for (const { s, e } of (sheet['!merges'] ?? []).slice(0, MOST_MERGES)) {
    if (![s.r, s.c, e.r, e.c].every((value) => Number.isInteger(value) && value >= 0)) continue;
    merges.push({ top: s.r + 1, left: s.c, bottom: e.r + 1, right: Math.min(e.c, MOST_COLUMNS - 1) });
  }
  return merges;
}

function lacksValue(cell: CellObject): boolean {
  return cell.f !== undefined && (cell.v === undefined || cell.v === '' || cell.t === 'z');
}

function collectCell(cell: CellObject, column: number, date1904: boolean): SheetCell | undefined {
  const value = cell.v;
  if (value === undefined || value === null) return undefined;
  switch (cell.t) {
    case 's':
      return value === '' ? undefined : [column, 's', String(value)];
    case 'n':
      return collectNumber(cell, Number(value), column, date1904);
    case 'b':
      return [column, 'b', value === true];
    case 'e':
      return [column, 'e', ERROR_SIGNS.get(Number(value)) ?? cell.w ?? '#ERROR!'];
    case 'd':
      return value instanceof Date ? [column, 'd', value.toISOString().slice(0, 10)] : undefined;
    case 'z':
      return undefined;
  }
}

function collectNumber(cell: CellObject, value: number, column: number, date1904: boolean): SheetCell | undefined {
  if (!Number.isFinite(value)) return [column, 'e', '#NUM!'];
  const format = typeof cell.z === 'string' ? cell.z : 'General';
  if (Math.abs(value) >= 1 && XLSX.SSF.is_date(format)) {
    const date = excelSerialToDate(value, date1904);
    if (date !== undefined) return [column, 'd', date];
  }
  const isTime = value >= 0 && value < 1 && XLSX.SSF.is_date(format);
  if (!isTime && !isShownOtherwise(format, value)) return [column, 'n', value];
  const shown = String(XLSX.SSF.format(format, value)).trim();
  return shown === '' || shown === String(value) ? [column, 'n', value] : [column, 'n', value, shown];
}

/**
 * Formatting every number costs as much as parsing the file, so it is done where the look says more than the value: percent,
 * leading zeros, long numbers that show as 9.13202E+17, and more than two decimals.
 */
function isShownOtherwise(format: string, value: number): boolean {
  if (format.includes('%') || /^0{2,}$/.test(format) || Math.abs(value) >= 1e11) return true;
  const hundredfold = value * 100;
  return Math.abs(hundredfold - Math.round(hundredfold)) > 1e-6;
}
