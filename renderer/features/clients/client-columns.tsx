import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useWide } from '#renderer/app/use-wide.ts';
import type { GridColumn } from '#renderer/components/data-grid.tsx';
import { MoneyText } from '#renderer/components/figures.tsx';
import { type MarkName, StatusMark } from '#renderer/components/status-mark.tsx';
import type { ClientRow } from '#shared/clients/clients.contract.ts';

/** Share of the credit limit in use, in percent; undefined without a limit. */
export function usedPercent(row: Pick<ClientRow, 'creditLimitFen' | 'balanceFen'>): number | undefined {
  return row.creditLimitFen === 0 ? undefined : Math.round((row.balanceFen / row.creditLimitFen) * 100);
}

const MARKS: Readonly<Record<ClientRow['status'], MarkName>> = {
  prospect: 'notStarted',
  active: 'effective',
  frozen: 'frozen',
  closed: 'void',
};

/** The state of a client: an open submission tells more than the effective status. */
export function ClientMark({ row }: { readonly row: Pick<ClientRow, 'status' | 'inReview'> }) {
  const { t } = useTranslation('clients');
  if (row.inReview) return <StatusMark status="submitted" />;
  return <StatusMark status={MARKS[row.status]} text={t(`values.client.status.${row.status}`)} />;
}

interface ListTotal {
  readonly count: number;
  readonly creditLimitFen: number | null;
  readonly balanceFen: number | null;
}

/** Columns of the client list; tax ids and phones arrive masked from core. */
export function useClientColumns(total: ListTotal | undefined): readonly GridColumn<ClientRow>[] {
  const { t } = useTranslation('clients');
  const wide = useWide();
  return useMemo(
    () => [
      {
        key: 'code',
        title: t('columns.code'),
        width: 92,
        frozen: true,
        sortKey: 'code',
        cell: (r) => <span className="num">{r.code}</span>,
      },
      {
        key: 'name',
        title: t('columns.name'),
        width: 214,
        grow: true,
        frozen: true,
        sortKey: 'name',
        cell: (r) => <span title={r.name}>{r.name}</span>,
        total: total === undefined ? '' : t('count', { count: total.count }),
      },
      ...(wide
        ? ([
            {
              key: 'tax',
              title: t('columns.taxNumber'),
              width: 160,
              cell: (r) => <span className="code">{r.taxNumberMasked}</span>,
            },
            { key: 'region', title: t('fields.client.region'), width: 80, cell: (r) => <span>{r.region}</span> },
            {
              key: 'kind',
              title: t('fields.client.kind'),
              width: 90,
              cell: (r) => <span>{t(`values.client.kind.${r.kind}`)}</span>,
            },
            {
              key: 'days',
              title: t('fields.client.paymentDays'),
              width: 96,
              align: 'end',
              cell: (r) => <span className="num">{r.paymentDays}</span>,
            },
          ] satisfies GridColumn<ClientRow>[])
        : []),
      {
        key: 'grade',
        title: t('columns.grade'),
        width: 74,
        cell: (r) => <span>{`${r.sizeGrade} · ${r.creditGrade}`}</span>,
      },
      { key: 'owner', title: t('columns.owner'), width: 72, cell: (r) => <span>{r.ownerName}</span> },
      {
        key: 'limit',
        title: t('columns.creditLimit'),
        width: 116,
        align: 'end',
        cell: (r) => <MoneyText fen={r.creditLimitFen} blankZero />,
        total: typeof total?.creditLimitFen === 'number' ? <MoneyText fen={total.creditLimitFen} /> : undefined,
      },
      {
        key: 'balance',
        title: t('columns.balance'),
        width: 116,
        align: 'end',
        cell: (r) => <MoneyText fen={r.balanceFen} blankZero />,
        total: typeof total?.balanceFen === 'number' ? <MoneyText fen={total.balanceFen} /> : undefined,
      },
      {
        key: 'used',
        title: t('columns.used'),
        width: 70,
        align: 'end',
        tone: (r) => ((usedPercent(r) ?? 0) > 100 ? 'warning' : undefined),
        cell: (r) => <UsedText row={r} />,
      },
      { key: 'status', title: t('columns.status'), width: 104, cell: (r) => <ClientMark row={r} /> },
    ],
    [t, total, wide],
  );
}

/** Over the limit is told by a triangle and weight, not by colour alone. */
export function UsedText({ row }: { readonly row: Pick<ClientRow, 'creditLimitFen' | 'balanceFen'> }) {
  const percent = usedPercent(row);
  if (percent === undefined || row.balanceFen === 0) return <span className="num">–</span>;
  return (
    <span
      className={`num${percent > 100 ? ' minus strong' : percent > 90 ? ' strong' : ''}`}
    >{`${percent > 100 ? '▲ ' : ''}${percent}%`}</span>
  );
}
