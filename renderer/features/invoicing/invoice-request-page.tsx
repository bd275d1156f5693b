import { Button } from 'antd';
import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab, useTabs } from '#renderer/app/use-tabs.tsx';
import { MoneyText } from '#renderer/components/figures.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { Fact } from '#renderer/components/page-header.tsx';
import { RecordView } from '#renderer/components/record-view.tsx';
import { RequestedLines } from '#renderer/features/invoicing/requested-lines.tsx';
import { RequestMark } from '#renderer/features/invoicing/request-mark.tsx';
import type { InvoiceRequestRecord } from '#shared/invoicing/invoicing.contract.ts';

/** One invoice request, and the invoice that came of it. */
export function InvoiceRequestPage() {
  const { params } = useTab();
  const id = params['id'] ?? '';
  const request = useOfficeQuery('invoicing.getRequest', { id }, { reads: ['review'] });
  if (request.isError) return <ErrorNote error={request.error} onRetry={() => void request.refetch()} />;
  if (request.data === undefined) return <GreyRows />;
  const { content, number, state, clientName } = request.data;
  return (
    <RecordView
      kind="invoice_request"
      recordId={id}
      title={number}
      status={<RequestMark state={state} />}
      facts={clientName}
      content={content}
      actions={<RequestActions record={request.data} />}
      lines={<RequestedLines record={request.data} />}
    >
      <RequestFacts record={request.data} />
    </RecordView>
  );
}

function RequestActions({ record }: { readonly record: InvoiceRequestRecord }) {
  const { t } = useTranslation('invoicing');
  const may = useMay();
  const { open } = useTabs();
  const { id, number } = record;
  const mayWrite = may('invoicing.write') && record.state === 'requested';
  const mayPrint = may('printing.print') && record.state !== 'void';
  const print = () => open('printing.preview', { document: 'invoice_request', id, number });
  const amend = () => open('invoicing.form', { record: id }, number);
  const issue = () => open('invoicing.invoiceForm', { request: id });
  useKeys([
    { chord: 'Ctrl+P', label: t('forms:print'), disabled: !mayPrint, run: print },
    { chord: 'F2', label: t('forms:amend'), disabled: !mayWrite, run: amend },
    { chord: 'Ctrl+N', label: t('issue'), disabled: !mayWrite, run: issue },
  ]);
  return (
    <>
      <Button disabled={!mayWrite} onClick={amend}>
        {t('forms:amend')}
        <Kbd chord="F2" />
      </Button>
      <Button disabled={!mayPrint} icon={<Printer size={13} aria-hidden />} onClick={print}>
        {t('forms:print')}
        <Kbd chord="Ctrl+P" />
      </Button>
      <Button type="primary" disabled={!mayWrite} onClick={issue}>
        {t('issue')}
        <Kbd chord="Ctrl+N" />
      </Button>
    </>
  );
}

function RequestFacts({ record }: { readonly record: InvoiceRequestRecord }) {
  const { t } = useTranslation('invoicing');
  const { open } = useTabs();
  const { content, invoice } = record;
  return (
    <div className="facts">
      <Fact name={t('columns.kind')}>{t(`values.invoice_request.kind.${content.kind}`)}</Fact>
      <Fact name={t('columns.on')}>
        <span className="num">{content.requestedOn}</span>
      </Fact>
      <Fact name={t('columns.gross')}>
        <MoneyText fen={content.grossFen} strong />
      </Fact>
      <Fact name={t('fields.invoice_request.buyer.title')}>{content.buyer.title}</Fact>
      <Fact name={t('fields.invoice_request.buyer.taxNumber')}>
        <span className="code">{content.buyer.taxNumber ?? '–'}</span>
      </Fact>
      {invoice !== null && (
        <Fact name={t('columns.invoice')}>
          <button
            type="button"
            className="grid-link"
            onClick={() => open('invoicing.invoicePage', { id: invoice.id }, invoice.invoiceNumber)}
          >
            {invoice.invoiceNumber}
          </button>
        </Fact>
      )}
    </div>
  );
}
