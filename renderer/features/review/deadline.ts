import { businessDateOf, formatInstant } from '#shared/kernel/business-date.ts';
import type { DayChanges } from '#shared/kernel/working-calendar.ts';
import { afterWorkingHours } from '#shared/kernel/working-hours.ts';

/** Working hours before the end from which a submission presses; the office counts `dueSoon` by the same. */
const PRESSING_HOURS = 4;
/** Up to a working day the hours left are said, beyond it the day and time. */
const COUNTED_HOURS = 8;
const MINUTE_MS = 60_000;

/** How long a submission may still wait, in the form that says most in least room. */
export type TimeLeft =
  | { readonly form: 'over' }
  | { readonly form: 'minutes' | 'hours'; readonly count: number; readonly pressing: boolean }
  | { readonly form: 'until'; readonly at: string; readonly pressing: boolean };

/** What is left of a time limit that ends at `dueAt`, in working hours of the office's own calendar; undefined when none runs. */
export function timeLeft(dueAt: number | null, now: number, changes?: DayChanges): TimeLeft | undefined {
  if (dueAt === null) return undefined;
  if (dueAt <= now) return { form: 'over' };
  const pressing = dueAt <= afterWorkingHours(now, PRESSING_HOURS, changes);
  if (dueAt > afterWorkingHours(now, COUNTED_HOURS, changes))
    return { form: 'until', at: formatInstant(dueAt).slice(5), pressing };
  const hours = wholeHoursLeft(dueAt, now, changes);
  if (hours > 0) return { form: 'hours', count: hours, pressing };
  if (businessDateOf(dueAt) !== businessDateOf(now))
    return { form: 'until', at: formatInstant(dueAt).slice(5), pressing };
  return { form: 'minutes', count: Math.max(1, Math.floor((dueAt - now) / MINUTE_MS)), pressing };
}

function wholeHoursLeft(dueAt: number, now: number, changes: DayChanges | undefined): number {
  let hours = 0;
  while (hours < COUNTED_HOURS && afterWorkingHours(now, hours + 1, changes) <= dueAt) hours += 1;
  return hours;
}
