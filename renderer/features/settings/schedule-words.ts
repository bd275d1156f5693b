import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { isWorkday } from '#shared/kernel/working-calendar.ts';

/** What the published schedule says of a day, with its weekday; empty for what is no day. */
export function useScheduleWords(): (date: string) => string {
  const { t, i18n } = useTranslation('settings');
  const { language } = i18n;
  return useCallback(
    (date) => {
      const at = /^\d{4}-\d{2}-\d{2}$/.test(date) ? new Date(`${date}T00:00:00Z`) : undefined;
      if (at === undefined || Number.isNaN(at.getTime())) return '';
      const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(at);
      const says = isWorkday(date);
      return `${weekday} · ${t(says === 'unknown' ? 'day.unknown' : says ? 'day.works' : 'day.off')}`;
    },
    [t, language],
  );
}
