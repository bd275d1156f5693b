import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { DUE_READS } from '#renderer/app/workbench/due-panel.tsx';
import { DueMark, useDueTitle, useOpenDueRow } from '#renderer/app/workbench/due-words.tsx';
import { DataGrid, type GridColumn } from '#renderer/components/data-grid.tsx';
import { money, plain, words } from '#renderer/components/list-columns.tsx';
import { EmptyState } from '#renderer/components/notices.tsx';
import { PageHeader } from '#renderer/components/page-header.tsx';
import { DueName, type DueRow, MOST_DUE } from '#shared/reports/workbench.contract.ts';

interface Placed extends DueRow {
  readonly key: string;
}

/** All rows of one group of the workbench, the most pressing first. */
export function DuePage() {
  const { t } = useTranslation('home');
  const { t: ofForms } = useTranslation('forms');
  const { params, setTitle } = useTab();
  const [current, setCurrent] = useState<string>();
  const group = DueName.options.find((name) => name === params['group']) ?? 'deliveryLate';
  const due = useOfficeQuery('reports.due', { only: group, rows: MOST_DUE }, { reads: DUE_READS });
  const found = due.data?.groups[0];
  const rows = useMemo(
    () =>
      due.data === undefined ? undefined : (found?.rows ?? []).map((row, at): Placed => ({ ...row, key: `${at}` })),
    [due.data, found],
  );
  const openRow = useOpenDueRow();
  const title = t(`due.${group}`);
  const columns = useColumns(group);
  useEffect(() => setTitle(title), [setTitle, title]);
  const reload = () => void due.refetch();
  useKeys([{ chord: 'F5', label: ofForms('reload'), run: reload }]);
  const count = found?.count ?? 0;
  const shown = found?.rows.length ?? 0;
  return (
    <>
      <PageHeader title={title} facts={t(count > shown ? 'due.first' : 'due.count', { count, shown })} />
      <DataGrid
        label={title}
        columns={columns}
        rows={rows}
        error={due.error}
        onRetry={reload}
        rowKey={(row) => row.key}
        current={current}
        onCurrent={(row) => setCurrent(row.key)}
        onOpen={openRow}
        empty={<EmptyState title={t('due.nothing')}>{t(`due.about.${group}`)}</EmptyState>}
      />
    </>
  );
}

/** What the first column of a group names. */
const NAMED: Readonly<Partial<Record<DueName, string>>> = {
  creditExceeded: 'client',
  licence: 'client',
  birthday: 'contact',
  holiday: 'holiday',
};

function useColumns(group: DueName): readonly GridColumn<Placed>[] {
  const { t } = useTranslation('home');
  const title = useDueTitle();
  return useMemo(() => {
    const head = (name: string) => t(`due.columns.${name}`);
    const name = (row: Placed) => title(group, row);
    const named = NAMED[group] ?? 'number';
    const first = named === 'client' ? words : plain;
    const about = words<Placed>('about', head(group === 'licence' ? 'licence' : 'client'), 260, (row) => row.about);
    const on = plain<Placed>('on', head('on'), 100, (row) => row.on);
    const mark = { key: 'mark', title: head('state'), width: 130, cell: (row: Placed) => <DueMark row={row} long /> };
    const amount = money<Placed>(
      'amount',
      head(group === 'creditExceeded' ? 'over' : 'amount'),
      140,
      (row) => row.amountFen,
    );
    const lines = plain<Placed>('lines', head('lines'), 100, (row) => row.lines, { align: 'end' });
    const further: Readonly<Record<DueName, readonly GridColumn<Placed>[]>> = {
      deliveryLate: [about, on, lines, mark],
      deliverySoon: [about, on, lines, mark],
      signBackLate: [about, on, mark],
      creditExceeded: [amount],
      licence: [about, on, mark],
      paymentSoon: [about, on, amount, mark],
      invoiceOpen: [about, on, amount],
      contractEnd: [about, on, mark],
      birthday: [about, on, mark],
      holiday: [on, mark],
    };
    return [first('name', head(named), named === 'client' ? 280 : 140, name, { frozen: true }), ...further[group]];
  }, [t, title, group]);
}
