import { z } from 'zod';
import type { ContractEvent, PerformanceRow } from '#shared/reports/reports.contract.ts';
import { sheetOf, type ExportColumn, type Words } from '#core/modules/exports/export-columns.ts';
import type { ExportList } from '#core/modules/exports/export-list.ts';
import { readContractSheet } from '#core/modules/reports/contract-sheet.service.ts';
import { STATE_WORDS } from '#core/modules/reports/schedule-words.ts';

const EVENTS: Readonly<Record<ContractEvent['kind'], Words>> = {
  signed_contract: ['签订', 'Signed'],
  amendment: ['补充协议', 'Amendment'],
  sealed: ['盖章', 'Sealed'],
  dispatch: ['发货', 'Dispatch'],
  sign_back: ['签收', 'Signed for'],
  settlement: ['差异处理', 'Settlement'],
  return: ['退货', 'Return'],
  invoice: ['开票', 'Invoice'],
  red_letter: ['红字发票', 'Credit invoice'],
  receipt: ['收款', 'Receipt'],
  close_short: ['关闭余量', 'Closed short'],
};

const quantity = { type: 'quantity', decimals: 0 } as const;
const money = { type: 'fen', total: true } as const;

const LINES: readonly ExportColumn<PerformanceRow>[] = [
  ['position', '行', 'Line', { type: 'integer' }, (row) => row.position],
  ['productCode', '产品编码', 'Product', { type: 'identifier', width: 14 }, (row) => row.productCode],
  ['description', '品名', 'Description', { type: 'text', width: 24 }, (row) => row.description],
  ['specification', '规格型号', 'Specification', { type: 'text', width: 18 }, (row) => row.specification],
  ['unit', '单位', 'Unit', { type: 'text' }, (row) => row.unit],
  ['contractedE6', '合同数量', 'Contracted', quantity, (row) => row.contractedE6],
  ['dispatchedE6', '已发货', 'Dispatched', quantity, (row) => row.dispatchedE6],
  ['signedE6', '已签收', 'Signed for', quantity, (row) => row.signedE6],
  ['remainingE6', '未发货', 'Remaining', quantity, (row) => row.remainingE6],
  ['contractedFen', '合同金额', 'Amount', money, (row) => row.contractedFen],
  ['invoicedFen', '已开票', 'Invoiced', money, (row) => row.invoicedFen],
  ['receivedFen', '已收款', 'Received', money, (row) => row.receivedFen],
  ['receivableFen', '应收余额', 'Receivable', money, (row) => row.receivableFen],
  ['dueOn', '交期', 'Due', { type: 'date' }, (row) => row.dueOn],
  ['state', '状态', 'State', { type: 'text' }, (row, at) => STATE_WORDS[row.state][at]],
];

const STEPS: readonly ExportColumn<ContractEvent>[] = [
  ['on', '日期', 'Date', { type: 'date' }, (row) => row.on],
  ['kind', '事项', 'Event', { type: 'text' }, (row, at) => EVENTS[row.kind][at]],
  ['documentNumber', '单号', 'Document', { type: 'identifier', width: 20 }, (row) => row.documentNumber],
  ['quantityE6', '数量', 'Quantity', quantity, (row) => row.quantityE6],
  ['amountFen', '金额', 'Amount', { type: 'fen' }, (row) => row.amountFen],
  ['dispatchedFen', '累计发货', 'Dispatched so far', { type: 'fen' }, (row) => row.dispatchedFen],
  ['invoicedFen', '累计开票', 'Invoiced so far', { type: 'fen' }, (row) => row.invoicedFen],
  ['receivedFen', '累计收款', 'Received so far', { type: 'fen' }, (row) => row.receivedFen],
  ['receivableFen', '应收余额', 'Receivable', { type: 'fen' }, (row) => row.receivableFen],
];

const Wish = z.object({ contractId: z.string() });

/** 合同履行一览表 of one contract as a workbook: its lines on one sheet, what happened day by day on the next. */
export const contractSheetExport: ExportList = {
  name: 'contract_sheet',
  title: ['合同履行一览表', 'Contract performance'],
  permission: 'reports.read',
  async build(ctx, filter, language) {
    const at = language === 'zh-CN' ? 0 : 1;
    const sheet = await readContractSheet(ctx, Wish.parse(filter).contractId);
    const filterLine = [sheet.number, sheet.externalNumber, sheet.clientName, sheet.signedOn]
      .filter((part) => part !== null)
      .join('　');
    const [lines, steps] = (
      [
        ['合同履行一览表', 'Contract performance'],
        ['履行经过', 'Course of the contract'],
      ] as const
    ).map((words) => ({ title: `${words[at]} ${sheet.number}`, filterLine }));
    if (lines === undefined || steps === undefined) return [];
    return [sheetOf(LINES, sheet.lines, at, lines), sheetOf(STEPS, sheet.events, at, steps)];
  },
};
