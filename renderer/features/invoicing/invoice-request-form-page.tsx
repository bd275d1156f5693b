import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { ClientBox } from '#renderer/components/client-box.tsx';
import { FieldSet, type FieldSpec } from '#renderer/components/field-set.tsx';
import { cellToGo } from '#renderer/components/form-faults.ts';
import { Kbd } from '#renderer/components/kbd.tsx';
import { EmptyState, ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { SubmitPage } from '#renderer/components/submit-page.tsx';
import { correctionOf, type Proposal, type SubmitForm, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import { RequestLines } from '#renderer/features/invoicing/request-lines.tsx';
import {
  allInvoiceable,
  linesFor,
  newRequestForm,
  previewFen,
  readRequestForm,
  requestForm,
  type RequestFormValues,
  sentLines,
  sourceKey,
} from '#renderer/features/invoicing/request-form-model.ts';
import { useGoTo } from '#renderer/components/use-go-to.ts';
import { InvoiceKind, InvoiceRequest } from '#shared/invoicing/invoicing.schema.ts';
import { amountInWords } from '#shared/kernel/amount-in-words.ts';
import { formatFen, sumFen } from '#shared/kernel/money.ts';

const FIELDS: readonly FieldSpec[] = [
  { path: 'kind', required: true, options: InvoiceKind.options },
  { path: 'requestedOn', required: true, as: 'date' },
  { path: 'deliverTo', span: 2 },
  { path: 'remark', span: 2 },
];

/** 开票申请 from what can be invoiced: a new one, an amendment, or the correction of a returned submission. */
export function InvoiceRequestFormPage() {
  const { params } = useTab();
  const today = useToday();
  if (params['record'] !== undefined) return <Amend id={params['record']} />;
  if (params['submission'] !== undefined) return <Correct id={params['submission']} />;
  return <RequestForm proposal={{ action: 'create' }} start={newRequestForm(params['client'] ?? '', today)} />;
}

function Amend({ id }: { readonly id: string }) {
  const request = useOfficeQuery('invoicing.getRequest', { id, purpose: 'amend' });
  if (request.isError) return <ErrorNote error={request.error} />;
  if (request.data === undefined) return <GreyRows />;
  const { content, version } = request.data;
  return (
    <RequestForm proposal={{ action: 'amend', recordId: id, baseVersion: version }} start={requestForm(content)} />
  );
}

function Correct({ id }: { readonly id: string }) {
  const view = useOfficeQuery('review.show', { submissionId: id });
  if (view.isError) return <ErrorNote error={view.error} />;
  if (view.data === undefined) return <GreyRows />;
  const { content } = view.data;
  return <RequestForm proposal={correctionOf(view.data)} start={requestForm(InvoiceRequest.parse(content))} />;
}

interface RequestFormProps {
  readonly proposal: Proposal;
  readonly start: RequestFormValues;
}

function RequestForm({ proposal, start }: RequestFormProps) {
  const { t } = useTranslation('invoicing');
  const today = useToday();
  const [goTo, setGoTo] = useGoTo();
  const [clientId, setClientId] = useState(start.clientId);
  const open = useOfficeQuery(
    'invoicing.invoiceableLines',
    { clientId },
    { enabled: clientId !== '', reads: ['dispatch', 'contracts', 'review'] },
  );
  const from = useMemo(() => open.data ?? [], [open.data]);
  const form = useSubmitForm({
    procedure: 'invoicing.submitRequest',
    proposal,
    start,
    read: (values) => readRequestForm(values, from, today),
    fill: (content) => requestForm(InvoiceRequest.parse(content)),
  });
  const { values, faults, set } = form;
  if (values.clientId !== clientId) setClientId(values.clientId);
  const client = useOfficeQuery('clients.get', { id: clientId }, { enabled: clientId !== '' }).data?.content;
  const lines = useMemo(() => linesFor(from, values.lines), [from, values.lines]);
  const total = sumFen(
    lines.map((line) =>
      previewFen(
        line,
        from.find((one) => sourceKey(one) === line.id),
      ),
    ),
  );
  const fillAll = () => set({ ...values, lines: allInvoiceable(from, values.lines) });
  useKeys([{ chord: 'Ctrl+G', label: t('form.fillAll'), disabled: from.length === 0, run: fillAll }]);
  const what = t(proposal.action === 'amend' ? 'tabAmend' : 'tabNew');
  const short = client === undefined ? '' : client.shortName || client.name.slice(0, 12);
  return (
    <SubmitPage
      form={form}
      kind="invoice_request"
      title={t(proposal.action === 'amend' ? 'form.amend' : 'form.new')}
      tabTitle={short === '' ? what : `${short} · ${what}`}
      actions={
        <Button disabled={from.length === 0} onClick={fillAll}>
          {t('form.fillAll')}
          <Kbd chord="Ctrl+G" />
        </Button>
      }
      onGo={(path) => {
        const cell = cellToGo('lines', values.lines, sentLines(values.lines), path);
        if (cell !== undefined) setGoTo(cell);
        return cell !== undefined;
      }}
      foot={<RequestTotal fen={total} />}
    >
      <div className="form-whole">
        <RequestHead form={form} fixedClient={proposal.action === 'amend'} />
        {open.isError && <ErrorNote error={open.error} onRetry={() => void open.refetch()} />}
        {clientId === '' && <EmptyState title={t('form.noClient')}>{t('form.noClientText')}</EmptyState>}
        {clientId !== '' && open.data?.length === 0 && (
          <EmptyState title={t('form.nothing')}>{t('form.nothingText')}</EmptyState>
        )}
        {lines.length > 0 && (
          <RequestLines
            from={from}
            lines={lines}
            faults={faults}
            goTo={goTo}
            totalFen={total}
            onChange={(next) => set({ ...values, lines: next.slice(0, from.length) })}
          />
        )}
      </div>
    </SubmitPage>
  );
}

interface RequestHeadProps {
  readonly form: SubmitForm<RequestFormValues>;
  readonly fixedClient: boolean;
}

/** For whom, what kind, when, and whose name will stand on it. */
function RequestHead({ form, fixedClient }: RequestHeadProps) {
  const { t } = useTranslation('invoicing');
  const { values, faults, set } = form;
  const { clientId } = values;
  return (
    <div className="form-grid">
      <ClientBox
        label={t('columns.client')}
        required
        clientId={clientId}
        faults={faults}
        fixed={fixedClient}
        onPick={(id) => set({ ...values, clientId: id, lines: [] })}
      />
      <FieldSet
        kind="invoice_request"
        specs={FIELDS}
        fields={values.fields}
        faults={faults}
        onChange={(path, text) => set({ ...values, fields: { ...values.fields, [path]: text } })}
      />
      <BuyerLine clientId={clientId} />
    </div>
  );
}

/** The sum of what is asked for now, and in capitals. */
function RequestTotal({ fen }: { readonly fen: number }) {
  const { t } = useTranslation('invoicing');
  return (
    <div className="total-line">
      <div>
        {t('form.total')} <b className="num">¥ {formatFen(fen)}</b>
      </div>
      <div className="total-words">{amountInWords(fen)}</div>
    </div>
  );
}

/** Whose name will stand on the invoice: the client's profile as a request of today freezes it. */
function BuyerLine({ clientId }: { readonly clientId: string }) {
  const { t } = useTranslation('invoicing');
  const buyer = useOfficeQuery(
    'invoicing.buyerProfile',
    { clientId },
    { enabled: clientId !== '', reads: ['clients'] },
  ).data;
  if (buyer === undefined) return undefined;
  const said = [buyer.title, buyer.taxNumber, buyer.bankName, buyer.email].filter((one) => one !== null);
  return (
    <div className="field" style={{ gridColumn: 'span 2' }}>
      <span className="field-name">{t('form.buyer')}</span>
      <span className="quiet cut" style={{ lineHeight: '28px' }} title={said.join(' · ')}>
        {said.join(' · ')}
      </span>
    </div>
  );
}
