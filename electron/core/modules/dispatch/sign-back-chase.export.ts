import { SignBackChaseInput, type SignBackChaseRow } from '#shared/dispatch/dispatch.contract.ts';
import { listChaseRows } from '#core/modules/dispatch/dispatch-show.service.ts';
import type { ExportColumn } from '#core/modules/exports/export-columns.ts';
import { listExport, textWords } from '#core/modules/exports/list-export.ts';

const STATES: Readonly<Record<string, readonly [string, string]>> = {
  awaiting_sign_back: ['回单未回', 'Signed copy missing'],
  difference_open: ['差异待处理', 'Difference open'],
};

const COLUMNS: readonly ExportColumn<SignBackChaseRow>[] = [
  ['number', '发货单号', 'Number', { type: 'identifier', width: 17 }, (row) => row.number],
  ['clientName', '客户', 'Client', { type: 'text', width: 34 }, (row) => row.clientName],
  ['dispatchedOn', '发货日期', 'Dispatched', { type: 'date' }, (row) => row.dispatchedOn],
  ['carrier', '承运方', 'Carrier', { type: 'text' }, (row) => row.carrier],
  ['waybill', '运单号', 'Waybill', { type: 'identifier' }, (row) => row.waybill],
  ['consigneeName', '收货人', 'Consignee', { type: 'text', personal: 'name' }, (row) => row.consigneeName],
  ['consigneePhone', '收货电话', 'Phone', { type: 'identifier', personal: 'phone' }, (row) => row.consigneePhone],
  ['grossFen', '含税金额', 'Amount with tax', { type: 'fen', total: true }, (row) => row.grossFen],
  ['signBackDueOn', '回单期限', 'Due', { type: 'date' }, (row) => row.signBackDueOn],
  ['daysLate', '逾期天数', 'Days late', { type: 'integer' }, (row) => row.daysLate],
  ['state', '情况', 'What is missing', { type: 'text', choices: STATES }, (row, at) => STATES[row.state]?.[at] ?? null],
];

/** 回单催收表 as a workbook. */
export const signBackChaseExport = listExport({
  name: 'sign_back_chase',
  permission: 'dispatch.read',
  title: ['回单催收表', 'Signed copies to chase'],
  everything: ['全部未回回单', 'All that are missing'],
  input: SignBackChaseInput.strip(),
  columns: COLUMNS,
  told: ({ text, onlyLate }, at) => [textWords(text, at), onlyLate ? ['只列逾期', 'Overdue only'][at] : undefined],
  page: listChaseRows,
});
