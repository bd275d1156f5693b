export interface BackupKeyTable {
  readonly id: 'office';
  readonly data_key: string;
  readonly lock: string;
  readonly set_at: number;
  readonly set_by: string;
  readonly seconded_by: string;
}

export interface BackupLogTable {
  readonly seq: number;
  readonly at: number;
  readonly event: 'made' | 'failed' | 'tested' | 'removed' | 'restored';
  readonly person_id: string | null;
  readonly place: string;
  readonly file: string;
  readonly size_bytes: number | null;
  readonly file_hash: string | null;
  readonly head_seq: number | null;
  readonly head_hash: string | null;
  readonly verified: 0 | 1;
  readonly rule: string | null;
}

export interface BackupTables {
  backup_key: BackupKeyTable;
  backup_log: BackupLogTable;
  sample_mark: { readonly id: number; readonly made_at: number };
}
