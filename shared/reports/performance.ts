import { percentDone } from '#shared/contracts/contract-progress.ts';
import { daysBetween } from '#shared/kernel/business-date.ts';
import { sumFen } from '#shared/kernel/money.ts';
import type {
  LineState,
  PerformanceGroup,
  PerformanceGrouping,
  PerformanceRow,
  PerformanceSums,
} from './reports.contract.ts';

/** What the state of one line is told from; quantities in millionths of its unit. */
export interface LineProgress {
  readonly remainingE6: number;
  readonly toSignBackE6: number;
  readonly closedShortE6: number;
  readonly dispatchedE6: number;
  readonly dueOn: string | null;
}

/** A line is late from the day after its due date on, as long as something is left to dispatch. */
export function lineState(line: LineProgress, today: string): LineState {
  if (daysLate(line, today) > 0) return 'late';
  const isDone = line.remainingE6 <= 0 && line.toSignBackE6 <= 0;
  if (isDone) return line.closedShortE6 > 0 ? 'closed_short' : 'fulfilled';
  return line.dispatchedE6 > 0 || line.remainingE6 <= 0 ? 'in_progress' : 'not_started';
}

/** Whole days past the due date; 0 when there is none, when it is not past, or when nothing is left to dispatch. */
export function daysLate(line: Pick<LineProgress, 'remainingE6' | 'dueOn'>, today: string): number {
  if (line.dueOn === null || line.remainingE6 <= 0) return 0;
  return Math.max(0, daysBetween(line.dueOn, today));
}

/** Late when one line is; open while one is open; otherwise what its lines ended as. */
export function groupState(states: readonly LineState[]): LineState {
  if (states.includes('late')) return 'late';
  if (states.every((state) => state === 'not_started')) return 'not_started';
  if (states.includes('in_progress') || states.includes('not_started')) return 'in_progress';
  return states.includes('closed_short') ? 'closed_short' : 'fulfilled';
}

const SUMMED = [
  'contractedFen',
  'closedShortFen',
  'dispatchedFen',
  'returnedFen',
  'invoicedFen',
  'creditedFen',
  'receivedFen',
  'receivableFen',
] as const;

/** Exact sums over rows; percentages are of the sums, by value, never averages of percentages. */
export function sumPerformance(rows: readonly PerformanceRow[]): PerformanceSums {
  const sums = Object.fromEntries(SUMMED.map((name) => [name, sumFen(rows.map((row) => row[name]))])) as Record<
    (typeof SUMMED)[number],
    number
  >;
  const owedFen = sums.contractedFen - sums.closedShortFen;
  return {
    contracts: new Set(rows.map((row) => row.contractId)).size,
    lines: rows.length,
    ...sums,
    dispatchedPercent: percentDone(sums.dispatchedFen, owedFen),
    invoicedPercent: percentDone(sums.invoicedFen, owedFen),
    receivedPercent: percentDone(sums.receivedFen, owedFen),
  };
}

/** The groups of rows that already stand group by group, each with the sums of all of its rows. */
export function groupPerformance(
  rows: readonly PerformanceRow[],
  describe: (row: PerformanceRow) => { readonly label: string; readonly caption: string },
): PerformanceGroup[] {
  return [...Map.groupBy(rows, (row) => row.groupKey)].flatMap(([key, members]) => {
    const [first] = members;
    if (!first) return [];
    const open = members.flatMap((row) => (row.remainingE6 > 0 && row.dueOn !== null ? [row.dueOn] : []));
    return {
      key,
      ...describe(first),
      sums: sumPerformance(members),
      nextDueOn: open.toSorted()[0] ?? null,
      daysLate: Math.max(...members.map((row) => row.daysLate)),
      state: groupState(members.map((row) => row.state)),
    };
  });
}

/** `2026-11-20` as the year, quarter or month the schedule groups by: `2026`, `2026-Q4`, `2026-11`. */
export function periodOf(date: string, grouping: Extract<PerformanceGrouping, 'month' | 'quarter' | 'year'>): string {
  const [year = '', month = ''] = date.split('-');
  if (grouping === 'year') return year;
  return grouping === 'month' ? `${year}-${month}` : `${year}-Q${Math.ceil(Number(month) / 3)}`;
}
