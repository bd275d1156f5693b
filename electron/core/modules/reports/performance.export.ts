import { z } from 'zod';
import type { ReportColumn, ReportValue } from '#shared/exchange/report-sheet.ts';
import {
  PerformanceFilter,
  PerformanceGrouping,
  type PerformanceGroup,
  type PerformanceRow,
} from '#shared/reports/reports.contract.ts';
import { chosenColumns } from '#core/modules/exports/export-columns.ts';
import type { ExportList } from '#core/modules/exports/export-list.ts';
import { readSchedule } from '#core/modules/reports/performance.service.ts';
import { filterWords, STATE_WORDS, UNNAMED, type WordIndex } from '#core/modules/reports/schedule-words.ts';

type Column = readonly [
  key: string,
  zh: string,
  en: string,
  column: Omit<ReportColumn, 'header'>,
  ofRow: (row: PerformanceRow, at: WordIndex) => ReportValue,
  /** What a subtotal shows in this column; quantities of different units are never added. */
  ofGroup?: (group: PerformanceGroup, at: WordIndex) => ReportValue,
];

const money = { type: 'fen' } as const;

const COLUMNS: readonly Column[] = [
  [
    'contractNumber',
    '合同号',
    'Contract',
    { type: 'identifier', width: 18 },
    (row) => row.contractNumber,
    (group, at) => group.label || UNNAMED[at],
  ],
  ['signedOn', '签订日', 'Signed', { type: 'date' }, (row) => row.signedOn],
  ['clientName', '客户', 'Client', { type: 'text', width: 28 }, (row) => row.clientName, (group) => group.caption],
  ['salespersonName', '业务员', 'Salesperson', { type: 'text' }, (row) => row.salespersonName],
  ['productCode', '产品编码', 'Product', { type: 'identifier', width: 12 }, (row) => row.productCode],
  ['description', '品名', 'Description', { type: 'text', width: 24 }, (row) => row.description],
  ['specification', '规格型号', 'Specification', { type: 'text', width: 18 }, (row) => row.specification],
  ['unit', '单位', 'Unit', { type: 'text' }, (row) => row.unit],
  ['contractedE6', '合同数量', 'Contracted', { type: 'quantity', decimals: 0 }, (row) => row.contractedE6],
  ['dispatchedE6', '已发货', 'Dispatched', { type: 'quantity', decimals: 0 }, (row) => row.dispatchedE6],
  ['signedE6', '已签收', 'Signed for', { type: 'quantity', decimals: 0 }, (row) => row.signedE6],
  ['returnedE6', '已退货', 'Returned', { type: 'quantity', decimals: 0 }, (row) => row.returnedE6],
  ['closedShortE6', '已关闭', 'Closed', { type: 'quantity', decimals: 0 }, (row) => row.closedShortE6],
  ['remainingE6', '未发货', 'Remaining', { type: 'quantity', decimals: 0 }, (row) => row.remainingE6],
  ['contractedFen', '合同金额', 'Amount', money, (row) => row.contractedFen, (group) => group.sums.contractedFen],
  [
    'dispatchedFen',
    '发货金额',
    'Dispatched amount',
    money,
    (row) => row.dispatchedFen,
    (group) => group.sums.dispatchedFen,
  ],
  ['invoicedFen', '已开票', 'Invoiced', money, (row) => row.invoicedFen, (group) => group.sums.invoicedFen],
  ['receivedFen', '已收款', 'Received', money, (row) => row.receivedFen, (group) => group.sums.receivedFen],
  ['receivableFen', '应收余额', 'Receivable', money, (row) => row.receivableFen, (group) => group.sums.receivableFen],
  [
    'dispatchedPercent',
    '发货进度',
    'Dispatched %',
    { type: 'percent' },
    (row) => row.dispatchedPercent,
    (group) => group.sums.dispatchedPercent,
  ],
  [
    'receivedPercent',
    '收款进度',
    'Received %',
    { type: 'percent' },
    (row) => row.receivedPercent,
    (group) => group.sums.receivedPercent,
  ],
  ['dueOn', '交期', 'Due', { type: 'date' }, (row) => row.dueOn, (group) => group.nextDueOn],
  [
    'daysLate',
    '逾期天数',
    'Days late',
    { type: 'integer' },
    (row) => row.daysLate || null,
    (group) => group.daysLate || null,
  ],
  [
    'state',
    '状态',
    'State',
    { type: 'text' },
    (row, at) => STATE_WORDS[row.state][at],
    (group, at) => STATE_WORDS[group.state][at],
  ],
];

const ScheduleWish = z.object({
  filter: PerformanceFilter.default({}),
  groupBy: PerformanceGrouping.default('contract'),
});

const TITLE = ['合同履行一览表', 'Contract performance schedule'] as const;

/** 合同履行一览表 as it stands on the screen: every group with its subtotal under its rows, and the totals at the end. */
export const performanceExport: ExportList = {
  name: 'contractPerformance',
  title: TITLE,
  permission: 'reports.read',
  async build(ctx, wish, language, keys) {
    const at = language === 'zh-CN' ? 0 : 1;
    const shown = chosenColumns(COLUMNS, keys);
    const { filter, groupBy } = ScheduleWish.parse(wish);
    const { rows, groups, totals } = await readSchedule(ctx, filter, groupBy);
    const members = Map.groupBy(rows, (row) => row.groupKey);
    const lines: ReportValue[][] = [];
    const emphasisedRows: number[] = [];
    for (const group of groups) {
      ctx.signal.throwIfAborted();
      for (const row of members.get(group.key) ?? []) lines.push(shown.map(([, , , , ofRow]) => ofRow(row, at)));
      emphasisedRows.push(lines.length);
      lines.push(shown.map(([, , , , , ofGroup]) => ofGroup?.(group, at) ?? null));
    }
    const whole = {
      key: '',
      label: at === 0 ? '总计' : 'Total',
      caption: '',
      sums: totals,
      nextDueOn: null,
      daysLate: 0,
    };
    if (groups.length > 0) {
      emphasisedRows.push(lines.length);
      lines.push(
        shown.map(([key, , , , , ofGroup]) =>
          key === 'state' ? null : (ofGroup?.({ ...whole, state: 'in_progress' }, at) ?? null),
        ),
      );
    }
    const title = TITLE[at];
    return [
      {
        name: title.slice(0, 31),
        title,
        filterLine: filterWords(filter, groupBy, at),
        columns: shown.map(([, zh, en, column]) => ({ ...column, header: at === 0 ? zh : en })),
        rows: lines,
        emphasisedRows,
      },
    ];
  },
};
