import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { count, day, drawn, type ListColumn, money, plain, words } from '#renderer/components/list-columns.tsx';
import { useOfficeList } from '#renderer/components/list/list-model.ts';
import { ListPage } from '#renderer/components/list-page.tsx';
import { AllocationMark } from '#renderer/features/receipts/receipt-mark.tsx';
import { useAllocate } from '#renderer/features/receipts/use-allocate.ts';
import { allocationList, type AllocationRow, AllocationState } from '#shared/receipts/receipts.contract.ts';
import type { ColumnFilter } from '#shared/kernel/list-query.ts';

const READS = ['review', 'clients'];

/** The chips of a list of allocations. */
export function useAllocationViews() {
  const { t } = useTranslation('receipts');
  const only = (state: AllocationState): ColumnFilter => ({ column: 'state', op: 'in', values: [state] });
  return [
    { value: 'all', text: t('forms:all') },
    ...AllocationState.options.map((state) => ({
      value: state,
      text: t(`allocation.state.${state}`),
      filter: { where: [only(state)] },
    })),
  ];
}

/** 核销: which money was taken for what, newest first. */
export function AllocationListPage() {
  const { t } = useTranslation('receipts');
  const may = useMay();
  const { open } = useTabs();
  const { mayAllocate, allocateAny } = useAllocate();
  const list = useOfficeList({
    query: 'receipts.allocations',
    name: 'allocations',
    definition: allocationList,
    views: useAllocationViews(),
    reads: READS,
  });
  return (
    <ListPage
      title={t('allocation.title')}
      list={list}
      search={t('allocation.searchHint')}
      columns={useAllocationColumns()}
      rowKey={(row) => row.id}
      rowName={(row) => row.number}
      rowLook={(row) => (row.state === 'void' ? 'dim' : undefined)}
      rowActions={({ id, number, state }) => [
        {
          key: 'amend',
          label: t('forms:amend'),
          chord: 'F2',
          disabled: !may('receipts.allocate') || state === 'void',
          run: () => open('receipts.allocationForm', { record: id }, number),
        },
        {
          key: 'print',
          label: t('forms:print'),
          chord: 'Ctrl+P',
          disabled: !may('printing.print') || state === 'void',
          run: () => open('printing.preview', { document: 'allocation', id, number }),
        },
      ]}
      onOpen={(row) => open('receipts.allocationPage', { id: row.id }, row.number)}
      create={{ label: t('allocation.new'), allowed: mayAllocate, run: allocateAny }}
      exportAs="allocations"
      empty={{ title: t('allocation.empty.title'), text: t('allocation.empty.text') }}
    />
  );
}

export function useAllocationColumns(): readonly ListColumn<AllocationRow>[] {
  const { t } = useTranslation('receipts');
  return useMemo(
    () => [
      plain('number', t('allocation.columns.number'), 136, (r) => r.number, { frozen: true }),
      words('clientName', t('columns.client'), 260, (r) => r.clientName, { frozen: true, grow: true }),
      plain('clientCode', t('columns.clientCode'), 92, (r) => r.clientCode, { begins: 'hidden' }),
      day('allocatedOn', t('allocation.columns.on'), (r) => r.allocatedOn),
      count('lineCount', t('allocation.columns.lines'), 64, (r) => r.lineCount),
      money('amountFen', t('allocation.columns.amount'), 130, (r) => r.amountFen),
      drawn(
        'state',
        t('columns.state'),
        96,
        (r) => t(`allocation.state.${r.state}`),
        (r) => <AllocationMark state={r.state} />,
        { choice: (value) => t(`allocation.state.${value}`) },
      ),
    ],
    [t],
  );
}
