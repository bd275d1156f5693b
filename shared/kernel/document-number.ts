import { z } from 'zod';
import type { BusinessDate } from './business-date.ts';

/** What of a date stands between prefix and count: nothing, `2026`, or `202611`. */
export const DatePart = z.enum(['none', 'year', 'month']);
export type DatePart = z.infer<typeof DatePart>;

/** When the count begins anew at 1. */
export const NumberRestart = z.enum(['never', 'yearly', 'monthly']);
export type NumberRestart = z.infer<typeof NumberRestart>;

/** 编号格式 of one kind of document. `width` is the least number of digits of the count: a larger count is written whole. */
export interface NumberFormat {
  readonly prefix: string;
  readonly datePart: DatePart;
  readonly restart: NumberRestart;
  readonly width: number;
}

/** How far one count has come. */
export interface NumberCounter {
  readonly prefix: string;
  readonly datePart: DatePart;
  /** What the count belongs to: 0 for ever, 2026 a year, 202611 a month. */
  readonly period: number;
  readonly last: number;
}

/** Which count a document of that date belongs to. */
export function counterOf(format: NumberFormat, date: BusinessDate): Omit<NumberCounter, 'last'> {
  const { prefix, datePart, restart } = format;
  return {
    prefix,
    datePart,
    period: restart === 'never' ? 0 : digitsOf(restart === 'yearly' ? 'year' : 'month', date),
  };
}

/** `HT-2026-000123`. */
export function writeNumber({ prefix, datePart, width }: NumberFormat, date: BusinessDate, count: number): string {
  const digits = String(count).padStart(width, '0');
  return datePart === 'none' ? `${prefix}-${digits}` : `${prefix}-${digitsOf(datePart, date)}-${digits}`;
}

/** The number a document of that date would get next. */
export function nextNumber(format: NumberFormat, date: BusinessDate, counters: readonly NumberCounter[]): string {
  const own = counterOf(format, date);
  const counter = counters.find(
    ({ prefix, datePart, period }) => prefix === own.prefix && datePart === own.datePart && period === own.period,
  );
  return writeNumber(format, date, (counter?.last ?? 0) + 1);
}

/** A count may begin anew only where the date part tells its numbers from those before. */
export function restartsUnseen({ datePart, restart }: Pick<NumberFormat, 'datePart' | 'restart'>): boolean {
  return (restart === 'yearly' && datePart === 'none') || (restart === 'monthly' && datePart !== 'month');
}

function digitsOf(part: 'year' | 'month', date: BusinessDate): number {
  return Number(part === 'year' ? date.slice(0, 4) : date.slice(0, 4) + date.slice(5, 7));
}
