import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab, useTabMemory } from '#renderer/app/use-tabs.tsx';
import { FieldSet, type FieldSpec } from '#renderer/components/field-set.tsx';
import { cellFaults, cellOf } from '#renderer/components/form-faults.ts';
import { LineGrid } from '#renderer/components/line-grid.tsx';
import type { PasteRefusal } from '#renderer/components/line-grid-model.ts';
import type { LineColumn } from '#renderer/components/line-grid-props.ts';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { EmptyState, ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { PasteRefusals } from '#renderer/components/paste-refusals.tsx';
import { SubmitPage } from '#renderer/components/submit-page.tsx';
import { type Proposal, useSubmitForm } from '#renderer/components/use-submit-form.ts';
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
  const [refused, setRefused] = useState<readonly PasteRefusal[]>([]);
  const [goTo, setGoTo] = useState<{ readonly lineId: string; readonly column: string }>();
  const form = useSubmitForm({
    procedure: 'dispatch.submitSignBackBatch',
    proposal,
    start,
    read: (values) => readBatch(values, today),
  });
  const { values, faults, set } = form;
  const columns = useCopyColumns();
  const taken = takenCopies(values.lines);
  function go(path: string): boolean {
    const cell = cellOf('copies', taken, path);
    if (cell !== undefined) setGoTo({ ...cell, column: columnOf(cell.column) });
    return cell !== undefined;
  }
  return (
    <SubmitPage
      form={form}
      kind="sign_back_batch"
      title={t('signBackBatch.title')}
      tabTitle={t('signBackBatch.title')}
      facts={t('signBackBatch.facts', { count: taken.length })}
      onGo={go}
    >
      <div className="form-whole">
        <div className="form-grid">
          <FieldSet
            kind="sign_back_batch"
            specs={FIELDS}
            fields={values.fields}
            faults={faults}
            onChange={(path, text) => set({ ...values, fields: { ...values.fields, [path]: text } })}
          />
        </div>
        <p className="quiet small" style={{ margin: '0 14px 6px' }}>
          {t('signBackBatch.hint')}
        </p>
        <PasteRefusals
          refused={refused}
          titleOf={(key) => t(`fields.sign_back.${key}`, { defaultValue: t('signBackBatch.take') })}
          onClose={() => setRefused([])}
        />
        <div className="lines-box">
          <LineGrid
            label={t('signBackBatch.lines')}
            columns={columns}
            lines={values.lines}
            faults={cellFaults('copies', taken, faults, columnOf)}
            goTo={goTo}
            newLine={() => ({ id: crypto.randomUUID(), cells: {} })}
            onChange={(lines) => set({ ...values, lines: lines.slice(0, values.lines.length) })}
            onRefused={setRefused}
          />
        </div>
      </div>
    </SubmitPage>
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
