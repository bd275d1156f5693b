import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab, useTabMemory } from '#renderer/app/use-tabs.tsx';
import type { FieldSpec } from '#renderer/components/field-set.tsx';
import type { LineColumn } from '#renderer/components/line-grid-props.ts';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { EmptyState, ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { type Proposal, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import { LinesForm } from '#renderer/features/dispatch/lines-form.tsx';
import {
  batchForm,
  newBatch,
  type PickedNote,
  pickedNote,
  readBatch,
  type SignBackBatchValues,
  takenCopies,
} from '#renderer/features/dispatch/sign-back-batch-model.ts';
import { SignBackDraft } from '#shared/dispatch/dispatch.schema.ts';

const FIELDS: readonly FieldSpec[] = [{ path: 'receivedOn', required: true, as: 'date' }];

/** 回单批量确认: the notes ticked in the chase list (kept with the tab), or the correction of a returned batch. */
export function SignBackBatchPage() {
  const { params } = useTab();
  const today = useToday();
  const { t } = useTranslation('dispatch');
  const [notes] = useTabMemory<readonly PickedNote[]>('notes', []);
  if (params['submission'] !== undefined) return <CorrectBatch id={params['submission']} />;
  if (notes.length === 0)
    return (
      <>
        <PageHeader title={t('signBackBatch.title')} />
        <EmptyState title={t('signBackBatch.none')}>{t('signBackBatch.noneText')}</EmptyState>
      </>
    );
  return <BatchForm proposal={{ action: 'create' }} start={newBatch(notes, today)} />;
}

function CorrectBatch({ id }: { readonly id: string }) {
  const view = useOfficeQuery('review.show', { submissionId: id });
  const out = useOfficeQuery('dispatch.signBackChase', { limit: 1000 });
  const error = view.error ?? out.error;
  if (error !== null) return <ErrorNote error={error} onRetry={() => void view.refetch()} />;
  if (view.data === undefined || out.data === undefined) return <GreyRows />;
  const notes = new Map(out.data.rows.map((row) => [row.id, pickedNote(row)]));
  return <BatchForm proposal={{ action: 'create', submissionId: id }} start={batchForm(view.data.content, notes)} />;
}

interface BatchFormProps {
  readonly proposal: Proposal;
  readonly start: SignBackBatchValues;
}

function BatchForm({ proposal, start }: BatchFormProps) {
  const { t } = useTranslation('dispatch');
  const today = useToday();
  const form = useSubmitForm({
    procedure: 'dispatch.submitSignBackBatch',
    proposal,
    start,
    read: (values) => readBatch(values, today),
  });
  return (
    <LinesForm
      form={form}
      kind="sign_back_batch"
      title={t('signBackBatch.title')}
      tabTitle={t('signBackBatch.title')}
      facts={t('signBackBatch.facts', { count: takenCopies(form.values.lines).length })}
      specs={FIELDS}
      hint={t('signBackBatch.hint')}
      columns={useCopyColumns()}
      group="copies"
      sent={takenCopies}
      columnOf={columnOf}
    />
  );
}

/** What is wrong with a note as a whole is answered by taking it out. */
function columnOf(column: string): string {
  return column === 'receivedBy' || column === 'receivedAs' || column === 'remark' ? column : 'take';
}

function useCopyColumns(): readonly LineColumn[] {
  const { t } = useTranslation('dispatch');
  return useMemo(() => {
    const field = (name: string) => t(`fields.sign_back.${name}`);
    const fact = (key: string, title: string, width: number, grow = false): LineColumn => ({
      key,
      title,
      kind: 'computed',
      width,
      grow,
    });
    const yesNo = ['yes', 'no'].map((value) => ({ value, text: t(`signBackBatch.${value}`) }));
    const as = SignBackDraft.shape.receivedAs.options.map((value) => {
      return { value, text: t(`values.sign_back.receivedAs.${value}`) };
    });
    return [
      { key: 'take', title: t('signBackBatch.take'), kind: 'text', width: 70, align: 'center', choices: yesNo },
      fact('number', t('columns.number'), 132),
      fact('clientName', t('columns.client'), 260, true),
      fact('dispatchedOn', t('columns.on'), 96),
      { key: 'receivedBy', title: field('receivedBy'), kind: 'text', width: 130 },
      { key: 'receivedAs', title: field('receivedAs'), kind: 'text', width: 110, choices: as },
      { key: 'remark', title: field('remark'), kind: 'text', width: 220 },
    ];
  }, [t]);
}
