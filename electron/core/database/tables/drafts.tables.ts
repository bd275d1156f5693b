/** 草稿: one half-typed form of one person; nobody else is ever given a row. */
export interface DraftTable {
  readonly person_id: string;
  readonly name: string;
  readonly page: string;
  readonly params: string;
  readonly title: string;
  readonly content: string;
  readonly base_version: number | null;
  readonly begun: string | null;
  readonly changed_at: number;
}

/** A file a person brought, which that person may look at before a submission names it. */
export interface BroughtFileTable {
  readonly person_id: string;
  readonly file_hash: string;
  readonly file_name: string;
  readonly media_type: string;
  readonly brought_at: number;
}

export interface DraftTables {
  readonly draft: DraftTable;
  readonly brought_file: BroughtFileTable;
}
