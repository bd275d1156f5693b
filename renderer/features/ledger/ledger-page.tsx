import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '#renderer/app/appearance.tsx';
import { useMay, useToday } from '#renderer/app/session.tsx';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import { TextBox } from '#renderer/components/boxes.tsx';
import { MoneyText } from '#renderer/components/figures.tsx';
import { type ListColumn, money, plain, words } from '#renderer/components/list-columns.tsx';
import { useLocalList, useOfficeList } from '#renderer/components/list/list-model.ts';
import { ListPage } from '#renderer/components/list-page.tsx';
import {
  type ClientBalance,
  clientBalanceList,
  Month,
  type TrialBalance,
  type TrialBalanceRow,
} from '#shared/ledger/ledger.contract.ts';

const VIEWS = ['trial', 'clients'] as const;
type View = (typeof VIEWS)[number];
const READS = ['dispatch', 'invoicing', 'contracts'];
const BALANCE_READS = [...READS, 'clients'];

/** 账簿: the trial balance of a range of months, and what each client owes. */
export function LedgerPage() {
  const [view, setView] = useTabMemory<View>('view', 'trial');
  return view === 'trial' ? <Trial onView={setView} /> : <ClientBalances onView={setView} />;
}

function useLedgerViews(value: View, onView: (view: View) => void) {
  const { t } = useTranslation('ledger');
  return {
    items: VIEWS.map((view) => ({ value: view, text: t(`view.${view}`) })),
    value,
    onChange: (next: string) => onView(VIEWS.find((view) => view === next) ?? 'trial'),
  };
}

/** `2026-11` or `202611` as the ledger's month; undefined while it is none. */
function monthOf(text: string): number | undefined {
  const read = Month.safeParse(Number(text.replaceAll(/\D/g, '')));
  return read.success ? read.data : undefined;
}

function Trial({ onView }: { readonly onView: (view: View) => void }) {
  const { t } = useTranslation('ledger');
  const month = useToday().slice(0, 7);
  const [fromText, setFrom] = useTabMemory('from', month);
  const [toText, setTo] = useTabMemory('to', month);
  const from = monthOf(fromText);
  const to = monthOf(toText);
  const input = { from: from ?? 200_001, to: to ?? 200_001 };
  const enabled = from !== undefined && to !== undefined && from <= to;
  const balance = useOfficeQuery('ledger.trialBalance', input, { enabled, keepPrevious: true, reads: READS });
  const list = useLocalList<TrialBalanceRow>({
    name: 'trialBalance',
    rows: balance.data?.rows,
    error: balance.error,
    reload: () => void balance.refetch(),
    input,
  });
  const columns = useTrialColumns(balance.data);
  return (
    <ListPage
      title={t('trialTitle')}
      facts={balance.data?.balanced === true ? t('balanced') : undefined}
      sections={useLedgerViews('trial', onView)}
      filters={
        <>
          <label className="inline-field dates">
            {t('from')}
            <TextBox name="from" value={fromText} onChange={setFrom} />
          </label>
          <label className="inline-field dates">
            {t('to')}
            <TextBox name="to" value={toText} onChange={setTo} />
          </label>
          {!enabled && <span className="wrong-text">{t('monthHint')}</span>}
        </>
      }
      columns={columns}
      list={list}
      rowKey={(row) => row.accountCode}
      exportAs="trial_balance"
      empty={{ title: t('emptyTrial.title'), text: t('emptyTrial.text') }}
    />
  );
}

/** 账龄表 has a page of its own. */
function ToAgeing() {
  const { t } = useTranslation('ledger');
  const { open } = useTabs();
  const may = useMay();
  return (
    <>
      {may('statements.read') && <Button onClick={() => open('statements.list')}>{t('toStatements')}</Button>}
      <Button onClick={() => open('reports.ageing')}>{t('toAgeing')}</Button>
    </>
  );
}

type TrialFigure = Exclude<keyof TrialBalanceRow, 'accountCode' | 'nameZh' | 'nameEn'>;

function useTrialColumns(balance: TrialBalance | undefined): readonly ListColumn<TrialBalanceRow>[] {
  const { t } = useTranslation('ledger');
  const { language } = useAppearance();
  return useMemo(() => {
    const figure = (key: TrialFigure, band: string) =>
      money<TrialBalanceRow>(
        key,
        t(key.toLowerCase().includes('credit') ? 'credit' : 'debit'),
        118,
        (row) => row[key],
        {
          band: t(`band.${band}`),
          ...(balance !== undefined && { total: <MoneyText fen={balance.total[key]} /> }),
        },
      );
    return [
      plain('code', t('account'), 90, (row) => row.accountCode, { frozen: true }),
      words('name', t('accountName'), 190, (row) => (language === 'zh-CN' ? row.nameZh : row.nameEn), {
        frozen: true,
        grow: true,
        total: t('forms:total'),
      }),
      figure('openingDebitFen', 'opening'),
      figure('openingCreditFen', 'opening'),
      figure('debitFen', 'turnover'),
      figure('creditFen', 'turnover'),
      figure('yearDebitFen', 'year'),
      figure('yearCreditFen', 'year'),
      figure('closingDebitFen', 'closing'),
      figure('closingCreditFen', 'closing'),
    ];
  }, [t, language, balance]);
}

function ClientBalances({ onView }: { readonly onView: (view: View) => void }) {
  const { t } = useTranslation('ledger');
  const { open } = useTabs();
  const list = useOfficeList({
    query: 'ledger.clientBalances',
    name: 'clientBalances',
    definition: clientBalanceList,
    reads: BALANCE_READS,
  });
  const columns = useMemo<readonly ListColumn<ClientBalance>[]>(
    () => [
      plain('clientCode', t('client.code'), 100, (row) => row.clientCode, { frozen: true }),
      words('clientName', t('client.name'), 260, (row) => row.clientName, { frozen: true, grow: true }),
      words('ownerName', t('client.owner'), 110, (row) => row.ownerName),
      money('shippedFen', t('client.shipped'), 150, (row) => row.shippedFen),
      money('invoicedFen', t('client.invoiced'), 150, (row) => row.invoicedFen),
      money('advanceFen', t('client.advance'), 150, (row) => row.advanceFen),
      money('balanceFen', t('client.balance'), 150, (row) => row.balanceFen),
    ],
    [t],
  );
  return (
    <ListPage
      title={t('clientsTitle')}
      actions={<ToAgeing />}
      sections={useLedgerViews('clients', onView)}
      columns={columns}
      list={list}
      search={t('client.searchHint')}
      exportAs="client_balances"
      rowKey={(row) => row.clientId}
      rowName={(row) => row.clientName}
      onOpen={(row) => open('ledger.client', { id: row.clientId, name: row.clientName }, row.clientName.slice(0, 12))}
      empty={{ title: t('emptyClients.title'), text: t('emptyClients.text') }}
    />
  );
}
