import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { tabId } from '#renderer/app/tabs.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { useWide } from '#renderer/app/use-wide.ts';
import type { GridColumn } from '#renderer/components/data-grid.tsx';
import { MoneyText, QuantityText } from '#renderer/components/figures.tsx';
import { ShareBar } from '#renderer/components/share-bar.tsx';
import { type MarkName, StatusMark } from '#renderer/components/status-mark.tsx';
import type { ScheduleRow } from '#renderer/features/reports/schedule-rows.ts';
import type { LineState, PerformanceRow, PerformanceSums } from '#shared/reports/reports.contract.ts';

interface ScheduleColumnsWish {
  readonly totals: PerformanceSums | undefined;
  readonly folded: ReadonlySet<string>;
  readonly onToggle: (key: string) => void;
}

type Words = (key: string) => string;
type MoneyKey = 'contractedFen' | 'dispatchedFen' | 'returnedFen' | 'invoicedFen' | 'receivedFen' | 'receivableFen';
type QuantityKey = 'contractedE6' | 'dispatchedE6' | 'signedE6' | 'returnedE6' | 'remainingE6' | 'invoicedE6';

/** Quantities by line only, because units differ; money by line, group and in all. Numbers that have documents open them. */
export function useScheduleColumns({
  totals,
  folded,
  onToggle,
}: ScheduleColumnsWish): readonly GridColumn<ScheduleRow>[] {
  const { t } = useTranslation('reports');
  const { open, remember } = useTabs();
  const wide = useWide();
  return useMemo(() => {
    const drill = (line: PerformanceRow) => {
      const params = { id: line.contractId };
      open('contracts.page', params, line.contractNumber);
      // The number's documents are the events of the contract.
      remember(tabId('contracts.page', params), 'part', 'events');
    };
    const head: GridColumn<ScheduleRow> = {
      key: 'name',
      title: t('columns.name'),
      width: 204,
      grow: true,
      frozen: true,
      total: totals === undefined ? '' : t('totals', { contracts: totals.contracts, count: totals.lines }),
      cell: ({ group, line }) =>
        group === undefined ? (
          <span className="under-group" title={line.description}>
            {line.description}
          </span>
        ) : (
          <GroupHead
            label={group.label || t('noName')}
            caption={group.caption}
            folded={folded.has(group.key)}
            onToggle={() => onToggle(group.key)}
          />
        ),
    };
    return [
      head,
      {
        key: 'unit',
        title: t('columns.unit'),
        width: 44,
        align: 'center',
        cell: ({ line }) => <span>{line?.unit}</span>,
      },
      ...quantityColumns(t, drill, wide),
      ...moneyColumns(t, drill, wide, totals),
      ...progressColumns(t, totals),
    ];
  }, [t, open, remember, wide, totals, folded, onToggle]);
}

interface GroupHeadProps {
  readonly label: string;
  readonly caption: string;
  readonly folded: boolean;
  readonly onToggle: () => void;
}

function GroupHead({ label, caption, folded, onToggle }: GroupHeadProps) {
  const { t } = useTranslation('reports');
  const Icon = folded ? ChevronRight : ChevronDown;
  return (
    <>
      <button
        type="button"
        className="expander"
        tabIndex={-1}
        aria-expanded={!folded}
        aria-label={t('fold', { name: label })}
        onClick={onToggle}
      >
        <Icon size={13} aria-hidden />
      </button>
      <span title={`${label} ${caption}`}>
        {label} <span className="group-caption">{caption}</span>
      </span>
    </>
  );
}

function Drill({ on, children }: { readonly on: (() => void) | undefined; readonly children: ReactNode }) {
  if (on === undefined) return children;
  return (
    <button type="button" className="grid-link" tabIndex={-1} onClick={on}>
      {children}
    </button>
  );
}

