import { z } from 'zod';
import { dateInDigits } from './date-words.ts';
import { foldDashes, foldWidth } from './text-width.ts';

/** A local business date, `YYYY-MM-DD`, real, from 1900 to 2199 so that a mistyped year such as 0206 is caught. */
export const BusinessDate = z.string().refine(isBusinessDate, { message: 'not_a_date' });
export type BusinessDate = z.infer<typeof BusinessDate>;

/** `ambiguous`: it is a date, but which one is for a person to say. */
export type DateReading =
  | { readonly ok: true; readonly date: BusinessDate }
  | { readonly ok: false; readonly reason: 'ambiguous' | 'not_a_date' };

/** China keeps one offset all year, UTC+8. */
export const CHINA_OFFSET_MINUTES = 480;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const NOT_A_DATE: DateReading = { ok: false, reason: 'not_a_date' };
const AMBIGUOUS: DateReading = { ok: false, reason: 'ambiguous' };
const WEEKDAYS = '日一二三四五六';
const WEEKDAYS_EN = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const NEAR_DAYS = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tomorrow', 1],
  ['大前天', -3],
  ['前天', -2],
  ['昨天', -1],
  ['今天', 0],
  ['明天', 1],
  ['后天', 2],
  ['大后天', 3],
]);

const MONTH_ENDS = new Map([
  ['月底', 0],
  ['本月底', 0],
  ['下月底', 1],
  ['month end', 0],
]);

export function isBusinessDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match !== null && dateOf(Number(match[1]), Number(match[2]), Number(match[3])) !== undefined;
}

/** True for a day that exists in the Gregorian calendar, years 100 to 9999; wider than `BusinessDate` for birth dates. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (year < 100 || year > 9999 || month < 1 || month > 12 || day < 1) return false;
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}

/**
 * Reads a written date: `2026年3月5日`, `2026.3.5`, `2026/3/5`, `20260305`, `26-3-5`, full-width digits, a time of day behind it.
 * Year first or not at all: what could also be read month first is refused. Two-digit years count from `century` (2000).
 */
