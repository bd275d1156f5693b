import { Button } from 'antd';
import { ReceiptText } from 'lucide-react';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { usePagedQuery } from '#renderer/app/use-paged-query.ts';
import { useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import type { GridColumn } from '#renderer/components/data-grid.tsx';
import { useExport } from '#renderer/components/export-button.tsx';
import { money, plain, words } from '#renderer/components/list-columns.tsx';
import { ListPage } from '#renderer/components/list-page.tsx';
import { RequestMark } from '#renderer/features/invoicing/request-mark.tsx';
import { type InvoiceRequestRow, InvoiceRequestState } from '#shared/invoicing/invoicing.contract.ts';

const VIEWS = ['all', ...InvoiceRequestState.options] as const;
type View = (typeof VIEWS)[number];

/** 开票申请: what finance is asked to invoice, and which invoices came of it. */
export function InvoiceRequestListPage() {
  const { t } = useTranslation('invoicing');
  const may = useMay();
  const { open } = useTabs();
  const [view, setView] = useTabMemory<View>('view', 'all');
  const [typed, setTyped] = useTabMemory('text', '');
  const [sort, setSort] = useTabMemory<'number' | 'requestedOn'>('sort', 'number');
  const text = useDeferredValue(typed);
  const filter = {
    ...(text !== '' && { text }),
    ...(view !== 'all' && { state: view }),
    sort: { column: sort, descending: true },
  };
  const list = usePagedQuery('invoicing.listRequests', filter, { reads: ['review'] });
  const exported = useExport('invoice_requests', filter);
  const columns = useRequestColumns();
  return (
    <ListPage
      title={t('title')}
      views={{
        items: VIEWS.map((value) => ({ value, text: value === 'all' ? t('forms:all') : t(`state.${value}`) })),
        value: view,
        onChange: (value) => setView(VIEWS.find((one) => one === value) ?? 'all'),
      }}
      search={{ hint: t('searchHint'), text: typed, onText: setTyped }}
      columns={columns}
      list={list}
      rowKey={(row) => row.id}
      rowLook={(row) => (row.state === 'void' ? 'dim' : undefined)}
      onOpen={(row) => open('invoicing.page', { id: row.id }, row.number)}
      create={{
        label: t('new'),
        allowed: may('invoicing.write'),
        run: () => open('invoicing.form', { draft: crypto.randomUUID() }),
      }}
      actions={
        <Button icon={<ReceiptText size={13} aria-hidden />} onClick={() => open('invoicing.invoices')}>
          {t('invoices')}
        </Button>
      }
      exported={exported}
      sort={{ key: sort, descending: true }}
      onSort={({ key }) => setSort(key === 'requestedOn' ? 'requestedOn' : 'number')}
      empty={{ title: t('empty.title'), text: t('empty.text') }}
      filtered={typed !== '' || view !== 'all'}
      onClear={() => {
        setTyped('');
        setView('all');
      }}
    />
  );
}

function useRequestColumns(): readonly GridColumn<InvoiceRequestRow>[] {
  const { t } = useTranslation('invoicing');
  return useMemo(
    () => [
      plain('number', t('columns.number'), 128, (r) => r.number, { frozen: true, sortKey: 'number' }),
      words('client', t('columns.client'), 210, (r) => r.clientName, { frozen: true, grow: true }),
      words('kind', t('columns.kind'), 90, (r) => t(`values.invoice_request.kind.${r.kind}`)),
      plain('on', t('columns.on'), 96, (r) => r.requestedOn, { sortKey: 'requestedOn' }),
      plain('lines', t('columns.lines'), 56, (r) => r.lineCount, { align: 'end' }),
      money('net', t('columns.net'), 112, (r) => r.netFen),
      money('tax', t('columns.tax'), 100, (r) => r.taxFen),
      money('gross', t('columns.gross'), 116, (r) => r.grossFen),
      plain('invoice', t('columns.invoice'), 170, (r) => r.invoiceNumber),
      plain('issued', t('columns.issued'), 96, (r) => r.issuedOn),
      { key: 'state', title: t('columns.state'), width: 100, cell: (r) => <RequestMark state={r.state} /> },
    ],
    [t],
  );
}
