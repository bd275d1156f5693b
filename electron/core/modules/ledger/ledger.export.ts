import { z } from 'zod';
import type { ReportColumn, ReportSheet } from '#shared/exchange/report-sheet.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { Month, type ClientDetailRow, type TrialBalanceRow } from '#shared/ledger/ledger.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { notFound } from '#core/kernel/office-error.ts';
import type { ExportList, Language } from '#core/modules/exports/export-list.ts';
import { findClientBalance } from '#core/modules/ledger/balance.repository.ts';
import { clientDetail } from '#core/modules/ledger/client-detail.service.ts';
import { trialBalance } from '#core/modules/ledger/trial-balance.service.ts';

type Column<R> = readonly [
  zh: string,
  en: string,
  column: Omit<ReportColumn, 'header'>,
  value: (row: R) => string | number | null,
];

const TRIAL_BALANCE: readonly Column<TrialBalanceRow>[] = [
  ['科目代码', 'Account', { type: 'identifier', width: 10 }, (row) => row.accountCode],
  ['科目名称', 'Name', { type: 'text', width: 30 }, (row) => row.nameZh],
  ['期初借方', 'Opening debit', { type: 'fen', total: true }, (row) => row.openingDebitFen],
  ['期初贷方', 'Opening credit', { type: 'fen', total: true }, (row) => row.openingCreditFen],
  ['本期借方', 'Debit', { type: 'fen', total: true }, (row) => row.debitFen],
  ['本期贷方', 'Credit', { type: 'fen', total: true }, (row) => row.creditFen],
  ['本年累计借方', 'Year debit', { type: 'fen', total: true }, (row) => row.yearDebitFen],
  ['本年累计贷方', 'Year credit', { type: 'fen', total: true }, (row) => row.yearCreditFen],
  ['期末借方', 'Closing debit', { type: 'fen', total: true }, (row) => row.closingDebitFen],
  ['期末贷方', 'Closing credit', { type: 'fen', total: true }, (row) => row.closingCreditFen],
];

function sheetOf<R>(
  columns: readonly Column<R>[],
  rows: readonly R[],
  language: Language,
  words: { readonly title: string; readonly filterLine: string },
): ReportSheet {
  return {
    name: words.title,
    ...words,
    columns: columns.map(([zh, en, column]) => ({ ...column, header: language === 'zh-CN' ? zh : en })),
    rows: rows.map((row) => columns.map(([, , , value]) => value(row))),
  };
}

const TrialBalanceFilter = z.object({ from: Month, to: Month });

/** 科目余额表 as a workbook. */
export const trialBalanceExport: ExportList = {
  name: 'trial_balance',
  permission: 'ledger.read',
  async build(ctx: QueryContext, filter: unknown, language: Language): Promise<readonly ReportSheet[]> {
    const { from, to } = TrialBalanceFilter.parse(filter);
    const zh = language === 'zh-CN';
    const { rows } = await trialBalance(ctx.db, from, to);
    const named = zh ? rows : rows.map((row) => ({ ...row, nameZh: row.nameEn }));
    const words = {
      title: zh ? '科目余额表' : 'Trial balance',
      filterLine: zh ? `${from} 至 ${to}` : `${from} to ${to}`,
    };
    return [sheetOf(TRIAL_BALANCE, named, language, words)];
  },
};

/** 方向: which side the balance stands on. */
function sideOf(balanceFen: number, zh: boolean): string {
  if (balanceFen === 0) return zh ? '平' : '–';
  if (balanceFen > 0) return zh ? '借' : 'Dr';
  return zh ? '贷' : 'Cr';
}

function detailColumns(
  zh: boolean,
): readonly Column<Pick<ClientDetailRow, 'memo' | 'balanceFen'> & Partial<ClientDetailRow>>[] {
  return [
    ['日期', 'Date', { type: 'date' }, (row) => row.date ?? null],
    ['凭证号', 'Voucher', { type: 'identifier', width: 17 }, (row) => row.voucherNumber ?? null],
    ['科目', 'Account', { type: 'identifier' }, (row) => row.accountCode ?? null],
    ['合同号', 'Contract', { type: 'identifier', width: 17 }, (row) => row.contractNumber ?? null],
    ['摘要', 'Memo', { type: 'text', width: 36 }, (row) => row.memo],
    ['借方', 'Debit', { type: 'fen', total: true }, (row) => row.debitFen ?? null],
    ['贷方', 'Credit', { type: 'fen', total: true }, (row) => row.creditFen ?? null],
    ['方向', 'Side', { type: 'text' }, (row) => sideOf(row.balanceFen, zh)],
    ['余额', 'Balance', { type: 'fen' }, (row) => Math.abs(row.balanceFen)],
  ];
}

const ClientLedgerFilter = z.object({
  clientId: z.string().min(1),
  from: BusinessDate.optional(),
  to: BusinessDate.optional(),
});

/** 客户明细账 as a workbook: opening balance, then every entry with its running balance. */
export const clientLedgerExport: ExportList = {
  name: 'client_ledger',
  permission: 'ledger.read',
  async build(ctx: QueryContext, filter: unknown, language: Language): Promise<readonly ReportSheet[]> {
    const asked = ClientLedgerFilter.parse(filter);
    const zh = language === 'zh-CN';
    const client = (await findClientBalance(ctx.db, asked.clientId)) ?? notFound('client', asked.clientId);
    const opening = await clientDetail(ctx, { ...asked, limit: 1 });
    const rows: ClientDetailRow[] = [];
    let after: string | undefined;
    do {
      const page = await clientDetail(ctx, { ...asked, limit: 1000, after });
      rows.push(...page.rows);
      after = page.next;
      await ctx.progress('export.reading', rows.length, 0);
      ctx.signal.throwIfAborted();
    } while (after !== undefined);
    const first = { memo: zh ? '期初余额' : 'Opening balance', balanceFen: opening.openingFen };
    const span = `${asked.from ?? (zh ? '期初' : 'start')} – ${asked.to ?? ctx.today}`;
    const words = {
      title: zh ? '客户明细账' : 'Client ledger',
      filterLine: `${client.clientCode} ${client.clientName}　${span}`,
    };
    return [sheetOf(detailColumns(zh), [first, ...rows], language, words)];
  },
};
