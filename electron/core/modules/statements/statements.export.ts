import { z } from 'zod';
import { balancesAfter, partOf } from '#shared/statements/statement-balance.ts';
import { StatementListInput, type StatementRow } from '#shared/statements/statements.contract.ts';
import type { Statement, StatementLine } from '#shared/statements/statements.schema.ts';
import { chosenColumns, sheetOf, type ExportColumn, type WordIndex } from '#core/modules/exports/export-columns.ts';
import type { ExportList } from '#core/modules/exports/export-list.ts';
import { listExport, textWords } from '#core/modules/exports/list-export.ts';
import { listStatementRows, showStatement } from '#core/modules/statements/statement-show.service.ts';

const STATES: Readonly<Record<StatementRow['state'], readonly [string, string]>> = {
  issued: ['待回复', 'Waits for a reply'],
  agreed: ['相符', 'Agreed'],
  differs: ['不符', 'Differs'],
  void: ['已作废', 'Void'],
};
const MONEY = { type: 'fen', total: true } as const;

const COLUMNS: readonly ExportColumn<StatementRow>[] = [
  ['number', '对账单号', 'Number', { type: 'identifier', width: 17 }, (row) => row.number],
  ['issuedOn', '对账单日期', 'Issued', { type: 'date' }, (row) => row.issuedOn],
  ['clientCode', '客户编号', 'Client code', { type: 'identifier' }, (row) => row.clientCode],
  ['clientName', '客户', 'Client', { type: 'text', width: 34 }, (row) => row.clientName],
  ['from', '期间起', 'From', { type: 'date' }, (row) => row.from],
  ['to', '期间止', 'To', { type: 'date' }, (row) => row.to],
  ['openingFen', '期初余额', 'Opening balance', MONEY, (row) => row.openingFen],
  ['shippedFen', '本期发货', 'Shipped', MONEY, (row) => row.shippedFen],
  ['receivedFen', '本期收款', 'Received', MONEY, (row) => row.receivedFen],
  ['reducedFen', '本期折让', 'Reduced', MONEY, (row) => row.reducedFen],
  ['closingFen', '期末余额', 'Closing balance', MONEY, (row) => row.closingFen],
  ['replyBy', '回复期限', 'Reply by', { type: 'date' }, (row) => row.replyBy],
  ['theirBalanceFen', '客户账面余额', 'Client’s balance', { type: 'fen' }, (row) => row.theirBalanceFen],
  ['state', '状态', 'State', { type: 'text', choices: STATES }, (row, at) => STATES[row.state][at]],
];

/** 对账单 as a workbook: the list on the screen, whole, in its filter and order. */
export const statementExport = listExport({
  name: 'statements',
  permission: 'statements.read',
  title: ['对账单', 'Statements'],
  everything: ['全部对账单', 'All statements'],
  input: StatementListInput.strip(),
  columns: COLUMNS,
  told: ({ text, overdue }, at) => [
    textWords(text, at),
    overdue === true ? (['逾期未回', 'not answered in time'] as const)[at] : undefined,
  ],
  page: listStatementRows,
});

const KINDS: Readonly<Record<StatementLine['kind'], readonly [string, string]>> = {
  dispatch_note: ['发货', 'Dispatch'],
  return_note: ['退货', 'Return'],
  sign_back: ['签收差异', 'Settled difference'],
  receipt: ['收款', 'Receipt'],
  invoice: ['开票折扣', 'Discount'],
  opening_document: ['期初', 'Brought in'],
  other: ['其他', 'Other'],
};

type SheetLine = Partial<StatementLine> & { readonly balanceFen: number; readonly says: readonly [string, string] };

const isCharge = (row: SheetLine): boolean =>
  row.kind !== undefined && ['shipped', 'other'].includes(partOf({ kind: row.kind }));
const chargeOf = (row: SheetLine) => (isCharge(row) ? (row.amountFen ?? null) : null);
const creditOf = (row: SheetLine) => (row.amountFen === undefined || isCharge(row) ? null : 0 - row.amountFen);

const LINES: readonly ExportColumn<SheetLine>[] = [
  ['on', '日期', 'Date', { type: 'date' }, (row) => row.on ?? null],
  ['documentNumber', '单号', 'Document', { type: 'identifier', width: 22 }, (row) => row.documentNumber ?? null],
  ['kind', '摘要', 'What', { type: 'text' }, (row, at) => row.says[at]],
  ['productName', '品名', 'Product', { type: 'text', width: 30 }, (row) => row.productName ?? null],
  ['specification', '规格', 'Specification', { type: 'text', width: 24 }, (row) => row.specification ?? null],
  ['unit', '单位', 'Unit', { type: 'text' }, (row) => row.unit ?? null],
  ['quantityE6', '数量', 'Quantity', { type: 'quantity' }, (row) => row.quantityE6 ?? null],
  ['priceE6', '含税单价', 'Price with tax', { type: 'price' }, (row) => row.priceE6 ?? null],
  ['charge', '发货金额', 'Shipped', MONEY, chargeOf],
  ['credit', '收款/折让', 'Received or reduced', MONEY, creditOf],
  ['balanceFen', '余额', 'Balance', { type: 'fen' }, (row) => row.balanceFen],
  ['invoiceNumbers', '发票号', 'Invoices', { type: 'identifier', width: 24 }, (row) => row.invoiceNumbers ?? null],
  [
    'reference',
    '流水号/票据号',
    'Bank reference or bill',
    { type: 'identifier', width: 24 },
    (row) => row.reference ?? null,
  ],
];

function sheetLines(content: Statement): SheetLine[] {
  const balances = balancesAfter(content);
  const opening: SheetLine = { says: ['期初余额', 'Opening balance'], balanceFen: content.openingFen };
  return [
    opening,
    ...content.lines.map((line, at): SheetLine => ({ ...line, says: KINDS[line.kind], balanceFen: balances[at] ?? 0 })),
  ];
}

const ById = z.object({ id: z.string() });

/** The rows of one statement as they were signed, with the balance after each. */
export const statementLinesExport: ExportList = {
  name: 'statement_lines',
  title: ['对账单明细', 'Statement'],
  permission: 'statements.read',
  async build(ctx, filter, language, keys) {
    const { number, clientName, content } = await showStatement(ctx, ById.parse(filter).id);
    const at: WordIndex = language === 'zh-CN' ? 0 : 1;
    const period = at === 0 ? `${content.from} 至 ${content.to}` : `${content.from} to ${content.to}`;
    const words = { title: `${statementLinesExport.title[at]} ${number}`, filterLine: `${clientName} · ${period}` };
    return [sheetOf(chosenColumns(LINES, keys), sheetLines(content), at, words)];
  },
};
