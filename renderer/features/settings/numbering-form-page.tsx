import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import type { FieldSpec } from '#renderer/components/field-set.tsx';
import type { LineColumn } from '#renderer/components/line-grid-props.ts';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { typedDate } from '#renderer/components/typed-values.ts';
import { type Proposal, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import {
  type ListValues,
  numberingValues,
  previewNumber,
  readNumbering,
} from '#renderer/features/settings/list-form-models.ts';
import { ListForm } from '#renderer/features/settings/list-form.tsx';
import { useSettingsProposal } from '#renderer/features/settings/use-settings-proposal.ts';
import { DatePart, type NumberCounter, NumberRestart } from '#shared/kernel/document-number.ts';
import { Numbering } from '#shared/settings/settings.schema.ts';

/** 编号规则 of every kind of document at once, with the number each would give next. */
export function NumberingFormPage() {
  const present = useOfficeQuery('settings.numbering', {});
  const { begun, error } = useSettingsProposal(present.data?.head);
  if (present.isError) return <ErrorNote error={present.error} onRetry={() => void present.refetch()} />;
  if (error !== null) return <ErrorNote error={error} />;
  if (present.data === undefined || begun === undefined) return <GreyRows />;
  const { series, later, counters } = present.data;
  const proposed = begun.content === undefined ? undefined : Numbering.parse(begun.content);
  const { lines, fromOn } = proposed ?? later ?? { lines: series, fromOn: null };
  return <NumberingForm proposal={begun.proposal} start={numberingValues(lines, fromOn)} counters={counters} />;
}

interface NumberingFormProps {
  readonly proposal: Proposal;
  readonly start: ListValues;
  readonly counters: readonly NumberCounter[];
}

function NumberingForm({ proposal, start, counters }: NumberingFormProps) {
  const { t } = useTranslation('settings');
  const words = useRecordWords();
  const today = useToday();
  const form = useSubmitForm({
    procedure: 'settings.submitNumbering',
    proposal,
    start,
    read: (values) => readNumbering(values, today),
    fill: (content) => {
      const { lines, fromOn } = Numbering.parse(content);
      return numberingValues(lines, fromOn);
    },
  });
  const from = typedDate(form.values.fields['fromOn'], today) ?? today;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(from) && from > today ? from : today;
  const columns = useMemo<readonly LineColumn[]>(() => {
    const field = (key: string) => t(`fields.numbering.lines.${key}`);
    const choices = (key: string, values: readonly string[]) =>
      values.map((value) => ({ value, text: t(`values.numbering.lines.${key}.${value}`) }));
    return [
      {
        key: 'series',
        title: field('series'),
        kind: 'computed',
        width: 180,
        grow: true,
        frozen: true,
        show: ({ cells }) => words.kind(cells['series'] ?? ''),
      },
      { key: 'prefix', title: field('prefix'), kind: 'text', width: 90 },
      {
        key: 'datePart',
        title: field('datePart'),
        kind: 'text',
        width: 130,
        choices: choices('datePart', DatePart.options),
      },
      { key: 'width', title: field('width'), kind: 'number', width: 90, align: 'end' },
      {
        key: 'restart',
        title: field('restart'),
        kind: 'text',
        width: 130,
        choices: choices('restart', NumberRestart.options),
      },
      {
        key: 'next',
        title: t('numbering.next', { day }),
        kind: 'computed',
        width: 220,
        show: (line) => <span className="code">{previewNumber(line, day, counters) ?? '–'}</span>,
      },
    ];
  }, [t, words, day, counters]);
  const fields: readonly FieldSpec[] = [{ path: 'fromOn', as: 'date', span: 2, hint: t('numbering.fromHint') }];
  return <ListForm form={form} kind="numbering" columns={columns} fields={fields} sent={form.values.lines} />;
}
