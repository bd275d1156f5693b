import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { EmptyState, ErrorNote, GreyRows, Note } from '#renderer/components/notices.tsx';
import { EffectivePart } from '#renderer/features/settings/effective-part.tsx';
import { PlainLines } from '#renderer/features/settings/plain-lines.tsx';
import { useScheduleWords } from '#renderer/features/settings/schedule-words.ts';

/** 工作日历: what the published schedule covers, and this office's own days. */
export function CalendarSection() {
  const { t } = useTranslation('settings');
  const scheduled = useScheduleWords();
  const shown = useOfficeQuery('settings.calendar', {}, { reads: ['review'] });
  if (shown.isError) return <ErrorNote error={shown.error} onRetry={() => void shown.refetch()} />;
  if (shown.data === undefined) return <GreyRows rows={6} />;
  const { head, years, calendar } = shown.data;
  const field = (key: string) => t(`fields.working_calendar.lines.${key}`);
  const unpublished = years.filter(({ published }) => !published).map(({ year }) => year);
  return (
    <EffectivePart kind="working_calendar" head={head} form="office.calendarForm">
      <div className="settings-years">
        {years.map(({ year, published, workdays }) => (
          <div key={year}>
            <b className="num">{year}</b>
            <span>{t('working_calendar.workdays', { count: workdays })}</span>
            <span className="quiet small">
              {t(published ? 'working_calendar.published' : 'working_calendar.byWeek')}
            </span>
          </div>
        ))}
      </div>
      {unpublished.length > 0 && (
        <Note tone="warning" title={t('working_calendar.unpublished', { years: unpublished.join(t('and')) })}>
          {t('working_calendar.unpublishedText')}
        </Note>
      )}
      {calendar.lines.length === 0 ? (
        <EmptyState title={t('working_calendar.none')}>{t('working_calendar.noneText')}</EmptyState>
      ) : (
        <PlainLines
          label={t('working_calendar.lines')}
          rows={calendar.lines}
          columns={[
            { key: 'on', title: field('on'), show: ({ on }) => <span className="num">{on}</span> },
            { key: 'is', title: field('is'), show: ({ is }) => t(`values.working_calendar.lines.is.${is}`) },
            { key: 'reason', title: field('reason'), show: ({ reason }) => reason },
            {
              key: 'scheduled',
              title: t('working_calendar.scheduled'),
              show: ({ on }) => <span className="quiet">{scheduled(on)}</span>,
            },
          ]}
        />
      )}
      <p className="quiet small">{t('working_calendar.always')}</p>
    </EffectivePart>
  );
}
