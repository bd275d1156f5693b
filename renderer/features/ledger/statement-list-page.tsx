import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { day, drawn, type ListColumn, money, plain, words } from '#renderer/components/list-columns.tsx';
import { useOfficeList } from '#renderer/components/list/list-model.ts';
import { ListPage } from '#renderer/components/list-page.tsx';
import type { RowAction } from '#renderer/components/list/row-menu.tsx';
import { StatementMark } from '#renderer/features/ledger/statement-mark.tsx';
import type { ColumnFilter } from '#shared/kernel/list-query.ts';
import { statementList, type StatementRow, StatementState } from '#shared/statements/statements.contract.ts';

const READS = ['review', 'clients'];

/** The chips of a list of statements: everything, without a reply in time, or where a statement stands. */
export function useStatementViews() {
  const { t } = useTranslation('statements');
  const only = (state: StatementState): ColumnFilter => ({ column: 'state', op: 'in', values: [state] });
  return [
    { value: 'all', text: t('forms:all') },
    { value: 'overdue', text: t('state.overdue'), filter: { overdue: true } },
    ...StatementState.options.map((state) => ({
      value: state,
      text: t(`state.${state}`),
      filter: { where: [only(state)] },
    })),
  ];
}

/** 对账单: what was sent to clients, newest first, and what they answered. */
export function StatementListPage() {
  const { t } = useTranslation('statements');
  const mayWrite = useMay()('statements.write');
  const { open } = useTabs();
  const list = useOfficeList({
    query: 'statements.list',
    name: 'statements',
    definition: statementList,
    views: useStatementViews(),
    reads: READS,
  });
  const actions = ({ id, number, state }: StatementRow): readonly RowAction[] => [
    {
      key: 'reply',
      label: t('recordReply'),
      chord: 'F2',
      disabled: !mayWrite || state === 'void',
      run: () => open('statements.form', { record: id }, number),
    },
    {
      key: 'print',
      label: t('forms:print'),
      chord: 'Ctrl+P',
      disabled: state === 'void',
      run: () => open('printing.preview', { document: 'statement', id, number }),
    },
  ];
  return (
    <ListPage
      title={t('title')}
      list={list}
      search={t('searchHint')}
      columns={useStatementColumns()}
      rowKey={(row) => row.id}
      rowName={(row) => row.number}
      rowLook={(row) => (row.state === 'void' ? 'dim' : undefined)}
      rowActions={actions}
      onOpen={(row) => open('statements.page', { id: row.id }, row.number)}
      create={{
        label: t('new'),
        allowed: mayWrite,
        run: () => open('statements.form', { draft: crypto.randomUUID() }),
      }}
      exportAs="statements"
      empty={{ title: t('empty.title'), text: t('empty.text') }}
    />
  );
}

export function useStatementColumns(): readonly ListColumn<StatementRow>[] {
  const { t } = useTranslation('statements');
  return useMemo(
    () => [
      plain('number', t('columns.number'), 136, (r) => r.number, { frozen: true }),
      words('clientName', t('fields.statement.clientId'), 220, (r) => r.clientName, { frozen: true, grow: true }),
      plain('clientCode', t('columns.clientCode'), 92, (r) => r.clientCode, { begins: 'hidden' }),
      day('from', t('fields.statement.from'), (r) => r.from),
      day('to', t('fields.statement.to'), (r) => r.to),
      money('openingFen', t('fields.statement.openingFen'), 118, (r) => r.openingFen),
      money('shippedFen', t('fields.statement.shippedFen'), 118, (r) => r.shippedFen),
      money('receivedFen', t('fields.statement.receivedFen'), 118, (r) => r.receivedFen),
      money('reducedFen', t('fields.statement.reducedFen'), 104, (r) => r.reducedFen, { begins: 'hidden' }),
      money('closingFen', t('fields.statement.closingFen'), 124, (r) => r.closingFen, { zero: true }),
      day('issuedOn', t('fields.statement.issuedOn'), (r) => r.issuedOn, { begins: 'hidden' }),
      day('replyBy', t('fields.statement.replyBy'), (r) => r.replyBy),
      money('theirBalanceFen', t('fields.statement.theirBalanceFen'), 118, (r) => r.theirBalanceFen, {
        begins: 'hidden',
      }),
      drawn(
        'state',
        t('columns.state'),
        100,
        (r) => t(r.isOverdue ? 'state.overdue' : `state.${r.state}`),
        (r) => <StatementMark {...r} />,
        { choice: (value) => t(`state.${value}`) },
      ),
    ],
    [t],
  );
}
