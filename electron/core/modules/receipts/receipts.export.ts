import {
  AllocationListInput,
  type AllocationRow,
  OpenInvoiceListInput,
  type OpenInvoiceRow,
  ReceiptListInput,
  type ReceiptRow,
} from '#shared/receipts/receipts.contract.ts';
import type { ExportColumn } from '#core/modules/exports/export-columns.ts';
import { listExport, rangeWords, textWords } from '#core/modules/exports/list-export.ts';
import {
  listAllocationRows,
  listOpenInvoiceRows,
  listReceiptRows,
} from '#core/modules/receipts/receipts-show.service.ts';

const METHODS: Readonly<Record<ReceiptRow['method'], readonly [string, string]>> = {
  transfer: ['转账', 'Transfer'],
  acceptance_bill: ['承兑汇票', 'Acceptance bill'],
  cash: ['现金', 'Cash'],
  other: ['其他', 'Other'],
};
const STATES: Readonly<Record<ReceiptRow['state'], readonly [string, string]>> = {
  unidentified: ['待查来款', 'Unidentified'],
  open: ['未核销完', 'Not allocated in full'],
  allocated: ['已核销', 'Allocated'],
  void: ['已作废', 'Void'],
};
const ALLOCATION_STATES: Readonly<Record<AllocationRow['state'], readonly [string, string]>> = {
  active: ['有效', 'In force'],
  void: STATES.void,
};
const MONEY = { type: 'fen', total: true } as const;

const RECEIPT_COLUMNS: readonly ExportColumn<ReceiptRow>[] = [
  ['number', '回款单号', 'Number', { type: 'identifier', width: 17 }, (row) => row.number],
  ['receivedOn', '到账日期', 'Received', { type: 'date' }, (row) => row.receivedOn],
  ['clientCode', '客户编号', 'Client code', { type: 'identifier' }, (row) => row.clientCode],
  ['clientName', '客户', 'Client', { type: 'text', width: 34 }, (row) => row.clientName],
  ['method', '收款方式', 'Method', { type: 'text', choices: METHODS }, (row, at) => METHODS[row.method][at]],
  ['payerName', '付款户名', 'Payer', { type: 'text', width: 34 }, (row) => row.payerName],
  ['bankReference', '银行流水号', 'Bank reference', { type: 'identifier', width: 24 }, (row) => row.bankReference],
  ['billNumber', '票据号码', 'Bill number', { type: 'identifier', width: 32 }, (row) => row.billNumber],
  ['billDueOn', '票据到期日', 'Bill due', { type: 'date' }, (row) => row.billDueOn],
  ['amountFen', '金额', 'Amount', MONEY, (row) => row.amountFen],
  ['allocatedFen', '已核销', 'Allocated', MONEY, (row) => row.allocatedFen],
  ['unallocatedFen', '未核销', 'Not allocated', MONEY, (row) => row.unallocatedFen],
  ['state', '状态', 'State', { type: 'text', choices: STATES }, (row, at) => STATES[row.state][at]],
];

/** 回款 as a workbook: the list on the screen, whole, in its filter and order. */
export const receiptExport = listExport({
  name: 'receipts',
  permission: 'receipts.read',
  title: ['回款', 'Receipts'],
  everything: ['全部回款', 'All receipts'],
  input: ReceiptListInput.strip(),
  columns: RECEIPT_COLUMNS,
  told: ({ text, state, receivedFrom, receivedTo }, at) => [
    textWords(text, at),
    state && `${at === 0 ? '状态' : 'state'} ${STATES[state][at]}`,
    rangeWords(['到账', 'received'], receivedFrom, receivedTo, at),
  ],
  page: listReceiptRows,
});

const ALLOCATION_COLUMNS: readonly ExportColumn<AllocationRow>[] = [
  ['number', '核销单号', 'Number', { type: 'identifier', width: 17 }, (row) => row.number],
  ['allocatedOn', '核销日期', 'Allocated on', { type: 'date' }, (row) => row.allocatedOn],
  ['clientCode', '客户编号', 'Client code', { type: 'identifier' }, (row) => row.clientCode],
  ['clientName', '客户', 'Client', { type: 'text', width: 34 }, (row) => row.clientName],
  ['lineCount', '行数', 'Lines', { type: 'integer' }, (row) => row.lineCount],
  ['amountFen', '核销金额', 'Amount', MONEY, (row) => row.amountFen],
  [
    'state',
    '状态',
    'State',
    { type: 'text', choices: ALLOCATION_STATES },
    (row, at) => ALLOCATION_STATES[row.state][at],
  ],
];

/** 核销 as a workbook: the list on the screen, whole, in its filter and order. */
export const allocationExport = listExport({
  name: 'allocations',
  permission: 'receipts.read',
  title: ['核销', 'Allocations'],
  everything: ['全部核销', 'All allocations'],
  input: AllocationListInput.strip(),
  columns: ALLOCATION_COLUMNS,
  told: ({ text, allocatedFrom, allocatedTo }, at) => [
    textWords(text, at),
    rangeWords(['核销', 'allocated'], allocatedFrom, allocatedTo, at),
  ],
  page: listAllocationRows,
});

const OPEN_COLUMNS: readonly ExportColumn<OpenInvoiceRow>[] = [
  ['invoiceNumber', '发票号码', 'Invoice number', { type: 'identifier', width: 22 }, (row) => row.invoiceNumber],
  ['issuedOn', '开票日期', 'Issued', { type: 'date' }, (row) => row.issuedOn],
  ['dueOn', '应收日期', 'Due', { type: 'date' }, (row) => row.dueOn],
  ['daysLate', '逾期天数', 'Days late', { type: 'integer' }, (row) => row.daysLate],
  ['clientCode', '客户编号', 'Client code', { type: 'identifier' }, (row) => row.clientCode],
  ['clientName', '客户', 'Client', { type: 'text', width: 34 }, (row) => row.clientName],
  ['ownerName', '负责人', 'Owner', { type: 'text' }, (row) => row.ownerName],
  ['grossFen', '价税合计', 'Gross', MONEY, (row) => row.grossFen],
  ['allocatedFen', '已收', 'Received', MONEY, (row) => row.allocatedFen],
  ['openFen', '未收', 'Open', MONEY, (row) => row.openFen],
  ['advanceFen', '客户预收', 'Advance', MONEY, (row) => row.advanceFen],
];

/** 应收发票 as a workbook: the list on the screen, whole, in its filter and order. */
export const openInvoiceExport = listExport({
  name: 'open_invoices',
  permission: 'receipts.read',
  title: ['应收发票', 'Open invoices'],
  everything: ['全部未收发票', 'All open invoices'],
  input: OpenInvoiceListInput.strip(),
  columns: OPEN_COLUMNS,
  told: ({ text, late }, at) => [textWords(text, at), late === true ? (['逾期', 'late'] as const)[at] : undefined],
  page: listOpenInvoiceRows,
});
