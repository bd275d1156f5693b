import type { ReportSheet } from '#shared/exchange/report-sheet.ts';
import { plainValue } from './writing/report-values.ts';

/** What a spreadsheet would calculate when it opens the file; an apostrophe in front keeps it text, and our reader takes it off again. */
const CALCULATED = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d+(?:\.\d+)?%?$/;

/** One table as CSV for programs: UTF-8 with byte order mark, CRLF, header and rows only, nothing a spreadsheet would run. */
export function writeCsv(sheet: Pick<ReportSheet, 'columns' | 'rows'>): Uint8Array {
  const header = sheet.columns.map((column) => csvField(safeText(column.header)));
  const lines = sheet.rows.map((row) =>
    sheet.columns.map((column, at) => {
      const value = row[at] ?? null;
      const plain = plainValue(column, value);
      // A negative amount is a number, not a formula; the same text typed by a person is escaped.
      return csvField(typeof value === 'number' && NUMBER.test(plain) ? plain : safeText(plain));
    }),
  );
  return new TextEncoder().encode(`\uFEFF${[header, ...lines].map((fields) => `${fields.join(',')}\r\n`).join('')}`);
}

function safeText(text: string): string {
  return CALCULATED.test(text) ? `'${text}` : text;
}

function csvField(text: string): string {
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
