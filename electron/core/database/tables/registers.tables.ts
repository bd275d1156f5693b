import type { Generated } from 'kysely';

export interface RegisterEntryTable {
  readonly id: string;
  readonly register: string;
  readonly number: string;
  readonly version: number;
  readonly entered_on: string;
  /** As its submission was called. */
  readonly title: string;
  /** Canonical JSON of the fields by key. */
  readonly fields: string;
  readonly status: 'active' | 'void';
  /** 1 while another entry settles it; the store sees to that. */
  readonly is_settled: Generated<0 | 1>;
  readonly submission_id: string;
}

export interface RegisterLinkTable {
  readonly entry_id: string;
  readonly field: string;
  readonly client_id: string | null;
  readonly contract_id: string | null;
  readonly dispatch_note_id: string | null;
  readonly invoice_id: string | null;
  readonly product_id: string | null;
  readonly person_id: string | null;
  readonly linked_entry_id: string | null;
  readonly daily_entry_id: string | null;
  readonly linked_register: string | null;
  readonly submission_id: string;
}

export interface RegisterMovementTable {
  readonly entry_id: string;
  readonly version: number;
  readonly ledger: string;
  /** JSON array of the values that name the balance. */
  readonly key: string;
  readonly amount: number;
  readonly submission_id: string;
}

/** Kept by the store out of the movements. */
export interface RegisterBalanceTable {
  readonly ledger: string;
  readonly key: string;
  readonly balance: number;
  readonly submission_id: string;
}

export interface RegisterSettlementTable {
  readonly entry_id: string;
  readonly settled_id: string;
  readonly status: 'active' | 'void';
  readonly submission_id: string;
}

/** A bill that was held against entries: its head, lines and what it missed are JSON. */
export interface RegisterBillTable {
  readonly id: string;
  readonly register: string;
  readonly month: string;
  readonly same: string;
  readonly file_name: string;
  readonly file_hash: string;
  readonly sheet: string;
  readonly head: string;
  readonly lines: string;
  readonly missing: string;
  readonly line_count: number;
  readonly total_fen: number;
  readonly taken_count: number;
  readonly taken_fen: number;
  readonly pays: 0 | 1;
  readonly version: number;
  readonly submission_id: string;
}

export interface RegisterTables {
  register_bill: RegisterBillTable;
  register_entry: RegisterEntryTable;
  register_link: RegisterLinkTable;
  register_movement: RegisterMovementTable;
  register_balance: RegisterBalanceTable;
  register_settlement: RegisterSettlementTable;
}
