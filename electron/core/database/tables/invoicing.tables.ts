import type { DocumentStatus } from '#core/database/tables/contracts.tables.ts';
import type { InvoiceKind } from '#shared/invoicing/invoicing.schema.ts';
import type { PriceBasis, TaxTreatment } from '#shared/invoicing/tax.ts';

export interface InvoiceRequestTable {
  id: string;
  version: number;
  number: string;
  client_id: string;
  /** Whom it was signed with, once a merge has moved it to the survivor; null: with `client_id`. */
  signed_client_id: string | null;
  kind: InvoiceKind;
  requested_on: string;
  deliver_to: string | null;
  remark: string | null;
  buyer_title: string;
  buyer_tax_number: string | null;
  buyer_address: string | null;
  buyer_phone: string | null;
  buyer_bank_name: string | null;
  buyer_bank_account: string | null;
  buyer_email: string | null;
  net_fen: number;
  tax_fen: number;
  gross_fen: number;
  status: DocumentStatus;
  submission_id: string;
}

export interface InvoiceRequestLineTable {
  invoice_request_id: string;
  line_key: string;
  position: number;
  contract_id: string;
  contract_line_key: string;
  dispatch_note_id: string | null;
  dispatch_line_key: string | null;
  product_id: string;
  product_name: string;
  specification: string | null;
  unit: string;
  unit_decimals: number;
  tax_code: string | null;
  tax_short_name: string | null;
  quantity_e6: number;
  price_e6: number;
  price_basis: PriceBasis;
  tax_rate_basis_points: number;
  tax_treatment: TaxTreatment;
  net_fen: number;
  tax_fen: number;
  gross_fen: number;
  discount_fen: number;
  discount_net_fen: number;
  discount_tax_fen: number;
  submission_id: string;
}

export interface InvoiceTable {
  id: string;
  version: number;
  invoice_request_id: string;
  client_id: string;
  /** Whom it was signed with, once a merge has moved it to the survivor; null: with `client_id`. */
  signed_client_id: string | null;
  kind: InvoiceKind;
  invoice_code: string | null;
  invoice_number: string;
  issued_on: string;
  net_fen: number;
  tax_fen: number;
  gross_fen: number;
  remark: string | null;
  status: DocumentStatus;
  submission_id: string;
}

/** `v_invoice_request_line`: lines of requests that are not void, with their invoice once recorded. */
export interface InvoiceRequestLineView {
  invoice_request_id: string;
  line_key: string;
  contract_id: string;
  contract_line_key: string;
  dispatch_note_id: string | null;
  dispatch_line_key: string | null;
  quantity_e6: number;
  net_fen: number;
  tax_fen: number;
  gross_fen: number;
  discount_fen: number;
  discount_net_fen: number;
  discount_tax_fen: number;
  invoice_id: string | null;
  issued_on: string | null;
  issued: 0 | 1;
}

export interface InvoicingTables {
  invoice_request: InvoiceRequestTable;
  invoice_request_line: InvoiceRequestLineTable;
  invoice: InvoiceTable;
  v_invoice_request_line: InvoiceRequestLineView;
}
