import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { usePagedQuery } from '#renderer/app/use-paged-query.ts';
import { useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import { DataGrid } from '#renderer/components/data-grid.tsx';
import { ExportButton, ExportNote, type ExportRun, useExport } from '#renderer/components/export-button.tsx';
import { MoneyText } from '#renderer/components/figures.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { EmptyState } from '#renderer/components/notices.tsx';
import { Chips, PageHeader } from '#renderer/components/page-header.tsx';
import { SearchBox } from '#renderer/components/search-box.tsx';
import { selectColumn } from '#renderer/components/select-column.tsx';
import { useClientColumns } from '#renderer/features/clients/client-columns.tsx';
import { ClientPreview } from '#renderer/features/clients/client-preview.tsx';
import { sumFen } from '#shared/kernel/money.ts';
import type { ClientRow, ClientStatus } from '#shared/clients/clients.contract.ts';

const VIEWS = ['all', 'active', 'prospect', 'frozen', 'closed'] as const;
type View = (typeof VIEWS)[number];

const keyOf = (row: ClientRow): string => row.id;

/** 客户档案: the list, filters as chips, a preview beside it, sums of what is ticked. */
export function ClientListPage() {
  const { t } = useTranslation('clients');
  const may = useMay();
  const { open } = useTabs();
  const [view, setView] = useTabMemory<View>('view', 'all');
  const [typed, setTyped] = useTabMemory('text', '');
  const [sort, setSort] = useTabMemory<'code' | 'name'>('sort', 'code');
  const [currentId, setCurrentId] = useState<string>();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const search = useRef<HTMLInputElement>(null);
  const text = useDeferredValue(typed);
  const status: { status?: ClientStatus } = view === 'all' ? {} : { status: view };
  const list = usePagedQuery(
    'clients.list',
    { text, sort: { column: sort, descending: false }, ...status },
    { reads: ['ledger', 'dispatch', 'invoicing', 'review'] },
  );
  const exported = useExport('clients', { text, ...status });
  const { rows, first } = list;
  const columns = useClientColumns(first?.total);
  const ticked = useMemo(
    () => [selectColumn(t('select'), keyOf, selected, setSelected), ...columns],
    [t, selected, columns],
  );
  const current = rows?.find((row) => row.id === currentId) ?? rows?.[0];
  const openClient = (row: ClientRow) => open('clients.page', { id: row.id }, row.shortName || row.name);
  const create = () => open('clients.form', { draft: crypto.randomUUID() });
  useKeys([
    { chord: '/', label: t('keys.filter'), outsideText: true, run: () => search.current?.focus() },
    { chord: 'Ctrl+N', label: t('new'), disabled: !may('clients.write'), run: create },
    { chord: 'F5', run: list.reload },
    ...VIEWS.map((value, index) => ({ chord: `Alt+${index + 1}`, run: () => setView(value) })),
    { chord: 'Escape', run: () => setSelected(new Set()) },
  ]);
  return (
    <>
      <ListHeader view={view} count={first?.total?.count} exported={exported} onView={setView} onNew={create} />
      <ExportNote exported={exported} />
      <div className="tool-row">
        <SearchBox hint={t('searchHint')} box={search} value={typed} onChange={setTyped} />
      </div>
      <div className="split">
        <div className="main">
          <DataGrid
            label={t('title')}
            columns={ticked}
            rows={rows}
            error={list.error}
            onRetry={list.reload}
            rowKey={keyOf}
            current={current?.id}
            onCurrent={(row) => setCurrentId(row.id)}
            onOpen={openClient}
            selected={selected}
            onSelect={setSelected}
            sort={{ key: sort, descending: false }}
            onSort={({ key }) => setSort(key === 'name' ? 'name' : 'code')}
            onMore={list.more}
            empty={
              <NoClients
                filtered={typed !== '' || view !== 'all'}
                onClear={() => (setTyped(''), setView('all'))}
                onNew={create}
              />
            }
          />
          {selected.size > 0 && (
            <Sums rows={(rows ?? []).filter((row) => selected.has(row.id))} onClear={() => setSelected(new Set())} />
          )}
        </div>
        {current !== undefined && <ClientPreview row={current} onOpen={() => openClient(current)} />}
      </div>
    </>
  );
}

interface ListHeaderProps {
  readonly view: View;
  readonly count: number | undefined;
  readonly exported: ExportRun;
  readonly onView: (view: View) => void;
  readonly onNew: () => void;
}

function ListHeader({ view, count, exported, onView, onNew }: ListHeaderProps) {
  const { t } = useTranslation('clients');
  const may = useMay();
  const views = VIEWS.map((value) => ({
    value,
    text: t(`view.${value}`),
    ...(value === view && count !== undefined && { count }),
  }));
  return (
    <PageHeader title={t('title')} views={<Chips label={t('views')} value={view} onChange={onView} views={views} />}>
      <ExportButton exported={exported} />
      <Button type="primary" icon={<Plus size={13} aria-hidden />} disabled={!may('clients.write')} onClick={onNew}>
        {t('new')}
        <Kbd chord="Ctrl+N" />
      </Button>
    </PageHeader>
  );
}

interface NoClientsProps {
  readonly filtered: boolean;
  readonly onClear: () => void;
  readonly onNew: () => void;
}

function NoClients({ filtered, onClear, onNew }: NoClientsProps) {
  const { t } = useTranslation('clients');
  return (
    <EmptyState
      title={t(filtered ? 'empty.filtered' : 'empty.title')}
      actions={
        filtered ? (
          <Button onClick={onClear}>{t('empty.clear')}</Button>
        ) : (
          <Button type="primary" onClick={onNew}>
            {t('new')}
            <Kbd chord="Ctrl+N" />
          </Button>
        )
      }
    >
      {t(filtered ? 'empty.filteredText' : 'empty.text')}
    </EmptyState>
  );
}

function Sums({ rows, onClear }: { readonly rows: readonly ClientRow[]; readonly onClear: () => void }) {
  const { t } = useTranslation('clients');
  return (
    <div className="selection-bar" role="status">
      <b>{t('selected', { count: rows.length })}</b>
      <span>
        {t('columns.creditLimit')} <MoneyText strong fen={sumFen(rows.map((row) => row.creditLimitFen))} />
      </span>
      <span>
        {t('columns.balance')} <MoneyText strong fen={sumFen(rows.map((row) => row.balanceFen))} />
      </span>
      <span className="push" />
      <button type="button" className="link" onClick={onClear}>
        {t('clearSelection')} <Kbd chord="Escape" />
      </button>
    </div>
  );
}
