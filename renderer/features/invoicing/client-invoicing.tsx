import { useTranslation } from 'react-i18next';
import type { ClientSectionProps } from '#renderer/app/client-section.ts';
import { useMay } from '#renderer/app/session.tsx';
import { useTabMemory } from '#renderer/app/use-tabs.tsx';
import { ClientList } from '#renderer/components/list/client-list.tsx';
import { useOfficeList } from '#renderer/components/list/list-model.ts';
import { useInvoiceColumns } from '#renderer/features/invoicing/invoice-list-page.tsx';
import { useRequestColumns } from '#renderer/features/invoicing/invoice-request-list-page.tsx';
import { invoiceList, invoiceRequestList } from '#shared/invoicing/invoicing.contract.ts';

const KINDS = ['invoices', 'requests'] as const;
type Kind = (typeof KINDS)[number];
const READS = ['review'];

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

function Invoices(props: ListProps) {
  const { t } = useTranslation('invoicing');
  const list = useOfficeList({
    query: 'invoicing.listInvoices',
    name: 'clientInvoices',
    definition: invoiceList,
    fixed: { clientId: props.clientId },
    reads: READS,
  });
  return (
    <ClientList
      {...props}
      title={t('invoices')}
      list={list}
      columns={useInvoiceColumns()}
      search={t('ofClient.searchHint')}
      rowName={(row) => row.invoiceNumber}
      isVoid={(row) => row.isVoid}
      pages={{ record: 'invoicing.invoicePage', all: 'invoicing.invoices', list: 'invoices' }}
      exportAs="invoices"
      empty={{ title: t('ofClient.noInvoices.title'), text: t('ofClient.noInvoices.text') }}
    />
  );
}

function Requests(props: ListProps) {
  const { t } = useTranslation('invoicing');
  const mayWrite = useMay()('invoicing.write');
  const list = useOfficeList({
    query: 'invoicing.listRequests',
    name: 'clientRequests',
    definition: invoiceRequestList,
    fixed: { clientId: props.clientId },
    reads: READS,
  });
  return (
    <ClientList
      {...props}
      title={t('title')}
      list={list}
      columns={useRequestColumns()}
      search={t('ofClient.searchHint')}
      rowName={(row) => row.number}
      isVoid={(row) => row.state === 'void'}
      pages={{ record: 'invoicing.page', all: 'invoicing.list', list: 'invoiceRequests' }}
      form={{ page: 'invoicing.form', label: t('new'), allowed: mayWrite }}
      exportAs="invoice_requests"
      empty={{ title: t('ofClient.noRequests.title'), text: t('ofClient.noRequests.text') }}
    />
  );
}
