import type { ReceiptMethod } from '#shared/receipts/receipts.schema.ts';
import type { StatementState } from '#shared/statements/statements.contract.ts';
import type { MovementKind } from '#shared/statements/statements.schema.ts';

export interface StatementTable {
  id: string;
  version: number;
  number: string;
  client_id: string;
  /** Whom it was signed with, once a merge has moved it to the survivor; null: with `client_id`. */
  signed_client_id: string | null;
  period_from: string;
  period_to: string;
  issued_on: string;
  reply_by: string;
  note: string | null;
  opening_fen: number;
  shipped_fen: number;
  received_fen: number;
  reduced_fen: number;
  other_fen: number;
  closing_fen: number;
  /** Says the reply too: there is none while it is issued, and none of a void one. */
  state: StatementState;
  replied_on: string | null;
  their_balance_fen: number | null;
  reply_reason: string | null;
  submission_id: string;
}

/** What the ledger said when the statement was signed. Never written again. */
export interface StatementLineTable {
  statement_id: string;
  position: number;
  moved_on: string;
  kind: MovementKind;
  document_id: string;
  document_number: string;
  product_name: string | null;
  specification: string | null;
  unit: string | null;
  unit_decimals: number | null;
  quantity_e6: number | null;
  price_e6: number | null;
  invoice_numbers: string | null;
  receipt_method: ReceiptMethod | null;
  reference: string | null;
  amount_fen: number;
  submission_id: string;
}

/** `v_statement_movement`: what a document moved of a client's balance in a day, by dispatched line where goods moved; never 0. */
export interface StatementMovementView {
  client_id: string;
  moved_on: string;
  source_kind: string;
  source_id: string;
  dispatch_note_id: string | null;
  dispatch_line_key: string | null;
  seq: number;
  amount_fen: number;
}

export interface StatementTables {
  statement: StatementTable;
  statement_line: StatementLineTable;
  v_statement_movement: StatementMovementView;
}
