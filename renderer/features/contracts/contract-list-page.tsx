import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useToday } from '#renderer/app/session.tsx';
import { usePagedQuery } from '#renderer/app/use-paged-query.ts';
import { useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import { useWide } from '#renderer/app/use-wide.ts';
import type { GridColumn } from '#renderer/components/data-grid.tsx';
import { useExport } from '#renderer/components/export-button.tsx';
import { money, plain, words } from '#renderer/components/list-columns.tsx';
import { ListPage } from '#renderer/components/list-page.tsx';
import { ShareBar } from '#renderer/components/share-bar.tsx';
import { ContractMark } from '#renderer/features/contracts/contract-mark.tsx';
import type { ContractRow } from '#shared/contracts/contracts.contract.ts';

const VIEWS = ['all', 'open', 'approved', 'executed', 'void'] as const;
type View = (typeof VIEWS)[number];
type Sort = 'number' | 'signedOn' | 'firstDueOn';
const SORTS: ReadonlySet<string> = new Set(['number', 'signedOn', 'firstDueOn']);

/** 合同: the list, with how far each has come. */
export function ContractListPage() {
  const { t } = useTranslation('contracts');
  const may = useMay();
  const { open } = useTabs();
  const [view, setView] = useTabMemory<View>('view', 'all');
  const [typed, setTyped] = useTabMemory('text', '');
  const [sort, setSort] = useTabMemory<Sort>('sort', 'number');
  const text = useDeferredValue(typed);
  const filter = {
    ...(text !== '' && { text }),
    ...(view !== 'all' && { state: view }),
    sort: { column: sort, descending: sort !== 'firstDueOn' },
  };
  const list = usePagedQuery('contracts.list', filter, { reads: ['dispatch', 'invoicing', 'ledger', 'review'] });
  const exported = useExport('contracts', filter);
  const columns = useContractColumns();
  return (
    <ListPage
      title={t('title')}
      views={{
        items: VIEWS.map((value) => ({ value, text: t(`view.${value}`) })),
        value: view,
        onChange: (value) => setView(VIEWS.find((one) => one === value) ?? 'all'),
      }}
      search={{ hint: t('searchHint'), text: typed, onText: setTyped }}
      columns={columns}
      list={list}
      rowKey={(row) => row.id}
      rowLook={(row) => (row.state === 'void' ? 'dim' : undefined)}
      onOpen={(row) => open('contracts.page', { id: row.id }, row.number)}
      create={{
        label: t('new'),
        allowed: may('contracts.write'),
        run: () => open('contracts.form', { draft: crypto.randomUUID() }),
      }}
      exported={exported}
      sort={{ key: sort, descending: sort !== 'firstDueOn' }}
      onSort={({ key }) => setSort(SORTS.has(key) ? (key as Sort) : 'number')}
      empty={{ title: t('empty.title'), text: t('empty.text') }}
      filtered={typed !== '' || view !== 'all'}
      onClear={() => {
        setTyped('');
        setView('all');
      }}
    />
  );
}

function useContractColumns(): readonly GridColumn<ContractRow>[] {
  const { t } = useTranslation('contracts');
  const wide = useWide();
  const today = useToday();
  return useMemo(
    () => [
      plain('number', t('columns.number'), 128, (r) => r.number, { frozen: true, sortKey: 'number' }),
      words('client', t('columns.client'), 210, (r) => r.clientName, { frozen: true, grow: true }),
      ...(wide ? wideColumns(t) : []),
      plain('signed', t('columns.signedOn'), 92, (r) => r.signedOn, { sortKey: 'signedOn' }),
      words('person', t('columns.salesperson'), 76, (r) => r.salespersonName),
      money('gross', t('columns.gross'), 116, (r) => r.grossFen),
      {
        key: 'dispatched',
        title: t('columns.dispatched'),
        width: 116,
        cell: (r) => <ShareBar percent={r.dispatchedPercent} label={t('columns.dispatched')} />,
      },
      money('invoiced', t('columns.invoiced'), 112, (r) => r.invoicedFen),
      money('received', t('columns.received'), 112, (r) => r.receivedFen),
      {
        key: 'due',
        title: t('columns.due'),
        width: 96,
        sortKey: 'firstDueOn',
        cell: (r) => <span className={isLate(r, today) ? 'num late-date' : 'num'}>{r.firstDueOn ?? '–'}</span>,
      },
      { key: 'state', title: t('columns.state'), width: 100, cell: (r) => <ContractMark state={r.state} /> },
    ],
    [t, wide, today],
  );
}

function isLate(row: ContractRow, today: string): boolean {
  return row.firstDueOn !== null && row.firstDueOn < today && ['executed', 'in_progress'].includes(row.state);
}

function wideColumns(t: (key: string) => string): readonly GridColumn<ContractRow>[] {
  return [
    words('external', t('fields.contract.externalNumber'), 140, (r) => r.externalNumber),
    words('kind', t('columns.kind'), 90, (r) => t(`values.contract.kind.${r.kind}`)),
    plain('sealed', t('columns.sealedOn'), 96, (r) => r.sealedOn),
    plain('lines', t('columns.lines'), 60, (r) => r.lineCount, { align: 'end' }),
  ];
}
