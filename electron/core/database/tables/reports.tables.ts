import type { ContractKind } from '#shared/contracts/contract.schema.ts';

/** What kind of quantity a movement adds to its contract line; `redelivered` is dispatched in place of returned goods. */
export type MovementKind =
  | 'contracted'
  | 'closed_short'
  | 'dispatched'
  | 'redelivered'
  | 'settled'
  | 'signed'
  | 'returned_credit'
  | 'returned_replacement'
  | 'requested'
  | 'invoiced'
  | 'credited';

/** `v_contract_movement`: every effective document line that touches a contract line, one row each, opening included. */
export interface ContractMovementView {
  contract_id: string;
  line_key: string;
  movement: MovementKind;
  document_kind:
    | 'contract'
    | 'close_short'
    | 'opening_document'
    | 'dispatch_note'
    | 'sign_back'
    | 'return_note'
    | 'invoice_request'
    | 'invoice';
  document_id: string;
  document_number: string;
  submission_id: string;
  /** Business date. */
  moved_on: string;
  /** In the contract line's unit; never negative. */
  quantity_e6: number;
  /** With tax, at the document's own price; 0 for what is not charged. */
  amount_fen: number;
}

/**
 * `v_contract_line_quantity`: one row per line of a contract that is not void, quantities in the line's unit, amounts with
 * tax. Lines of frameworks stand with 0 contracted.
 */
export interface ContractLineQuantityView {
  contract_id: string;
  line_key: string;
  contracted_e6: number;
  closed_short_e6: number;
  /** Sale, replacement, resend and opening. */
  dispatched_e6: number;
  settled_e6: number;
  signed_e6: number;
  returned_credit_e6: number;
  returned_replacement_e6: number;
  /** In effective requests whose invoice is not recorded yet. */
  requested_e6: number;
  invoiced_e6: number;
  credited_e6: number;
  contracted_fen: number;
  closed_short_fen: number;
  /** Charged goods less settled differences. */
  dispatched_fen: number;
  /** Returned for credit. */
  returned_fen: number;
  invoiced_fen: number;
  credited_fen: number;
  /** Dispatched less settled differences and returns for replacement. */
  net_dispatched_e6: number;
  /** Signed less all returns. */
  net_delivered_e6: number;
  /** Returned for replacement and not yet dispatched again. */
  open_replacement_e6: number;
  to_sign_back_e6: number;
  /** Claims of open submissions. */
  pending_dispatch_e6: number;
  /** Requested, and claims of open submissions. */
  pending_invoice_e6: number;
  /** Contracted less closed short less net dispatched; below zero when the tolerance was used. */
  remaining_e6: number;
  /** Remaining less pending; below zero when the tolerance was used. */
  dispatchable_e6: number;
  invoiceable_e6: number;
  credit_due_e6: number;
}

export interface ContractReceivedView {
  contract_id: string;
  received_fen: number;
}

export interface ContractLineReceivedView extends ContractReceivedView {
  line_key: string;
}

/** `v_contract_performance`: 合同履行一览表, one row a line of every sale contract and order in force. */
export interface ContractPerformanceView {
  contract_id: string;
  contract_number: string;
  external_number: string | null;
  kind: ContractKind;
  version: number;
  signed_on: string;
  /** `2026` · `2026-11` · `2026-Q4` */
  signed_year: string;
  signed_month: string;
  signed_quarter: string;
  client_id: string;
  client_code: string;
  client_name: string;
  client_pinyin: string;
  /** Empty when the client has none. */
  region: string;
  salesperson_id: string | null;
  salesperson_name: string | null;
  line_key: string;
  position: number;
  product_id: string;
  product_code: string;
  description: string;
  specification: string | null;
  unit: string;
  unit_decimals: number;
  due_on: string | null;
  contracted_e6: number;
  closed_short_e6: number;
  net_dispatched_e6: number;
  signed_e6: number;
  returned_e6: number;
  remaining_e6: number;
  to_sign_back_e6: number;
  /** Less credited, as `invoiced_fen`. */
  invoiced_e6: number;
  credited_e6: number;
  contracted_fen: number;
  closed_short_fen: number;
  dispatched_fen: number;
  returned_fen: number;
  invoiced_fen: number;
  credited_fen: number;
}

/** `v_contract_progress`: how far each contract with lines is; `owed_fen` is contracted less closed short. */
export interface ContractProgressView {
  contract_id: string;
  owed_fen: number;
  dispatched_fen: number;
  invoiced_fen: number;
  closed_short_e6: number;
  dispatched_e6: number;
  /** Lines with goods still to send or to be signed for. */
  open_lines: number;
}

export interface QuantityViews {
  v_contract_movement: ContractMovementView;
  v_contract_line_quantity: ContractLineQuantityView;
  v_contract_received: ContractReceivedView;
  v_contract_line_received: ContractLineReceivedView;
  v_contract_performance: ContractPerformanceView;
  v_contract_progress: ContractProgressView;
}
