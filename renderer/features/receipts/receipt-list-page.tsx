import { Button } from 'antd';
import { FileUp, ListChecks, ReceiptText } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { day, drawn, type ListColumn, money, plain, words } from '#renderer/components/list-columns.tsx';
import { useOfficeList } from '#renderer/components/list/list-model.ts';
import { ListPage } from '#renderer/components/list-page.tsx';
import type { RowAction } from '#renderer/components/list/row-menu.tsx';
import { ReceiptMark } from '#renderer/features/receipts/receipt-mark.tsx';
import { useAllocate } from '#renderer/features/receipts/use-allocate.ts';
import { receiptList, type ReceiptRow, ReceiptState } from '#shared/receipts/receipts.contract.ts';

const VIEWS = ['all', ...ReceiptState.options] as const;
const READS = ['review', 'clients'];

/** The chips of a list of receipts: everything, or where a receipt stands. */
export function useReceiptViews() {
  const { t } = useTranslation('receipts');
  return VIEWS.map((value) => ({
    value,
    text: value === 'all' ? t('forms:all') : t(`state.${value}`),
    ...(value !== 'all' && { filter: { state: value } }),
  }));
}

/** 回款: money that came in, newest first, and what is left of it to be allocated. */
export function ReceiptListPage() {
  const { t } = useTranslation('receipts');
  const may = useMay();
  const { open } = useTabs();
  const { mayAllocate, allocateReceipt } = useAllocate();
  const list = useOfficeList({
    query: 'receipts.list',
    name: 'receipts',
    definition: receiptList,
    views: useReceiptViews(),
    reads: READS,
  });
  const actions = (row: ReceiptRow): readonly RowAction[] => [
    {
      key: 'allocate',
      label: t('allocate'),
      chord: 'Alt+L',
      disabled: !mayAllocate || row.state !== 'open',
      run: () => allocateReceipt(row),
    },
    {
      key: 'amend',
      label: t(row.state === 'unidentified' ? 'identify' : 'forms:amend'),
      chord: 'F2',
      disabled: !may('receipts.write') || row.state === 'void',
      run: () => open('receipts.form', { record: row.id }, row.number),
    },
  ];
  return (
    <ListPage
      title={t('title')}
      list={list}
      search={t('searchHint')}
      columns={useReceiptColumns()}
      rowKey={(row) => row.id}
      rowName={(row) => row.number}
      rowLook={(row) => (row.state === 'void' ? 'dim' : undefined)}
      rowActions={actions}
      onOpen={(row) => open('receipts.page', { id: row.id }, row.number)}
      create={{
        label: t('new'),
        allowed: may('receipts.write'),
        run: () => open('receipts.form', { draft: crypto.randomUUID() }),
      }}
      actions={
        <>
          <Button icon={<ReceiptText size={13} aria-hidden />} onClick={() => open('receipts.openInvoices')}>
            {t('openInvoices.title')}
          </Button>
          <Button icon={<ListChecks size={13} aria-hidden />} onClick={() => open('receipts.allocations')}>
            {t('allocation.title')}
          </Button>
        </>
      }
      filters={
        may('exchange.import') &&
        may('receipts.write') && (
          <button type="button" className="icon-text" onClick={() => open('exchange.import', { kind: 'receipts' })}>
            <FileUp size={13} aria-hidden />
            {t('importStatement')}
          </button>
        )
      }
      exportAs="receipts"
      empty={{ title: t('empty.title'), text: t('empty.text') }}
    />
  );
}

export function useReceiptColumns(): readonly ListColumn<ReceiptRow>[] {
  const { t } = useTranslation('receipts');
  return useMemo(() => {
    const methodOf = (value: string) => t(`values.receipt.method.${value}`);
    return [
      plain('number', t('columns.number'), 128, (r) => r.number, { frozen: true }),
      words('clientName', t('columns.client'), 200, (r) => r.clientName, { frozen: true, grow: true }),
      plain('clientCode', t('columns.clientCode'), 92, (r) => r.clientCode, { begins: 'hidden' }),
      day('receivedOn', t('columns.receivedOn'), (r) => r.receivedOn),
      words('method', t('columns.method'), 108, (r) => methodOf(r.method), { choice: methodOf }),
      words('payerName', t('columns.payer'), 180, (r) => r.payerName),
      plain('bankReference', t('columns.reference'), 150, (r) => r.bankReference, { begins: 'wide' }),
      plain('billNumber', t('columns.bill'), 220, (r) => r.billNumber, { begins: 'hidden' }),
      day('billDueOn', t('columns.billDueOn'), (r) => r.billDueOn, { begins: 'wide' }),
      money('amountFen', t('columns.amount'), 116, (r) => r.amountFen),
      money('allocatedFen', t('columns.allocated'), 116, (r) => r.allocatedFen),
      money('unallocatedFen', t('columns.left'), 116, (r) => r.unallocatedFen),
      drawn(
        'state',
        t('columns.state'),
        112,
        (r) => t(`state.${r.state}`),
        (r) => <ReceiptMark state={r.state} />,
        { choice: (value) => t(`state.${value}`) },
      ),
    ];
  }, [t]);
}
