import { z } from 'zod';
import type { SignBackChaseRow } from '#shared/dispatch/dispatch.contract.ts';
import type { ReportColumn, ReportSheet } from '#shared/exchange/report-sheet.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { listChaseRows } from '#core/modules/dispatch/dispatch-show.service.ts';
import type { ExportList, Language } from '#core/modules/exports/export-list.ts';

type Column = readonly [
  zh: string,
  en: string,
  column: Omit<ReportColumn, 'header'>,
  value: (row: SignBackChaseRow) => string | number | null,
];

function columns(zh: boolean): readonly Column[] {
  const missing = zh ? '回单未回' : 'Signed copy missing';
  const open = zh ? '差异待处理' : 'Difference open';
  return [
    ['发货单号', 'Number', { type: 'identifier', width: 17 }, (row) => row.number],
    ['客户', 'Client', { type: 'text', width: 34 }, (row) => row.clientName],
    ['发货日期', 'Dispatched', { type: 'date' }, (row) => row.dispatchedOn],
    ['承运方', 'Carrier', { type: 'text' }, (row) => row.carrier],
    ['运单号', 'Waybill', { type: 'identifier' }, (row) => row.waybill],
    ['收货人', 'Consignee', { type: 'text' }, (row) => row.consigneeName],
    ['收货电话', 'Phone', { type: 'identifier' }, (row) => row.consigneePhone],
    ['含税金额', 'Amount with tax', { type: 'fen', total: true }, (row) => row.grossFen],
    ['回单期限', 'Due', { type: 'date' }, (row) => row.signBackDueOn],
    ['逾期天数', 'Days late', { type: 'integer' }, (row) => row.daysLate],
    ['情况', 'What is missing', { type: 'text' }, (row) => (row.state === 'difference_open' ? open : missing)],
  ];
}

const ChaseFilter = z.object({ clientId: z.string().optional(), onlyLate: z.boolean().default(false) });

/** 回单催收表 as a workbook, longest overdue first. */
export const signBackChaseExport: ExportList = {
  name: 'sign_back_chase',
  permission: 'dispatch.read',
  async build(ctx: QueryContext, filter: unknown, language: Language): Promise<readonly ReportSheet[]> {
    const asked = ChaseFilter.parse(filter);
    const zh = language === 'zh-CN';
    const shown = columns(zh);
    const rows: SignBackChaseRow[] = [];
    let after: string | undefined;
    do {
      const page = await listChaseRows(ctx, { ...asked, limit: 1000, after });
      rows.push(...page.rows);
      after = page.next;
      await ctx.progress('export.reading', rows.length, 0);
      ctx.signal.throwIfAborted();
    } while (after !== undefined);
    const title = zh ? '回单催收表' : 'Signed copies to chase';
    const all = zh ? '全部未回回单' : 'All that are missing';
    const late = zh ? '只列逾期' : 'Overdue only';
    return [
      {
        name: title,
        title,
        filterLine: asked.onlyLate ? late : all,
        columns: shown.map(([head, en, column]) => ({ ...column, header: zh ? head : en })),
        rows: rows.map((row) => shown.map(([, , , value]) => value(row))),
      },
    ];
  },
};
