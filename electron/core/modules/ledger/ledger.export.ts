import { z } from 'zod';
import {
  type ClientBalance,
  ClientBalancesInput,
  ClientDetailInput,
  Month,
  type ClientDetailRow,
  type TrialBalanceRow,
} from '#shared/ledger/ledger.contract.ts';
import { notFound } from '#core/kernel/office-error.ts';
import { chosenColumns, sheetOf, type ExportColumn, type WordIndex } from '#core/modules/exports/export-columns.ts';
import type { ExportList } from '#core/modules/exports/export-list.ts';
import { filterWords, listExport, readAll, textWords } from '#core/modules/exports/list-export.ts';
import { findClientBalance } from '#core/modules/ledger/client-balance.repository.ts';
import { readClientBalances } from '#core/modules/ledger/client-balance.service.ts';
import { clientDetail } from '#core/modules/ledger/client-detail.service.ts';
import { trialBalance } from '#core/modules/ledger/trial-balance.service.ts';

const TRIAL_BALANCE: readonly ExportColumn<TrialBalanceRow>[] = [
  ['accountCode', '科目代码', 'Account', { type: 'identifier', width: 10 }, (row) => row.accountCode],
  ['name', '科目名称', 'Name', { type: 'text', width: 30 }, (row, at) => (at === 0 ? row.nameZh : row.nameEn)],
  ['openingDebitFen', '期初借方', 'Opening debit', { type: 'fen', total: true }, (row) => row.openingDebitFen],
  ['openingCreditFen', '期初贷方', 'Opening credit', { type: 'fen', total: true }, (row) => row.openingCreditFen],
  ['debitFen', '本期借方', 'Debit', { type: 'fen', total: true }, (row) => row.debitFen],
  ['creditFen', '本期贷方', 'Credit', { type: 'fen', total: true }, (row) => row.creditFen],
  ['yearDebitFen', '本年累计借方', 'Year debit', { type: 'fen', total: true }, (row) => row.yearDebitFen],
  ['yearCreditFen', '本年累计贷方', 'Year credit', { type: 'fen', total: true }, (row) => row.yearCreditFen],
  ['closingDebitFen', '期末借方', 'Closing debit', { type: 'fen', total: true }, (row) => row.closingDebitFen],
  ['closingCreditFen', '期末贷方', 'Closing credit', { type: 'fen', total: true }, (row) => row.closingCreditFen],
];

const TrialBalanceFilter = z.object({ from: Month, to: Month });

/** 科目余额表 as a workbook. */
export const trialBalanceExport: ExportList = {
  name: 'trial_balance',
  title: ['科目余额表', 'Trial balance'],
  permission: 'ledger.read',
  async build(ctx, filter, language, keys) {
    const columns = chosenColumns(TRIAL_BALANCE, keys);
    const { from, to } = TrialBalanceFilter.parse(filter);
    const zh = language === 'zh-CN';
    const { rows } = await trialBalance(ctx.db, from, to);
    const words = {
      title: trialBalanceExport.title[zh ? 0 : 1],
      filterLine: zh ? `${from} 至 ${to}` : `${from} to ${to}`,
    };
    return [sheetOf(columns, rows, zh ? 0 : 1, words)];
  },
};

/** 方向: which side the balance stands on. */
function sideOf(balanceFen: number, at: WordIndex): string {
  if (balanceFen === 0) return at === 0 ? '平' : '–';
  if (balanceFen > 0) return at === 0 ? '借' : 'Dr';
  return at === 0 ? '贷' : 'Cr';
}

/** The row of the opening balance has a memo and a balance only. */
type DetailLine = Pick<ClientDetailRow, 'memo' | 'balanceFen'> & Partial<ClientDetailRow>;

