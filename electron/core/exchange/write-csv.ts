import type { ReportSheet } from '#shared/exchange/report-sheet.ts';
import { encodeGb18030, type EncodedText } from './writing/gb18030.ts';
import { plainValue } from './writing/report-values.ts';

/** What a spreadsheet would calculate when it opens the file; an apostrophe in front keeps it text, and our reader takes it off again. */
const CALCULATED = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d+(?:\.\d+)?%?$/;

export type CsvEncoding = 'utf-8' | 'gb18030';

/**
 * One table as CSV for programs: CRLF, header and rows only, nothing a spreadsheet would run. UTF-8 with its byte order mark,
 * or GB 18030, which programs that read GBK understand but for the characters named.
 */
export function writeCsv(sheet: Pick<ReportSheet, 'columns' | 'rows'>, encoding: CsvEncoding = 'utf-8'): EncodedText {
  const header = sheet.columns.map((column) => csvField(safeText(column.header)));
  const lines = sheet.rows.map((row) =>
    sheet.columns.map((column, at) => {
      const value = row[at] ?? null;
      const plain = plainValue(column, value);
      // A negative amount is a number, not a formula; the same text typed by a person is escaped.
      return csvField(typeof value === 'number' && NUMBER.test(plain) ? plain : safeText(plain));
    }),
  );
  const text = [header, ...lines].map((fields) => `${fields.join(',')}\r\n`).join('');
  return encoding === 'gb18030'
    ? encodeGb18030(text)
    : { bytes: new TextEncoder().encode(`\uFEFF${text}`), outsideGbk: [] };
}

/** Typed with an apostrophe before a number or sign: our reader takes one off. */
const TAKEN_OFF = /^'+(?=[\d=+\-@\t\r])/;

function safeText(text: string): string {
  return CALCULATED.test(text) || TAKEN_OFF.test(text) ? `'${text}` : text;
}

function csvField(text: string): string {
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
