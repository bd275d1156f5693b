import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { day, drawn, type ListColumn, money, plain, words } from '#renderer/components/list-columns.tsx';
import { useOfficeList } from '#renderer/components/list/list-model.ts';
import { ListPage } from '#renderer/components/list-page.tsx';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import { invoiceList, type InvoiceRow } from '#shared/invoicing/invoicing.contract.ts';

const READS = ['review'];

/** 发票: what was issued, newest first. */
export function InvoiceListPage() {
  const { t } = useTranslation('invoicing');
  const { open } = useTabs();
  const list = useOfficeList({
    query: 'invoicing.listInvoices',
    name: 'invoices',
    definition: invoiceList,
    views: [{ value: 'all', text: t('forms:all') }],
    reads: READS,
  });
  return (
    <ListPage
      title={t('invoices')}
      list={list}
      search={t('searchHint')}
      columns={useInvoiceColumns()}
      rowKey={(row) => row.id}
      rowName={(row) => row.invoiceNumber}
      rowLook={lookOf}
      rowActions={({ requestId, requestNumber }) => [
        {
          key: 'request',
          label: t('toRequest', { number: requestNumber }),
          run: () => open('invoicing.page', { id: requestId }, requestNumber),
        },
      ]}
      onOpen={(row) => open('invoicing.invoicePage', { id: row.id }, row.invoiceNumber)}
      exportAs="invoices"
      empty={{ title: t('noInvoices.title'), text: t('noInvoices.text') }}
    />
  );
}

function lookOf(row: InvoiceRow): 'dim' | undefined {
  return row.isVoid ? 'dim' : undefined;
}

export function useInvoiceColumns(): readonly ListColumn<InvoiceRow>[] {
  const { t } = useTranslation('invoicing');
  return useMemo(
    () => [
      plain('invoiceNumber', t('columns.invoice'), 180, (r) => r.invoiceNumber, { frozen: true }),
      words('clientName', t('columns.client'), 220, (r) => r.clientName, { frozen: true, grow: true }),
      plain('clientCode', t('columns.clientCode'), 92, (r) => r.clientCode, { begins: 'hidden' }),
      words('kind', t('columns.kind'), 90, (r) => t(`values.invoice_request.kind.${r.kind}`), {
        choice: (value) => t(`values.invoice_request.kind.${value}`),
      }),
      day('issuedOn', t('columns.issued'), (r) => r.issuedOn),
      plain('requestNumber', t('columns.number'), 130, (r) => r.requestNumber),
      money('netFen', t('columns.net'), 114, (r) => r.netFen),
      money('taxFen', t('columns.tax'), 104, (r) => r.taxFen),
      money('grossFen', t('columns.gross'), 118, (r) => r.grossFen),
      drawn(
        'isVoid',
        t('columns.state'),
        90,
        (r) => t(r.isVoid ? 'words:status.void' : 'words:status.effective'),
        (r) => <StatusMark status={r.isVoid ? 'void' : 'effective'} />,
        { exported: ['isVoid'] },
      ),
    ],
    [t],
  );
}
