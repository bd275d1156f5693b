import { CHINA_OFFSET_MINUTES, daysBetween, formatInstant, isBusinessDate } from '#shared/kernel/business-date.ts';
import { formatFen, plainFen } from '#shared/kernel/money.ts';
import { formatQuantity, plainE6 } from '#shared/kernel/quantity.ts';
import type { ReportColumn, ReportValue } from '#shared/exchange/report-sheet.ts';

const DAY_MS = 86_400_000;
/** Serial number of 1970-01-01 in the 1900 date system. */
const EPOCH_SERIAL = 25_569;

/** A stored value as a spreadsheet holds it: yuan, units, a serial number, or text. */
export function spreadsheetValue(column: ReportColumn, value: ReportValue): string | number | null {
  if (value === null || value === '') return null;
  switch (column.type) {
    case 'text':
    case 'identifier':
      return String(value);
    case 'fen':
      return numberOr(value, (fen) => fen / 100);
    case 'quantity':
    case 'price':
      return numberOr(value, (millionths) => millionths / 1_000_000);
    case 'rate':
      return numberOr(value, (basisPoints) => basisPoints / 10_000);
    case 'percent':
      return numberOr(value, (percent) => percent / 100);
    case 'integer':
      return numberOr(value, (integer) => integer);
    case 'date':
      return typeof value === 'string' && isBusinessDate(value) ? serialOf(value) : String(value);
    case 'moment':
      return numberOr(value, (ms) => (ms + CHINA_OFFSET_MINUTES * 60_000) / DAY_MS + EPOCH_SERIAL);
  }
}

/** Day 1 is 1900-01-01; from March 1900 on one more, for the leap day that year never had. */
function serialOf(date: string): number {
  return daysBetween('1900-01-01', date) + (date < '1900-03-01' ? 1 : 2);
}

/** Words in a number column (`未知`) stay words. */
function numberOr(value: string | number, convert: (value: number) => number): string | number {
  return typeof value === 'number' ? convert(value) : value;
}

/** The value as it reads on paper, for widths. */
export function shownValue(column: ReportColumn, value: ReportValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  switch (column.type) {
    case 'fen':
      return formatFen(value);
    case 'quantity':
    case 'price':
      return formatQuantity(value, decimalsShown(column, []));
    case 'moment':
      return formatInstant(value);
    default:
      return String(value);
  }
}

/** The value as a program reads it from CSV: plain decimals, no grouping. */
export function plainValue(column: ReportColumn, value: ReportValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  switch (column.type) {
    case 'fen':
      return plainFen(value);
    case 'quantity':
    case 'price':
      return plainE6(value);
    case 'rate':
      return `${value / 100}%`;
    case 'percent':
      return `${value}%`;
    case 'moment':
      return formatInstant(value);
    default:
      return String(value);
  }
}

/** The number format of a column; quantities and prices show what their finest value needs. */
export function numberFormat(column: ReportColumn, values: Iterable<ReportValue>): string {
  switch (column.type) {
    case 'text':
    case 'identifier':
      return '@';
    case 'fen':
      return '#,##0.00';
    case 'quantity':
    case 'price':
      return withDecimals('#,##0', decimalsShown(column, values));
    case 'rate':
      return withDecimals('0', ratesAreWhole(values) ? 0 : 2) + '%';
    case 'percent':
      return '0%';
    case 'integer':
      return '0';
    case 'date':
      return 'yyyy-mm-dd';
    case 'moment':
      return 'yyyy-mm-dd hh:mm';
  }
}

function withDecimals(format: string, decimals: number): string {
  return decimals === 0 ? format : `${format}.${'0'.repeat(decimals)}`;
}

function decimalsShown(column: ReportColumn, values: Iterable<ReportValue>): number {
  let decimals = column.decimals ?? (column.type === 'price' ? 2 : 0);
  for (const value of values) {
    if (typeof value !== 'number') continue;
    while (decimals < 6 && value % 10 ** (6 - decimals) !== 0) decimals += 1;
  }
  return decimals;
}

function ratesAreWhole(values: Iterable<ReportValue>): boolean {
  for (const value of values) if (typeof value === 'number' && value % 100 !== 0) return false;
  return true;
}

/** Whole units of a column added up exactly. */
export function totalOf(values: Iterable<ReportValue>): bigint {
  let total = 0n;
  for (const value of values) if (typeof value === 'number') total += BigInt(value);
  return total;
}
