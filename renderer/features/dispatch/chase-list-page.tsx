import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePagedQuery } from '#renderer/app/use-paged-query.ts';
import { useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import type { GridColumn } from '#renderer/components/data-grid.tsx';
import { useExport } from '#renderer/components/export-button.tsx';
import { money, plain, words } from '#renderer/components/list-columns.tsx';
import { ListPage } from '#renderer/components/list-page.tsx';
import { DispatchMark } from '#renderer/features/dispatch/dispatch-mark.tsx';
import type { SignBackChaseRow } from '#shared/dispatch/dispatch.contract.ts';

const VIEWS = ['late', 'all'] as const;
type View = (typeof VIEWS)[number];

/** 回单催收: whose signed copy is out, longest overdue first, and whom to call. */
export function ChaseListPage() {
  const { t } = useTranslation('dispatch');
  const { open } = useTabs();
  const [view, setView] = useTabMemory<View>('view', 'all');
  const filter = { onlyLate: view === 'late' };
  const list = usePagedQuery('dispatch.signBackChase', filter, { reads: ['review'] });
  const exported = useExport('sign_back_chase', filter);
  const columns = useMemo<readonly GridColumn<SignBackChaseRow>[]>(
    () => [
      plain('number', t('columns.number'), 128, (r) => r.number, { frozen: true }),
      words('client', t('columns.client'), 210, (r) => r.clientName, { frozen: true, grow: true }),
      plain('on', t('columns.on'), 92, (r) => r.dispatchedOn),
      words('carrier', t('fields.dispatch_note.carrier'), 90, (r) => r.carrier),
      plain('waybill', t('fields.dispatch_note.waybill'), 124, (r) => r.waybill),
      words('consignee', t('fields.dispatch_note.consigneeName'), 80, (r) => r.consigneeName),
      plain('phone', t('fields.dispatch_note.consigneePhone'), 116, (r) => r.consigneePhone),
      money('gross', t('columns.gross'), 112, (r) => r.grossFen),
      plain('due', t('columns.signBackDue'), 96, (r) => r.signBackDueOn),
      {
        key: 'state',
        title: t('columns.state'),
        width: 112,
        cell: (r) => <DispatchMark state={r.state} daysLate={r.daysLate} />,
      },
    ],
    [t],
  );
  return (
    <ListPage
      title={t('chase.title')}
      facts={t('chase.facts')}
      views={{
        items: VIEWS.map((value) => ({ value, text: t(`chase.${value}`) })),
        value: view,
        onChange: (value) => setView(value === 'late' ? 'late' : 'all'),
      }}
      columns={columns}
      list={list}
      rowKey={(row) => row.id}
      onOpen={(row) => open('dispatch.page', { id: row.id }, row.number)}
      exported={exported}
      empty={{ title: t('chase.none'), text: t('chase.noneText') }}
    />
  );
}
