import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { FieldSet, type FieldSpec } from '#renderer/components/field-set.tsx';
import { orNull, readDraft } from '#renderer/components/form-faults.ts';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { SubmitPage } from '#renderer/components/submit-page.tsx';
import { shownFen, typedDate, typedFen } from '#renderer/components/typed-values.ts';
import { correctionOf, type Proposal, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import { Invoice, InvoiceDraft } from '#shared/invoicing/invoicing.schema.ts';
import type { InvoiceRequestRecord } from '#shared/invoicing/invoicing.contract.ts';
import { formatFen } from '#shared/kernel/money.ts';

type InvoiceValues = Readonly<Record<string, string>>;

const FIELDS: readonly FieldSpec[] = [
  { path: 'invoiceNumber', required: true, span: 2, as: 'code', rekey: true },
  { path: 'invoiceCode', as: 'code', rekey: true },
  { path: 'issuedOn', required: true, as: 'date', rekey: true },
  { path: 'netFen', required: true, as: 'money' },
  { path: 'taxFen', required: true, as: 'money' },
  { path: 'grossFen', required: true, as: 'money', rekey: true },
  { path: 'remark' },
];

/** 发票: what the issued paper says, against its request. */
export function InvoiceFormPage() {
  const { params } = useTab();
  if (params['submission'] !== undefined) return <Correct id={params['submission']} />;
  if (params['record'] !== undefined) return <Amend id={params['record']} />;
  return <OfRequest requestId={params['request'] ?? ''} proposal={{ action: 'create' }} start={{}} />;
}

function valuesOf(content: Invoice): InvoiceValues {
  return {
    invoiceCode: content.invoiceCode ?? '',
    invoiceNumber: content.invoiceNumber,
    issuedOn: content.issuedOn,
    netFen: shownFen(content.netFen),
    taxFen: shownFen(content.taxFen),
    grossFen: shownFen(content.grossFen),
    remark: content.remark ?? '',
  };
}

function Amend({ id }: { readonly id: string }) {
  const invoice = useOfficeQuery('invoicing.getInvoice', { id });
  if (invoice.isError) return <ErrorNote error={invoice.error} />;
  if (invoice.data === undefined) return <GreyRows />;
  const { content, version } = invoice.data;
  return (
    <OfRequest
      requestId={content.requestId}
      proposal={{ action: 'amend', recordId: id, baseVersion: version }}
      start={valuesOf(content)}
    />
  );
}

function Correct({ id }: { readonly id: string }) {
  const view = useOfficeQuery('review.show', { submissionId: id });
  if (view.isError) return <ErrorNote error={view.error} />;
  if (view.data === undefined) return <GreyRows />;
  const content = Invoice.parse(view.data.content);
  return <OfRequest requestId={content.requestId} proposal={correctionOf(view.data)} start={valuesOf(content)} />;
}

interface OfRequestProps {
  readonly requestId: string;
  readonly proposal: Proposal;
  readonly start: InvoiceValues;
}

function OfRequest({ requestId, proposal, start }: OfRequestProps) {
  const request = useOfficeQuery('invoicing.getRequest', { id: requestId });
  if (request.isError) return <ErrorNote error={request.error} onRetry={() => void request.refetch()} />;
  if (request.data === undefined) return <GreyRows />;
  return <InvoiceForm request={request.data} proposal={proposal} start={start} />;
}

interface InvoiceFormProps {
  readonly request: InvoiceRequestRecord;
  readonly proposal: Proposal;
  readonly start: InvoiceValues;
}

function InvoiceForm({ request, proposal, start }: InvoiceFormProps) {
  const { t } = useTranslation('invoicing');
  const today = useToday();
  const form = useSubmitForm({
    procedure: 'invoicing.submitInvoice',
    proposal,
    start,
    fill: (content) => valuesOf(Invoice.parse(content)),
    read: (values: InvoiceValues) =>
      readDraft(InvoiceDraft, {
        requestId: request.id,
        invoiceCode: orNull(values['invoiceCode']),
        invoiceNumber: values['invoiceNumber'] ?? '',
        issuedOn: typedDate(values['issuedOn'], today),
        netFen: typedFen(values['netFen']),
        taxFen: typedFen(values['taxFen']),
        grossFen: typedFen(values['grossFen']),
        remark: orNull(values['remark']),
      }),
  });
  const { netFen, taxFen, grossFen } = request.content;
  return (
    <SubmitPage
      form={form}
      kind="invoice"
      title={t('invoiceForm.title', { number: request.number })}
      tabTitle={t('invoiceForm.tab', { number: request.number })}
      facts={request.clientName}
    >
      <div className="form-grid">
        <FieldSet
          kind="invoice"
          specs={FIELDS}
          fields={form.values}
          faults={form.faults}
          onChange={(path, text) => form.set({ ...form.values, [path]: text })}
        />
      </div>
      <p className="quiet" style={{ margin: '4px 14px' }}>
        {t('invoiceForm.hint', { net: formatFen(netFen), tax: formatFen(taxFen), gross: formatFen(grossFen) })}
      </p>
    </SubmitPage>
  );
}
