import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { drawn, type ListColumn, money, plain, words } from '#renderer/components/list-columns.tsx';
import { useOfficeList } from '#renderer/components/list/list-model.ts';
import type { RowAction } from '#renderer/components/list/row-menu.tsx';
import { ListPage } from '#renderer/components/list-page.tsx';
import { ApartDialog } from '#renderer/features/clients/apart-dialog.tsx';
import { useLikenessWords } from '#renderer/features/clients/use-likeness-words.ts';
import { clientPairList, type ClientPairRow } from '#shared/clients/client-merges.contract.ts';

const READS = ['review', 'daily', 'ledger'];

/** 疑似重复客户: pairs with why, the strongest first; from here they are merged, or noted as two companies. */
export function DuplicatesPage() {
  const { t } = useTranslation('clients');
  const mayWrite = useMay()('clients.write');
  const { open } = useTabs();
  const [apart, setApart] = useState<ClientPairRow>();
  const list = useOfficeList({
    query: 'clients.duplicates',
    name: 'clientPairs',
    definition: clientPairList,
    views: [
      { value: 'likely', text: t('duplicates.likely') },
      { value: 'apart', text: t('duplicates.apart'), filter: { apart: true } },
    ],
    reads: READS,
  });
  const merge = (row: ClientPairRow) => open('clients.mergeForm', { survivor: row.firstId, absorbed: row.secondId });
  const actions = (row: ClientPairRow): readonly RowAction[] => [
    { key: 'merge', chord: 'F2', label: t('duplicates.merge'), disabled: !mayWrite, run: () => merge(row) },
    { key: 'apart', chord: 'Alt+N', label: t('duplicates.keepApart'), disabled: !mayWrite, run: () => setApart(row) },
    {
      key: 'first',
      label: t('duplicates.openOne', { name: row.firstName }),
      run: () => open('clients.page', { id: row.firstId }, row.firstName),
    },
    {
      key: 'second',
      label: t('duplicates.openOne', { name: row.secondName }),
      run: () => open('clients.page', { id: row.secondId }, row.secondName),
    },
  ];
  return (
    <>
      <ListPage
        title={t('duplicates.title')}
        facts={t('duplicates.facts')}
        list={list}
        search={t('searchHint')}
        columns={usePairColumns()}
        rowKey={(row) => String(row.id)}
        rowName={(row) => `${row.firstName} · ${row.secondName}`}
        rowActions={actions}
        onOpen={merge}
        exportAs="client_duplicates"
        empty={{ title: t('duplicates.none'), text: t('duplicates.noneText') }}
      />
      {apart !== undefined && <ApartDialog pair={apart} onClose={() => setApart(undefined)} />}
    </>
  );
}

function usePairColumns(): readonly ListColumn<ClientPairRow>[] {
  const { t } = useTranslation('clients');
  const said = useLikenessWords();
  return useMemo(
    () => [
      drawn(
        'reasons',
        t('duplicates.reasons'),
        260,
        (r) => said(r.reasons),
        (r) => said(r.reasons),
        { grow: true },
      ),
      plain('firstCode', t('columns.code'), 92, (r) => r.firstCode),
      words('firstName', t('duplicates.first'), 210, (r) => r.firstName),
      money('firstBalanceFen', t('columns.balance'), 112, (r) => r.firstBalanceFen),
      plain('secondCode', t('columns.code'), 92, (r) => r.secondCode),
      words('secondName', t('duplicates.second'), 210, (r) => r.secondName),
      money('secondBalanceFen', t('columns.balance'), 112, (r) => r.secondBalanceFen),
      plain('strength', t('duplicates.strength'), 70, (r) => r.strength, { align: 'end', as: 'number' }),
    ],
    [t, said],
  );
}
