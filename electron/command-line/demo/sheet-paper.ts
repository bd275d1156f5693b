import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as sheets from 'xlsx';

/**
 * A workbook as it lies on the checker's desk: read on its own, past the office and its store, so that what is keyed
 * blind really comes from the original.
 */
export interface SheetPaper {
  readonly fileName: string;
  readonly contentBase64: string;
  /** The text of a cell, the row counted from 1. */
  cell(row: number, column: string): string;
  /** Rows whose column reads as `pattern`. */
  rowsWhere(column: string, pattern: RegExp): readonly number[];
}

export function readSheetPaper(file: string): SheetPaper {
  const bytes = readFileSync(file);
  const sheet = firstSheet(file, bytes);
  const last = sheets.utils.decode_range(sheet['!ref'] ?? 'A1').e.r + 1;
  const cell = (row: number, column: string): string => {
    const found = sheet[`${column}${row}`] as sheets.CellObject | undefined;
    return found === undefined ? '' : String(found.v ?? '').trim();
  };
  return {
    fileName: basename(file),
    contentBase64: bytes.toString('base64'),
    cell,
    rowsWhere: (column, pattern) =>
      Array.from({ length: last }, (_, index) => index + 1).filter((row) => pattern.test(cell(row, column))),
  };
}

function firstSheet(file: string, bytes: Buffer): sheets.WorkSheet {
  const isText = file.endsWith('.csv');
  const book = isText
    ? sheets.read(new TextDecoder('gb18030').decode(bytes), { type: 'string', raw: true })
    : sheets.read(bytes);
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (!sheet) throw new Error(`${file} has no sheet`);
  return sheet;
}

/** Adds up amounts as they are written (`11,734.50`), in fen; `unitFen` is what one stands for. */
export function sumFen(texts: readonly string[], unitFen = 100): number {
  return texts.reduce((sum, text) => sum + Math.round(Number(text.replaceAll(',', '') || '0') * unitFen), 0);
}
