import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import type { LineColumn } from '#renderer/components/line-grid-props.ts';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { type Proposal, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import { type ListValues, rateValues, readRates, typedLines } from '#renderer/features/settings/list-form-models.ts';
import { ListForm } from '#renderer/features/settings/list-form.tsx';
import { useSettingsProposal } from '#renderer/features/settings/use-settings-proposal.ts';
import { TaxTreatment } from '#shared/invoicing/tax.ts';
import { TaxRates } from '#shared/settings/settings.schema.ts';

/** 税率表: which rate holds from when to when, and for what. */
export function RatesFormPage() {
  const present = useOfficeQuery('settings.taxRates', {});
  const { begun, error } = useSettingsProposal(present.data?.head);
  if (present.isError) return <ErrorNote error={present.error} onRetry={() => void present.refetch()} />;
  if (error !== null) return <ErrorNote error={error} />;
  if (present.data === undefined || begun === undefined) return <GreyRows />;
  const { lines } = begun.content === undefined ? present.data.rates : TaxRates.parse(begun.content);
  return <RatesForm proposal={begun.proposal} start={rateValues(lines)} />;
}

function RatesForm({ proposal, start }: { readonly proposal: Proposal; readonly start: ListValues }) {
  const { t } = useTranslation('settings');
  const today = useToday();
  const form = useSubmitForm({
    procedure: 'settings.submitTaxRates',
    proposal,
    start,
    read: (values) => readRates(values, today),
    fill: (content) => rateValues(TaxRates.parse(content).lines),
  });
  const columns = useMemo<readonly LineColumn[]>(() => {
    const field = (key: string) => t(`fields.tax_rates.lines.${key}`);
    return [
      { key: 'rateBasisPoints', title: field('rateBasisPoints'), kind: 'text', width: 90, align: 'end', rekey: true },
      {
        key: 'treatment',
        title: field('treatment'),
        kind: 'text',
        width: 110,
        choices: TaxTreatment.options.map((value) => ({ value, text: t(`values.tax_rates.lines.treatment.${value}`) })),
      },
      { key: 'fromOn', title: field('fromOn'), kind: 'date', width: 120 },
      { key: 'toOn', title: field('toOn'), kind: 'date', width: 120 },
      { key: 'purpose', title: field('purpose'), kind: 'text', width: 260, grow: true },
    ];
  }, [t]);
  return (
    <ListForm
      form={form}
      kind="tax_rates"
      columns={columns}
      sent={typedLines(form.values)}
      begin={{ treatment: 'taxed', fromOn: today }}
    />
  );
}
