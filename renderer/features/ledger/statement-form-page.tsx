import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { ClientBox } from '#renderer/components/client-box.tsx';
import { FieldSet, type FieldSpec } from '#renderer/components/field-set.tsx';
import { EmptyState, ErrorNote, GreyRows, Note } from '#renderer/components/notices.tsx';
import { SubmitPage } from '#renderer/components/submit-page.tsx';
import { correctionOf, type Proposal, type SubmitForm, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import {
  newStatementForm,
  periodOf,
  readStatementForm,
  replyForm,
  statementForm,
  type StatementFormValues,
} from '#renderer/features/ledger/statement-form-model.ts';
import { StatementRows, StatementSums } from '#renderer/features/ledger/statement-rows.tsx';
import { addDays } from '#shared/kernel/business-date.ts';
import { formatFen } from '#shared/kernel/money.ts';
import type { StatementPreview } from '#shared/statements/statements.contract.ts';
import { Statement, StatementReply } from '#shared/statements/statements.schema.ts';

const PERIOD: readonly FieldSpec[] = [
  { path: 'from', required: true, as: 'date' },
  { path: 'to', required: true, as: 'date' },
  { path: 'issuedOn', required: true, as: 'date' },
];
const REPLY_BY: readonly FieldSpec[] = [
  { path: 'replyBy', required: true, as: 'date' },
  { path: 'note', span: 4 },
];
const REPLY: readonly FieldSpec[] = [
  { path: 'reply', options: StatementReply.options, optional: true },
  { path: 'repliedOn', as: 'date' },
];
const DIFFERENCE: readonly FieldSpec[] = [
  { path: 'theirBalanceFen', required: true, as: 'money' },
  { path: 'replyReason', required: true, span: 4 },
];

/** 对账单: a new one, what the client answered to one, or the correction of a returned submission. */
export function StatementFormPage() {
  const { params } = useTab();
  const today = useToday();
  if (params['record'] !== undefined) return <Reply id={params['record']} />;
  if (params['submission'] !== undefined) return <Correct id={params['submission']} />;
  return <StatementForm proposal={{ action: 'create' }} start={newStatementForm(params['client'] ?? '', today)} />;
}

function Reply({ id }: { readonly id: string }) {
  const today = useToday();
  const statement = useOfficeQuery('statements.show', { id });
  if (statement.isError) return <ErrorNote error={statement.error} />;
  if (statement.data === undefined) return <GreyRows />;
  const { content, version, number } = statement.data;
  const proposal = { action: 'amend' as const, recordId: id, baseVersion: version };
  return <StatementForm number={number} proposal={proposal} start={replyForm(content, today)} signed={content} />;
}

function Correct({ id }: { readonly id: string }) {
  const view = useOfficeQuery('review.show', { submissionId: id });
  if (view.isError) return <ErrorNote error={view.error} />;
  if (view.data === undefined) return <GreyRows />;
  const content = Statement.parse(view.data.content);
  const proposal = correctionOf(view.data);
  const signed = proposal.action === 'amend' ? { signed: content } : {};
  return <StatementForm proposal={proposal} start={statementForm(content)} {...signed} />;
}

interface StatementFormProps {
  readonly number?: string;
  readonly proposal: Proposal;
  readonly start: StatementFormValues;
  /** What was sent, of a statement that is answered. */
  readonly signed?: Statement;
}

function StatementForm({ number, proposal, start, signed }: StatementFormProps) {
  const { t } = useTranslation('statements');
  const today = useToday();
  const form = useSubmitForm({
    procedure: 'statements.submit',
    proposal,
    start,
    fill: (content) => statementForm(Statement.parse(content)),
    read: (values: StatementFormValues) => readStatementForm(values, today),
  });
  const named = { number: number ?? '' };
  return (
    <SubmitPage
      form={form}
      kind="statement"
      title={signed === undefined ? t('form.new') : t('form.reply', named)}
      tabTitle={signed === undefined ? t('form.tabNew') : t('form.tabReply', named)}
    >
      <div className="form-whole">
        {signed === undefined ? <NewFields form={form} /> : <ReplyFields form={form} />}
        {signed === undefined ? <Preview values={form.values} /> : <Shown figures={signed} />}
      </div>
    </SubmitPage>
  );
}

interface FieldsProps {
  readonly form: SubmitForm<StatementFormValues>;
}

function useFieldSet({ values, faults, set }: SubmitForm<StatementFormValues>) {
  const change = (path: string, text: string) => set({ ...values, fields: { ...values.fields, [path]: text } });
  return (specs: readonly FieldSpec[]) => (
    <FieldSet kind="statement" specs={specs} fields={values.fields} faults={faults} onChange={change} />
  );
}

function NewFields({ form }: FieldsProps) {
  const { t } = useTranslation('statements');
  const fieldSet = useFieldSet(form);
  const { values, faults, set } = form;
  const { clientId } = values;
  return (
    <div className="form-grid">
      <ClientBox
        label={t('fields.statement.clientId')}
        required
        clientId={clientId}
        faults={faults}
        onPick={(id) => set({ ...values, clientId: id })}
      />
      {fieldSet(PERIOD)}
      {fieldSet(REPLY_BY)}
    </div>
  );
}

function ReplyFields({ form }: FieldsProps) {
  const fieldSet = useFieldSet(form);
  return (
    <div className="form-grid">
      {fieldSet(REPLY)}
      {form.values.fields['reply'] === 'differs' && fieldSet(DIFFERENCE)}
      {fieldSet(REPLY_BY)}
    </div>
  );
}

/** What the statement would say now; at submission and at the last signature core works it out again. */
function Preview({ values }: { readonly values: StatementFormValues }) {
  const { t } = useTranslation('statements');
  const today = useToday();
  const period = periodOf(values, today);
  const preview = useOfficeQuery('statements.preview', period ?? { clientId: '', from: today, to: today }, {
    enabled: period !== undefined,
    keepPrevious: true,
    reads: ['dispatch', 'invoicing', 'receipts', 'contracts', 'clients'],
  });
  if (period === undefined) {
    return <EmptyState title={t('form.noPeriod')}>{t('form.noPeriodText')}</EmptyState>;
  }
  if (preview.isError) return <ErrorNote error={preview.error} onRetry={() => void preview.refetch()} />;
  if (preview.data === undefined) return <GreyRows rows={4} />;
  return (
    <>
      <Follows preview={preview.data} from={period.from} />
      <Shown figures={preview.data.figures} />
    </>
  );
}

/** How the period fits to the last statement; core warns of the same when it is submitted. */
function Follows({ preview, from }: { readonly preview: StatementPreview; readonly from: string }) {
  const { t } = useTranslation('statements');
  const { last, figures } = preview;
  if (last === null) return null;
  const fits = addDays(last.to, 1) === from && last.closingFen === figures.openingFen;
  return (
    <div className="allocation-notes">
      <Note tone={fits ? 'info' : 'warning'}>
        {t(fits ? 'form.follows' : 'form.doesNotFollow', {
          number: last.number,
          to: last.to,
          closing: formatFen(last.closingFen),
        })}
      </Note>
    </div>
  );
}

function Shown({ figures }: { readonly figures: StatementPreview['figures'] }) {
  return (
    <>
      <div className="facts">
        <StatementSums figures={figures} />
      </div>
      <StatementRows figures={figures} />
    </>
  );
}
