import type { Generated } from 'kysely';

export interface AccountTable {
  code: string;
  name_zh: string;
  name_en: string;
  side: 'debit' | 'credit';
  enterprise_code: string;
  small_enterprise_code: string;
}

export interface PeriodTable {
  id: string;
  version: number;
  month: number;
  closed: 0 | 1;
  remark: string | null;
  submission_id: string;
}

export interface VoucherTable {
  id: string;
  number: string;
  date: string;
  period: number;
  memo: string;
  source_kind: string;
  source_id: string;
  reverses_id: string | null;
  submission_id: string;
  /** Debits less credits so far; the commit fails unless it is 0. */
  imbalance: Generated<number>;
}

export interface LedgerEntryTable {
  seq: Generated<number>;
  voucher_id: string;
  position: number;
  date: string;
  period: number;
  account_code: string;
  client_id: string | null;
  /** Whom it was posted for, once a merge has moved it to the survivor. */
  posted_client_id: string | null;
  contract_id: string | null;
  contract_line_key: string | null;
  dispatch_note_id: string | null;
  dispatch_line_key: string | null;
  memo: string;
  debit_fen: number;
  credit_fen: number;
  submission_id: string;
}

/** `v_client_balance`: 1122.01, 1122.02, 2203 and their statement balance, for every client. */
export interface ClientBalanceView {
  client_id: string;
  shipped_fen: number;
  invoiced_fen: number;
  advance_fen: number;
  balance_fen: number;
}

/** `v_client_exposure`: every client; `pending_fen` is what open dispatch submissions would add. */
export interface ClientExposureView {
  client_id: string;
  credit_limit_fen: number;
  balance_fen: number;
  pending_fen: number;
}

export interface AccountMonthView {
  period: number;
  account_code: string;
  debit_fen: number;
  credit_fen: number;
}

export interface DispatchLinePostedView {
  dispatch_note_id: string;
  dispatch_line_key: string;
  shipped_fen: number;
}

export interface LedgerTables {
  account: AccountTable;
  period: PeriodTable;
  voucher: VoucherTable;
  ledger_entry: LedgerEntryTable;
  v_client_balance: ClientBalanceView;
  v_client_exposure: ClientExposureView;
  v_account_month: AccountMonthView;
  v_dispatch_line_posted: DispatchLinePostedView;
}
