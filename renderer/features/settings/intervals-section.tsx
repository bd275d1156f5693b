import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { EffectivePart } from '#renderer/features/settings/effective-part.tsx';
import { PlainLines } from '#renderer/features/settings/plain-lines.tsx';

/** 回访间隔: after how many days of silence a client of each class is to be visited. */
export function IntervalsSection() {
  const { t } = useTranslation('settings');
  const shown = useOfficeQuery('settings.visitIntervals', {}, { reads: ['review'] });
  if (shown.isError) return <ErrorNote error={shown.error} onRetry={() => void shown.refetch()} />;
  if (shown.data === undefined) return <GreyRows rows={3} />;
  const { head, intervals } = shown.data;
  const field = (key: string) => t(`fields.visit_intervals.lines.${key}`);
  return (
    <EffectivePart kind="visit_intervals" head={head} form="office.intervalsForm">
      <PlainLines
        label={t('visit_intervals.lines')}
        rows={intervals.lines}
        columns={[
          { key: 'sizeGrade', title: field('sizeGrade'), show: ({ sizeGrade }) => sizeGrade },
          {
            key: 'days',
            title: field('days'),
            align: 'end',
            show: ({ days }) => <span className="num">{days === 0 ? t('visit_intervals.never') : days}</span>,
          },
        ]}
      />
      <p className="quiet small">{t('visit_intervals.always')}</p>
    </EffectivePart>
  );
}
