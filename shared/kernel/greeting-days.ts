import { addDays, type BusinessDate } from './business-date.ts';
import { lunarBirthdaysOn } from './working-calendar.ts';

/** 节日 on which clients are greeted: those the whole country keeps and business sends word for. */
export const GREETING_DAYS = [
  'new_year',
  'spring_festival',
  'labour_day',
  'dragon_boat',
  'mid_autumn',
  'national_day',
] as const;
export type GreetingDay = (typeof GREETING_DAYS)[number];

const SOLAR: Readonly<Record<string, GreetingDay>> = {
  '01-01': 'new_year',
  '05-01': 'labour_day',
  '10-01': 'national_day',
};
const LUNAR: Readonly<Record<string, GreetingDay>> = {
  '1-1': 'spring_festival',
  '5-5': 'dragon_boat',
  '8-15': 'mid_autumn',
};

/** The greeting days from `from` on within `days` days, `from` included, soonest first. */
export function greetingDaysWithin(
  from: BusinessDate,
  days: number,
): { readonly on: BusinessDate; readonly name: GreetingDay }[] {
  return Array.from({ length: days + 1 }, (_, ahead) => addDays(from, ahead)).flatMap((on) => {
    const names = [SOLAR[on.slice(5)], ...lunarBirthdaysOn(on).map(({ month, day }) => LUNAR[`${month}-${day}`])];
    return names.flatMap((name) => (name === undefined ? [] : [{ on, name }]));
  });
}
