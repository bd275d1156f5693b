import { ContractListInput, type ContractRow } from '#shared/contracts/contracts.contract.ts';
import type { ReportColumn } from '#shared/exchange/report-sheet.ts';
import { listContractRows } from '#core/modules/contracts/contract-list.service.ts';
import type { ExportList, Language } from '#core/modules/exports/export-list.ts';

type Column = readonly [
  zh: string,
  en: string,
  column: Omit<ReportColumn, 'header'>,
  value: (row: ContractRow) => string | number | null,
];

const KINDS: Readonly<Record<ContractRow['kind'], readonly [string, string]>> = {
  framework: ['框架合同', 'Framework'],
  sale: ['购销合同', 'Sale contract'],
  order: ['订单', 'Order'],
};
const STATES: Readonly<Record<ContractRow['state'], readonly [string, string]>> = {
  approved: ['待盖章', 'To be sealed'],
  executed: ['已盖章', 'Executed'],
  in_progress: ['履行中', 'In progress'],
  fulfilled: ['已履行', 'Fulfilled'],
  closed_short: ['余量关闭', 'Closed short'],
  void: ['作废', 'Void'],
};

function columns(at: 0 | 1): readonly Column[] {
  return [
    ['合同号', 'Number', { type: 'identifier', width: 18 }, (row) => row.number],
    ['对方合同号', 'Their number', { type: 'identifier', width: 18 }, (row) => row.externalNumber],
    ['类别', 'Kind', { type: 'text' }, (row) => KINDS[row.kind][at]],
    ['客户', 'Client', { type: 'text', width: 30 }, (row) => row.clientName],
    ['签订日期', 'Signed', { type: 'date' }, (row) => row.signedOn],
    ['盖章日期', 'Sealed', { type: 'date' }, (row) => row.sealedOn],
    ['最早交期', 'First due', { type: 'date' }, (row) => row.firstDueOn],
    ['业务员', 'Salesperson', { type: 'text' }, (row) => row.salespersonName],
    ['行数', 'Lines', { type: 'integer' }, (row) => row.lineCount],
    ['合同金额', 'Amount', { type: 'fen', total: true }, (row) => row.grossFen],
    ['已开票', 'Invoiced', { type: 'fen', total: true }, (row) => row.invoicedFen],
    ['已收款', 'Received', { type: 'fen', total: true }, (row) => row.receivedFen],
    ['发货进度', 'Dispatched', { type: 'percent' }, (row) => row.dispatchedPercent],
    ['版本', 'Version', { type: 'integer' }, (row) => row.version],
    ['状态', 'State', { type: 'text' }, (row) => STATES[row.state][at]],
  ];
}

function filterLine(
  rows: number,
  from: string | undefined,
  to: string | undefined,
  text: string | undefined,
  language: Language,
): string {
  const zh = language === 'zh-CN';
  const period = from === undefined && to === undefined ? '' : `${from ?? '…'} — ${to ?? '…'}`;
  const parts = [
    period && (zh ? `签订 ${period}` : `signed ${period}`),
    text && (zh ? `包含「${text}」` : `contains “${text}”`),
    zh ? `共 ${rows} 份` : `${rows} contracts`,
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(zh ? '；' : '; ');
}

/** 合同台账 as it stands on the screen, whole. */
export const contractExport: ExportList = {
  name: 'contracts',
  permission: 'contracts.read',
  async build(ctx, filter, language) {
    const asked = ContractListInput.strip().parse(filter);
    const shown = columns(language === 'zh-CN' ? 0 : 1);
    const rows: ContractRow[] = [];
    let after: string | undefined;
    do {
      const page = await listContractRows(ctx, { ...asked, limit: 1000, after });
      rows.push(...page.rows);
      after = page.next;
      await ctx.progress('export.reading', rows.length, 0);
      ctx.signal.throwIfAborted();
    } while (after !== undefined);
    const title = language === 'zh-CN' ? '合同台账' : 'Contracts';
    return [
      {
        name: title,
        title,
        filterLine: filterLine(rows.length, asked.signedFrom, asked.signedTo, asked.text, language),
        columns: shown.map(([zh, en, column]) => ({ ...column, header: language === 'zh-CN' ? zh : en })),
        rows: rows.map((row) => shown.map(([, , , value]) => value(row))),
      },
    ];
  },
};
