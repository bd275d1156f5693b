import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useWork } from '#renderer/app/use-work.ts';
import { SelectBox, TextBox } from '#renderer/components/boxes.tsx';
import {
  type BulkFieldSpec,
  bulkValue,
  type BulkValues,
  isFresh,
  type Looked,
  readBulk,
  takenOf,
} from '#renderer/components/bulk/bulk-form-model.ts';
import { BulkRows } from '#renderer/components/bulk/bulk-rows.tsx';
import { Field } from '#renderer/components/field.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { EmptyState, FailureNote } from '#renderer/components/notices.tsx';
import { useRecordWords } from '#renderer/components/record-words.ts';
import { SubmitPage } from '#renderer/components/submit-page.tsx';
import { useFaultWords } from '#renderer/components/use-failure-words.ts';
import { type Proposal, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import { WorkBusy } from '#renderer/components/work-busy.tsx';
import type { Input } from '#shared/ipc/contract.ts';
import type { ClientBulkDraft, ProductBulkDraft } from '#shared/review/bulk-change.contract.ts';
import type { BulkPreview } from '#shared/review/bulk-change.schema.ts';

export interface BulkFormProps {
  readonly procedures: BulkProcedures;
  /** The closed set of fields, as the office takes them. */
  readonly draft: z.ZodType<z.infer<typeof ClientBulkDraft> | z.infer<typeof ProductBulkDraft>>;
  /** Kind of the submission, for its words, and of the records. */
  readonly kind: string;
  readonly record: string;
  readonly fields: readonly BulkFieldSpec[];
  readonly proposal: Proposal;
  readonly start: BulkValues;
}

type BulkProcedures =
  | { readonly preview: 'clients.previewBulk'; readonly submit: 'clients.submitBulk' }
  | { readonly preview: 'products.previewBulk'; readonly submit: 'products.submitBulk' };

/** 批量修改: one field, its new value and why; what each record holds and would hold; what is refused and why. */
export function BulkForm(props: BulkFormProps) {
  const { procedures, kind, fields, proposal, start } = props;
  const { t } = useTranslation('bulk');
  const words = useRecordWords();
  const [looked, setLooked] = useState<Looked>();
  const specOf = (field: string): BulkFieldSpec => fields.find((spec) => spec.field === field) ?? { field };
  const form = useSubmitForm({
    procedure: procedures.submit,
    proposal,
    start,
    read: (values: BulkValues) => readBulk(props.draft, specOf(values.field), values, looked),
  });
  const { values } = form;
  const spec = specOf(values.field);
  const preview = usePreview(props, words.kind(kind), setLooked);
  const value = bulkValue(spec, values.value);
  const look = () => value !== undefined && preview.look({ field: values.field, value, records: [...values.records] });
  useKeys([{ chord: 'Ctrl+Enter', label: t('look'), disabled: value === undefined || preview.busy, run: look }]);
  const fresh = isFresh(looked, spec, values) ? looked : undefined;
  const taken = fresh === undefined ? 0 : takenOf(fresh).length;
  return (
    <SubmitPage
      form={form}
      kind={kind}
      title={words.kind(kind)}
      tabTitle={words.kind(kind)}
      facts={t('chosen', { count: values.records.length })}
      actions={
        <Button disabled={value === undefined || preview.busy} onClick={look}>
          {t('look')}
          <Kbd chord="Ctrl+Enter" />
        </Button>
      }
      foot={fresh === undefined ? undefined : <b>{t('taken', { count: taken, refused: fresh.rows.length - taken })}</b>}
    >
      <BulkFields {...props} spec={spec} form={form} />
      {preview.failure !== undefined && <FailureNote failure={preview.failure} />}
      {preview.work !== undefined && preview.busy && (
        <WorkBusy work={preview.work} onCancel={preview.cancel} onBackground={preview.toBackground} />
      )}
      {!preview.busy && fresh === undefined && <EmptyState title={t('lookFirst')}>{t('lookFirstText')}</EmptyState>}
      {!preview.busy && fresh !== undefined && (
        <BulkRows record={props.record} path={spec.path ?? spec.field} rows={fresh.rows} />
      )}
    </SubmitPage>
  );
}

/** The preview is long work: it goes on while its tab is away, and can be cancelled. */
function usePreview(
  { procedures, draft }: Pick<BulkFormProps, 'procedures' | 'draft'>,
  title: string,
  onLooked: (looked: Looked) => void,
) {
  const name = procedures.preview;
  const { t } = useTranslation('bulk');
  const handle = useWork(`bulk.${name}`);
  const { work } = handle;
  const [shown, setShown] = useState<unknown>();
  if (work?.value !== undefined && work.value !== shown) {
    setShown(work.value);
    const { field, value } = work.input as Pick<Looked, 'field' | 'value'>;
    onLooked({ field, value, rows: (work.value as BulkPreview).rows });
  }
  return {
    ...handle,
    failure: work?.state === 'failed' ? work.failure : undefined,
    look: (asked: { readonly field: string; readonly value: Looked['value']; readonly records: string[] }) => {
      // A reason is asked for with the submission; the rest is read as the office reads it.
      const { field, value, records } = draft.parse({ ...asked, reason: '-' });
      const input = { field, value, records } as Input<typeof name>;
      handle.start({ title, name, input, conclude: ({ rows }) => ({ text: t('looked', { count: rows.length }) }) });
    },
  };
}

interface BulkFieldsProps extends BulkFormProps {
  readonly spec: BulkFieldSpec;
  readonly form: Pick<ReturnType<typeof useSubmitForm<'clients.submitBulk', BulkValues>>, 'values' | 'faults' | 'set'>;
}

function BulkFields({ kind, record, fields, spec, form }: BulkFieldsProps) {
  const { t } = useTranslation('bulk');
  const words = useRecordWords();
  const say = useFaultWords();
  const { values, faults, set } = form;
  const errorOf = (path: string) => {
    const fault = faults.find((each) => each.path === path);
    return fault === undefined ? undefined : say(fault);
  };
  const choices = spec.choicesOf ?? { kind: record, path: spec.path ?? spec.field };
  return (
    <div className="form-grid">
      <Field path="field" label={words.field(kind, 'field')} required>
        {(control) => (
          <SelectBox
            {...control}
            name="field"
            value={values.field}
            options={fields.map((one) => ({ value: one.field, text: words.text(kind, 'field', one.field) }))}
            onChange={(field) => set({ ...values, field, value: '' })}
          />
        )}
      </Field>
      <Field
        path="value"
        label={words.field(kind, 'value')}
        required={spec.mayBeEmpty !== true}
        rekey={spec.values === undefined}
        hint={spec.asksEvidence === true ? t('evidence') : undefined}
        error={errorOf('value')}
      >
        {(control) =>
          spec.values === undefined ? (
            <TextBox
              {...control}
              name="value"
              value={values.value}
              onChange={(value) => set({ ...values, value })}
              maxLength={200}
            />
          ) : (
            <SelectBox
              {...control}
              name="value"
              value={values.value}
              options={['', ...spec.values].map((one) => ({
                value: one,
                text: one === '' ? '' : words.text(choices.kind, choices.path, one),
              }))}
              onChange={(value) => set({ ...values, value })}
            />
          )
        }
      </Field>
      <Field path="reason" label={words.field(kind, 'reason')} required span={2} error={errorOf('reason')}>
        {(control) => (
          <TextBox
            {...control}
            name="reason"
            value={values.reason}
            onChange={(reason) => set({ ...values, reason })}
            maxLength={200}
          />
        )}
      </Field>
    </div>
  );
}
