import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { useTab } from '#renderer/app/use-tabs.tsx';
import { DUE_READS } from '#renderer/app/workbench/due-panel.tsx';
import { DueMark, useDueTitle, useOpenDueRow } from '#renderer/app/workbench/due-words.tsx';
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
  });
  const openRow = useOpenDueRow();
  const title = t(`due.${group}`);
  const columns = useColumns(group);
  useEffect(() => setTitle(title), [setTitle, title]);
  const cut = found !== undefined && found.count > found.rows.length;
  return (
    <ListPage
      title={title}
      facts={
        cut
          ? t('due.first', { shown: found.rows.length, count: found.count })
          : t('due.count', { count: found?.count ?? 0 })
      }
      columns={columns}
      list={list}
      rowKey={(row) => String(row.at)}
      onOpen={openRow}
      empty={{ title: t('due.nothing'), text: t(`due.about.${group}`) }}
    />
  );
}

function useColumns(group: DueName): readonly ListColumn<Placed>[] {
  const { t } = useTranslation('home');
  const title = useDueTitle();
  return useMemo(() => {
    const isClient = group === 'creditExceeded' || group === 'licence';
    const name = (row: Placed) => title(group, row);
    const stateOf = ({ daysLate, on }: Placed) => {
      if (daysLate === null || daysLate < 0) return on ?? '';
      return daysLate === 0 ? t('due.today') : t('words:status.lateDays', { count: daysLate });
    };
    return [
      isClient
        ? words('name', t('due.columns.client'), 260, name, { frozen: true, grow: true })
        : plain(
            'name',
            t(`due.columns.${group === 'birthday' ? 'contact' : group === 'holiday' ? 'holiday' : 'number'}`),
            140,
            name,
            { frozen: true },
          ),
      ...(group === 'creditExceeded' || group === 'holiday'
        ? []
        : [
            words(
              'about',
              t(`due.columns.${group === 'licence' ? 'licence' : 'client'}`),
              260,
              (row: Placed) => row.about,
              { grow: !isClient },
            ),
          ]),
      ...(group === 'creditExceeded' ? [] : [day('on', t('due.columns.on'), (row: Placed) => row.on)]),
      ...(group === 'deliveryLate' || group === 'deliverySoon'
        ? [plain('lines', t('due.columns.lines'), 90, (row: Placed) => row.lines, { align: 'end' as const })]
        : []),
      ...(group === 'creditExceeded' || group === 'paymentSoon'
        ? [
            money(
              'amount',
              t(`due.columns.${group === 'creditExceeded' ? 'over' : 'amount'}`),
              130,
              (row: Placed) => row.amountFen,
            ),
          ]
        : []),
      ...(group === 'creditExceeded'
        ? []
        : [
            drawn(
              'mark',
              t('due.columns.state'),
              120,
              (row: Placed) => stateOf(row),
              (row) => <DueMark row={row} long />,
            ),
          ]),
    ];
  }, [t, title, group]);
}
