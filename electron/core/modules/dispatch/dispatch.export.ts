import { DispatchListInput, type DispatchRow } from '#shared/dispatch/dispatch.contract.ts';
import type { DispatchKind } from '#shared/dispatch/dispatch.schema.ts';
import { listDispatchRows } from '#core/modules/dispatch/dispatch-show.service.ts';
import type { ExportColumn } from '#core/modules/exports/export-columns.ts';
import { listExport, rangeWords, textWords } from '#core/modules/exports/list-export.ts';

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

const COLUMNS: readonly ExportColumn<DispatchRow>[] = [
  ['number', '发货单号', 'Number', { type: 'identifier', width: 17 }, (row) => row.number],
  ['dispatchedOn', '发货日期', 'Dispatched', { type: 'date' }, (row) => row.dispatchedOn],
  ['kind', '类别', 'Kind', { type: 'text', choices: KINDS }, (row, at) => KINDS[row.kind][at]],
  ['clientCode', '客户编号', 'Client code', { type: 'identifier' }, (row) => row.clientCode],
  ['clientName', '客户', 'Client', { type: 'text', width: 34 }, (row) => row.clientName],
  ['lineCount', '行数', 'Lines', { type: 'integer' }, (row) => row.lineCount],
  ['grossFen', '含税金额', 'Amount with tax', { type: 'fen', total: true }, (row) => row.grossFen],
  ['pieces', '件数', 'Packages', { type: 'integer' }, (row) => row.pieces],
  ['carrier', '承运方', 'Carrier', { type: 'text' }, (row) => row.carrier],
  ['waybill', '运单号', 'Waybill', { type: 'identifier' }, (row) => row.waybill],
  ['warehouse', '仓库', 'Warehouse', { type: 'text' }, (row) => row.warehouse],
  ['signBackDueOn', '回单期限', 'Signed copy due', { type: 'date' }, (row) => row.signBackDueOn],
  ['daysLate', '逾期天数', 'Days late', { type: 'integer' }, (row) => row.daysLate],
  ['state', '状态', 'State', { type: 'text', choices: STATES }, (row, at) => STATES[row.state][at]],
];

/** 发货单 as a workbook: the list on the screen, whole, in its filter and order. */
export const dispatchExport = listExport({
  name: 'dispatch',
  permission: 'dispatch.read',
  title: ['发货单', 'Dispatch notes'],
  everything: ['全部发货单', 'All dispatch notes'],
  input: DispatchListInput.strip(),
  columns: COLUMNS,
  told: ({ text, kind, state, dispatchedFrom, dispatchedTo }, at) => [
    textWords(text, at),
    kind && `${at === 0 ? '类别' : 'kind'} ${KINDS[kind][at]}`,
    state && `${at === 0 ? '状态' : 'state'} ${STATES[state][at]}`,
    rangeWords(['发货', 'dispatched'], dispatchedFrom, dispatchedTo, at),
  ],
  page: listDispatchRows,
});
