import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { tabId } from '#renderer/app/tabs.ts';
import { usePagedQuery } from '#renderer/app/use-paged-query.ts';
import { useTabMemory, useTabs } from '#renderer/app/use-tabs.tsx';
import type { GridColumn } from '#renderer/components/data-grid.tsx';
import { useExport } from '#renderer/components/export-button.tsx';
import { money, plain, words } from '#renderer/components/list-columns.tsx';
import { ListPage } from '#renderer/components/list-page.tsx';
import { selectColumn } from '#renderer/components/select-column.tsx';
import { DispatchMark } from '#renderer/features/dispatch/dispatch-mark.tsx';
import { pickedNote } from '#renderer/features/dispatch/sign-back-batch-model.ts';
import type { SignBackChaseRow } from '#shared/dispatch/dispatch.contract.ts';
import { MOST_COPIES } from '#shared/dispatch/sign-back-batch.schema.ts';

const VIEWS = ['late', 'all'] as const;
type View = (typeof VIEWS)[number];

const keyOf = (row: SignBackChaseRow): string => row.id;

/** 回单催收: whose signed copy is out, longest overdue first, and whom to call. What came back signed in full is ticked and taken together. */
export function ChaseListPage() {
  const { t } = useTranslation('dispatch');
  const { open, remember } = useTabs();
  const may = useMay();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [view, setView] = useTabMemory<View>('view', 'all');
  const filter = { onlyLate: view === 'late' };
  const list = usePagedQuery('dispatch.signBackChase', filter, { reads: ['review'] });
  const exported = useExport('sign_back_chase', filter);
  // A note whose difference is open has its copy already: it is not one of those that came back in full.
  const { rows } = list;
  const tick = useCallback(
    (next: ReadonlySet<string>) => {
      const waiting = (rows ?? []).filter((row) => row.state === 'awaiting_sign_back' && next.has(row.id));
      setTicked(new Set(waiting.map(keyOf)));
    },
    [rows],
  );
  const columns = useMemo<readonly GridColumn<SignBackChaseRow>[]>(
    () => [
      selectColumn(t('signBackBatch.pick'), keyOf, ticked, tick),
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
    [t, ticked, tick],
  );
  const inFull = (rows ?? []).filter((row) => ticked.has(row.id));
  function openBatch(): void {
    const page = 'dispatch.signBackBatch';
    const params = { batch: crypto.randomUUID() };
    open(page, params);
    remember(tabId(page, params), 'notes', inFull.map(pickedNote));
    setTicked(new Set());
  }
  return (
    <ListPage
      title={t('chase.title')}
      facts={inFull.length > 0 ? t('chase.ticked', { count: inFull.length }) : t('chase.hint')}
      views={{
        items: VIEWS.map((value) => ({ value, text: t(`chase.${value}`) })),
        value: view,
        onChange: (value) => setView(value === 'late' ? 'late' : 'all'),
      }}
      columns={columns}
      list={list}
      rowKey={keyOf}
      selected={ticked}
      onSelect={tick}
      create={{
        label: t('signBackBatch.open'),
        allowed: inFull.length > 0 && inFull.length <= MOST_COPIES && may('dispatch.write'),
        run: openBatch,
      }}
      onOpen={(row) => open('dispatch.page', { id: row.id }, row.number)}
      exported={exported}
      empty={{ title: t('chase.none'), text: t('chase.noneText') }}
    />
  );
}
