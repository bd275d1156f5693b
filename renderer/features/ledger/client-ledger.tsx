import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientSectionProps } from '#renderer/app/client-section.ts';
import { RECORD_PAGES } from '#renderer/app/record-pages.ts';
import { useMay, useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import { DateBox } from '#renderer/components/boxes.tsx';
import { MoneyText } from '#renderer/components/figures.tsx';
import { day, type ListColumn, money, plain, words } from '#renderer/components/list-columns.tsx';
import { useOfficeList } from '#renderer/components/list/list-model.ts';
import type { ListPageProps } from '#renderer/components/list/list-page-props.ts';
import { ListPage } from '#renderer/components/list-page.tsx';
import { ClientStatements } from '#renderer/features/ledger/client-statements.tsx';
import { isBusinessDate } from '#shared/kernel/business-date.ts';
import { type ClientDetailRow, ledgerEntryList } from '#shared/ledger/ledger.contract.ts';

const READS = ['dispatch', 'invoicing', 'contracts'];

interface ClientLedgerProps extends ClientSectionProps, Pick<ListPageProps<ClientDetailRow>, 'sections'> {
  readonly embedded?: boolean;
}

const KINDS = ['entries', 'statements'] as const;
type Kind = (typeof KINDS)[number];

/** The ledger as a section of the client's page, and the statements that were made of it. */
export function ClientLedgerSection(props: ClientSectionProps) {
  const { t } = useTranslation('statements');
  const mayRead = useMay()('statements.read');
  const [kind, setKind] = useTabMemory<Kind>('ledger', 'entries');
  if (!mayRead) return <ClientLedger {...props} embedded />;
  const sections = {
    items: KINDS.map((value) => ({ value, text: t(`ofClient.${value}`) })),
    value: kind,
    onChange: (value: string) => setKind(KINDS.find((one) => one === value) ?? 'entries'),
  };
  if (kind === 'statements') return <ClientStatements {...props} sections={sections} />;
  return <ClientLedger {...props} embedded sections={sections} />;
}

/** 明细账 of one client, oldest first, with its running balance; Enter opens what a line was posted for. */
export function ClientLedger({ clientId, clientName, embedded, sections }: ClientLedgerProps) {
  const { t } = useTranslation('ledger');
  const { open } = useTabs();
  const today = useToday();
  const [from, setFrom] = useTabMemory('from', '');
  const [to, setTo] = useTabMemory('to', '');
  const range = { clientId, ...(isBusinessDate(from) && { from }), ...(isBusinessDate(to) && { to }) };
  const list = useOfficeList({
    query: 'ledger.clientDetail',
    name: 'clientLedger',
    definition: ledgerEntryList,
    views: [{ value: 'all', text: t('forms:all') }],
    fixed: range,
    reads: READS,
  });
  const opening = useOfficeQuery('ledger.clientDetail', { ...range, limit: 1 }, { reads: READS, keepPrevious: true });
  return (
    <ListPage
      title={clientName}
      embedded={embedded === true}
      {...(sections !== undefined && { sections })}
      facts={
        opening.data !== undefined && (
          <>
            {t('detail.opening')} <MoneyText fen={opening.data.openingFen} />
          </>
        )
      }
      search={t('searchHint')}
      filters={
        <>
          <label className="inline-field dates">
            {t('from')}
            <DateBox name="from" value={from} today={today} placeholder="" onChange={setFrom} />
          </label>
          <label className="inline-field dates">
            {t('to')}
            <DateBox name="to" value={to} today={today} placeholder="" onChange={setTo} />
          </label>
        </>
      }
      list={list}
      columns={useEntryColumns()}
      rowKey={(row) => row.entryId}
      rowName={(row) => row.voucherNumber}
      onOpen={(row) => {
        const page = RECORD_PAGES[row.sourceKind]?.page;
        if (page !== undefined) open(page, { id: row.sourceId });
      }}
      exportAs="client_ledger"
      empty={{ title: t('emptyDetail.title'), text: t('emptyDetail.text') }}
      {...((from !== '' || to !== '') && {
        narrowed: {
          onClear: () => {
            setFrom('');
            setTo('');
          },
        },
      })}
    />
  );
}

function useEntryColumns(): readonly ListColumn<ClientDetailRow>[] {
  const { t } = useTranslation('ledger');
  return useMemo(
    () => [
      day('date', t('detail.date'), (row) => row.date, { frozen: true }),
      plain('voucherNumber', t('detail.voucher'), 130, (row) => row.voucherNumber),
      plain('accountCode', t('account'), 90, (row) => row.accountCode, { choice: (value) => value }),
      words('memo', t('detail.memo'), 220, (row) => row.memo, { grow: true }),
      plain('contractNumber', t('detail.contract'), 130, (row) => row.contractNumber),
      money('debitFen', t('debit'), 124, (row) => row.debitFen),
      money('creditFen', t('credit'), 124, (row) => row.creditFen),
      money('balanceFen', t('detail.balance'), 130, (row) => row.balanceFen, { zero: true }),
    ],
    [t],
  );
}
