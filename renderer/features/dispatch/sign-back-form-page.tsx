import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import type { FieldSpec } from '#renderer/components/field-set.tsx';
import { QuantityText } from '#renderer/components/figures.tsx';
import { orNull, readDraft } from '#renderer/components/form-faults.ts';
import { knownColumns } from '#renderer/components/known-column.ts';
import type { LineColumn } from '#renderer/components/line-grid-props.ts';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { shownQuantity, typedDate, typedQuantity } from '#renderer/components/typed-values.ts';
import { correctionOf, type Proposal, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import { LinesForm, type LinesValues } from '#renderer/features/dispatch/lines-form.tsx';
import type { DispatchRecord } from '#shared/dispatch/dispatch.contract.ts';
import { DifferenceSettlement, SignBack, SignBackDraft, type DispatchLine } from '#shared/dispatch/dispatch.schema.ts';

const FIELDS: readonly FieldSpec[] = [
  { path: 'receivedBy', required: true },
  { path: 'receivedOn', required: true, as: 'date' },
  { path: 'receivedAs', required: true, options: SignBackDraft.shape.receivedAs.options },
  { path: 'remark' },
];

/** 回单: what the client's signed copy says, line by line; new for a note, or the correction of a returned submission. */
export function SignBackFormPage() {
  const { params } = useTab();
  if (params['record'] !== undefined) return <Amend id={params['record']} />;
  if (params['submission'] !== undefined) return <Correct id={params['submission']} />;
  return <OfNote noteId={params['note'] ?? ''} proposal={{ action: 'create' }} />;
}

function Amend({ id }: { readonly id: string }) {
  const record = useOfficeQuery('dispatch.getSignBack', { id });
  if (record.isError) return <ErrorNote error={record.error} />;
  if (record.data === undefined) return <GreyRows />;
  const { content, version } = record.data;
  return (
    <OfNote
      noteId={content.dispatchNoteId}
      content={content}
      proposal={{ action: 'amend', recordId: id, baseVersion: version }}
    />
  );
}

function Correct({ id }: { readonly id: string }) {
  const view = useOfficeQuery('review.show', { submissionId: id });
  if (view.isError) return <ErrorNote error={view.error} />;
  if (view.data === undefined) return <GreyRows />;
  const content = SignBack.parse(view.data.content);
  return <OfNote noteId={content.dispatchNoteId} content={content} proposal={correctionOf(view.data)} />;
}

interface OfNoteProps {
  readonly noteId: string;
  readonly proposal: Proposal;
  readonly content?: SignBack;
}

function OfNote({ noteId, proposal, content }: OfNoteProps) {
  const note = useOfficeQuery('dispatch.get', { id: noteId });
  const today = useToday();
  if (note.isError) return <ErrorNote error={note.error} onRetry={() => void note.refetch()} />;
  if (note.data === undefined) return <GreyRows />;
  return <SignBackForm note={note.data} proposal={proposal} start={startOf(note.data, content, today)} />;
}

/** As dispatched until the paper says otherwise. One line per line of the note; its id is the key of that line. */
function startOf(note: DispatchRecord, content: SignBack | undefined, today: string): LinesValues {
  const keyed = new Map(content?.lines.map((line) => [line.dispatchLineKey, line]));
  return {
    fields: {
      receivedBy: content?.receivedBy ?? note.content.consigneeName,
      receivedOn: content?.receivedOn ?? today,
      receivedAs: content?.receivedAs ?? 'authorised',
      remark: content?.remark ?? '',
    },
    lines: note.content.lines.map((line) => {
      const old = keyed.get(line.lineKey);
      return {
        id: line.lineKey,
        cells: {
          signedE6: shownQuantity(old?.signedE6 ?? line.quantityE6),
          settlement: old?.settlement ?? '',
          reason: old?.reason ?? '',
        },
      };
    }),
  };
}

function readSignBack(values: LinesValues, noteId: string, today: string) {
  return readDraft(SignBackDraft, {
    dispatchNoteId: noteId,
    receivedBy: values.fields['receivedBy'] ?? '',
    receivedOn: typedDate(values.fields['receivedOn'], today),
    receivedAs: values.fields['receivedAs'],
    remark: orNull(values.fields['remark']),
    lines: values.lines.map(({ id, cells }) => ({
      dispatchLineKey: id,
      signedE6: typedQuantity(cells['signedE6']),
      settlement: orNull(cells['settlement']),
      reason: orNull(cells['reason']),
    })),
  });
}

interface SignBackFormProps {
  readonly note: DispatchRecord;
  readonly proposal: Proposal;
  readonly start: LinesValues;
}

function SignBackForm({ note, proposal, start }: SignBackFormProps) {
  const { t } = useTranslation('dispatch');
  const today = useToday();
  const form = useSubmitForm({
    procedure: 'dispatch.submitSignBack',
    proposal,
    start,
    read: (values) => readSignBack(values, note.id, today),
    fill: (content) => startOf(note, SignBack.parse(content), today),
  });
  return (
    <LinesForm
      form={form}
      kind="sign_back"
      title={t('signBack.title', { number: note.number })}
      tabTitle={t('signBack.tab', { number: note.number })}
      facts={note.clientName}
      specs={FIELDS}
      hint={t('signBack.hint')}
      columns={useSignBackColumns(note)}
      group="lines"
      sent={(lines) => lines}
    />
  );
}

function useSignBackColumns(note: DispatchRecord): readonly LineColumn[] {
  const { t } = useTranslation('dispatch');
  return useMemo(() => {
    const byKey = new Map(note.content.lines.map((line) => [line.lineKey, line]));
    const field = (name: string) => t(`fields.sign_back.lines.${name}`);
    const positions = new Map([...byKey.keys()].map((key, index) => [key, index + 1]));
    const shown = knownColumns(byKey);
    const dispatched = (line: DispatchLine) => <QuantityText e6={line.quantityE6} decimals={line.unitDecimals} />;
    return [
      shown('position', '#', 34, (line) => <span className="num faint">{positions.get(line.lineKey)}</span>, {
        align: 'center',
      }),
      shown('name', t('fields.dispatch_note.lines.productName'), 240, (line) => line.productName, { grow: true }),
      shown('specification', t('fields.dispatch_note.lines.specification'), 150, (line) => line.specification),
      shown('unit', t('fields.dispatch_note.lines.unit'), 50, (line) => line.unit, { align: 'center' }),
      shown('dispatchedE6', field('dispatchedE6'), 100, dispatched, { align: 'end' }),
      { key: 'signedE6', title: field('signedE6'), kind: 'number', width: 110, align: 'end', rekey: true },
      {
        key: 'settlement',
        title: field('settlement'),
        kind: 'text',
        width: 120,
        choices: DifferenceSettlement.options.map((value) => ({
          value,
          text: t(`values.sign_back.lines.settlement.${value}`),
        })),
      },
      { key: 'reason', title: field('reason'), kind: 'text', width: 240 },
    ] satisfies readonly LineColumn[];
  }, [t, note]);
}
