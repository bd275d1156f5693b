import { Button } from 'antd';
import { ReceiptText } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { count, day, drawn, type ListColumn, money, plain, words } from '#renderer/components/list-columns.tsx';
import { useOfficeList } from '#renderer/components/list/list-model.ts';
import type { RowAction } from '#renderer/components/list/row-menu.tsx';
import { ListPage } from '#renderer/components/list-page.tsx';
import { RequestMark } from '#renderer/features/invoicing/request-mark.tsx';
import {
  invoiceRequestList,
  type InvoiceRequestRow,
  InvoiceRequestState,
} from '#shared/invoicing/invoicing.contract.ts';

const VIEWS = ['all', ...InvoiceRequestState.options] as const;
const READS = ['review'];

/** 开票申请: what finance is asked to invoice, and which invoices came of it. */
export function InvoiceRequestListPage() {
  const { t } = useTranslation('invoicing');
  const may = useMay();
  const { open } = useTabs();
  const list = useOfficeList({
    query: 'invoicing.listRequests',
    name: 'invoiceRequests',
    definition: invoiceRequestList,
    views: VIEWS.map((value) => ({
      value,
      text: value === 'all' ? t('forms:all') : t(`state.${value}`),
      ...(value !== 'all' && { filter: { state: value } }),
    })),
    reads: READS,
  });
  const actions = ({ id, number, state }: InvoiceRequestRow): readonly RowAction[] => [
    {
      key: 'amend',
      label: t('forms:amend'),
      chord: 'F2',
      disabled: !may('invoicing.write') || state !== 'requested',
      run: () => open('invoicing.form', { record: id }, number),
    },
    {
      key: 'print',
      label: t('forms:print'),
      chord: 'Ctrl+P',
      disabled: !may('printing.print') || state === 'void',
      run: () => open('printing.preview', { document: 'invoice_request', id, number }),
    },
  ];
  return (
    <ListPage
      title={t('title')}
      list={list}
      search={t('searchHint')}
      columns={useRequestColumns()}
      rowKey={(row) => row.id}
      rowName={(row) => row.number}
      rowLook={lookOf}
      rowActions={actions}
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
      exportAs="invoice_requests"
      empty={{ title: t('empty.title'), text: t('empty.text') }}
    />
  );
}

function lookOf(row: InvoiceRequestRow): 'dim' | undefined {
  return row.state === 'void' ? 'dim' : undefined;
}

export function useRequestColumns(): readonly ListColumn<InvoiceRequestRow>[] {
  const { t } = useTranslation('invoicing');
  return useMemo(
    () => [
      plain('number', t('columns.number'), 128, (r) => r.number, { frozen: true }),
      words('clientName', t('columns.client'), 210, (r) => r.clientName, { frozen: true, grow: true }),
      plain('clientCode', t('columns.clientCode'), 92, (r) => r.clientCode, { begins: 'hidden' }),
      words('kind', t('columns.kind'), 90, (r) => t(`values.invoice_request.kind.${r.kind}`), {
        choice: (value) => t(`values.invoice_request.kind.${value}`),
      }),
      day('requestedOn', t('columns.on'), (r) => r.requestedOn),
      count('lineCount', t('columns.lines'), 56, (r) => r.lineCount),
      money('netFen', t('columns.net'), 112, (r) => r.netFen),
      money('taxFen', t('columns.tax'), 100, (r) => r.taxFen),
      money('grossFen', t('columns.gross'), 116, (r) => r.grossFen),
      plain('invoiceNumber', t('columns.invoice'), 170, (r) => r.invoiceNumber),
      day('issuedOn', t('columns.issued'), (r) => r.issuedOn),
      drawn(
        'state',
        t('columns.state'),
        100,
        (r) => t(`state.${r.state}`),
        (r) => <RequestMark state={r.state} />,
        {
          choice: (value) => t(`state.${value}`),
        },
      ),
    ],
    [t],
  );
}
