import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { tabId } from '#renderer/app/tabs.ts';
import { useToday } from '#renderer/app/session.tsx';
import { useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import { DateBox } from '#renderer/components/boxes.tsx';
import { type ListColumn, money, plain, words } from '#renderer/components/list-columns.tsx';
import { useOfficeList } from '#renderer/components/list/list-model.ts';
import { ListPage } from '#renderer/components/list-page.tsx';
import { isBusinessDate } from '#shared/kernel/business-date.ts';
import { AGEING_BRACKETS, ageingList, type AgeingRow } from '#shared/reports/receivables.contract.ts';

const READS = ['dispatch', 'invoicing', 'contracts', 'ledger', 'clients'];
const VIEWS = [
  ['all', undefined],
  ['late', 1],
  ['late90', 91],
  ['lateYear', 366],
] as const;

/** 账龄表: what every client owes by age; Enter opens the client at the documents behind it. */
export function AgeingPage() {
  const { t } = useTranslation('reports');
  const { open, remember } = useTabs();
  const today = useToday();
  const [asOf, setAsOf] = useTabMemory('asOf', today);
  const list = useOfficeList({
    query: 'reports.ageing',
    name: 'ageing',
    definition: ageingList,
    views: VIEWS.map(([value, daysLate]) => ({
      value,
      text: t(`ageing.view.${value}`),
      ...(daysLate !== undefined && { filter: { daysLate } }),
    })),
    fixed: isBusinessDate(asOf) ? { asOf } : {},
    reads: READS,
  });
  const openClient = ({ clientId, clientName }: AgeingRow) => {
    open('clients.page', { id: clientId }, clientName.slice(0, 12));
    const tab = tabId('clients.page', { id: clientId });
    remember(tab, 'section', 'ageing');
    remember(tab, 'asOf', asOf);
  };
  return (
    <ListPage
      title={t('window:pages.reports.ageing')}
      facts={t('ageing.basisShort')}
      list={list}
      columns={useAgeingColumns()}
      search={t('ageing.searchHint')}
      filters={
        <label className="inline-field dates">
          {t('ageing.on')}
          <DateBox name="asOf" value={asOf} today={today} placeholder="" onChange={setAsOf} />
        </label>
      }
      rowKey={(row) => row.clientId}
      rowName={(row) => row.clientName}
      onOpen={openClient}
      exportAs="ageing"
      empty={{ title: t('ageing.empty.title'), text: t('ageing.empty.text') }}
      {...(asOf !== today && { narrowed: { onClear: () => setAsOf(today) } })}
    />
  );
}

function useAgeingColumns(): readonly ListColumn<AgeingRow>[] {
  const { t } = useTranslation('reports');
  return useMemo(() => {
    const late = t('ageing.band.late');
    return [
      plain('clientCode', t('ageing.columns.code'), 92, (row) => row.clientCode, { frozen: true }),
      words('clientName', t('ageing.columns.client'), 180, (row) => row.clientName, { frozen: true, grow: true }),
      words('ownerName', t('ageing.columns.owner'), 72, (row) => row.ownerName, { begins: 'wide' }),
      words('region', t('ageing.columns.region'), 72, (row) => row.region, { begins: 'hidden' }),
      plain('paymentDays', t('ageing.columns.paymentDays'), 60, (row) => row.paymentDays, {
        align: 'end',
        as: 'number',
      }),
      money('balanceFen', t('ageing.sum.balanceFen'), 112, (row) => row.balanceFen),
      money('shippedFen', t('ageing.sum.shippedFen'), 104, (row) => row.shippedFen, { begins: 'wide' }),
      money('advanceFen', t('ageing.sum.advanceFen'), 96, (row) => row.advanceFen, { begins: 'wide' }),
      money('openFen', t('ageing.sum.openFen'), 112, (row) => row.openFen),
      money('overdueFen', t('ageing.sum.overdueFen'), 112, (row) => row.overdueFen, { begins: 'wide' }),
      ...AGEING_BRACKETS.map(({ key, from }) =>
        money<AgeingRow>(key, t(`ageing.bracket.${key}`), 98, (row) => row[key], {
          ...(from !== null && { band: late }),
        }),
      ),
    ];
  }, [t]);
}
