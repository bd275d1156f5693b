import {
  InvoiceListInput,
  InvoiceRequestListInput,
  type InvoiceRequestRow,
  type InvoiceRow,
} from '#shared/invoicing/invoicing.contract.ts';
import type { ExportColumn } from '#core/modules/exports/export-columns.ts';
import { listExport, rangeWords, textWords } from '#core/modules/exports/list-export.ts';
import { listInvoiceRows, listRequestRows } from '#core/modules/invoicing/invoicing-show.service.ts';

const KINDS: Readonly<Record<InvoiceRequestRow['kind'], readonly [string, string]>> = {
  special: ['专用发票', 'Special'],
  ordinary: ['普通发票', 'Ordinary'],
};
const STATES: Readonly<Record<InvoiceRequestRow['state'], readonly [string, string]>> = {
  requested: ['待开票', 'Requested'],
  issued: ['已开票', 'Issued'],
  void: ['已作废', 'Void'],
};

const COLUMNS: readonly ExportColumn<InvoiceRequestRow>[] = [
  ['number', '申请单号', 'Number', { type: 'identifier', width: 17 }, (row) => row.number],
  ['requestedOn', '申请日期', 'Requested', { type: 'date' }, (row) => row.requestedOn],
  ['clientCode', '客户编号', 'Client code', { type: 'identifier' }, (row) => row.clientCode],
  ['clientName', '客户', 'Client', { type: 'text', width: 34 }, (row) => row.clientName],
  ['kind', '票种', 'Kind', { type: 'text', choices: KINDS }, (row, at) => KINDS[row.kind][at]],
  ['lineCount', '行数', 'Lines', { type: 'integer' }, (row) => row.lineCount],
  ['netFen', '不含税金额', 'Net', { type: 'fen', total: true }, (row) => row.netFen],
  ['taxFen', '税额', 'Tax', { type: 'fen', total: true }, (row) => row.taxFen],
  ['grossFen', '价税合计', 'Gross', { type: 'fen', total: true }, (row) => row.grossFen],
  ['invoiceNumber', '发票号码', 'Invoice number', { type: 'identifier', width: 22 }, (row) => row.invoiceNumber],
  ['issuedOn', '开票日期', 'Issued', { type: 'date' }, (row) => row.issuedOn],
  ['state', '状态', 'State', { type: 'text', choices: STATES }, (row, at) => STATES[row.state][at]],
];

/** 开票申请 as a workbook: the list on the screen, whole, in its filter and order. */
export const invoiceRequestExport = listExport({
  name: 'invoice_requests',
  permission: 'invoicing.read',
  title: ['开票申请', 'Invoice requests'],
  everything: ['全部开票申请', 'All invoice requests'],
  input: InvoiceRequestListInput.strip(),
  columns: COLUMNS,
  told: ({ text, state, requestedFrom, requestedTo }, at) => [
    textWords(text, at),
    state && `${at === 0 ? '状态' : 'state'} ${STATES[state][at]}`,
    rangeWords(['申请', 'requested'], requestedFrom, requestedTo, at),
  ],
  page: listRequestRows,
});

const INVOICE_COLUMNS: readonly ExportColumn<InvoiceRow>[] = [
  ['invoiceCode', '发票代码', 'Invoice code', { type: 'identifier', width: 14 }, (row) => row.invoiceCode],
  ['invoiceNumber', '发票号码', 'Invoice number', { type: 'identifier', width: 22 }, (row) => row.invoiceNumber],
  ['issuedOn', '开票日期', 'Issued', { type: 'date' }, (row) => row.issuedOn],
  ['kind', '票种', 'Kind', { type: 'text', choices: KINDS }, (row, at) => KINDS[row.kind][at]],
  ['clientCode', '客户编号', 'Client code', { type: 'identifier' }, (row) => row.clientCode],
  ['clientName', '客户', 'Client', { type: 'text', width: 34 }, (row) => row.clientName],
  ['requestNumber', '申请单号', 'Request', { type: 'identifier', width: 17 }, (row) => row.requestNumber],
  ['netFen', '不含税金额', 'Net', { type: 'fen', total: true }, (row) => row.netFen],
  ['taxFen', '税额', 'Tax', { type: 'fen', total: true }, (row) => row.taxFen],
  ['grossFen', '价税合计', 'Gross', { type: 'fen', total: true }, (row) => row.grossFen],
  ['isVoid', '作废', 'Void', { type: 'text' }, (row, at) => (row.isVoid ? STATES.void[at] : null)],
];

/** 发票 as a workbook: the list on the screen, whole, in its filter and order. */
export const invoiceExport = listExport({
  name: 'invoices',
  permission: 'invoicing.read',
  title: ['发票', 'Invoices'],
  everything: ['全部发票', 'All invoices'],
  input: InvoiceListInput.strip(),
  columns: INVOICE_COLUMNS,
  told: ({ text, issuedFrom, issuedTo }, at) => [
    textWords(text, at),
    rangeWords(['开票', 'issued'], issuedFrom, issuedTo, at),
  ],
  page: listInvoiceRows,
});
