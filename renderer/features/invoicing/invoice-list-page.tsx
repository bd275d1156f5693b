import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePagedQuery } from '#renderer/app/use-paged-query.ts';
import { useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import type { GridColumn } from '#renderer/components/data-grid.tsx';
import { money, plain, words } from '#renderer/components/list-columns.tsx';
import { ListPage } from '#renderer/components/list-page.tsx';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import type { InvoiceRow } from '#shared/invoicing/invoicing.contract.ts';

/** 发票: what was issued, newest first. */
export function InvoiceListPage() {
  const { t } = useTranslation('invoicing');
  const { open } = useTabs();
  const [typed, setTyped] = useTabMemory('text', '');
  const text = useDeferredValue(typed);
  const list = usePagedQuery('invoicing.listInvoices', text === '' ? {} : { text }, { reads: ['review'] });
  const columns = useMemo<readonly GridColumn<InvoiceRow>[]>(
    () => [
      plain('number', t('columns.invoice'), 180, (r) => r.invoiceNumber, { frozen: true }),
      words('client', t('columns.client'), 220, (r) => r.clientName, { frozen: true, grow: true }),
      words('kind', t('columns.kind'), 90, (r) => t(`values.invoice_request.kind.${r.kind}`)),
      plain('issued', t('columns.issued'), 96, (r) => r.issuedOn),
      plain('request', t('columns.number'), 130, (r) => r.requestNumber),
      money('net', t('columns.net'), 114, (r) => r.netFen),
      money('tax', t('columns.tax'), 104, (r) => r.taxFen),
      money('gross', t('columns.gross'), 118, (r) => r.grossFen),
      {
        key: 'state',
        title: t('columns.state'),
        width: 90,
        cell: (r) => <StatusMark status={r.isVoid ? 'void' : 'effective'} />,
      },
    ],
    [t],
  );
  return (
    <ListPage
      title={t('invoices')}
      search={{ hint: t('searchHint'), text: typed, onText: setTyped }}
      columns={columns}
      list={list}
      rowKey={(row) => row.id}
      rowLook={(row) => (row.isVoid ? 'dim' : undefined)}
      onOpen={(row) => open('invoicing.invoicePage', { id: row.id }, row.invoiceNumber)}
      empty={{ title: t('noInvoices.title'), text: t('noInvoices.text') }}
      filtered={typed !== ''}
      onClear={() => setTyped('')}
    />
  );
}
