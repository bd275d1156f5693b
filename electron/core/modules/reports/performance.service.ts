import { percentDone } from '#shared/contracts/contract-progress.ts';
import { daysLate, groupPerformance, lineState, periodOf, sumPerformance } from '#shared/reports/performance.ts';
import {
  LineState,
  type PerformanceFilter,
  type PerformanceGroup,
  type PerformanceGrouping,
  type PerformanceRow,
  type PerformanceSums,
} from '#shared/reports/reports.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { listPerformance, type PerformanceViewRow } from '#core/modules/reports/performance.repository.ts';

/** The whole schedule under a filter: rows stand group by group, and groups in the order they are read. */
export interface Schedule {
  readonly rows: readonly PerformanceRow[];
  readonly groups: readonly PerformanceGroup[];
  readonly totals: PerformanceSums;
  readonly counts: Readonly<Record<LineState, number>>;
}

interface Placed {
  readonly row: PerformanceRow;
  readonly sortBy: string;
}

/** 合同履行一览表 as screen, export and print show it, judged on the office's day. */
export async function readSchedule(
  ctx: QueryContext,
  filter: PerformanceFilter,
  groupBy: PerformanceGrouping,
): Promise<Schedule> {
  const found = await listPerformance(ctx.db, filter);
  const all = found.map((row): Placed => {
    const group = groupOf(row, groupBy);
    return { row: performanceRow(row, group.key, ctx.today), sortBy: group.sortBy };
  });
  const labels = new Map(found.map((row) => [groupOf(row, groupBy).key, describeGroup(row, groupBy)]));
  const kept = filter.state === undefined ? all : all.filter(({ row }) => row.state === filter.state);
  const rows = kept.toSorted(inGroups).map(({ row }) => row);
  const counts = Object.fromEntries(
    LineState.options.map((state) => [state, all.filter(({ row }) => row.state === state).length]),
  ) as Record<LineState, number>;
  return {
    rows,
    groups: groupPerformance(rows, (row) => labels.get(row.groupKey) ?? { label: '', caption: '' }),
    totals: sumPerformance(rows),
    counts,
  };
}

/** By group, then contract number and position; the query has put the last two in order and sorting keeps it. */
function inGroups(a: Placed, b: Placed): number {
  if (a.sortBy !== b.sortBy) return a.sortBy < b.sortBy ? -1 : 1;
  if (a.row.groupKey === b.row.groupKey) return 0;
  return a.row.groupKey < b.row.groupKey ? -1 : 1;
}

function groupOf(row: PerformanceViewRow, groupBy: PerformanceGrouping): { key: string; sortBy: string } {
  switch (groupBy) {
    case 'contract':
      return { key: row.contract_id, sortBy: row.contract_number };
    case 'client':
      return { key: row.client_id, sortBy: `${row.client_pinyin} ${row.client_name}` };
    case 'salesperson':
      return { key: row.salesperson_id ?? '', sortBy: row.salesperson_name ?? '' };
    case 'product':
      return { key: row.product_id, sortBy: row.product_code };
    case 'region':
      return { key: row.region, sortBy: row.region };
    case 'month':
    case 'quarter':
    case 'year': {
      const period = periodOf(row.signed_on, groupBy);
      return { key: period, sortBy: period };
    }
  }
}

function describeGroup(row: PerformanceViewRow, groupBy: PerformanceGrouping): { label: string; caption: string } {
  switch (groupBy) {
    case 'contract':
      return { label: row.contract_number, caption: `${row.client_name} · ${row.signed_on}` };
    case 'client':
      return { label: row.client_name, caption: row.client_code };
    case 'salesperson':
      return { label: row.salesperson_name ?? '', caption: '' };
    case 'product':
      return { label: row.description, caption: row.product_code };
    case 'region':
      return { label: row.region, caption: '' };
    case 'month':
    case 'quarter':
    case 'year':
      return { label: periodOf(row.signed_on, groupBy), caption: '' };
  }
}

function performanceRow(row: PerformanceViewRow, groupKey: string, today: string): PerformanceRow {
  const progress = {
    remainingE6: row.remaining_e6,
    toSignBackE6: row.to_sign_back_e6,
    closedShortE6: row.closed_short_e6,
    dispatchedE6: row.net_dispatched_e6,
    dueOn: row.due_on,
  };
  const owedFen = row.contracted_fen - row.closed_short_fen;
  return {
    groupKey,
    contractId: row.contract_id,
    contractNumber: row.contract_number,
    externalNumber: row.external_number,
    kind: row.kind,
    clientId: row.client_id,
    clientName: row.client_name,
    salespersonId: row.salesperson_id,
    salespersonName: row.salesperson_name,
    signedOn: row.signed_on,
    lineKey: row.line_key,
    position: row.position,
    productId: row.product_id,
    productCode: row.product_code,
    description: row.description,
    specification: row.specification,
    unit: row.unit,
    unitDecimals: row.unit_decimals,
    ...progress,
    contractedE6: row.contracted_e6,
    signedE6: row.signed_e6,
    returnedE6: row.returned_e6,
    invoicedE6: row.invoiced_e6,
    creditedE6: row.credited_e6,
    contractedFen: row.contracted_fen,
    closedShortFen: row.closed_short_fen,
    dispatchedFen: row.dispatched_fen,
    returnedFen: row.returned_fen,
    invoicedFen: row.invoiced_fen,
    creditedFen: row.credited_fen,
    receivedFen: row.received_fen,
    receivableFen: Math.max(0, row.invoiced_fen - row.received_fen),
    dispatchedPercent: percentDone(row.net_dispatched_e6, row.contracted_e6 - row.closed_short_e6),
    invoicedPercent: percentDone(row.invoiced_fen, owedFen),
    receivedPercent: percentDone(row.received_fen, owedFen),
    daysLate: daysLate(progress, today),
    state: lineState(progress, today),
  };
}
