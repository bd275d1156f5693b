import type { DocumentStatus } from '#core/database/tables/contracts.tables.ts';
import type { AllocationTarget, ReceiptMethod } from '#shared/receipts/receipts.schema.ts';

export interface ReceiptTable {
  id: string;
  version: number;
  number: string;
  /** Null while nobody knows whose money it is. */
  client_id: string | null;
  /** Whom it was signed with, once a merge has moved it to the survivor; null: with `client_id`. */
  signed_client_id: string | null;
  received_on: string;
  method: ReceiptMethod;
  amount_fen: number;
  payer_name: string;
  payer_account: string | null;
  bank_reference: string | null;
  own_account: string | null;
  bill_number: string | null;
  bill_due_on: string | null;
  note: string | null;
  status: DocumentStatus;
  submission_id: string;
}

export interface AllocationTable {
  id: string;
  version: number;
  number: string;
  client_id: string;
  /** As of a receipt. */
  signed_client_id: string | null;
  allocated_on: string;
  amount_fen: number;
  note: string | null;
  status: DocumentStatus;
  submission_id: string;
}

export interface AllocationLineTable {
  allocation_id: string;
  line_key: string;
  position: number;
  receipt_id: string;
  /** Says which of the three that follow is filled. */
  target: AllocationTarget;
  invoice_id: string | null;
  contract_id: string | null;
  opening_document_id: string | null;
  receipt_number: string;
  target_number: string;
  amount_fen: number;
  submission_id: string;
}

/** A contract's part of a line, as it was posted. */
export interface AllocationShareTable {
  allocation_id: string;
  line_key: string;
  contract_id: string;
  amount_fen: number;
  submission_id: string;
}

/** `v_allocated_line`: lines of allocations that are not void. */
export interface AllocatedLineView {
  allocation_id: string;
  number: string;
  allocated_on: string;
  client_id: string;
  line_key: string;
  position: number;
  receipt_id: string;
  target: AllocationTarget;
  invoice_id: string | null;
  contract_id: string | null;
  opening_document_id: string | null;
  amount_fen: number;
}

/** `v_receipt_balance`: receipts that are not void. */
export interface ReceiptBalanceView {
  receipt_id: string;
  client_id: string | null;
  received_on: string;
  amount_fen: number;
  allocated_fen: number;
  unallocated_fen: number;
}

/** `v_invoice_receivable`: invoices that are not void; `due_on` by the payment days the client has now. */
export interface InvoiceReceivableView {
  invoice_id: string;
  client_id: string;
  invoice_number: string;
  issued_on: string;
  due_on: string;
  gross_fen: number;
  allocated_fen: number;
  open_fen: number;
}

/** `v_opening_receivable`: the invoiced balance that opening documents in force brought in, of a contract each. */
export interface OpeningReceivableView {
  opening_document_id: string;
  contract_id: string;
  client_id: string;
  number: string;
  contract_number: string;
  as_of: string;
  due_on: string;
  /** Invoiced less received before, never below zero. */
  owed_fen: number;
  allocated_fen: number;
  open_fen: number;
}

/** `v_contract_receipt`: money received for a contract, by document. */
export interface ContractReceiptView {
  contract_id: string;
  document_kind: 'opening_document' | 'allocation';
  document_id: string;
  document_number: string;
  submission_id: string;
  received_on: string;
  received_fen: number;
}

/** `open_receipt`: receipts with something left, kept by triggers. */
interface OpenReceiptTable {
  receipt_id: string;
  client_id: string | null;
  received_on: string;
  left_fen: number;
}

export interface ReceiptTables {
  receipt: ReceiptTable;
  allocation: AllocationTable;
  allocation_line: AllocationLineTable;
  allocation_share: AllocationShareTable;
  /** The rows of `v_invoice_receivable` with something open, kept by triggers. */
  open_invoice: InvoiceReceivableView;
  open_receipt: OpenReceiptTable;
  v_allocated_line: AllocatedLineView;
  v_receipt_balance: ReceiptBalanceView;
  v_invoice_receivable: InvoiceReceivableView;
  v_opening_receivable: OpeningReceivableView;
  v_contract_receipt: ContractReceiptView;
}
