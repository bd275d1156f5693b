import { Button } from 'antd';
import { ListChecks } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab, useTabs } from '#renderer/app/use-tabs.tsx';
import { MoneyText } from '#renderer/components/figures.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { Fact } from '#renderer/components/page-header.tsx';
import { ReceivedLines } from '#renderer/components/received-lines.tsx';
import { RecordView } from '#renderer/components/record-view.tsx';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import type { InvoiceRecord } from '#shared/invoicing/invoicing.contract.ts';
import { sumFen } from '#shared/kernel/money.ts';

/** One invoice as it was issued, and what was received of it. */
export function InvoicePage() {
  const { params } = useTab();
  const id = params['id'] ?? '';
  const invoice = useOfficeQuery('invoicing.getInvoice', { id }, { reads: ['review'] });
  if (invoice.isError) return <ErrorNote error={invoice.error} onRetry={() => void invoice.refetch()} />;
  if (invoice.data === undefined) return <GreyRows />;
  return <Invoice record={invoice.data} />;
}

/** Whoever may not read receipts sees the invoice alone. */
function Invoice({ record }: { readonly record: InvoiceRecord }) {
  const { t } = useTranslation('invoicing');
  const seesMoney = useMay()('receipts.read');
  const { id, content, isVoid, clientName, requestNumber } = record;
  const received = useOfficeQuery(
    'receipts.allocatedTo',
    { target: 'invoice', targetId: id },
    { enabled: seesMoney, reads: ['review'] },
  );
  const receivedFen = received.data && sumFen(received.data.map(({ amountFen }) => amountFen));
  const openFen = isVoid ? 0 : content.grossFen - (receivedFen ?? 0);
  return (
    <RecordView
      kind="invoice"
      recordId={id}
      title={content.invoiceNumber}
      status={<StatusMark status={isVoid ? 'void' : 'effective'} />}
      facts={`${clientName} · ${t('ofRequest', { number: requestNumber })}`}
      content={content}
      actions={<AllocateButton clientId={content.clientId} isOpen={receivedFen !== undefined && openFen > 0} />}
      {...(seesMoney && {
        lines: <ReceivedLines lines={received.data} error={received.error} onRetry={() => void received.refetch()} />,
        linesTitle: t('receipts:received.title'),
      })}
    >
      <div className="facts">
        <Fact name={t('columns.kind')}>{t(`values.invoice.kind.${content.kind}`)}</Fact>
        <Fact name={t('columns.issued')}>
          <span className="num">{content.issuedOn}</span>
        </Fact>
        <Fact name={t('columns.gross')}>
          <MoneyText fen={content.grossFen} strong />
        </Fact>
        {receivedFen !== undefined && (
          <>
            <Fact name={t('receipts:openInvoices.received')}>
              <MoneyText fen={receivedFen} blankZero />
            </Fact>
            <Fact name={t('receipts:openInvoices.open')}>
              <MoneyText fen={openFen} blankZero />
            </Fact>
          </>
        )}
      </div>
    </RecordView>
  );
}

function AllocateButton({ clientId, isOpen }: { readonly clientId: string; readonly isOpen: boolean }) {
  const { t } = useTranslation('receipts');
  const { open } = useTabs();
  const may = useMay()('receipts.allocate');
  const allocate = () => open('receipts.allocationForm', { draft: crypto.randomUUID(), client: clientId });
  useKeys([{ chord: 'Ctrl+N', label: t('allocate'), disabled: !may || !isOpen, run: allocate }]);
  if (!may) return undefined;
  return (
    <Button type="primary" icon={<ListChecks size={13} aria-hidden />} disabled={!isOpen} onClick={allocate}>
      {t('allocate')}
      <Kbd chord="Ctrl+N" />
    </Button>
  );
}
