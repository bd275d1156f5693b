import { type BusinessDate, isBusinessDate } from '#shared/kernel/business-date.ts';
import { nextLunarBirthday } from '#shared/kernel/working-calendar.ts';

/**
 * The next day, from `today` on, on which a birthday is kept; without a calendar it is read as solar. 29 February is kept on
 * the 28th of other years. Undefined where no such day exists.
 */
export function nextBirthday(
  birthday: BusinessDate,
  calendar: 'solar' | 'lunar' | null,
  today: BusinessDate,
): BusinessDate | undefined {
  const [month = 0, day = 0] = birthday.slice(5).split('-').map(Number);
  if (calendar === 'lunar')
    return month < 1 || month > 12 || day < 1 || day > 30 ? undefined : nextLunarBirthday(today, month, day, false);
  const year = Number(today.slice(0, 4));
  return [year, year + 1]
    .map((kept) => solarIn(kept, birthday.slice(5)))
    .find((date) => date !== undefined && date >= today);
}

function solarIn(year: number, monthDay: string): BusinessDate | undefined {
  const date = `${year}-${monthDay}`;
  if (isBusinessDate(date)) return date;
  return monthDay === '02-29' ? `${year}-02-28` : undefined;
}