export function parseBusinessDate(text: string, options: { readonly century?: number } = {}): DateReading {
  const folded = dateInDigits(foldDate(text)).replace(/(?<=[\d日])[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/, '');
  const century = options.century ?? 2000;
  const inChinese = /^(\d{4}|\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$/.exec(folded);
  if (inChinese !== null) return readingOf(fullYear(inChinese[1], century), inChinese[2], inChinese[3]);
  const yearFirst =
    /^(\d{4})\s*([-./])\s*(\d{1,2})\s*\2\s*(\d{1,2})$/.exec(folded) ?? /^(\d{4})()(\d{2})(\d{2})$/.exec(folded);
  if (yearFirst !== null) return readingOf(Number(yearFirst[1]), yearFirst[3], yearFirst[4]);
  const parts =
    /^(\d{1,2})\s*([-./])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{1,2})$/.exec(folded) ?? /^(\d{2})()(\d{2})(\d{2})$/.exec(folded);
  if (parts === null) return NOT_A_DATE;
  return readShort(parts[1] ?? '', parts[3] ?? '', parts[4] ?? '', century);
}

/** Three parts without a leading four-digit year: accepted only when year-month-day is the one order that makes a date. */
function readShort(first: string, second: string, third: string, century: number): DateReading {
  const asYearFirst =
    first.length === 2 && third.length <= 2 ? readingOf(fullYear(first, century), second, third) : NOT_A_DATE;
  const lastYear = third.length === 1 ? undefined : fullYear(third, century);
  const monthFirst = readingOf(lastYear, first, second);
  const dayFirst = readingOf(lastYear, second, first);
  // Day-first dates are not written here with a two-digit year; spreadsheets do produce month-first ones.
  if (asYearFirst.ok && !monthFirst.ok) return asYearFirst;
  return asYearFirst.ok || monthFirst.ok || dayFirst.ok ? AMBIGUOUS : NOT_A_DATE;
}

/**
 * Reads the short forms people type in a date box: `+7`, `-3`, `5` (day of this month), `1205`, `12-5`, `今天`, `周五` or `fri` (the coming one, today
 * included), `下周五`, `月底`, `下月底`, and every form of `parseBusinessDate`. A missing year or month is that of `today`.
 */
export function parseTypedDate(text: string, today: BusinessDate): DateReading {
  const folded = foldDate(text).toLowerCase();
  const [year, month] = partsOf(today);
  const near = NEAR_DAYS.get(folded);
  if (near !== undefined) return found(addDays(today, near));
  const monthEnd = MONTH_ENDS.get(folded);
  if (monthEnd !== undefined) return found(addDays(addMonths(firstOf(year, month), monthEnd + 1), -1));
  const offset = /^([+-])(\d{1,4})$/.exec(folded);
  if (offset !== null) return found(addDays(today, Number(folded)));
  const weekday = weekdayTyped(folded);
  if (weekday !== undefined) return found(comingWeekday(today, weekday.day, weekday.isNext));
  const day = /^(\d{1,2})[日号]?$/.exec(folded);
  if (day !== null) return readingOf(year, String(month), day[1]);
  const monthAndDay = /^(\d{1,2})\s*[-./月]\s*(\d{1,2})[日号]?$/.exec(folded) ?? /^(\d{2})(\d{2})$/.exec(folded);
  if (monthAndDay !== null) return readingOf(year, monthAndDay[1], monthAndDay[2]);
  return parseBusinessDate(folded);
}

/** A weekday by its word, 0 = Sunday: `周五`, `下星期天`, `fri`, `next friday`. */
function weekdayTyped(folded: string): { readonly day: number; readonly isNext: boolean } | undefined {
  const [, next, character] = /^(下?)(?:周|星期|礼拜)([一二三四五六日天])$/.exec(folded) ?? [];
  if (character !== undefined)
    return { day: WEEKDAYS.indexOf(character === '天' ? '日' : character), isNext: next === '下' };
  const [, after, word = ''] =
    /^(next )?((?:sun|mon|tue|wed|thu|fri|sat)(?:day|s|sday|nesday|rs|rsday|urday)?)$/.exec(folded) ?? [];
  const day = WEEKDAYS_EN.indexOf(word.slice(0, 3));
  return day < 0 ? undefined : { day, isNext: after !== undefined };
}

/** `周五` is the first Friday from today on; `下周五` is Friday of the week after this one, weeks starting on Monday. */
function comingWeekday(today: BusinessDate, wanted: number, nextWeek: boolean): BusinessDate {
  const current = weekdayOf(today);
  if (!nextWeek) return addDays(today, (wanted - current + 7) % 7);
  return addDays(today, 7 - ((current + 6) % 7) + ((wanted + 6) % 7));
}

/** The local date at an instant (epoch milliseconds UTC), `offsetMinutes` east of UTC. */
export function businessDateOf(instantMs: number, offsetMinutes: number = CHINA_OFFSET_MINUTES): BusinessDate {
  return textOf(instantMs + offsetMinutes * MINUTE_MS);
}

/** An instant as `2026-11-20 14:32` local time. */
export function formatInstant(instantMs: number, offsetMinutes: number = CHINA_OFFSET_MINUTES): string {
  return new Date(instantMs + offsetMinutes * MINUTE_MS).toISOString().slice(0, 16).replace('T', ' ');
}

export function addDays(date: BusinessDate, days: number): BusinessDate {
  return textOf(utcOf(date) + days * DAY_MS);
}

/** The same day so many months later, or the last of a shorter month: 01-31 and one month is 02-28. */
export function addMonths(date: BusinessDate, months: number): BusinessDate {
  const [year, month] = partsOf(date);
  const at = year * 12 + (month - 1) + months;
  const first = firstOf(Math.floor(at / 12), (at % 12) + 1);
  const last = new Date(Date.UTC(Math.floor(at / 12), (at % 12) + 1, 0)).getUTCDate();
  return addDays(first, Math.min(Number(date.slice(8)), last) - 1);
}

/** 0 = Sunday. */
export function weekdayOf(date: BusinessDate): number {
  return new Date(utcOf(date)).getUTCDay();
}

function firstOf(year: number, month: number): BusinessDate {
  return `${year}-${String(month).padStart(2, '0')}-01`;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: BusinessDate, to: BusinessDate): number {
  return (utcOf(to) - utcOf(from)) / DAY_MS;
}

/** The accounting month as an integer, 202611. */
export function monthKey(date: BusinessDate): number {
  const [year, month] = partsOf(date);
  return year * 100 + month;
}

/** A spreadsheet's day number as a date, its time of day dropped; undefined for day 0, the invented 1900-02-29, and beyond 2199. */
export function excelSerialToDate(serial: number, date1904: boolean): BusinessDate | undefined {
  if (!Number.isFinite(serial) || serial < 0) return undefined;
  const day = Math.floor(serial);
  if (!date1904 && (day === 0 || day === 60)) return undefined;
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  const milliseconds = epoch + day * DAY_MS;
  if (milliseconds > Date.UTC(2199, 11, 31)) return undefined;
  return textOf(milliseconds);
}

function foldDate(text: string): string {
  return foldDashes(foldWidth(text)).replaceAll('。', '.').trim();
}

function fullYear(digits: string | undefined, century: number): number {
  const year = Number(digits);
  return digits?.length === 4 ? year : century + year;
}

function found(date: BusinessDate): DateReading {
  return isBusinessDate(date) ? { ok: true, date } : NOT_A_DATE;
}

function readingOf(year: number | undefined, month: string | undefined, day: string | undefined): DateReading {
  const date = year === undefined ? undefined : dateOf(year, Number(month), Number(day));
  return date === undefined ? NOT_A_DATE : { ok: true, date };
}

function dateOf(year: number, month: number, day: number): BusinessDate | undefined {
  if (year < 1900 || year > 2199 || !isCalendarDay(year, month, day)) return undefined;
  return textOf(Date.UTC(year, month - 1, day));
}

function textOf(milliseconds: number): BusinessDate {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

function utcOf(date: BusinessDate): number {
  if (!isBusinessDate(date)) throw new RangeError(`not a business date: ${date}`);
  return Date.parse(`${date}T00:00:00Z`);
}

function partsOf(date: BusinessDate): [year: number, month: number] {
  const utc = new Date(utcOf(date));
  return [utc.getUTCFullYear(), utc.getUTCMonth() + 1];
}
