import { Button } from 'antd';
import { PhoneCall } from 'lucide-react';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { usePagedQuery } from '#renderer/app/use-paged-query.ts';
import { useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import { useWide } from '#renderer/app/use-wide.ts';
import type { GridColumn } from '#renderer/components/data-grid.tsx';
import { useExport } from '#renderer/components/export-button.tsx';
import { money, plain, words } from '#renderer/components/list-columns.tsx';
import { ListPage } from '#renderer/components/list-page.tsx';
import { DispatchMark } from '#renderer/features/dispatch/dispatch-mark.tsx';
import type { DispatchRow } from '#shared/dispatch/dispatch.contract.ts';

const VIEWS = ['all', 'awaiting_sign_back', 'difference_open', 'signed', 'void'] as const;
type View = (typeof VIEWS)[number];

/** 发货: the notes, and which signed copies are still out. */
export function DispatchListPage() {
  const { t } = useTranslation('dispatch');
  const may = useMay();
  const { open } = useTabs();
  const [view, setView] = useTabMemory<View>('view', 'all');
  const [typed, setTyped] = useTabMemory('text', '');
  const [sort, setSort] = useTabMemory<'number' | 'dispatchedOn'>('sort', 'number');
  const text = useDeferredValue(typed);
  const filter = {
    ...(text !== '' && { text }),
    ...(view !== 'all' && { state: view }),
    sort: { column: sort, descending: true },
  };
  const list = usePagedQuery('dispatch.list', filter, { reads: ['review'] });
  const exported = useExport('dispatch', filter);
  const columns = useDispatchColumns();
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
      onOpen={(row) => open('dispatch.page', { id: row.id }, row.number)}
      create={{
        label: t('new'),
        allowed: may('dispatch.write'),
        run: () => open('dispatch.form', { draft: crypto.randomUUID() }),
      }}
      actions={
        <Button icon={<PhoneCall size={13} aria-hidden />} onClick={() => open('dispatch.chase')}>
          {t('chase.title')}
        </Button>
      }
      exported={exported}
      sort={{ key: sort, descending: true }}
      onSort={({ key }) => setSort(key === 'dispatchedOn' ? 'dispatchedOn' : 'number')}
      empty={{ title: t('empty.title'), text: t('empty.text') }}
      filtered={typed !== '' || view !== 'all'}
      onClear={() => {
        setTyped('');
        setView('all');
      }}
    />
  );
}

function useDispatchColumns(): readonly GridColumn<DispatchRow>[] {
  const { t } = useTranslation('dispatch');
  const wide = useWide();
  return useMemo(
    () => [
      plain('number', t('columns.number'), 128, (r) => r.number, { frozen: true, sortKey: 'number' }),
      words('client', t('columns.client'), 210, (r) => r.clientName, { frozen: true, grow: true }),
      words('kind', t('columns.kind'), 84, (r) => t(`values.dispatch_note.kind.${r.kind}`)),
      plain('on', t('columns.on'), 92, (r) => r.dispatchedOn, { sortKey: 'dispatchedOn' }),
      ...(wide
        ? [
            words<DispatchRow>('warehouse', t('fields.dispatch_note.warehouse'), 110, (r) => r.warehouse),
            plain<DispatchRow>('lines', t('columns.lines'), 60, (r) => r.lineCount, { align: 'end' }),
          ]
        : []),
      words('carrier', t('fields.dispatch_note.carrier'), 96, (r) => r.carrier),
      plain('waybill', t('fields.dispatch_note.waybill'), 124, (r) => r.waybill),
      plain('pieces', t('fields.dispatch_note.pieces'), 60, (r) => r.pieces, { align: 'end' }),
      money('gross', t('columns.gross'), 116, (r) => r.grossFen),
      plain('due', t('columns.signBackDue'), 96, (r) => r.signBackDueOn),
      {
        key: 'state',
        title: t('columns.state'),
        width: 112,
        cell: (r) => <DispatchMark state={r.state} daysLate={r.daysLate} />,
      },
    ],
    [t, wide],
  );
}
