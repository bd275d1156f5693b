import { DispatchListInput, type DispatchRow } from '#shared/dispatch/dispatch.contract.ts';
import type { DispatchKind } from '#shared/dispatch/dispatch.schema.ts';
import type { ReportColumn, ReportSheet } from '#shared/exchange/report-sheet.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { listDispatchRows } from '#core/modules/dispatch/dispatch-show.service.ts';
import type { ExportList, Language } from '#core/modules/exports/export-list.ts';

type Column = readonly [
  zh: string,
  en: string,
  column: Omit<ReportColumn, 'header'>,
  value: (row: DispatchRow) => string | number | null,
];

const KINDS: Readonly<Record<DispatchKind, readonly [string, string]>> = {
  sale: ['销售', 'Sale'],
  sample: ['样品', 'Sample'],
  gift: ['赠品', 'Gift'],
  replacement: ['补换货', 'Replacement'],
  resend: ['补发', 'Resend'],
};
const STATES: Readonly<Record<DispatchRow['state'], readonly [string, string]>> = {
  awaiting_sign_back: ['待回单', 'Awaiting signed copy'],
  difference_open: ['差异待处理', 'Difference open'],
  signed: ['已签收', 'Signed'],
  void: ['已作废', 'Void'],
};

function columns(at: 0 | 1): readonly Column[] {
  return [
    ['发货单号', 'Number', { type: 'identifier', width: 17 }, (row) => row.number],
    ['发货日期', 'Dispatched', { type: 'date' }, (row) => row.dispatchedOn],
    ['类别', 'Kind', { type: 'text' }, (row) => KINDS[row.kind][at]],
    ['客户编号', 'Client code', { type: 'identifier' }, (row) => row.clientCode],
    ['客户', 'Client', { type: 'text', width: 34 }, (row) => row.clientName],
    ['行数', 'Lines', { type: 'integer' }, (row) => row.lineCount],
    ['含税金额', 'Amount with tax', { type: 'fen', total: true }, (row) => row.grossFen],
    ['件数', 'Packages', { type: 'integer' }, (row) => row.pieces],
    ['承运方', 'Carrier', { type: 'text' }, (row) => row.carrier],
    ['运单号', 'Waybill', { type: 'identifier' }, (row) => row.waybill],
    ['仓库', 'Warehouse', { type: 'text' }, (row) => row.warehouse],
    ['回单期限', 'Signed copy due', { type: 'date' }, (row) => row.signBackDueOn],
    ['逾期天数', 'Days late', { type: 'integer' }, (row) => row.daysLate],
    ['状态', 'State', { type: 'text' }, (row) => STATES[row.state][at]],
  ];
}

const DispatchFilter = DispatchListInput.omit({ after: true, limit: true }).strip();

function filterLine(filter: ReturnType<typeof DispatchFilter.parse>, language: Language): string {
  const zh = language === 'zh-CN';
  const at = zh ? 0 : 1;
  const parts = [
    filter.text && (zh ? `包含「${filter.text}」` : `contains “${filter.text}”`),
    filter.kind && `${zh ? '类别' : 'kind'} ${KINDS[filter.kind][at]}`,
    filter.state && `${zh ? '状态' : 'state'} ${STATES[filter.state][at]}`,
    filter.dispatchedFrom && `${zh ? '发货从' : 'dispatched from'} ${filter.dispatchedFrom}`,
    filter.dispatchedTo && `${zh ? '发货到' : 'dispatched to'} ${filter.dispatchedTo}`,
  ].filter((part) => part !== undefined && part !== '');
  if (parts.length === 0) return zh ? '全部发货单' : 'All dispatch notes';
  return parts.join(zh ? '；' : '; ');
}

/** 发货单 as a workbook: the list on the screen, whole, in its filter and order. */
export const dispatchExport: ExportList = {
  name: 'dispatch',
  permission: 'dispatch.read',
  async build(ctx: QueryContext, filter: unknown, language: Language): Promise<readonly ReportSheet[]> {
    const asked = DispatchFilter.parse(filter);
    const shown = columns(language === 'zh-CN' ? 0 : 1);
    const rows: DispatchRow[] = [];
    let after: string | undefined;
    do {
      const page = await listDispatchRows(ctx, { ...asked, limit: 1000, after });
      rows.push(...page.rows);
      after = page.next;
      await ctx.progress('export.reading', rows.length, 0);
      ctx.signal.throwIfAborted();
    } while (after !== undefined);
    const title = language === 'zh-CN' ? '发货单' : 'Dispatch notes';
    return [
      {
        name: title,
        title,
        filterLine: filterLine(asked, language),
        columns: shown.map(([zh, en, column]) => ({ ...column, header: language === 'zh-CN' ? zh : en })),
        rows: rows.map((row) => shown.map(([, , , value]) => value(row))),
      },
    ];
  },
};
