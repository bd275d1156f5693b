import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useToday } from '#renderer/app/session.tsx';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { day, drawn, type ListColumn, money, plain, words } from '#renderer/components/list-columns.tsx';
import { useOfficeList } from '#renderer/components/list/list-model.ts';
import { ListPage } from '#renderer/components/list-page.tsx';
import type { RowAction } from '#renderer/components/list/row-menu.tsx';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import { useAllocate } from '#renderer/features/receipts/use-allocate.ts';
import { addDays } from '#shared/kernel/business-date.ts';
import type { ColumnFilter } from '#shared/kernel/list-query.ts';
import { openInvoiceList, type OpenInvoiceRow } from '#shared/receipts/receipts.contract.ts';

const READS = ['review', 'invoicing', 'clients'];
const SOON_DAYS = 30;

/** The chips of a list of open invoices: past their day, due in the next 30 days, all. */
export function useOpenInvoiceViews() {
  const { t } = useTranslation('receipts');
  const today = useToday();
  const soon: ColumnFilter = { column: 'dueOn', op: 'between', from: today, to: addDays(today, SOON_DAYS) };
  return [
    { value: 'all', text: t('openInvoices.view.all') },
    { value: 'late', text: t('openInvoices.view.late'), filter: { late: true } },
    { value: 'soon', text: t('openInvoices.view.soon', { count: SOON_DAYS }), filter: { where: [soon] } },
  ];
}

/** 应收清单: invoices not received in full, the longest due first, and whom to ask for the money. */
export function OpenInvoiceListPage() {
  const { t } = useTranslation('receipts');
  const { open } = useTabs();
  const may = useMay();
  const { mayAllocate, allocateAny, allocateClient } = useAllocate();
  const actions = ({ clientId, clientName }: OpenInvoiceRow): readonly RowAction[] => [
    {
      key: 'allocate',
      label: t('allocate'),
      chord: 'Alt+L',
      disabled: !mayAllocate,
      run: () => allocateClient(clientId),
    },
    {
      key: 'client',
      label: t('openInvoices.toClient'),
      disabled: !may('clients.read'),
      run: () => open('clients.page', { id: clientId }, clientName),
    },
  ];
  const list = useOfficeList({
    query: 'receipts.openInvoices',
    name: 'openInvoices',
    definition: openInvoiceList,
    views: useOpenInvoiceViews(),
    reads: READS,
  });
  return (
    <ListPage
      title={t('openInvoices.title')}
      facts={t('openInvoices.hint')}
      list={list}
      search={t('openInvoices.searchHint')}
      columns={useOpenInvoiceColumns()}
      rowKey={(row) => row.invoiceId}
      rowName={(row) => row.invoiceNumber}
      rowActions={actions}
      onOpen={(row) => open('invoicing.invoicePage', { id: row.invoiceId }, row.invoiceNumber)}
      create={{ label: t('allocation.new'), allowed: mayAllocate, run: allocateAny }}
      exportAs="open_invoices"
      empty={{ title: t('openInvoices.empty.title'), text: t('openInvoices.empty.text') }}
    />
  );
}

export function useOpenInvoiceColumns(): readonly ListColumn<OpenInvoiceRow>[] {
  const { t } = useTranslation('receipts');
  return useMemo(() => {
    const stands = ({ daysLate }: OpenInvoiceRow): string => {
      if (daysLate > 0) return t('words:status.lateDays', { count: daysLate });
      return daysLate === 0 ? t('openInvoices.today') : t('openInvoices.ahead', { count: -daysLate });
    };
    return [
      plain('invoiceNumber', t('openInvoices.number'), 180, (r) => r.invoiceNumber, { frozen: true }),
      words('clientName', t('columns.client'), 220, (r) => r.clientName, { frozen: true, grow: true }),
      plain('clientCode', t('columns.clientCode'), 92, (r) => r.clientCode, { begins: 'hidden' }),
      words('ownerName', t('openInvoices.owner'), 84, (r) => r.ownerName),
      day('issuedOn', t('openInvoices.issuedOn'), (r) => r.issuedOn),
      day('dueOn', t('openInvoices.dueOn'), (r) => r.dueOn),
      drawn('daysLate', t('openInvoices.stands'), 112, stands, (r) => <DueState row={r} text={stands(r)} />),
      money('grossFen', t('openInvoices.gross'), 120, (r) => r.grossFen),
      money('allocatedFen', t('openInvoices.received'), 116, (r) => r.allocatedFen),
      money('openFen', t('openInvoices.open'), 120, (r) => r.openFen),
      money('advanceFen', t('openInvoices.advance'), 116, (r) => r.advanceFen),
    ];
  }, [t]);
}

function DueState({ row, text }: { readonly row: OpenInvoiceRow; readonly text: string }) {
  if (row.daysLate > 0) return <StatusMark status="late" days={row.daysLate} soft />;
  return <span className={row.daysLate === 0 ? 'due-soon' : 'quiet'}>{text}</span>;
}
