import { LegalHoliday, LunarDay, LunarMonth, LunarYear } from 'tyme4ts';
import { addDays, type BusinessDate, daysBetween } from './business-date.ts';

const A_MONDAY = '1900-01-01';
/** Every published schedule has more days than this; fewer means another year's schedule reaches over New Year. */
const FEWEST_SCHEDULED_DAYS = 7;
const RECORD_LENGTH = 13;

/** Whether the office works that day, by the State Council's schedule; `unknown` for years whose schedule this version does not hold. */
export function isWorkday(date: BusinessDate): boolean | 'unknown' {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const scheduled = LegalHoliday.fromYmd(year, month, day);
  if (scheduled !== null) return scheduled.isWork();
  return isScheduled(year) ? isMondayToFriday(date) : 'unknown';
}

/** The office's own changes (工作日历): on those days it works, or does not, whatever the schedule says. */
export type DayChanges = ReadonlyMap<BusinessDate, boolean>;

const NO_CHANGES: DayChanges = new Map();

/** For counting time limits: in years whose schedule is not published yet, Monday to Friday count. */
export function countsAsWorkday(date: BusinessDate, changes: DayChanges = NO_CHANGES): boolean {
  const own = changes.get(date);
  if (own !== undefined) return own;
  const known = isWorkday(date);
  return known === 'unknown' ? isMondayToFriday(date) : known;
}

/** Whether this version holds the State Council's schedule of a year. */
export function isScheduled(year: number): boolean {
  return scheduledDays(year) >= FEWEST_SCHEDULED_DAYS;
}

/** Working days of a year, the office's own changes counted. */
export function workdaysOf(year: number, changes: DayChanges = NO_CHANGES): number {
  let count = 0;
  for (let date = `${year}-01-01`; date.startsWith(`${year}-`); date = addDays(date, 1)) {
    if (countsAsWorkday(date, changes)) count += 1;
  }
  return count;
}

function isMondayToFriday(date: BusinessDate): boolean {
  return ((daysBetween(A_MONDAY, date) % 7) + 7) % 7 < 5;
}

/** tyme4ts keeps one 13-character record a day: date, work mark, holiday, distance. */
function scheduledDays(year: number): number {
  let count = 0;
  for (let at = 0; at < LegalHoliday.DATA.length; at += RECORD_LENGTH) {
    if (LegalHoliday.DATA.startsWith(String(year), at)) count += 1;
  }
  return count;
}

/**
 * The solar date of a lunar birthday (农历生日) in a lunar year, which begins at the spring festival of that solar year.
 * Without that leap month the ordinary one counts; day 30 of a short month falls on day 29. Throws RangeError on an impossible month or day.
 */
export function solarOfLunarBirthday(lunarYear: number, month: number, day: number, isLeap: boolean): BusinessDate {
  if (!Number.isInteger(month) || month < 1 || month > 12) throw new RangeError(`no lunar month ${month}`);
  if (!Number.isInteger(day) || day < 1 || day > 30) throw new RangeError(`no lunar day ${day}`);
  const leap = isLeap && LunarYear.fromYear(lunarYear).getLeapMonth() === month;
  const signedMonth = leap ? -month : month;
  const lastDay = LunarMonth.fromYm(lunarYear, signedMonth).getDayCount();
  const solar = LunarDay.fromYmd(lunarYear, signedMonth, Math.min(day, lastDay)).getSolarDay();
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return `${solar.getYear()}-${twoDigits(solar.getMonth())}-${twoDigits(solar.getDay())}`;
}

/** The first day, from `from` on, that a lunar birthday falls on. */
export function nextLunarBirthday(from: BusinessDate, month: number, day: number, isLeap: boolean): BusinessDate {
  let lunarYear = Number(from.slice(0, 4)) - 1;
  let date = solarOfLunarBirthday(lunarYear, month, day, isLeap);
  while (date < from) {
    lunarYear += 1;
    date = solarOfLunarBirthday(lunarYear, month, day, isLeap);
  }
  return date;
}
