import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientSectionProps } from '#renderer/app/client-section.ts';
import { useMay } from '#renderer/app/session.tsx';
import { useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import { useOfficeList } from '#renderer/components/list/list-model.ts';
import { OpenInList } from '#renderer/components/list/open-in-list.tsx';
import { ListPage } from '#renderer/components/list-page.tsx';
import { useInvoiceColumns } from '#renderer/features/invoicing/invoice-list-page.tsx';
import { useRequestColumns } from '#renderer/features/invoicing/invoice-request-list-page.tsx';
import { invoiceList, invoiceRequestList } from '#shared/invoicing/invoicing.contract.ts';

const KINDS = ['invoices', 'requests'] as const;
type Kind = (typeof KINDS)[number];
const READS = ['review'];
const NOT_SHOWN: ReadonlySet<string> = new Set(['clientName', 'clientCode']);

interface ListProps extends ClientSectionProps {
  readonly sections: {
    readonly items: readonly { readonly value: string; readonly text: string }[];
    readonly value: string;
    readonly onChange: (value: string) => void;
  };
}

/** Invoices of one client, and the requests they come from, on his page. */
export function ClientInvoicing(props: ClientSectionProps) {
  const { t } = useTranslation('invoicing');
  const [kind, setKind] = useTabMemory<Kind>('invoicing', 'invoices');
  const sections = {
    items: KINDS.map((value) => ({ value, text: t(`ofClient.${value}`) })),
    value: kind,
    onChange: (value: string) => setKind(KINDS.find((one) => one === value) ?? 'invoices'),
  };
  return kind === 'invoices' ? (
    <Invoices {...props} sections={sections} />
  ) : (
    <Requests {...props} sections={sections} />
  );
}

function Invoices({ clientId, clientName, sections }: ListProps) {
  const { t } = useTranslation('invoicing');
  const { open } = useTabs();
  const list = useOfficeList({
    query: 'invoicing.listInvoices',
    name: 'clientInvoices',
    definition: invoiceList,
    fixed: { clientId },
    reads: READS,
  });
  const all = useInvoiceColumns();
  const columns = useMemo(() => all.filter(({ key }) => !NOT_SHOWN.has(key)), [all]);
  return (
    <ListPage
      embedded
      title={t('invoices')}
      list={list}
      sections={sections}
      columns={columns}
      search={t('ofClient.searchHint')}
      rowKey={(row) => row.id}
      rowName={(row) => row.invoiceNumber}
      rowLook={(row) => (row.isVoid ? 'dim' : undefined)}
      onOpen={(row) => open('invoicing.invoicePage', { id: row.id }, row.invoiceNumber)}
      actions={<OpenInList page="invoicing.invoices" list="invoices" view="all" clientName={clientName} />}
      exportAs="invoices"
      empty={{ title: t('ofClient.noInvoices.title'), text: t('ofClient.noInvoices.text') }}
    />
  );
}

function Requests({ clientId, clientName, sections }: ListProps) {
  const { t } = useTranslation('invoicing');
  const mayWrite = useMay()('invoicing.write');
  const { open } = useTabs();
  const list = useOfficeList({
    query: 'invoicing.listRequests',
    name: 'clientRequests',
    definition: invoiceRequestList,
    fixed: { clientId },
    reads: READS,
  });
  const all = useRequestColumns();
  const columns = useMemo(() => all.filter(({ key }) => !NOT_SHOWN.has(key)), [all]);
  return (
    <ListPage
      embedded
      title={t('title')}
      list={list}
      sections={sections}
      columns={columns}
      search={t('ofClient.searchHint')}
      rowKey={(row) => row.id}
      rowName={(row) => row.number}
      rowLook={(row) => (row.state === 'void' ? 'dim' : undefined)}
      onOpen={(row) => open('invoicing.page', { id: row.id }, row.number)}
      create={{
        label: t('new'),
        allowed: mayWrite,
        run: () => open('invoicing.form', { draft: crypto.randomUUID(), client: clientId }),
      }}
      actions={<OpenInList page="invoicing.list" list="invoiceRequests" view="all" clientName={clientName} />}
      exportAs="invoice_requests"
      empty={{ title: t('ofClient.noRequests.title'), text: t('ofClient.noRequests.text') }}
    />
  );
}
