import type { RuleDetails } from '#shared/kernel/failure.ts';

/** `s` text · `n` number · `d` date as `YYYY-MM-DD` · `b` yes or no · `e` an error such as `#DIV/0!`. */
export type CellType = 's' | 'n' | 'd' | 'b' | 'e';

/**
 * One cell that holds something: column counted from 0, type, value, and the text the office saw when it differs from the
 * value (`9.13202E+17`). A tuple, because a large file has millions of them and they cross processes.
 */
export type SheetCell = readonly [column: number, type: CellType, value: string | number | boolean, text?: string];

export interface SheetRow {
  /** As printed at the left of the sheet: counted from 1. */
  readonly number: number;
  readonly cells: readonly SheetCell[];
}

/** A rectangle of merged cells; rows from 1, columns from 0, both ends included. */
export interface MergedCells {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface SheetContent {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly SheetRow[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  readonly merges: readonly MergedCells[];
  /** Addresses of formulas that carry no calculated value: the office must open the file and save it once. */
  readonly formulasWithoutValue: readonly string[];
}

export type WorkbookFormat = 'xlsx' | 'xlsb' | 'ods' | 'xls' | 'csv' | 'html' | 'xml';
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** A file as plain data, with nothing interpreted but dates. */
export interface WorkbookContent {
  readonly fileName: string;
  readonly byteLength: number;
  /** SHA-256 in hex: the same file imported twice is known by it. */
  readonly sha256: string;
  readonly format: WorkbookFormat;
  readonly encoding?: TextEncoding;
  /** Bare serial numbers in date columns count from 1904-01-01. */
  readonly date1904: boolean;
  readonly sheets: readonly SheetContent[];
}

/** Why a file was not read, as a rule the locales have a sentence for. */
export interface WorkbookRefusal {
  readonly rule: WorkbookRule;
  readonly details: RuleDetails;
}

export const workbookRules = [
  'workbook_empty',
  'workbook_too_large',
  'workbook_unpacks_too_large',
  'workbook_not_a_workbook',
  'workbook_password_protected',
  'workbook_password_wrong',
  'workbook_damaged',
  'workbook_has_doctype',
  'workbook_encoding_unknown',
  'workbook_too_many_rows',
  'workbook_took_too_long',
  'workbook_needs_too_much_memory',
  'workbook_reading_cancelled',
] as const;
export type WorkbookRule = (typeof workbookRules)[number];

export type WorkbookReading =
  | { readonly ok: true; readonly content: WorkbookContent }
  | { readonly ok: false; readonly refusal: WorkbookRefusal };
