/** What kind of quantity a movement adds to its contract line. */
export type MovementKind =
  | 'contracted'
  | 'closed_short'
  | 'dispatched'
  | 'settled'
  | 'signed'
  | 'returned_credit'
  | 'returned_replacement'
  | 'invoiced'
  | 'credited';

/** `v_contract_movement`: every effective document line that touches a contract line, one row each, opening included. */
export interface ContractMovementView {
  contract_id: string;
  line_key: string;
  movement: MovementKind;
  document_kind: string;
  document_id: string;
  document_number: string;
  submission_id: string;
  /** Business date. */
  moved_on: string;
  /** In the contract line's unit; never negative. */
  quantity_e6: number;
  /** With tax, at the document's own price. */
  amount_fen: number;
}

/**
 * `v_contract_line_quantity`: the numbers of domain.md "Quantities", one row per line of a contract that is not void, in
 * the line's unit. Frameworks stand with 0 contracted. `pending_*` are claims of open submissions.
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
  invoiced_e6: number;
  credited_e6: number;
  contracted_fen: number;
  closed_short_fen: number;
  dispatched_fen: number;
  settled_fen: number;
  signed_fen: number;
  returned_fen: number;
  invoiced_fen: number;
  credited_fen: number;
  net_dispatched_e6: number;
  net_delivered_e6: number;
  /** Replacements still owed: returned for replacement, not yet dispatched again. */
  open_replacement_e6: number;
  to_sign_back_e6: number;
  credit_due_e6: number;
  pending_dispatch_e6: number;
  pending_invoice_e6: number;
  /** May be below zero when an allowance was used; checks compare, screens show at least 0. */
  dispatchable_e6: number;
  invoiceable_e6: number;
}

export interface ContractReceivedView {
  contract_id: string;
  received_fen: number;
}

export interface QuantityViews {
  v_contract_movement: ContractMovementView;
  v_contract_line_quantity: ContractLineQuantityView;
  v_contract_received: ContractReceivedView;
}
