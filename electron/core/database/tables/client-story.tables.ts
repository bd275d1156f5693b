/** `v_receivable_entry`: entries of 1122.02 and 2203 of every client, as charges by age and as what settles them; fen. */
export interface ReceivableEntryView {
  client_id: string;
  date: string;
  /** The voucher that charged, also where this entry takes it back. */
  item_id: string;
  aged_on: string;
  charged_fen: number;
  settled_fen: number;
}

/** `v_client_invoice`: every invoice in force. */
export interface ClientInvoiceView {
  id: string;
  client_id: string;
  issued_on: string;
  month: string;
  net_fen: number;
  tax_fen: number;
  gross_fen: number;
  discount_fen: number;
}

/** `v_client_record`: every record that speaks of a client. */
export interface ClientRecordView {
  client_id: string;
  kind: string;
  record_id: string;
  label: string;
}

export interface ClientStoryViews {
  v_receivable_entry: ReceivableEntryView;
  v_client_invoice: ClientInvoiceView;
  v_client_record: ClientRecordView;
}
