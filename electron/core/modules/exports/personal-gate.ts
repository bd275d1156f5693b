import type { ReportSheet, ReportValue } from '#shared/exchange/report-sheet.ts';
import { maskValue, type PersonalClass } from '#shared/kernel/masking.ts';
import { canonicalJson, sha256 } from '#core/kernel/canonical-json.ts';

/** Whether any of the sheets has a column that tells of persons. */
export function tellsOfPersons(sheets: readonly ReportSheet[]): boolean {
  return sheets.some(({ columns }) => columns.some(({ personal }) => personal !== undefined));
}

/** The gate through which every workbook leaves: columns that tell of persons are masked, whoever built the sheets. */
export function maskSheets(sheets: readonly ReportSheet[]): readonly ReportSheet[] {
  return sheets.map((sheet) => {
    const classes = sheet.columns.map(({ personal }) => personal);
    if (classes.every((kind) => kind === undefined)) return sheet;
    return { ...sheet, rows: sheet.rows.map((row) => row.map((value, at) => masked(classes[at], value))) };
  });
}

function masked(kind: PersonalClass | undefined, value: ReportValue): ReportValue {
  return kind === undefined || value === null ? value : maskValue(kind, String(value));
}

export function countRows(sheets: readonly ReportSheet[]): number {
  return sheets.reduce((sum, { rows }) => sum + rows.length, 0);
}

/**
 * SHA-256 (hex) of the personal values of the sheets in their order, with their heads: what a release is given for. Balances
 * and days beside them may move on until it is used.
 */
export function personalHash(sheets: readonly ReportSheet[]): string {
  const told = sheets.map(({ columns, rows }) => {
    const at = columns.flatMap(({ personal }, place) => (personal === undefined ? [] : [place]));
    return {
      heads: at.map((place) => columns[place]?.header ?? ''),
      rows: rows.map((row) => at.map((place) => row[place] ?? null)),
    };
  });
  return sha256(canonicalJson(told));
}
