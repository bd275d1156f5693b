import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useToday } from '#renderer/app/session.tsx';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { count, day, drawn, type ListColumn, money, plain, words } from '#renderer/components/list-columns.tsx';
import { useOfficeList } from '#renderer/components/list/list-model.ts';
import type { RowAction } from '#renderer/components/list/row-menu.tsx';
import { ListPage } from '#renderer/components/list-page.tsx';
import { ShareBar } from '#renderer/components/share-bar.tsx';
import { ContractMark } from '#renderer/features/contracts/contract-mark.tsx';
import { contractList, type ContractRow } from '#shared/contracts/contracts.contract.ts';

const VIEWS = ['all', 'open', 'approved', 'executed', 'void'] as const;
const READS = ['dispatch', 'invoicing', 'ledger', 'review'];

/** 合同: the list, with how far each has come. */
export function ContractListPage() {
  const { t } = useTranslation('contracts');
  const may = useMay();
  const { open } = useTabs();
  const list = useOfficeList({
    query: 'contracts.list',
    name: 'contracts',
    definition: contractList,
    views: VIEWS.map((value) => ({
      value,
      text: t(`view.${value}`),
      ...(value !== 'all' && { filter: { state: value } }),
    })),
    reads: READS,
  });
  const mayWrite = may('contracts.write');
  const actions = (row: ContractRow): readonly RowAction[] => [
    {
      key: 'amend',
      label: t('forms:amend'),
      chord: 'F2',
      disabled: !mayWrite || row.state === 'void',
      run: () => open('contracts.form', { record: row.id }),
    },
  ];
  return (
    <ListPage
      title={t('title')}
      list={list}
      search={t('searchHint')}
      columns={useContractColumns()}
      rowKey={(row) => row.id}
      rowName={(row) => row.number}
      rowLook={lookOf}
      rowActions={actions}
      onOpen={(row) => open('contracts.page', { id: row.id }, row.number)}
      create={{
        label: t('new'),
        allowed: mayWrite,
        run: () => open('contracts.form', { draft: crypto.randomUUID() }),
      }}
      exportAs="contracts"
      empty={{ title: t('empty.title'), text: t('empty.text') }}
    />
  );
}

function lookOf(row: ContractRow): 'dim' | undefined {
  return row.state === 'void' ? 'dim' : undefined;
}

export function useContractColumns(): readonly ListColumn<ContractRow>[] {
  const { t } = useTranslation('contracts');
  const today = useToday();
  return useMemo(
    () => [
      plain('number', t('columns.number'), 128, (r) => r.number, { frozen: true }),
      words('clientName', t('columns.client'), 210, (r) => r.clientName, { frozen: true, grow: true }),
      plain('externalNumber', t('fields.contract.externalNumber'), 140, (r) => r.externalNumber, { begins: 'wide' }),
      words('kind', t('columns.kind'), 108, (r) => t(`values.contract.kind.${r.kind}`), {
        begins: 'wide',
        choice: (value) => t(`values.contract.kind.${value}`),
      }),
      day('signedOn', t('columns.signedOn'), (r) => r.signedOn),
      day('sealedOn', t('columns.sealedOn'), (r) => r.sealedOn, { begins: 'wide' }),
      words('salespersonName', t('columns.salesperson'), 76, (r) => r.salespersonName),
      count('lineCount', t('columns.lines'), 60, (r) => r.lineCount, { begins: 'wide' }),
      money('grossFen', t('columns.gross'), 116, (r) => r.grossFen),
      drawn(
        'dispatchedPercent',
        t('columns.dispatched'),
        116,
        (r) => `${r.dispatchedPercent}%`,
        (r) => <ShareBar percent={r.dispatchedPercent} label={t('columns.dispatched')} />,
        { as: 'number' },
      ),
      money('invoicedFen', t('columns.invoiced'), 112, (r) => r.invoicedFen),
      money('receivedFen', t('columns.received'), 112, (r) => r.receivedFen),
      day('firstDueOn', t('columns.due'), (r) => r.firstDueOn, {
        cell: (r) => <span className={isLate(r, today) ? 'num late-date' : 'num'}>{r.firstDueOn ?? '–'}</span>,
      }),
      day('effectiveTo', t('fields.contract.effectiveTo'), (r) => r.effectiveTo, { begins: 'hidden' }),
      drawn(
        'state',
        t('columns.state'),
        100,
        (r) => t(`state.${r.state}`),
        (r) => <ContractMark state={r.state} />,
        {
          choice: (value) => t(`state.${value}`),
        },
      ),
    ],
    [t, today],
  );
}

function isLate(row: ContractRow, today: string): boolean {
  return row.firstDueOn !== null && row.firstDueOn < today && ['executed', 'in_progress'].includes(row.state);
}
