import { ContractListInput, type ContractRow } from '#shared/contracts/contracts.contract.ts';
import { listContractRows } from '#core/modules/contracts/contract-list.service.ts';
import type { ExportColumn } from '#core/modules/exports/export-columns.ts';
import { listExport, rangeWords, textWords } from '#core/modules/exports/list-export.ts';

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

const COLUMNS: readonly ExportColumn<ContractRow>[] = [
  ['number', '合同号', 'Number', { type: 'identifier', width: 18 }, (row) => row.number],
  ['externalNumber', '对方合同号', 'Their number', { type: 'identifier', width: 18 }, (row) => row.externalNumber],
  ['kind', '类别', 'Kind', { type: 'text', choices: KINDS }, (row, at) => KINDS[row.kind][at]],
  ['clientName', '客户', 'Client', { type: 'text', width: 30 }, (row) => row.clientName],
  ['signedOn', '签订日期', 'Signed', { type: 'date' }, (row) => row.signedOn],
  ['sealedOn', '盖章日期', 'Sealed', { type: 'date' }, (row) => row.sealedOn],
  ['effectiveTo', '有效期至', 'Effective to', { type: 'date' }, (row) => row.effectiveTo],
  ['firstDueOn', '最早交期', 'First due', { type: 'date' }, (row) => row.firstDueOn],
  ['salespersonName', '业务员', 'Salesperson', { type: 'text' }, (row) => row.salespersonName],
  ['lineCount', '行数', 'Lines', { type: 'integer' }, (row) => row.lineCount],
  ['grossFen', '合同金额', 'Amount', { type: 'fen', total: true }, (row) => row.grossFen],
  ['invoicedFen', '已开票', 'Invoiced', { type: 'fen', total: true }, (row) => row.invoicedFen],
  ['receivedFen', '已收款', 'Received', { type: 'fen', total: true }, (row) => row.receivedFen],
  ['dispatchedPercent', '发货进度', 'Dispatched', { type: 'percent' }, (row) => row.dispatchedPercent],
  ['version', '版本', 'Version', { type: 'integer' }, (row) => row.version],
  ['state', '状态', 'State', { type: 'text', choices: STATES }, (row, at) => STATES[row.state][at]],
];

const VIEWS: Readonly<
  Record<NonNullable<ReturnType<typeof ContractListInput.parse>['state']>, readonly [string, string]>
> = {
  open: ['未履行完', 'Open'],
  approved: STATES.approved,
  executed: STATES.executed,
  void: STATES.void,
};

/** 合同台账 as it stands on the screen, whole. */
export const contractExport = listExport({
  name: 'contracts',
  permission: 'contracts.read',
  title: ['合同台账', 'Contracts'],
  everything: ['全部合同', 'All contracts'],
  input: ContractListInput.strip(),
  columns: COLUMNS,
  told: ({ text, kind, state, signedFrom, signedTo }, at) => [
    rangeWords(['签订', 'signed'], signedFrom, signedTo, at),
    textWords(text, at),
    kind && `${at === 0 ? '类别' : 'kind'} ${KINDS[kind][at]}`,
    state && `${at === 0 ? '状态' : 'state'} ${VIEWS[state][at]}`,
  ],
  page: listContractRows,
});
