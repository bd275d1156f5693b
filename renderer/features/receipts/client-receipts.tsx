import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientSectionProps } from '#renderer/app/client-section.ts';
import { useMay } from '#renderer/app/session.tsx';
import { useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import { ClientList } from '#renderer/components/list/client-list.tsx';
import { useOfficeList } from '#renderer/components/list/list-model.ts';
import { OpenInList } from '#renderer/components/list/open-in-list.tsx';
import { ListPage } from '#renderer/components/list-page.tsx';
import { useAllocationColumns } from '#renderer/features/receipts/allocation-list-page.tsx';
import { useOpenInvoiceColumns } from '#renderer/features/receipts/open-invoice-list-page.tsx';
import { useReceiptColumns } from '#renderer/features/receipts/receipt-list-page.tsx';
import { useAllocate } from '#renderer/features/receipts/use-allocate.ts';
import { allocationList, openInvoiceList, receiptList } from '#shared/receipts/receipts.contract.ts';

const KINDS = ['receipts', 'open', 'allocations'] as const;
type Kind = (typeof KINDS)[number];
const READS = ['review', 'invoicing'];
/** What every row of a client's own list would say. */
const NOT_SHOWN: ReadonlySet<string> = new Set(['clientName', 'clientCode', 'ownerName']);

interface ListProps extends ClientSectionProps {
  readonly sections: {
    readonly items: readonly { readonly value: string; readonly text: string }[];
    readonly value: string;
    readonly onChange: (value: string) => void;
  };
}

/** What came in from one client, what of his invoices is open, and which was taken for which. */
export function ClientReceipts(props: ClientSectionProps) {
  const { t } = useTranslation('receipts');
  const [kind, setKind] = useTabMemory<Kind>('receipts', 'receipts');
  const sections = {
    items: KINDS.map((value) => ({ value, text: t(`ofClient.${value}`) })),
    value: kind,
    onChange: (value: string) => setKind(KINDS.find((one) => one === value) ?? 'receipts'),
  };
  if (kind === 'open') return <OpenInvoices {...props} sections={sections} />;
  return kind === 'receipts' ? (
    <Receipts {...props} sections={sections} />
  ) : (
    <Allocations {...props} sections={sections} />
  );
}

function Receipts(props: ListProps) {
  const { t } = useTranslation('receipts');
  const mayWrite = useMay()('receipts.write');
  const list = useOfficeList({
    query: 'receipts.list',
    name: 'clientReceipts',
    definition: receiptList,
    fixed: { clientId: props.clientId },
    reads: READS,
  });
  return (
    <ClientList
      {...props}
      title={t('title')}
      list={list}
      columns={useReceiptColumns()}
      search={t('ofClient.searchHint')}
      rowName={(row) => row.number}
      isVoid={(row) => row.state === 'void'}
      pages={{ record: 'receipts.page', all: 'receipts.list', list: 'receipts' }}
      form={{ page: 'receipts.form', label: t('new'), allowed: mayWrite }}
      exportAs="receipts"
      empty={{ title: t('ofClient.noReceipts.title'), text: t('ofClient.noReceipts.text') }}
    />
  );
}

function OpenInvoices({ clientId, clientName, sections }: ListProps) {
  const { t } = useTranslation('receipts');
  const { open } = useTabs();
  const { mayAllocate, allocateClient } = useAllocate();
  const all = useOpenInvoiceColumns();
  const columns = useMemo(() => all.filter(({ key }) => !NOT_SHOWN.has(key)), [all]);
  const list = useOfficeList({
    query: 'receipts.openInvoices',
    name: 'clientOpenInvoices',
    definition: openInvoiceList,
    fixed: { clientId },
    reads: READS,
  });
  return (
    <ListPage
      embedded
      title={t('openInvoices.title')}
      sections={sections}
      list={list}
      columns={columns}
      search={t('ofClient.searchHint')}
      rowKey={(row) => row.invoiceId}
      rowName={(row) => row.invoiceNumber}
      onOpen={(row) => open('invoicing.invoicePage', { id: row.invoiceId }, row.invoiceNumber)}
      create={{ label: t('allocate'), allowed: mayAllocate, run: () => allocateClient(clientId) }}
      actions={<OpenInList page="receipts.openInvoices" list="openInvoices" view="all" clientName={clientName} />}
      exportAs="open_invoices"
      empty={{ title: t('ofClient.noOpen.title'), text: t('ofClient.noOpen.text') }}
    />
  );
}

function Allocations(props: ListProps) {
  const { t } = useTranslation('receipts');
  const { mayAllocate } = useAllocate();
  const list = useOfficeList({
    query: 'receipts.allocations',
    name: 'clientAllocations',
    definition: allocationList,
    fixed: { clientId: props.clientId },
    reads: READS,
  });
  return (
    <ClientList
      {...props}
      title={t('allocation.title')}
      list={list}
      columns={useAllocationColumns()}
      search={t('ofClient.searchHint')}
      rowName={(row) => row.number}
      isVoid={(row) => row.state === 'void'}
      pages={{ record: 'receipts.allocationPage', all: 'receipts.allocations', list: 'allocations' }}
      form={{ page: 'receipts.allocationForm', label: t('allocation.new'), allowed: mayAllocate }}
      exportAs="allocations"
      empty={{ title: t('ofClient.noAllocations.title'), text: t('ofClient.noAllocations.text') }}
    />
  );
}
