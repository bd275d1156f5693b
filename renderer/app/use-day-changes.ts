import { useMemo } from 'react';
import { useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { countsAsWorkday, type DayChanges } from '#shared/kernel/working-calendar.ts';

/** The office's own working days and days off, for whatever counts working hours in the window. */
export function useDayChanges(): DayChanges {
  const shown = useOfficeQuery('settings.calendar', {}, { reads: ['review'] });
  const lines = shown.data?.calendar.lines;
  return useMemo(() => new Map((lines ?? []).map(({ on, is }) => [on, is === 'workday'])), [lines]);
}

/** Whether the office works today. */
export function useIsWorkday(): boolean {
  const changes = useDayChanges();
  return countsAsWorkday(useToday(), changes);
}
