import type { ReportColumn, ReportSheet } from '#shared/exchange/report-sheet.ts';
import { InvoiceRequestListInput, type InvoiceRequestRow } from '#shared/invoicing/invoicing.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import type { ExportList, Language } from '#core/modules/exports/export-list.ts';
import { listRequestRows } from '#core/modules/invoicing/invoicing-show.service.ts';

type Column = readonly [
  zh: string,
  en: string,
  column: Omit<ReportColumn, 'header'>,
  value: (row: InvoiceRequestRow) => string | number | null,
];

const KINDS: Readonly<Record<InvoiceRequestRow['kind'], readonly [string, string]>> = {
  special: ['专用发票', 'Special'],
  ordinary: ['普通发票', 'Ordinary'],
};
const STATES: Readonly<Record<InvoiceRequestRow['state'], readonly [string, string]>> = {
  requested: ['待开票', 'Requested'],
  issued: ['已开票', 'Issued'],
  void: ['已作废', 'Void'],
};

function columns(at: 0 | 1): readonly Column[] {
  return [
    ['申请单号', 'Number', { type: 'identifier', width: 17 }, (row) => row.number],
    ['申请日期', 'Requested', { type: 'date' }, (row) => row.requestedOn],
    ['客户编号', 'Client code', { type: 'identifier' }, (row) => row.clientCode],
    ['客户', 'Client', { type: 'text', width: 34 }, (row) => row.clientName],
    ['票种', 'Kind', { type: 'text' }, (row) => KINDS[row.kind][at]],
    ['行数', 'Lines', { type: 'integer' }, (row) => row.lineCount],
    ['不含税金额', 'Net', { type: 'fen', total: true }, (row) => row.netFen],
    ['税额', 'Tax', { type: 'fen', total: true }, (row) => row.taxFen],
    ['价税合计', 'Gross', { type: 'fen', total: true }, (row) => row.grossFen],
    ['发票号码', 'Invoice number', { type: 'identifier', width: 22 }, (row) => row.invoiceNumber],
    ['开票日期', 'Issued', { type: 'date' }, (row) => row.issuedOn],
    ['状态', 'State', { type: 'text' }, (row) => STATES[row.state][at]],
  ];
}

const RequestFilter = InvoiceRequestListInput.omit({ after: true, limit: true }).strip();

function filterLine(filter: ReturnType<typeof RequestFilter.parse>, language: Language): string {
  const zh = language === 'zh-CN';
  const parts = [
    filter.text && (zh ? `包含「${filter.text}」` : `contains “${filter.text}”`),
    filter.state && `${zh ? '状态' : 'state'} ${STATES[filter.state][zh ? 0 : 1]}`,
    filter.requestedFrom && `${zh ? '申请从' : 'requested from'} ${filter.requestedFrom}`,
    filter.requestedTo && `${zh ? '申请到' : 'requested to'} ${filter.requestedTo}`,
  ].filter((part) => part !== undefined && part !== '');
  if (parts.length === 0) return zh ? '全部开票申请' : 'All invoice requests';
  return parts.join(zh ? '；' : '; ');
}

/** 开票申请 as a workbook: the list on the screen, whole, in its filter and order. */
export const invoiceRequestExport: ExportList = {
  name: 'invoice_requests',
  permission: 'invoicing.read',
  async build(ctx: QueryContext, filter: unknown, language: Language): Promise<readonly ReportSheet[]> {
    const asked = RequestFilter.parse(filter);
    const shown = columns(language === 'zh-CN' ? 0 : 1);
    const rows: InvoiceRequestRow[] = [];
    let after: string | undefined;
    do {
      const page = await listRequestRows(ctx, { ...asked, limit: 1000, after });
      rows.push(...page.rows);
      after = page.next;
      await ctx.progress('export.reading', rows.length, 0);
      ctx.signal.throwIfAborted();
    } while (after !== undefined);
    const title = language === 'zh-CN' ? '开票申请' : 'Invoice requests';
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
