import { z } from 'zod';
import { formatInstant } from '#shared/kernel/business-date.ts';
import { PerformanceFilter, PerformanceGrouping, type PerformanceRow } from '#shared/reports/reports.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuse } from '#core/kernel/office-error.ts';
import { officeOnPaper } from '#core/modules/settings/on-paper.service.ts';
import type { Printable } from '#core/modules/prints/printable.ts';
import { readSchedule, type Schedule } from '#core/modules/reports/performance.service.ts';
import { GROUPING_WORDS, STATE_WORDS, UNNAMED } from '#core/modules/reports/schedule-words.ts';
import type { PerformanceRow as PrintedRow, PerformanceSheet } from '#core/printing/performance-data.ts';
import { performanceSheetDocument } from '#core/printing/performance-sheet.ts';
import { renderDocument } from '#core/printing/render-document.ts';

const ScheduleWish = z.object({
  filter: PerformanceFilter.default({}),
  groupBy: PerformanceGrouping.default('contract'),
});

/**
 * 合同履行一览表 on A4 lying. It has no record: `recordId` is the wish itself, the JSON text of `{ filter, groupBy }` as
 * the screen has them.
 */
export const performancePrintable: Printable = {
  name: 'contract_performance',
  papers: performanceSheetDocument.papers,
  copies: [],
  async render(ctx, recordId, { paper, offset, printing }) {
    const sheet = await performanceSheetOf(ctx, wishOf(recordId));
    // this sheet has no print mark; of a sample its head says so
    const data = printing.sample ? { ...sheet, companyName: `【示例账套】${sheet.companyName}` } : sheet;
    return renderDocument({
      document: performanceSheetDocument,
      data,
      options: undefined,
      offset,
      ...(paper && { paper }),
    });
  },
};

function wishOf(text: string): z.output<typeof ScheduleWish> {
  try {
    const wish = ScheduleWish.safeParse(JSON.parse(text));
    if (wish.success) return wish.data;
  } catch {
    // Not JSON: refused below like any other text that names no schedule.
  }
  return refuse('reports.schedule_unreadable');
}

async function performanceSheetOf(ctx: QueryContext, wish: z.output<typeof ScheduleWish>): Promise<PerformanceSheet> {
  const { filter, groupBy } = wish;
  const schedule = await readSchedule(ctx, filter, groupBy);
  if (schedule.rows.length === 0) return refuse('reports.nothing_to_print');
  const dates = schedule.rows.map((row) => row.signedOn).toSorted();
  return {
    companyName: (await officeOnPaper(ctx)).name,
    fromOn: filter.signedFrom ?? dates[0] ?? ctx.today,
    untilOn: filter.signedTo ?? dates.at(-1) ?? ctx.today,
    groupedBy: GROUPING_WORDS[groupBy][0],
    basis: '已生效（含税）',
    groups: groupsOf(schedule),
    makerName: ctx.person.name,
    checkerName: '',
    asOf: formatInstant(ctx.now),
  };
}

function groupsOf({ rows, groups }: Schedule): PerformanceSheet['groups'] {
  const members = Map.groupBy(rows, (row) => row.groupKey);
  return groups.map((group) => ({
    name: `${group.label || UNNAMED[0]}${group.caption === '' ? '' : ` ${group.caption}`}`,
    rows: (members.get(group.key) ?? []).map(printedRow),
  }));
}

function printedRow(row: PerformanceRow): PrintedRow {
  return {
    contractNumber: row.contractNumber,
    signedOn: row.signedOn,
    product: row.specification === null ? row.description : `${row.description} ${row.specification}`,
    unit: row.unit,
    unitDecimals: row.unitDecimals,
    quantityE6: row.contractedE6,
    amountFen: row.contractedFen,
    dispatchedE6: row.dispatchedE6,
    dispatchedFen: row.dispatchedFen,
    signedBackE6: row.signedE6,
    undispatchedE6: Math.max(0, row.remainingE6),
    invoicedFen: row.invoicedFen,
    receivedFen: row.receivedFen,
    receivableFen: row.receivableFen,
    dueOn: row.dueOn ?? '',
    overdueDays: row.daysLate,
    status: STATE_WORDS[row.state][0],
    owner: row.salespersonName ?? '',
  };
}
