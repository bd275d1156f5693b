import { type Column, type ColumnPlan, fitColumns } from './columns.ts';
import type { PerformanceRow, PerformanceSheet } from './performance-data.ts';
import { paperFen, paperQuantity } from './numbers.ts';

/** 8.4 pt, or 8 where a text is long: laser tables may go there. */
export const PERFORMANCE_SIZES: readonly number[] = [21, 20];
export const PERFORMANCE_EDGES = 11;

export type PerformanceColumns = readonly Column<PerformanceRow>[];

/** Sums of a group or of all, exact. */
export interface PerformanceTotal {
  readonly amountFen: bigint;
  readonly dispatchedFen: bigint;
  readonly invoicedFen: bigint;
  readonly receivedFen: bigint;
  readonly receivableFen: bigint;
  readonly dueFen: bigint;
}

type MoneyKey = keyof PerformanceTotal;

/** The sums of these rows. */
export function totalPerformance(rows: readonly PerformanceRow[]): PerformanceTotal {
  const sum = (key: MoneyKey): bigint => rows.reduce((total, row) => total + BigInt(row[key] ?? 0), 0n);
  return {
    amountFen: sum('amountFen'),
    dispatchedFen: sum('dispatchedFen'),
    invoicedFen: sum('invoicedFen'),
    receivedFen: sum('receivedFen'),
    receivableFen: sum('receivableFen'),
    dueFen: sum('dueFen'),
  };
}

/** The eighteen columns; number columns are as wide as the grand total, the product takes the rest. */
export function performanceColumns(sheet: PerformanceSheet, width: number): PerformanceColumns {
  const rows = sheet.groups.flatMap((group) => group.rows);
  const totals = totalPerformance(rows);
  const money = (key: MoneyKey, title: string): ColumnPlan<PerformanceRow> => ({
    key,
    title,
    align: 'right',
    width: { min: 112 },
    text: (row) => figure(row[key]),
    alsoFits: [paperFen(totals[key])],
    alsoFitsIn: 'hei',
  });
  const quantity = (
    key: 'quantityE6' | 'dispatchedE6' | 'signedBackE6' | 'undispatchedE6',
    title: string,
  ): ColumnPlan<PerformanceRow> => ({
    key,
    title,
    align: 'right',
    width: { min: 66 },
    text: (row) => (row[key] === 0 ? '-' : paperQuantity(row[key], row.unitDecimals)),
  });
  const plans: ColumnPlan<PerformanceRow>[] = [
    { key: 'contract', title: '合同号', width: { min: 158, max: 200 }, text: (row) => row.contractNumber },
    { key: 'signedOn', title: '签订日', align: 'center', width: { min: 96 }, text: (row) => shortDate(row.signedOn) },
    { key: 'product', title: '品名 规格', share: 30, text: (row) => row.product },
    { key: 'unit', title: '单位', align: 'center', width: { min: 48, max: 76 }, text: (row) => row.unit },
    quantity('quantityE6', '数量'),
    money('amountFen', '金额'),
    quantity('dispatchedE6', '数量'),
    money('dispatchedFen', '金额'),
    quantity('signedBackE6', '签收'),
    quantity('undispatchedE6', '未发货'),
    money('invoicedFen', '已开票'),
    money('receivedFen', '已收款'),
    money('receivableFen', '应收'),
    money('dueFen', '到期应收'),
    { key: 'dueOn', title: '交期', align: 'center', width: { min: 96 }, text: (row) => shortDate(row.dueOn) },
    {
      key: 'overdue',
      title: '逾期',
      align: 'right',
      width: { min: 46 },
      text: (row) => (row.overdueDays > 0 ? String(row.overdueDays) : ''),
    },
    { key: 'status', title: '状态', align: 'center', width: { min: 76, max: 76 }, text: (row) => row.status },
    { key: 'owner', title: '责任人', align: 'center', width: { min: 76, max: 76 }, text: (row) => row.owner },
  ];
  return fitColumns(plans, rows, { width, size: 21, leastShared: 3, edges: PERFORMANCE_EDGES });
}

function figure(fen: number | undefined): string {
  if (fen === undefined) return '';
  return fen === 0 ? '-' : paperFen(fen);
}

/** `2026-11-22` as `26-11-22`. */
function shortDate(date: string): string {
  return date.slice(2);
}
