import type { ContractKind, InvoiceBase, PaymentTrigger } from '#shared/contracts/contract.schema.ts';
import type { ReviewAction } from '#shared/review/review.schema.ts';
import type { FreightBearer, ShipMode } from '#shared/dispatch/dispatch.schema.ts';
import type { PriceBasis, TaxTreatment } from '#shared/invoicing/tax.ts';

export type DocumentStatus = 'active' | 'void';

export interface ContractTable {
  id: string;
  version: number;
  number: string;
  kind: ContractKind;
  framework_id: string | null;
  client_id: string;
  /** Whom it was signed with, once a merge has moved it to the survivor; null: with `client_id`. */
  signed_client_id: string | null;
  external_number: string | null;
  signed_on: string;
  effective_from: string | null;
  effective_to: string | null;
  salesperson_id: string | null;
  delivery_mode: ShipMode | null;
  freight_bearer: FreightBearer | null;
  delivery_place: string | null;
  tolerance_basis_points: number;
  invoice_base: InvoiceBase;
  shelf_location: string | null;
  /** Null: approved only; a date: executed. */
  sealed_on: string | null;
  remark: string | null;
  net_fen: number;
  tax_fen: number;
  gross_fen: number;
  first_due_on: string | null;
  status: DocumentStatus;
  /** The highest line number ever given, so that a key is never given twice. */
  last_line_number: number;
  submission_id: string;
}

export interface ContractLineTable {
  contract_id: string;
  line_key: string;
  position: number;
  product_id: string;
  product_code: string;
  description: string;
  specification: string | null;
  unit: string;
  unit_factor_e6: number;
  unit_decimals: number;
  quantity_e6: number;
  price_e6: number;
  price_basis: PriceBasis;
  tax_rate_basis_points: number;
  tax_treatment: TaxTreatment;
  net_fen: number;
  tax_fen: number;
  gross_fen: number;
  due_on: string | null;
  remark: string | null;
  submission_id: string;
}

export interface ContractPaymentTermTable {
  contract_id: string;
  position: number;
  share_basis_points: number | null;
  amount_fen: number | null;
  trigger_event: PaymentTrigger;
  days: number;
  fixed_on: string | null;
  remark: string | null;
  submission_id: string;
}

export interface ContractClauseTable {
  contract_id: string;
  position: number;
  heading: string;
  body: string;
  submission_id: string;
}

/** Every version a contract has had and the submission that made it; rows are only added. */
export interface ContractVersionTable {
  contract_id: string;
  version: number;
  gross_fen: number;
  line_count: number;
  sealed_on: string | null;
  submission_id: string;
}

/** `v_contract_version`: with the content as signed (canonical JSON) and the moment it took effect (UTC milliseconds). */
export interface ContractVersionView extends ContractVersionTable {
  content: string;
  ended_at: number | null;
  action: ReviewAction;
  serial: number;
}

export interface CloseShortTable {
  id: string;
  version: number;
  number: string;
  contract_id: string;
  closed_on: string;
  reason: string;
  status: DocumentStatus;
  submission_id: string;
}

export interface CloseShortLineTable {
  close_short_id: string;
  contract_id: string;
  line_key: string;
  position: number;
  quantity_e6: number;
  submission_id: string;
}

export interface OpeningDocumentTable {
  id: string;
  version: number;
  number: string;
  contract_id: string;
  as_of: string;
  received_fen: number;
  dispatched_fen: number;
  invoiced_fen: number;
  remark: string | null;
  status: DocumentStatus;
  submission_id: string;
}

export interface OpeningLineTable {
  opening_document_id: string;
  contract_id: string;
  line_key: string;
  position: number;
  dispatched_e6: number;
  signed_e6: number;
  invoiced_e6: number;
  invoiced_fen: number;
  dispatched_fen: number;
  submission_id: string;
}

export interface ContractTables {
  contract: ContractTable;
  contract_line: ContractLineTable;
  contract_payment_term: ContractPaymentTermTable;
  contract_clause: ContractClauseTable;
  contract_version: ContractVersionTable;
  v_contract_version: ContractVersionView;
  close_short: CloseShortTable;
  close_short_line: CloseShortLineTable;
  opening_document: OpeningDocumentTable;
  opening_line: OpeningLineTable;
}
