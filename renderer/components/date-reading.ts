import {
  addDays,
  addMonths,
  type BusinessDate,
  daysBetween,
  isBusinessDate,
  parseTypedDate,
  weekdayOf,
} from '#shared/kernel/business-date.ts';
import { isWorkday } from '#shared/kernel/working-calendar.ts';

/** What a date box says of what stands in it. */
export interface DateSaid {
  readonly date: BusinessDate;
  /** The text is a short form: the date itself must be said. */
  readonly isShort: boolean;
  /** 0 = Sunday. */
  readonly weekday: number;
  readonly workday: boolean | 'unknown';
  /** Days from the office's today, negative before it. */
  readonly inDays: number;
}

/** Reads what is being typed; undefined while it is no date. */
export function saidOf(text: string, today: BusinessDate): DateSaid | undefined {
  if (text.trim() === '') return undefined;
  const reading = parseTypedDate(text, today);
  if (!reading.ok) return undefined;
  const { date } = reading;
  return {
    date,
    isShort: text.trim() !== date,
    weekday: weekdayOf(date),
    workday: isWorkday(date),
    inDays: daysBetween(today, date),
  };
}

const STEPS: Readonly<Record<string, (date: BusinessDate) => BusinessDate>> = {
  ArrowUp: (date) => addDays(date, 1),
  ArrowDown: (date) => addDays(date, -1),
  PageUp: (date) => addMonths(date, 1),
  PageDown: (date) => addMonths(date, -1),
};

/** ↑ ↓ a day, Page keys a month, from what stands there or from today; undefined for other keys and for what is no date. */
export function steppedDate(text: string, key: string, today: BusinessDate): BusinessDate | undefined {
  const step = STEPS[key];
  const from = text.trim() === '' ? today : saidOf(text, today)?.date;
  if (step === undefined || from === undefined) return undefined;
  const date = text.trim() === '' ? from : step(from);
  return isBusinessDate(date) ? date : undefined;
}
