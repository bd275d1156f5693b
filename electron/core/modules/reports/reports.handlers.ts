import type { clientStoryContract } from '#shared/reports/client-story.contract.ts';
import type { receivablesContract } from '#shared/reports/receivables.contract.ts';
import type { reportsContract } from '#shared/reports/reports.contract.ts';
import type { searchContract } from '#shared/reports/search.contract.ts';
import type { workbenchContract } from '#shared/reports/workbench.contract.ts';
import type { HandlersFor } from '#core/kernel/context.ts';
import { decodePageKey, encodePageKey } from '#core/kernel/page-key.ts';
import type { RegisterKinds } from '#core/modules/registers/register-kinds.ts';
import { readAgeing, readOpenItems } from '#core/modules/reports/ageing.service.ts';
import { readClientFigures, readClientPapers, readClientYear } from '#core/modules/reports/client-story.service.ts';
import { readContractSheet } from '#core/modules/reports/contract-sheet.service.ts';
import { countWaiting, listDue } from '#core/modules/reports/due.service.ts';
import { readBegun, readFigures, readOwnWork } from '#core/modules/reports/figures.service.ts';
import { readSchedule } from '#core/modules/reports/performance.service.ts';
import { findAnything } from '#core/modules/reports/search.service.ts';

type Own = typeof reportsContract &
  typeof receivablesContract &
  typeof clientStoryContract &
  typeof workbenchContract &
  typeof searchContract;

export const reportsHandlers = (registers: RegisterKinds): HandlersFor<Own> => ({
  async 'reports.contractPerformance'(ctx, { filter, groupBy, after, limit }) {
    const schedule = await readSchedule(ctx, filter, groupBy);
    const last = decodePageKey(after, 3);
    // A row that was amended away meanwhile is not found: the list starts again rather than leaving rows out.
    const from = last
      ? schedule.rows.findIndex((row) => `${row.groupKey}\n${row.contractId}\n${row.lineKey}` === last.join('\n')) + 1
      : 0;
    const rows = schedule.rows.slice(from, from + limit);
    const shown = new Set(rows.map((row) => row.groupKey));
    const end = schedule.rows.length > from + limit ? rows.at(-1) : undefined;
    return {
      rows,
      groups: schedule.groups.filter((group) => shown.has(group.key)),
      totals: schedule.totals,
      counts: schedule.counts,
      asOf: ctx.today,
      ...(end && { next: encodePageKey([end.groupKey, end.contractId, end.lineKey]) }),
    };
  },
  'reports.contractSheet': (ctx, { contractId }) => readContractSheet(ctx, contractId),
  'reports.ageing': (ctx, input) => readAgeing(ctx, input),
  'reports.openItems': (ctx, input) => readOpenItems(ctx, input),
  'reports.clientFigures': (ctx, { clientId }) => readClientFigures(ctx, clientId),
  'reports.clientYear': (ctx, { clientId, year }) => readClientYear(ctx, clientId, year),
  'reports.clientPapers': (ctx, input) => readClientPapers(ctx, input),
  'reports.due': async (ctx, { rows, only }) => ({
    groups: await listDue(ctx, registers, rows, only),
    asOf: ctx.today,
  }),
  'reports.waiting': (ctx) => countWaiting(ctx, registers),
  'reports.begun': (ctx) => readBegun(ctx),
  'reports.figures': (ctx, { months }) => readFigures(ctx, months),
  'reports.ownWork': (ctx, { limit }) => readOwnWork(ctx, limit),
  'search.find': (ctx, { text, limit }) => findAnything(ctx, registers, text, limit),
});
