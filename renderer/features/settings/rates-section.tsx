import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { shownRate } from '#renderer/components/typed-values.ts';
import { EffectivePart } from '#renderer/features/settings/effective-part.tsx';
import { PlainLines } from '#renderer/features/settings/plain-lines.tsx';
import { ratesOn } from '#shared/settings/tax-rates.ts';

/** 税率表: what holds today stands out; what has ended or has not begun is faint. */
export function RatesSection() {
  const { t } = useTranslation('settings');
  const today = useToday();
  const shown = useOfficeQuery('settings.taxRates', {}, { reads: ['review'] });
  if (shown.isError) return <ErrorNote error={shown.error} onRetry={() => void shown.refetch()} />;
  if (shown.data === undefined) return <GreyRows rows={9} />;
  const { head, rates } = shown.data;
  const holding = new Set(ratesOn(rates.lines, today));
  const field = (key: string) => t(`fields.tax_rates.lines.${key}`);
  return (
    <EffectivePart kind="tax_rates" head={head} form="office.ratesForm">
      <PlainLines
        label={t('tax_rates.lines')}
        rows={rates.lines}
        faint={(row) => !holding.has(row)}
        columns={[
          {
            key: 'rate',
            title: field('rateBasisPoints'),
            align: 'end',
            show: ({ rateBasisPoints }) => <span className="num">{shownRate(rateBasisPoints)}</span>,
          },
          {
            key: 'treatment',
            title: field('treatment'),
            show: ({ treatment }) => t(`values.tax_rates.lines.treatment.${treatment}`),
          },
          { key: 'fromOn', title: field('fromOn'), show: ({ fromOn }) => <span className="num">{fromOn}</span> },
          { key: 'toOn', title: field('toOn'), show: ({ toOn }) => <span className="num">{toOn ?? '–'}</span> },
          { key: 'purpose', title: field('purpose'), show: ({ purpose }) => purpose },
        ]}
      />
      <p className="quiet small">{t('tax_rates.always')}</p>
    </EffectivePart>
  );
}
