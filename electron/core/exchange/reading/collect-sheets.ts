import type { CellObject, WorkBook, WorkSheet } from 'xlsx';
import * as XLSX from 'xlsx';
import { cellAddress, columnLetter } from '#shared/exchange/cell-address.ts';
import type { MergedCells, SheetCell, SheetContent, SheetRow } from '#shared/exchange/workbook-content.ts';
import { excelSerialToDate } from '#shared/kernel/business-date.ts';
import { RefusedWorkbook } from './refusal.ts';

const MOST_MERGES = 20_000;
const MOST_COLUMNS = 16_384;
const MOST_FORMULAS_NAMED = 1_000;

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
    const content = collectSheet(sheet, name, hidden, date1904, (rows) => {
      if (rowsSoFar + rows > maxRows) throw new RefusedWorkbook('workbook_too_many_rows', { limit: maxRows });
      if ((rowsSoFar + rows) % 1000 === 0) progress(rowsSoFar + rows);
    });
    rowsSoFar += content.rows.length;
    sheets.push(content);
  }
  return sheets;
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
  // `!data` may be sparse (one cell in the last row a sheet can have); forEach visits what exists.
  (sheet['!data'] ?? []).forEach((line, rowIndex) => {
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
      return [column, 'e', cell.w ?? '#ERROR!'];
    case 'd':
      return value instanceof Date ? [column, 'd', value.toISOString().slice(0, 10)] : undefined;
    case 'z':
      return undefined;
  }
}

function collectNumber(cell: CellObject, value: number, column: number, date1904: boolean): SheetCell | undefined {
  if (!Number.isFinite(value)) return [column, 'e', '#NUM!'];
  const shown = cell.w?.trim();
  if (typeof cell.z === 'string' && XLSX.SSF.is_date(cell.z) && Math.abs(value) >= 1) {
    const date = excelSerialToDate(value, date1904);
    if (date !== undefined) return shown === undefined ? [column, 'd', date] : [column, 'd', date, shown];
  }
  if (shown === undefined || shown === '' || shown === String(value)) return [column, 'n', value];
  return [column, 'n', value, shown];
}
