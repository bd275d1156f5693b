import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { tabId } from '#renderer/app/tabs.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import { drawn, type ListColumn } from '#renderer/components/list-columns.tsx';
import { MoneyText, QuantityText } from '#renderer/components/figures.tsx';
import { ShareBar } from '#renderer/components/share-bar.tsx';
import { type MarkName, StatusMark } from '#renderer/components/status-mark.tsx';
import type { ScheduleRow } from '#renderer/features/reports/schedule-rows.ts';
import { formatFen } from '#shared/kernel/money.ts';
import { formatQuantity } from '#shared/kernel/quantity.ts';
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
}: ScheduleColumnsWish): readonly ListColumn<ScheduleRow>[] {
  const { t } = useTranslation('reports');
  const { open, remember } = useTabs();
  return useMemo(() => {
    const drill = (line: PerformanceRow) => {
      const params = { id: line.contractId };
      open('contracts.page', params, line.contractNumber);
      // The number's documents are the events of the contract.
      remember(tabId('contracts.page', params), 'part', 'events');
    };
    const head: ListColumn<ScheduleRow> = {
      key: 'name',
      title: t('columns.name'),
      width: 204,
      grow: true,
      frozen: true,
      as: 'text',
      text: ({ group, line }) => (group === undefined ? line.description : group.label || t('noName')),
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
      drawn<ScheduleRow>(
        'unit',
        t('columns.unit'),
        44,
        ({ line }) => line?.unit ?? '',
        ({ line }) => <span>{line?.unit}</span>,
        { align: 'center' },
      ),
      ...quantityColumns(t, drill),
      ...moneyColumns(t, drill, totals),
      ...progressColumns(t, totals),
    ];
  }, [t, open, remember, totals, folded, onToggle]);
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

function quantityColumns(t: Words, drill: (line: PerformanceRow) => void): readonly ListColumn<ScheduleRow>[] {
  const column = (key: QuantityKey, linked: boolean, begins?: 'wide'): ListColumn<ScheduleRow> => ({
    ...(begins && { begins }),
    as: 'number',
    text: ({ line }) => (line === undefined ? '' : formatQuantity(line[key], line.unitDecimals)),
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
    column('returnedE6', true, 'wide'),
    column('invoicedE6', true, 'wide'),
    column('remainingE6', false),
  ];
}

function moneyColumns(
  t: Words,
  drill: (line: PerformanceRow) => void,
  totals: PerformanceSums | undefined,
): readonly ListColumn<ScheduleRow>[] {
  const column = (key: MoneyKey, linked: boolean, begins?: 'wide'): ListColumn<ScheduleRow> => ({
    ...(begins && { begins }),
    as: 'number',
    sum: { kind: 'fen', of: ({ line }) => line?.[key] ?? null },
    text: ({ group, line }) => formatFen(group === undefined ? line[key] : group.sums[key], { blankZero: true }),
    key,
    title: t(`columns.${key}`),
    width: 110,
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
    column('dispatchedFen', true, 'wide'),
    column('returnedFen', true, 'wide'),
    column('invoicedFen', true),
    column('receivedFen', true),
    column('receivableFen', false),
  ];
}

function progressColumns(t: Words, totals: PerformanceSums | undefined): readonly ListColumn<ScheduleRow>[] {
  const bar = (
    key: 'dispatchedPercent' | 'receivedPercent',
    tone: 'dispatched' | 'received',
  ): ListColumn<ScheduleRow> => ({
    key,
    title: t(`columns.${key}`),
    width: 84,
    as: 'number',
    text: ({ group, line }) => `${group === undefined ? line[key] : group.sums[key]}%`,
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
      as: 'date',
      text: ({ group, line }) => (group === undefined ? line.dueOn : group.nextDueOn) ?? '–',
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
      as: 'text',
      text: ({ group, line }) => t(`state.${group === undefined ? line.state : group.state}`),
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
