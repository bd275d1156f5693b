import { addDays, businessDateOf, CHINA_OFFSET_MINUTES, daysBetween } from './business-date.ts';
import { countsAsWorkday, type DayChanges } from './working-calendar.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const EPOCH = '1970-01-01';

/** 08:30–12:00 and 13:00–17:30: eight hours an office day, as milliseconds after midnight. */
const SHIFTS = [
  [8.5 * HOUR_MS, 12 * HOUR_MS],
  [13 * HOUR_MS, 17.5 * HOUR_MS],
] as const;

/** The instant (UTC milliseconds) at which so many working hours have passed since `from`, by the schedule and the office's own changes. */
export function afterWorkingHours(from: number, hours: number, changes?: DayChanges): number {
  let left = hours * HOUR_MS;
  let date = businessDateOf(from);
  for (;;) {
    const midnight = daysBetween(EPOCH, date) * DAY_MS - CHINA_OFFSET_MINUTES * MINUTE_MS;
    for (const [opens, closes] of countsAsWorkday(date, changes) ? SHIFTS : []) {
      const start = Math.max(from, midnight + opens);
      const open = midnight + closes - start;
      if (open <= 0) continue;
      if (left <= open) return start + left;
      left -= open;
    }
    date = addDays(date, 1);
  }
}
