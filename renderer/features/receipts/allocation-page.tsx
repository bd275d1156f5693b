import { Button } from 'antd';
import { Printer } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useMay } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab, useTabs } from '#renderer/app/use-tabs.tsx';
import { DataGrid, type GridColumn } from '#renderer/components/data-grid.tsx';
import { MoneyText } from '#renderer/components/figures.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { money, plain, words } from '#renderer/components/list-columns.tsx';
import { EmptyState, ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { Fact } from '#renderer/components/page-header.tsx';
import { RecordView } from '#renderer/components/record-view.tsx';
import { VoidButton } from '#renderer/components/void-button.tsx';
import { AllocationMark } from '#renderer/features/receipts/receipt-mark.tsx';
import { TARGET_PAGES, TARGET_PERMISSIONS } from '#renderer/features/receipts/target-link.ts';
import type { AllocationRecord } from '#shared/receipts/receipts.contract.ts';
import { AllocationDraft, type AllocationLine, AllocationLineDraft } from '#shared/receipts/receipts.schema.ts';

/** What the office completed is left out: voiding proposes the draft again. */
const AS_SIGNED = AllocationDraft.extend({ lines: z.array(AllocationLineDraft.strip()) }).strip();

/** One allocation: which money was taken for what, and onto which contracts. */
export function AllocationPage() {
  const { t } = useTranslation('receipts');
  const { params } = useTab();
  const id = params['id'] ?? '';
  const allocation = useOfficeQuery('receipts.showAllocation', { id }, { reads: ['review', 'clients'] });
  if (allocation.isError) return <ErrorNote error={allocation.error} onRetry={() => void allocation.refetch()} />;
  if (allocation.data === undefined) return <GreyRows />;
  const { content, number, isVoid, clientName } = allocation.data;
  return (
    <RecordView
      kind="allocation"
      recordId={id}
      title={number}
      status={<AllocationMark state={isVoid ? 'void' : 'active'} />}
      facts={clientName}
      content={content}
      actions={<AllocationActions record={allocation.data} />}
      lines={<SettledLines record={allocation.data} />}
    >
      <div className="facts">
        <Fact name={t('fields.allocation.allocatedOn')}>
          <span className="num">{content.allocatedOn}</span>
        </Fact>
        <Fact name={t('fields.allocation.amountFen')}>
          <MoneyText fen={content.amountFen} strong />
        </Fact>
        {content.note !== null && <Fact name={t('fields.allocation.note')}>{content.note}</Fact>}
      </div>
    </RecordView>
  );
}

function AllocationActions({ record }: { readonly record: AllocationRecord }) {
  const { t } = useTranslation('receipts');
  const { open } = useTabs();
  const may = useMay();
  const mayWrite = may('receipts.allocate') && !record.isVoid;
  const mayPrint = may('printing.print') && !record.isVoid;
  const { id, number, version } = record;
  const print = () => open('printing.preview', { document: 'allocation', id, number });
  const amend = () => open('receipts.allocationForm', { record: id }, number);
  useKeys([
    { chord: 'Ctrl+P', label: t('forms:print'), disabled: !mayPrint, run: print },
    { chord: 'F2', label: t('forms:amend'), disabled: !mayWrite, run: amend },
  ]);
  return (
    <>
      <VoidButton
        procedure="receipts.submitAllocation"
        recordId={id}
        version={version}
        number={number}
        disabled={!mayWrite}
        draft={() => AS_SIGNED.parse(record.content)}
      />
      <Button disabled={!mayWrite} onClick={amend}>
        {t('forms:amend')}
        <Kbd chord="F2" />
      </Button>
      <Button disabled={!mayPrint} icon={<Printer size={13} aria-hidden />} onClick={print}>
        {t('forms:print')}
        <Kbd chord="Ctrl+P" />
      </Button>
    </>
  );
}

function SettledLines({ record }: { readonly record: AllocationRecord }) {
  const { t } = useTranslation('receipts');
  const columns = useColumns(record);
  return (
    <DataGrid
      label={t('allocation.form.lines')}
      columns={columns}
      rows={record.content.lines}
      rowKey={(line) => line.lineKey}
      empty={<EmptyState title={t('allocation.page.noLines')} />}
    />
  );
}

function useColumns(record: AllocationRecord): readonly GridColumn<AllocationLine>[] {
  const { t } = useTranslation('receipts');
  const { open } = useTabs();
  const may = useMay();
  return useMemo(() => {
    const { lines, amountFen } = record.content;
    const link = (page: string, id: string, text: string, allowed: boolean) =>
      allowed ? (
        <button type="button" className="grid-link" tabIndex={-1} onClick={() => open(page, { id }, text)}>
          {text}
        </button>
      ) : (
        <span className="num">{text}</span>
      );
    const contractsOf = ({ lineKey }: AllocationLine) =>
      record.shares
        .filter((share) => share.lineKey === lineKey)
        .map(({ contractNumber }) => contractNumber)
        .join(' ');
    return [
      plain('position', '#', 34, (line) => lines.indexOf(line) + 1, { align: 'center', frozen: true }),
      {
        key: 'receipt',
        title: t('allocation.columns.receipt'),
        width: 136,
        frozen: true,
        total: t('forms:lines', { count: lines.length }),
        cell: (line) => link('receipts.page', line.receiptId, line.receiptNumber, true),
      },
      words('target', t('allocation.target'), 84, (line) => t(`values.allocation.lines.target.${line.target}`)),
      {
        key: 'targetNumber',
        title: t('allocation.targetNumber'),
        width: 190,
        cell: (line) =>
          link(TARGET_PAGES[line.target], line.targetId, line.targetNumber, may(TARGET_PERMISSIONS[line.target])),
      },
      words('contracts', t('allocation.columns.contracts'), 200, contractsOf, { grow: true }),
      money('amount', t('allocation.columns.amount'), 130, (line) => line.amountFen, {
        total: <MoneyText fen={amountFen} />,
      }),
    ] satisfies readonly GridColumn<AllocationLine>[];
  }, [t, record, open, may]);
}