const DETAIL: readonly ExportColumn<DetailLine>[] = [
  ['date', '日期', 'Date', { type: 'date' }, (row) => row.date ?? null],
  ['voucherNumber', '凭证号', 'Voucher', { type: 'identifier', width: 17 }, (row) => row.voucherNumber ?? null],
  ['accountCode', '科目', 'Account', { type: 'identifier' }, (row) => row.accountCode ?? null],
  ['contractNumber', '合同号', 'Contract', { type: 'identifier', width: 17 }, (row) => row.contractNumber ?? null],
  ['memo', '摘要', 'Memo', { type: 'text', width: 36 }, (row) => row.memo],
  ['debitFen', '借方', 'Debit', { type: 'fen', total: true }, (row) => row.debitFen ?? null],
  ['creditFen', '贷方', 'Credit', { type: 'fen', total: true }, (row) => row.creditFen ?? null],
  ['side', '方向', 'Side', { type: 'text' }, (row, at) => sideOf(row.balanceFen, at)],
  ['balanceFen', '余额', 'Balance', { type: 'fen' }, (row) => Math.abs(row.balanceFen)],
];

/**
 * 客户明细账 as a workbook: every entry with the balance it left, in the list's filter and sort. The opening balance stands
 * before the first entry where entries run by date.
 */
export const clientLedgerExport: ExportList = {
  name: 'client_ledger',
  title: ['客户明细账', 'Client ledger'],
  permission: 'ledger.read',
  async build(ctx, filter, language, keys) {
    const columns = chosenColumns(DETAIL, keys);
    const asked = ClientDetailInput.strip().parse(filter);
    const zh = language === 'zh-CN';
    const client = (await findClientBalance(ctx.db, asked.clientId)) ?? notFound('client', asked.clientId);
    const { openingFen } = await clientDetail(ctx, { ...asked, limit: 1 });
    const rows: DetailLine[] = await readAll(ctx, (after) => clientDetail(ctx, { ...asked, limit: 1000, after }));
    const runsByDate = asked.sort.column === 'date' && !asked.sort.descending;
    if (runsByDate) rows.unshift({ memo: zh ? '期初余额' : 'Opening balance', balanceFen: openingFen });
    const at = zh ? 0 : 1;
    const span = `${asked.from ?? (zh ? '期初' : 'start')} – ${asked.to ?? ctx.today}`;
    const told = filterWords(DETAIL, asked, at);
    const words = {
      title: clientLedgerExport.title[at],
      filterLine: [`${client.clientCode} ${client.clientName}`, span, ...told].join('　'),
    };
    return [sheetOf(columns, rows, at, words)];
  },
};

const BALANCES: readonly ExportColumn<ClientBalance>[] = [
  ['clientCode', '客户编号', 'Client code', { type: 'identifier', width: 14 }, (row) => row.clientCode],
  ['clientName', '客户', 'Client', { type: 'text', width: 34 }, (row) => row.clientName],
  ['ownerName', '业务员', 'Owner', { type: 'text' }, (row) => row.ownerName],
  ['shippedFen', '已发未开票', 'Shipped, not invoiced', { type: 'fen', total: true }, (row) => row.shippedFen],
  ['invoicedFen', '已开票未收', 'Invoiced, not received', { type: 'fen', total: true }, (row) => row.invoicedFen],
  ['advanceFen', '预收', 'Received in advance', { type: 'fen', total: true }, (row) => row.advanceFen],
  ['balanceFen', '余额', 'Balance', { type: 'fen', total: true }, (row) => row.balanceFen],
];

/** 客户余额 as a workbook: the list on the screen, whole, in its filter and order; who stands at zero left out unless asked for. */
export const clientBalancesExport = listExport({
  name: 'client_balances',
  permission: 'ledger.read',
  title: ['客户余额', 'Client balances'],
  everything: ['全部客户', 'all clients'],
  input: ClientBalancesInput.strip(),
  columns: BALANCES,
  told: ({ onlyOpen, text }, at) => [
    onlyOpen ? (['只列有余额的', 'with a balance only'] as const)[at] : undefined,
    textWords(text, at),
  ],
  page: readClientBalances,
});
