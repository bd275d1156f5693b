import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { usePagedQuery } from '#renderer/app/use-paged-query.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import type { FieldSpec } from '#renderer/components/field-set.tsx';
import { QuantityText } from '#renderer/components/figures.tsx';
import { orNull, readDraft } from '#renderer/components/form-faults.ts';
import { HiddenFigure } from '#renderer/components/hidden-figure.tsx';
import { knownColumns } from '#renderer/components/known-column.ts';
import type { Line } from '#renderer/components/line-grid-model.ts';
import type { LineColumn } from '#renderer/components/line-grid-props.ts';
import { EmptyState, ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { shownQuantity, typedDate, typedQuantity } from '#renderer/components/typed-values.ts';
import { correctionOf, type Proposal, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import { LinesForm, type LinesValues } from '#renderer/features/dispatch/lines-form.tsx';
import type { ReturnableLine } from '#shared/dispatch/dispatch.contract.ts';
import { ReturnLineDraft, ReturnNote, ReturnNoteDraft, ReturnPurpose } from '#shared/dispatch/dispatch.schema.ts';

const FIELDS: readonly FieldSpec[] = [
  { path: 'purpose', required: true, options: ReturnPurpose.options },
  { path: 'returnedOn', required: true, as: 'date' },
  { path: 'warehouse' },
  { path: 'remark' },
];

/** Id of a line of the form: one per returnable line. */
const keyOf = (line: { readonly dispatchNoteId: string; readonly dispatchLineKey: string }): string =>
  `${line.dispatchNoteId}/${line.dispatchLineKey}`;

/** 退货单: what came back of one dispatch note, as the goods-in sheet says. */
export function ReturnFormPage() {
  const { params } = useTab();
  if (params['record'] !== undefined) return <Amend id={params['record']} />;
  if (params['submission'] !== undefined) return <Correct id={params['submission']} />;
  return <OfNote noteId={params['note'] ?? ''} />;
}

function OfNote({ noteId }: { readonly noteId: string }) {
  const note = useOfficeQuery('dispatch.get', { id: noteId });
  if (note.isError) return <ErrorNote error={note.error} onRetry={() => void note.refetch()} />;
  if (note.data === undefined) return <GreyRows />;
  const { content, clientName } = note.data;
  return <Loaded clientId={content.clientId} clientName={clientName} noteId={noteId} proposal={{ action: 'create' }} />;
}

function Amend({ id }: { readonly id: string }) {
  const record = useOfficeQuery('dispatch.getReturn', { id });
  if (record.isError) return <ErrorNote error={record.error} />;
  if (record.data === undefined) return <GreyRows />;
  const { content, clientName, version } = record.data;
  return (
    <Loaded
      clientId={content.clientId}
      clientName={clientName}
      content={content}
      proposal={{ action: 'amend', recordId: id, baseVersion: version }}
    />
  );
}

function Correct({ id }: { readonly id: string }) {
  const view = useOfficeQuery('review.show', { submissionId: id });
  const content = view.data === undefined ? undefined : ReturnNote.parse(view.data.content);
  const clientId = content?.clientId ?? '';
  const client = useOfficeQuery('clients.get', { id: clientId }, { enabled: clientId !== '' });
  if (view.isError) return <ErrorNote error={view.error} />;
  if (view.data === undefined || content === undefined || client.data === undefined) return <GreyRows />;
  return (
    <Loaded
      clientId={clientId}
      clientName={client.data.content.name}
      content={content}
      proposal={correctionOf(view.data)}
    />
  );
}

interface LoadedProps {
  readonly clientId: string;
  readonly clientName: string;
  readonly noteId?: string;
  readonly content?: ReturnNote;
  readonly proposal: Proposal;
}

function Loaded({ clientId, clientName, noteId, content, proposal }: LoadedProps) {
  const { t } = useTranslation('dispatch');
  const today = useToday();
  const input = { clientId, ...(noteId !== undefined && { dispatchNoteId: noteId }) };
  const lines = usePagedQuery('dispatch.returnableLines', input, { reads: ['review'] });
  const { rows, pages, more } = lines;
  const isWhole = rows !== undefined && pages.at(-1)?.next === undefined;
  // The form needs every line at once: what was keyed must find its place.
  useEffect(() => {
    if (!isWhole) more();
  }, [isWhole, more]);
  if (lines.error !== null) return <ErrorNote error={lines.error} onRetry={lines.reload} />;
  if (!isWhole) return <GreyRows />;
  if (rows.length === 0) return <EmptyState title={t('return.none')}>{t('return.noneText')}</EmptyState>;
  return (
    <ReturnForm
      clientId={clientId}
      clientName={clientName}
      from={rows}
      proposal={proposal}
      start={startOf(rows, content, today)}
    />
  );
}

function startOf(from: readonly ReturnableLine[], content: ReturnNote | undefined, today: string): LinesValues {
  const keyed = new Map(content?.lines.map((line) => [keyOf(line), line]));
  return {
    fields: {
      purpose: content?.purpose ?? 'credit',
      returnedOn: content?.returnedOn ?? today,
      warehouse: content?.warehouse ?? '',
      remark: content?.remark ?? '',
    },
    lines: from.map((line) => {
      const old = keyed.get(keyOf(line));
      return {
        id: keyOf(line),
        cells: {
          lineKey: old?.lineKey ?? '',
          quantityE6: old === undefined ? '' : shownQuantity(old.quantityE6),
          condition: old?.condition ?? 'sound',
          reason: old?.reason ?? '',
        },
      };
    }),
  };
}

const sent = (lines: readonly Line[]): readonly Line[] =>
  lines.filter(({ cells }) => (cells['quantityE6'] ?? '') !== '');

function readReturn(values: LinesValues, clientId: string, from: readonly ReturnableLine[], today: string) {
  const byKey = new Map(from.map((line) => [keyOf(line), line]));
  return readDraft(ReturnNoteDraft, {
    clientId,
    returnedOn: typedDate(values.fields['returnedOn'], today),
    purpose: values.fields['purpose'],
    warehouse: orNull(values.fields['warehouse']),
    remark: orNull(values.fields['remark']),
    lines: sent(values.lines).map(({ id, cells }) => ({
      lineKey: orNull(cells['lineKey']),
      dispatchNoteId: byKey.get(id)?.dispatchNoteId,
      dispatchLineKey: byKey.get(id)?.dispatchLineKey,
      quantityE6: typedQuantity(cells['quantityE6']),
      condition: cells['condition'],
      reason: orNull(cells['reason']),
    })),
  });
}

interface ReturnFormProps {
  readonly clientId: string;
  readonly clientName: string;
  readonly from: readonly ReturnableLine[];
  readonly proposal: Proposal;
  readonly start: LinesValues;
}

function ReturnForm({ clientId, clientName, from, proposal, start }: ReturnFormProps) {
  const { t } = useTranslation('dispatch');
  const today = useToday();
  const notes = new Set(from.map(({ dispatchNumber }) => dispatchNumber));
  const form = useSubmitForm({
    procedure: 'dispatch.submitReturn',
    proposal,
    start,
    fill: (content) => startOf(from, ReturnNote.parse(content), today),
    read: (values) => readReturn(values, clientId, from, today),
  });
  return (
    <LinesForm
      form={form}
      kind="return_note"
      title={t('return.title')}
      tabTitle={t('return.tab', { name: notes.size === 1 ? [...notes].join('') : clientName.slice(0, 10) })}
      facts={clientName}
      specs={FIELDS}
      hint={t('return.hint')}
      columns={useReturnColumns(from)}
      group="lines"
      sent={sent}
    />
  );
}

function useReturnColumns(from: readonly ReturnableLine[]): readonly LineColumn[] {
  const { t } = useTranslation('dispatch');
  return useMemo(() => {
    const byKey = new Map(from.map((line) => [keyOf(line), line]));
    const field = (name: string) => t(`fields.return_note.lines.${name}`);
    const shown = knownColumns(byKey);
    return [
      shown('note', t('columns.number'), 128, (line) => <span className="num">{line.dispatchNumber}</span>),
      shown('name', t('fields.dispatch_note.lines.productName'), 200, (line) => <span>{line.productName}</span>, {
        grow: true,
      }),
      shown('specification', t('fields.dispatch_note.lines.specification'), 130, (line) => (
        <span>{line.specification}</span>
      )),
      shown('unit', t('fields.dispatch_note.lines.unit'), 46, (line) => <span>{line.unit}</span>, { align: 'center' }),
      shown(
        'dispatched',
        t('form.dispatched'),
        84,
        (line) => <QuantityText e6={line.dispatchedE6} decimals={line.unitDecimals} />,
        { align: 'end' },
      ),
      shown(
        'left',
        t('return.returnable'),
        84,
        (line) => <HiddenFigure hidden={line.pendingHidden} e6={line.returnableE6} decimals={line.unitDecimals} />,
        { align: 'end' },
      ),
      { key: 'quantityE6', title: field('quantityE6'), kind: 'number', width: 100, align: 'end', rekey: true },
      {
        key: 'condition',
        title: field('condition'),
        kind: 'text',
        width: 110,
        choices: ReturnLineDraft.shape.condition.options.map((value) => ({
          value,
          text: t(`values.return_note.lines.condition.${value}`),
        })),
      },
      { key: 'reason', title: field('reason'), kind: 'text', width: 200 },
    ] satisfies readonly LineColumn[];
  }, [t, from]);
}
