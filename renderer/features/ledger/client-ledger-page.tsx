import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RECORD_PAGES } from '#renderer/app/record-pages.ts';
import { useToday } from '#renderer/app/session.tsx';
import { usePagedQuery } from '#renderer/app/use-paged-query.ts';
import { useTab, useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import { DateBox } from '#renderer/components/boxes.tsx';
import type { GridColumn } from '#renderer/components/data-grid.tsx';
import { useExport } from '#renderer/components/export-button.tsx';
import { MoneyText } from '#renderer/components/figures.tsx';
import { money, plain, words } from '#renderer/components/list-columns.tsx';
import { ListPage } from '#renderer/components/list-page.tsx';
import { isBusinessDate } from '#shared/kernel/business-date.ts';
import type { ClientDetailRow } from '#shared/ledger/ledger.contract.ts';

/** 明细账 of one client, oldest first, with its running balance; Enter opens what a line was posted for. */
export function ClientLedgerPage() {
  const { t } = useTranslation('ledger');
  const { params, setTitle } = useTab();
  const { open } = useTabs();
  const today = useToday();
  const clientId = params['id'] ?? '';
  const name = params['name'] ?? '';
  const [from, setFrom] = useTabMemory('from', '');
  const [to, setTo] = useTabMemory('to', '');
  useEffect(() => setTitle(t('clientTab', { name: name.slice(0, 10) })), [t, name, setTitle]);
  const filter = { clientId, ...(isBusinessDate(from) && { from }), ...(isBusinessDate(to) && { to }) };
  const list = usePagedQuery('ledger.clientDetail', filter, { reads: ['dispatch', 'invoicing', 'contracts'] });
  const exported = useExport('client_ledger', filter);
  const columns = useMemo<readonly GridColumn<ClientDetailRow>[]>(
    () => [
      plain('date', t('detail.date'), 96, (row) => row.date, { frozen: true }),
      plain('voucher', t('detail.voucher'), 130, (row) => row.voucherNumber),
      plain('account', t('account'), 90, (row) => row.accountCode),
      words('memo', t('detail.memo'), 220, (row) => row.memo, { grow: true }),
      plain('contract', t('detail.contract'), 130, (row) => row.contractNumber),
      money('debit', t('debit'), 124, (row) => row.debitFen),
      money('credit', t('credit'), 124, (row) => row.creditFen),
      money('balance', t('detail.balance'), 130, (row) => row.balanceFen, { zero: true }),
    ],
    [t],
  );
  return (
    <ListPage
      title={name}
      facts={
        list.first !== undefined && (
          <>
            {t('detail.opening')} <MoneyText fen={list.first.openingFen} />
          </>
        )
      }
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
      columns={columns}
      list={list}
      rowKey={(row) => row.entryId}
      onOpen={(row) => {
        const page = RECORD_PAGES[row.sourceKind]?.page;
        if (page !== undefined) open(page, { id: row.sourceId });
      }}
      exported={exported}
      empty={{ title: t('emptyDetail.title'), text: t('emptyDetail.text') }}
      filtered={from !== '' || to !== ''}
      onClear={() => {
        setFrom('');
        setTo('');
      }}
    />
  );
}
