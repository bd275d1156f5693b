import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { ErrorNote, GreyRows, Note } from '#renderer/components/notices.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { EffectivePart } from '#renderer/features/settings/effective-part.tsx';
import { PlainLines } from '#renderer/features/settings/plain-lines.tsx';

/** 编号规则: how each kind of document is numbered, and its next number. */
export function NumberingSection() {
  const { t } = useTranslation('settings');
  const words = useRecordWords();
  const shown = useOfficeQuery('settings.numbering', {}, { reads: ['review'] });
  if (shown.isError) return <ErrorNote error={shown.error} onRetry={() => void shown.refetch()} />;
  if (shown.data === undefined) return <GreyRows rows={10} />;
  const { head, series, later } = shown.data;
  const field = (key: string) => t(`fields.numbering.lines.${key}`);
  const value = (key: string, of: string) => t(`values.numbering.lines.${key}.${of}`);
  return (
    <EffectivePart kind="numbering" head={head} form="office.numberingForm">
      {later !== undefined && (
        <Note tone="info" title={t('numbering.later', { day: later.fromOn })}>
          {later.lines
            .filter((line) => series.some((now) => now.series === line.series && now.prefix !== line.prefix))
            .map((line) => `${words.kind(line.series)} ${line.prefix}`)
            .join(' · ')}
        </Note>
      )}
      <PlainLines
        label={t('numbering.lines')}
        rows={series}
        columns={[
          { key: 'series', title: field('series'), show: (row) => words.kind(row.series) },
          { key: 'prefix', title: field('prefix'), show: ({ prefix }) => <span className="code">{prefix}</span> },
          { key: 'datePart', title: field('datePart'), show: ({ datePart }) => value('datePart', datePart) },
          {
            key: 'width',
            title: field('width'),
            align: 'center',
            show: ({ width }) => <span className="num">{width}</span>,
          },
          { key: 'restart', title: field('restart'), show: ({ restart }) => value('restart', restart) },
          { key: 'next', title: t('numbering.nextNow'), show: ({ next }) => <span className="code">{next}</span> },
        ]}
      />
      <p className="quiet small">{t('numbering.always')}</p>
    </EffectivePart>
  );
}
