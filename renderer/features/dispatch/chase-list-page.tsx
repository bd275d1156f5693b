import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { tabId } from '#renderer/app/tabs.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { day, drawn, type ListColumn, money, plain, words } from '#renderer/components/list-columns.tsx';
import { useOfficeList } from '#renderer/components/list/list-model.ts';
import type { Ticked } from '#renderer/components/list/row-selection.ts';
import { ListPage } from '#renderer/components/list-page.tsx';
import { DispatchMark } from '#renderer/features/dispatch/dispatch-mark.tsx';
import { pickedNote } from '#renderer/features/dispatch/sign-back-batch-model.ts';
import { signBackChaseList, type SignBackChaseRow } from '#shared/dispatch/dispatch.contract.ts';
import { MOST_COPIES } from '#shared/dispatch/sign-back-batch.schema.ts';

const READS = ['review'];

/** A note whose difference is open has its copy already: it is not one of those that came back in full. */
const mayTick = (row: SignBackChaseRow): boolean => row.state === 'awaiting_sign_back';

/** 回单催收: whose signed copy is out, longest overdue first, and whom to call. What came back signed in full is ticked and taken together. */
export function ChaseListPage() {
  const { t } = useTranslation('dispatch');
  const { open, remember } = useTabs();
  const may = useMay();
  const [ticked, setTicked] = useState<Ticked<SignBackChaseRow>>(new Map());
  const list = useOfficeList({
    query: 'dispatch.signBackChase',
    name: 'signBackChase',
    definition: signBackChaseList,
    views: [
      { value: 'late', text: t('chase.late'), filter: { onlyLate: true } },
      { value: 'all', text: t('chase.all') },
    ],
    startView: 'all',
    reads: READS,
  });
  function openBatch(): void {
    const page = 'dispatch.signBackBatch';
    const params = { batch: crypto.randomUUID() };
    open(page, params);
    remember(tabId(page, params), 'notes', [...ticked.values()].map(pickedNote));
    setTicked(new Map());
  }
  const ticks = useMemo(() => ({ ticked, onTick: setTicked, may: mayTick }), [ticked]);
  return (
    <ListPage
      title={t('chase.title')}
      facts={t('chase.hint')}
      list={list}
      search={t('searchHint')}
      columns={useChaseColumns()}
      rowKey={(row) => row.id}
      rowName={(row) => row.number}
      ticks={ticks}
      create={{
        label: t('signBackBatch.open'),
        allowed: ticked.size > 0 && ticked.size <= MOST_COPIES && may('dispatch.write'),
        run: openBatch,
      }}
      onOpen={(row) => open('dispatch.page', { id: row.id }, row.number)}
      exportAs="sign_back_chase"
      empty={{ title: t('chase.none'), text: t('chase.noneText') }}
    />
  );
}

function useChaseColumns(): readonly ListColumn<SignBackChaseRow>[] {
  const { t } = useTranslation('dispatch');
  return useMemo(() => {
    const field = (name: string) => t(`fields.dispatch_note.${name}`);
    return [
      plain('number', t('columns.number'), 128, (r) => r.number, { frozen: true }),
      words('clientName', t('columns.client'), 210, (r) => r.clientName, { frozen: true, grow: true }),
      day('dispatchedOn', t('columns.on'), (r) => r.dispatchedOn),
      words('carrier', field('carrier'), 90, (r) => r.carrier),
      plain('waybill', field('waybill'), 132, (r) => r.waybill),
      words('consigneeName', field('consigneeName'), 80, (r) => r.consigneeName),
      plain('consigneePhone', field('consigneePhone'), 116, (r) => r.consigneePhone, { masked: true }),
      money('grossFen', t('columns.gross'), 112, (r) => r.grossFen),
      day('signBackDueOn', t('columns.signBackDue'), (r) => r.signBackDueOn),
      drawn(
        'state',
        t('columns.state'),
        112,
        (r) => (r.daysLate > 0 ? t('words:status.lateDays', { count: r.daysLate }) : t(`state.${r.state}`)),
        (r) => <DispatchMark state={r.state} daysLate={r.daysLate} />,
        { choice: (value) => t(`state.${value}`) },
      ),
    ];
  }, [t]);
}
