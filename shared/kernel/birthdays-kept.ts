import { addDays, type BusinessDate } from './business-date.ts';
import { lunarBirthdaysOn } from './working-calendar.ts';

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Whose birthday is kept on a day, as `MM-DD` by calendar: 29 February on the 28th where there is no 29th. */
export function birthdaysKeptOn(date: BusinessDate): {
  readonly solar: readonly string[];
  readonly lunar: readonly string[];
} {
  const lunar = lunarBirthdaysOn(date).map(({ month, day }) => `${twoDigits(month)}-${twoDigits(day)}`);
  const isLastOfFebruary = date.endsWith('-02-28') && addDays(date, 1).endsWith('-03-01');
  return { solar: isLastOfFebruary ? ['02-28', '02-29'] : [date.slice(5)], lunar };
}
