import { Button } from 'antd';
import { ListChecks, Printer } from 'lucide-react';
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
import { VoidButton } from '#renderer/components/void-button.tsx';
import { AllocatedLines } from '#renderer/features/receipts/allocated-lines.tsx';
import { ReceiptMark } from '#renderer/features/receipts/receipt-mark.tsx';
import { useAllocate } from '#renderer/features/receipts/use-allocate.ts';
import type { ReceiptRecord } from '#shared/receipts/receipts.contract.ts';

/** One receipt: whose money, what it was allocated to, and what is left. */
export function ReceiptPage() {
  const { t } = useTranslation('receipts');
  const { params } = useTab();
  const id = params['id'] ?? '';
  const receipt = useOfficeQuery('receipts.show', { id }, { reads: ['review', 'clients'] });
  if (receipt.isError) return <ErrorNote error={receipt.error} onRetry={() => void receipt.refetch()} />;
  if (receipt.data === undefined) return <GreyRows />;
  const { content, number, state, clientName } = receipt.data;
  return (
    <RecordView
      kind="receipt"
      recordId={id}
      title={number}
      status={<ReceiptMark state={state} />}
      facts={clientName ?? t('page.nobody')}
      content={content}
      actions={<ReceiptActions record={receipt.data} />}
      lines={<AllocatedLines lines={receipt.data.allocations} of={receipt.data} />}
      linesTitle={t('page.allocations')}
    >
      <ReceiptFacts record={receipt.data} />
    </RecordView>
  );
}

/** Once it is known whose money it is, allocating it comes next; before that, saying whose it is. */
function ReceiptActions({ record }: { readonly record: ReceiptRecord }) {
  const { t } = useTranslation('receipts');
  const may = useMay();
  const { open } = useTabs();
  const { mayAllocate, allocateReceipt } = useAllocate();
  const { id, number, state, version } = record;
  const isUnidentified = state === 'unidentified';
  const mayWrite = may('receipts.write') && state !== 'void';
  const mayTake = mayAllocate && state === 'open';
  const mayPrint = may('printing.print') && state !== 'void';
  const amend = () => open('receipts.form', { record: id }, number);
  const print = () => open('printing.preview', { document: 'receipt', id, number });
  const allocate = () => allocateReceipt(record);
  const amendLabel = t(isUnidentified ? 'identify' : 'forms:amend');
  useKeys([
    { chord: 'Ctrl+P', label: t('forms:print'), disabled: !mayPrint, run: print },
    { chord: 'F2', label: amendLabel, disabled: !mayWrite, run: amend },
    { chord: 'Ctrl+N', label: t('allocate'), disabled: !mayTake, run: allocate },
  ]);
  return (
    <>
      <VoidButton
        procedure="receipts.submit"
        recordId={id}
        version={version}
        number={number}
        disabled={!mayWrite}
        draft={() => record.content}
      />
      <Button disabled={!mayPrint} icon={<Printer size={13} aria-hidden />} onClick={print}>
        {t('forms:print')}
        <Kbd chord="Ctrl+P" />
      </Button>
      <Button type={isUnidentified ? 'primary' : 'default'} disabled={!mayWrite} onClick={amend}>
        {amendLabel}
        <Kbd chord="F2" />
      </Button>
      {!isUnidentified && (
        <Button type="primary" icon={<ListChecks size={13} aria-hidden />} disabled={!mayTake} onClick={allocate}>
          {t('allocate')}
          <Kbd chord="Ctrl+N" />
        </Button>
      )}
    </>
  );
}

function ReceiptFacts({ record }: { readonly record: ReceiptRecord }) {
  const { t } = useTranslation('receipts');
  const { content, allocatedFen, unallocatedFen } = record;
  const field = (name: string) => t(`fields.receipt.${name}`);
  return (
    <div className="facts">
      <Fact name={field('receivedOn')}>
        <span className="num">{content.receivedOn}</span>
      </Fact>
      <Fact name={field('amountFen')}>
        <MoneyText fen={content.amountFen} strong />
      </Fact>
      <Fact name={t('columns.allocated')}>
        <MoneyText fen={allocatedFen} blankZero />
      </Fact>
      <Fact name={t('columns.left')}>
        <MoneyText fen={unallocatedFen} blankZero />
      </Fact>
      <Fact name={field('method')}>{t(`values.receipt.method.${content.method}`)}</Fact>
      <Fact name={field('payerName')}>{content.payerName}</Fact>
      {content.bankReference !== null && (
        <Fact name={field('bankReference')}>
          <span className="code">{content.bankReference}</span>
        </Fact>
      )}
      {content.billNumber !== null && (
        <Fact name={field('billNumber')}>
          <span className="code">{content.billNumber}</span>
        </Fact>
      )}
      {content.billDueOn !== null && (
        <Fact name={field('billDueOn')}>
          <span className="num">{content.billDueOn}</span>
        </Fact>
      )}
    </div>
  );
}
