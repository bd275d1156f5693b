import { ClientFilter, type ClientRow } from '#shared/clients/clients.contract.ts';
import type { ReportColumn, ReportSheet } from '#shared/exchange/report-sheet.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { listClientRows, type ClientListRow } from '#core/modules/clients/clients.service.ts';
import type { ExportList, Language } from '#core/modules/exports/export-list.ts';

type Column = readonly [
  zh: string,
  en: string,
  column: Omit<ReportColumn, 'header'>,
  value: (row: ClientListRow) => string | number | null,
];

const KINDS: Readonly<Record<ClientRow['kind'], readonly [string, string]>> = {
  distributor: ['经销商', 'Distributor'],
  retailer: ['零售商', 'Retailer'],
  institution: ['机构', 'Institution'],
  direct: ['直供', 'Direct'],
};
const STATUSES: Readonly<Record<ClientRow['status'], readonly [string, string]>> = {
  prospect: ['意向', 'Prospect'],
  active: ['正常', 'Active'],
  frozen: ['冻结', 'Frozen'],
  closed: ['关闭', 'Closed'],
};

/** Phones go out masked: whole personal data has an export of its own, with two persons. */
function columns(at: 0 | 1): readonly Column[] {
  return [
    ['客户编号', 'Code', { type: 'identifier', width: 12 }, (row) => row.code],
    ['客户全称', 'Legal name', { type: 'text', width: 34 }, (row) => row.name],
    ['简称', 'Short name', { type: 'text' }, (row) => row.shortName],
    ['税号', 'Tax id', { type: 'identifier', width: 20 }, (row) => row.taxNumber],
    ['类别', 'Kind', { type: 'text' }, (row) => KINDS[row.kind][at]],
    ['规模', 'Size', { type: 'text' }, (row) => row.sizeGrade],
    ['信用', 'Credit', { type: 'text' }, (row) => row.creditGrade],
    ['地区', 'Region', { type: 'text' }, (row) => row.region],
    ['业务员', 'Owner', { type: 'text' }, (row) => row.ownerName],
    ['联系人', 'Contact', { type: 'text' }, (row) => row.contactName],
    ['联系电话', 'Phone', { type: 'identifier' }, (row) => row.contactPhone],
    ['信用额度', 'Credit limit', { type: 'fen', total: true }, (row) => row.creditLimitFen],
    ['账期（天）', 'Payment days', { type: 'integer' }, (row) => row.paymentDays],
    ['应收余额', 'Balance', { type: 'fen', total: true }, (row) => row.balanceFen],
    ['状态', 'Status', { type: 'text' }, (row) => STATUSES[row.status][at]],
  ];
}

function filterLine(filter: ClientFilter, language: Language): string {
  const zh = language === 'zh-CN';
  const parts = [
    filter.text && (zh ? `包含「${filter.text}」` : `contains “${filter.text}”`),
    filter.status && (zh ? `状态 ${STATUSES[filter.status][0]}` : `status ${STATUSES[filter.status][1]}`),
    filter.kind && (zh ? `类别 ${KINDS[filter.kind][0]}` : `kind ${KINDS[filter.kind][1]}`),
    filter.ownerName && (zh ? `业务员 ${filter.ownerName}` : `owner ${filter.ownerName}`),
  ].filter((part) => part !== undefined && part !== '');
  if (parts.length === 0) return zh ? '全部客户' : 'All clients';
  return parts.join(zh ? '；' : '; ');
}

export const clientExport: ExportList = {
  name: 'clients',
  permission: 'clients.read',
  async build(ctx: QueryContext, filter: unknown, language: Language): Promise<readonly ReportSheet[]> {
    const asked = ClientFilter.strip().parse(filter);
    const shown = columns(language === 'zh-CN' ? 0 : 1);
    const rows: ClientListRow[] = [];
    let after: string | undefined;
    do {
      const page = await listClientRows(ctx, { ...asked, sort: 'code', limit: 1000, after });
      rows.push(...page.rows);
      after = page.next;
      await ctx.progress('export.reading', rows.length, 0);
      ctx.signal.throwIfAborted();
    } while (after !== undefined);
    const title = language === 'zh-CN' ? '客户档案' : 'Clients';
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
