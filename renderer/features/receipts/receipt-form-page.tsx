import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { SelectBox } from '#renderer/components/boxes.tsx';
import { ClientBox } from '#renderer/components/client-box.tsx';
import { Field } from '#renderer/components/field.tsx';
import { FieldSet, type FieldSpec } from '#renderer/components/field-set.tsx';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { SubmitPage } from '#renderer/components/submit-page.tsx';
import { useFaultWords } from '#renderer/components/use-failure-words.ts';
import { correctionOf, type Proposal, type SubmitForm, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import {
  isBill,
  isThirdParty,
  newReceiptForm,
  readReceiptForm,
  receiptForm,
  type ReceiptFormValues,
} from '#renderer/features/receipts/receipt-form-model.ts';
import { Receipt, ReceiptMethod } from '#shared/receipts/receipts.schema.ts';

/** In the order of a bank's slip. The payer is keyed as the bank writes it and never filled in from the client's file: the two are compared. */
const FROM_BANK: readonly FieldSpec[] = [
  { path: 'receivedOn', required: true, as: 'date', rekey: true },
  { path: 'method', required: true, options: ReceiptMethod.options },
  { path: 'amountFen', required: true, span: 2, as: 'money', rekey: true },
];
const BILL: readonly FieldSpec[] = [
  { path: 'billNumber', required: true, span: 2, as: 'code', rekey: true },
  { path: 'billDueOn', required: true, span: 2, as: 'date' },
];
const PAYER: readonly FieldSpec[] = [{ path: 'payerName', required: true, span: 2 }];
const REFERENCE: readonly FieldSpec[] = [
  { path: 'payerAccount', span: 2, as: 'code' },
  { path: 'bankReference', span: 2, as: 'code' },
];
const NOTE: readonly FieldSpec[] = [{ path: 'note', span: 2 }];

/** 回款单: a new one, an amendment (which also says whose money it is), or the correction of a returned submission. */
export function ReceiptFormPage() {
  const { params } = useTab();
  const today = useToday();
  if (params['record'] !== undefined) return <Amend id={params['record']} />;
  if (params['submission'] !== undefined) return <Correct id={params['submission']} />;
  return <ReceiptForm proposal={{ action: 'create' }} start={newReceiptForm(params['client'] ?? '', today)} />;
}

function Amend({ id }: { readonly id: string }) {
  const receipt = useOfficeQuery('receipts.show', { id, purpose: 'amend' });
  if (receipt.isError) return <ErrorNote error={receipt.error} />;
  if (receipt.data === undefined) return <GreyRows />;
  const { content, version, number } = receipt.data;
  return (
    <ReceiptForm
      number={number}
      proposal={{ action: 'amend', recordId: id, baseVersion: version }}
      start={receiptForm(content)}
    />
  );
}

function Correct({ id }: { readonly id: string }) {
  const view = useOfficeQuery('review.show', { submissionId: id });
  if (view.isError) return <ErrorNote error={view.error} />;
  if (view.data === undefined) return <GreyRows />;
  return <ReceiptForm proposal={correctionOf(view.data)} start={receiptForm(Receipt.parse(view.data.content))} />;
}

interface ReceiptFormProps {
  readonly number?: string;
  readonly proposal: Proposal;
  readonly start: ReceiptFormValues;
}

function ReceiptForm({ number, proposal, start }: ReceiptFormProps) {
  const { t } = useTranslation('receipts');
  const today = useToday();
  const form = useSubmitForm({
    procedure: 'receipts.submit',
    proposal,
    start,
    fill: (content) => receiptForm(Receipt.parse(content)),
    read: (values: ReceiptFormValues) => readReceiptForm(values, today),
  });
  const { values, faults, set } = form;
  const isAmended = proposal.action === 'amend';
  const fieldSet = (specs: readonly FieldSpec[]) => (
    <FieldSet
      kind="receipt"
      specs={specs}
      fields={values.fields}
      faults={faults}
      onChange={(path, text) => set({ ...values, fields: { ...values.fields, [path]: text } })}
    />
  );
  return (
    <SubmitPage
      form={form}
      kind="receipt"
      title={isAmended ? t('form.amend', { number: number ?? '' }) : t('form.new')}
      tabTitle={isAmended ? t('form.tabAmend', { number: number ?? '' }) : t('form.tabNew')}
    >
      <div className="form-grid receipt-form">
        {fieldSet(FROM_BANK)}
        {isBill(values) && fieldSet(BILL)}
        {fieldSet(PAYER)}
        <ClientField form={form} begins={isAmended && start.clientId === ''} />
        {fieldSet(REFERENCE)}
        <OwnAccountField form={form} />
        {fieldSet(NOTE)}
      </div>
    </SubmitPage>
  );
}

interface FieldProps {
  readonly form: SubmitForm<ReceiptFormValues>;
}

/** Whose money it is. Left empty it stands as unidentified and waits to be claimed; the form begins there when it is. */
function ClientField({ form, begins }: FieldProps & { readonly begins: boolean }) {
  const { t } = useTranslation('receipts');
  const { values, faults, set } = form;
  const { clientId, fields } = values;
  const client = useOfficeQuery('clients.get', { id: clientId }, { enabled: clientId !== '' }).data?.content;
  const differs = clientId !== '' && isThirdParty(fields['payerName'], client?.name);
  return (
    <ClientBox
      label={t('fields.receipt.clientId')}
      clientId={clientId}
      faults={faults}
      begins={begins}
      warning={differs ? t('form.thirdParty') : undefined}
      {...(clientId === '' && { hint: t('form.unknownPayer') })}
      onPick={(id) => set({ ...values, clientId: id })}
    />
  );
}

/** Which of the office's own accounts took it in; one that was closed since stays where it was chosen. */
function OwnAccountField({ form }: FieldProps) {
  const { t } = useTranslation('receipts');
  const say = useFaultWords();
  const { values, faults, set } = form;
  const chosen = values.fields['ownAccount'] ?? '';
  const accounts = useOfficeQuery('settings.accounts', {}, { reads: ['review'] });
  const open = (accounts.data?.accounts.lines ?? []).filter(
    ({ account, closedOn }) => closedOn === null || account === chosen,
  );
  const options = open.map(({ bank, account }) => ({ value: account, text: `${bank} ${account}` }));
  const isGone = chosen !== '' && !open.some(({ account }) => account === chosen);
  const fault = faults.find(({ path }) => path === 'ownAccount');
  return (
    <Field
      label={t('fields.receipt.ownAccount')}
      span={2}
      error={fault === undefined ? undefined : say(fault)}
      {...(accounts.data?.accounts.lines.length === 0 && { hint: t('form.noAccounts') })}
    >
      {(control) => (
        <SelectBox
          {...control}
          name="ownAccount"
          none={t('forms:none')}
          options={isGone ? [...options, { value: chosen, text: chosen }] : options}
          value={chosen}
          onChange={(text) => set({ ...values, fields: { ...values.fields, ownAccount: text } })}
        />
      )}
    </Field>
  );
}
