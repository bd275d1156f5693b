import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { DUE_READS } from '#renderer/app/workbench/due-panel.tsx';
import { DueMark, useDueTitle, useDueTold, useOpenDueRow } from '#renderer/app/workbench/due-words.tsx';
import { useLocalList } from '#renderer/components/list/list-model.ts';
import { day, drawn, type ListColumn, money, plain, words } from '#renderer/components/list-columns.tsx';
import { ListPage } from '#renderer/components/list-page.tsx';
import { DueName, type DueRow, MOST_DUE } from '#shared/reports/workbench.contract.ts';

interface Placed extends DueRow {
  readonly at: number;
}

/** All rows of one group of the workbench, the most pressing first. */
export function DuePage() {
  const { t } = useTranslation('home');
  const { params, setTitle } = useTab();
  const group = DueName.options.find((name) => name === params['group']) ?? 'deliveryLate';
  const due = useOfficeQuery('reports.due', { only: group, rows: MOST_DUE }, { reads: DUE_READS });
  const found = due.data?.groups[0];
  const rows = useMemo(() => found?.rows.map((row, at): Placed => ({ ...row, at })), [found]);
  const list = useLocalList<Placed>({
    name: `due.${group}`,
    rows: due.data === undefined ? undefined : (rows ?? []),
    error: due.error,
    reload: () => void due.refetch(),
    input: { only: group },
  });
  const openRow = useOpenDueRow();
  const title = t(`due.${group}`);
  const columns = useColumns(group);
  useEffect(() => setTitle(title), [setTitle, title]);
  const count = found?.count ?? 0;
  const shown = found?.rows.length ?? 0;
  return (
    <ListPage
      title={title}
      facts={t(count > shown ? 'due.first' : 'due.count', { count, shown })}
      columns={columns}
      list={list}
      rowKey={(row) => String(row.at)}
      onOpen={openRow}
      exportAs="due"
      empty={{ title: t('due.nothing'), text: t(`due.about.${group}`) }}
    />
  );
}

/** What the first column of a group names. */
const NAMED: Readonly<Partial<Record<DueName, string>>> = {
  creditExceeded: 'client',
  licence: 'client',
  birthday: 'contact',
  holiday: 'holiday',
};

/** What the second column says, where it is not the client. */
const TOLD: Readonly<Partial<Record<DueName, string>>> = {
  licence: 'licence',
  registerLate: 'entry',
  registerSoon: 'entry',
};

/** What the amount is, where it is not what was agreed. */
const AMOUNTS: Readonly<Partial<Record<DueName, string>>> = {
  creditExceeded: 'over',
  receivableLate: 'open',
  receivableSoon: 'open',
  statementLate: 'closing',
};

function useColumns(group: DueName): readonly ListColumn<Placed>[] {
  const { t } = useTranslation('home');
  const title = useDueTitle();
  const told = useDueTold();
  return useMemo(() => {
    const head = (name: string) => t(`due.columns.${name}`);
    const name = (row: Placed) => title(group, row);
    const named = NAMED[group] ?? 'number';
    const first = named === 'client' ? words : plain;
    const about = words<Placed>('about', head(TOLD[group] ?? 'client'), 260, (row) => told(row).about);
    const on = day<Placed>('on', head('on'), (row) => row.on);
    const stateOf = (row: Placed) => {
      if (row.daysLate === null || row.daysLate < 0) return row.on ?? '';
      return row.daysLate === 0 ? t('due.today') : t('words:status.lateDays', { count: row.daysLate });
    };
    const mark = drawn<Placed>('mark', head('state'), 130, stateOf, (row) => <DueMark row={row} long />);
    const amount = money<Placed>('amount', head(AMOUNTS[group] ?? 'amount'), 140, (row) => row.amountFen);
    const lines = plain<Placed>('lines', head('lines'), 100, (row) => row.lines, { align: 'end' });
    const further: Readonly<Record<DueName, readonly ListColumn<Placed>[]>> = {
      deliveryLate: [about, on, lines, mark],
      deliverySoon: [about, on, lines, mark],
      signBackLate: [about, on, mark],
      creditExceeded: [amount],
      licence: [about, on, mark],
      registerLate: [about, on, mark],
      registerSoon: [about, on, mark],
      receivableLate: [about, on, amount, mark],
      receivableSoon: [about, on, amount, mark],
      statementLate: [about, on, amount, mark],
      paymentSoon: [about, on, amount, mark],
      invoiceOpen: [about, on, amount],
      contractEnd: [about, on, mark],
      birthday: [about, on, mark],
      holiday: [on, mark],
    };
    return [first('name', head(named), named === 'client' ? 280 : 140, name, { frozen: true }), ...further[group]];
  }, [t, title, told, group]);
}