function quantityColumns(
  t: Words,
  drill: (line: PerformanceRow) => void,
  wide: boolean,
): readonly GridColumn<ScheduleRow>[] {
  const column = (key: QuantityKey, linked: boolean): GridColumn<ScheduleRow> => ({
    key,
    title: t(`columns.${key}`),
    width: 64,
    align: 'end',
    band: t('band.quantity'),
    tone: ({ line }) => (key === 'signedE6' && line !== undefined && line.toSignBackE6 > 0 ? 'warning' : undefined),
    cell: ({ line }) =>
      line !== undefined && (
        <Drill on={linked && line[key] !== 0 ? () => drill(line) : undefined}>
          <QuantityText e6={line[key]} decimals={line.unitDecimals} blankZero />
        </Drill>
      ),
  });
  return [
    column('contractedE6', false),
    column('dispatchedE6', true),
    column('signedE6', true),
    ...(wide ? [column('returnedE6', true), column('invoicedE6', true)] : []),
    column('remainingE6', false),
  ];
}

function moneyColumns(
  t: Words,
  drill: (line: PerformanceRow) => void,
  wide: boolean,
  totals: PerformanceSums | undefined,
): readonly GridColumn<ScheduleRow>[] {
  const column = (key: MoneyKey, linked: boolean): GridColumn<ScheduleRow> => ({
    key,
    title: t(`columns.${key}`),
    width: 116,
    align: 'end',
    band: t('band.money'),
    total: totals === undefined ? undefined : <MoneyText fen={totals[key]} />,
    cell: ({ group, line }) =>
      group === undefined ? (
        <Drill on={linked && line[key] !== 0 ? () => drill(line) : undefined}>
          <MoneyText fen={line[key]} blankZero />
        </Drill>
      ) : (
        <MoneyText fen={group.sums[key]} blankZero />
      ),
  });
  return [
    column('contractedFen', false),
    ...(wide ? [column('dispatchedFen', true), column('returnedFen', true)] : []),
    column('invoicedFen', true),
    column('receivedFen', true),
    column('receivableFen', false),
  ];
}

function progressColumns(t: Words, totals: PerformanceSums | undefined): readonly GridColumn<ScheduleRow>[] {
  const bar = (
    key: 'dispatchedPercent' | 'receivedPercent',
    tone: 'dispatched' | 'received',
  ): GridColumn<ScheduleRow> => ({
    key,
    title: t(`columns.${key}`),
    width: 84,
    band: t('band.progress'),
    total:
      totals === undefined ? undefined : <ShareBar percent={totals[key]} label={t(`columns.${key}`)} tone={tone} />,
    cell: ({ group, line }) => (
      <ShareBar percent={group === undefined ? line[key] : group.sums[key]} label={t(`columns.${key}`)} tone={tone} />
    ),
  });
  return [
    bar('dispatchedPercent', 'dispatched'),
    bar('receivedPercent', 'received'),
    {
      key: 'due',
      title: t('columns.due'),
      width: 94,
      cell: ({ group, line }) => {
        const due = group === undefined ? line.dueOn : group.nextDueOn;
        const late = (group === undefined ? line.daysLate : group.daysLate) > 0;
        return <span className={late ? 'num late-date' : 'num'}>{due ?? '–'}</span>;
      },
    },
    {
      key: 'state',
      title: t('columns.state'),
      width: 104,
      cell: ({ group, line }) =>
        group === undefined ? (
          <LineMark state={line.state} days={line.daysLate} soft />
        ) : (
          <LineMark state={group.state} days={group.daysLate} />
        ),
    },
  ];
}

const MARKS: Readonly<Record<LineState, MarkName>> = {
  not_started: 'notStarted',
  in_progress: 'inProgress',
  late: 'late',
  fulfilled: 'fulfilled',
  closed_short: 'rejected',
};

/** Solid red once per group; its lines carry red words only. */
function LineMark({
  state,
  days,
  soft,
}: {
  readonly state: LineState;
  readonly days: number;
  readonly soft?: boolean;
}) {
  const { t } = useTranslation('reports');
  if (state === 'late') return <StatusMark status="late" days={days} soft={soft ?? false} />;
  return <StatusMark status={MARKS[state]} text={t(`state.${state}`)} />;
}
