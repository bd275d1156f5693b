import { sumFen } from '#shared/kernel/money.ts';
import type { TrialBalance, TrialBalanceRow } from '#shared/ledger/ledger.contract.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { listTurnover, type AccountTurnover } from '#core/modules/ledger/balance.repository.ts';

const COLUMNS = [
  'openingDebitFen',
  'openingCreditFen',
  'debitFen',
  'creditFen',
  'yearDebitFen',
  'yearCreditFen',
  'closingDebitFen',
  'closingCreditFen',
] as const;

/** 科目余额表 for the months `from` to `to` (yyyymm); accounts without any movement are left out. */
export async function trialBalance(db: ReadDb, from: number, to: number): Promise<TrialBalance> {
  if (from > to) refuseField('to', 'ledger.range_reversed', { from, to });
  const turnover = await listTurnover(db, from, to);
  const rows = turnover.map(balanceRow).filter((row) => COLUMNS.some((column) => row[column] !== 0));
  const total = totalOf(rows);
  const balanced =
    total.openingDebitFen === total.openingCreditFen &&
    total.debitFen === total.creditFen &&
    total.closingDebitFen === total.closingCreditFen;
  return { from, to, rows, total, balanced };
}

function balanceRow(row: AccountTurnover): TrialBalanceRow {
  const closingFen = row.openingFen + row.debitFen - row.creditFen;
  return {
    accountCode: row.code,
    nameZh: row.nameZh,
    nameEn: row.nameEn,
    openingDebitFen: Math.max(0, row.openingFen),
    openingCreditFen: Math.max(0, -row.openingFen),
    debitFen: row.debitFen,
    creditFen: row.creditFen,
    yearDebitFen: row.yearDebitFen,
    yearCreditFen: row.yearCreditFen,
    closingDebitFen: Math.max(0, closingFen),
    closingCreditFen: Math.max(0, -closingFen),
  };
}

function totalOf(rows: readonly TrialBalanceRow[]): TrialBalance['total'] {
  const sum = (column: (typeof COLUMNS)[number]) => sumFen(rows.map((row) => row[column]));
  return {
    openingDebitFen: sum('openingDebitFen'),
    openingCreditFen: sum('openingCreditFen'),
    debitFen: sum('debitFen'),
    creditFen: sum('creditFen'),
    yearDebitFen: sum('yearDebitFen'),
    yearCreditFen: sum('yearCreditFen'),
    closingDebitFen: sum('closingDebitFen'),
    closingCreditFen: sum('closingCreditFen'),
  };
}
