export interface ImportBatchTable {
  readonly id: string;
  readonly kind: string;
  readonly file_name: string;
  readonly file_hash: string;
  readonly sheet: string;
  readonly rows_in_file: number;
  readonly rows_left_out: number;
  readonly rows_refused: number;
  readonly rows_accepted: number;
  readonly control_fen: number | null;
  /** Null for a batch whose records all stand in its submission's content. */
  readonly rows_hash: string | null;
  readonly refused: string;
  /** JSON by position: what a batch amends; null where it makes records. */
  readonly amended: string | null;
  readonly version: number;
  readonly submission_id: string;
}

export interface ImportMappingTable {
  readonly kind: string;
  readonly fingerprint: string;
  readonly mapping: string;
  readonly used_at: number;
}

export interface PrintRecordTable {
  readonly document: string;
  readonly record_id: string;
  readonly print_number: number;
  readonly person_id: string;
  readonly at: number;
  readonly paper: string;
}

export interface ExchangeTables {
  import_batch: ImportBatchTable;
  import_mapping: ImportMappingTable;
  print_record: PrintRecordTable;
  v_issued_number: { readonly number: string };
}
