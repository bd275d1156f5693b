import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import type { LineColumn } from '#renderer/components/line-grid-props.ts';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { type Proposal, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import { intervalValues, type ListValues, readIntervals } from '#renderer/features/settings/list-form-models.ts';
import { ListForm } from '#renderer/features/settings/list-form.tsx';
import { useSettingsProposal } from '#renderer/features/settings/use-settings-proposal.ts';
import { VisitIntervals } from '#shared/settings/settings.schema.ts';

/** 回访间隔: a line a class. */
export function IntervalsFormPage() {
  const present = useOfficeQuery('settings.visitIntervals', {});
  const { begun, error } = useSettingsProposal(present.data?.head);
  if (present.isError) return <ErrorNote error={present.error} onRetry={() => void present.refetch()} />;
  if (error !== null) return <ErrorNote error={error} />;
  if (present.data === undefined || begun === undefined) return <GreyRows />;
  const intervals = begun.content === undefined ? present.data.intervals : VisitIntervals.parse(begun.content);
  return <IntervalsForm proposal={begun.proposal} start={intervalValues(intervals)} />;
}

function IntervalsForm({ proposal, start }: { readonly proposal: Proposal; readonly start: ListValues }) {
  const { t } = useTranslation('settings');
  const form = useSubmitForm({
    procedure: 'settings.submitVisitIntervals',
    proposal,
    start,
    read: readIntervals,
    fill: (content) => intervalValues(VisitIntervals.parse(content)),
  });
  const columns = useMemo<readonly LineColumn[]>(() => {
    const field = (key: string) => t(`fields.visit_intervals.lines.${key}`);
    return [
      {
        key: 'sizeGrade',
        title: field('sizeGrade'),
        kind: 'computed',
        width: 120,
        show: (line) => line.cells['sizeGrade'] ?? '',
      },
      { key: 'days', title: field('days'), kind: 'text', width: 140, align: 'end' },
    ];
  }, [t]);
  return <ListForm form={form} kind="visit_intervals" columns={columns} sent={form.values.lines} />;
}
