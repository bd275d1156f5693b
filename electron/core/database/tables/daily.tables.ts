import type { Generated, GeneratedAlways } from 'kysely';

export interface DailyEntryTable {
  /** The order in which the office keyed them. */
  readonly seq: GeneratedAlways<number>;
  readonly id: string;
  readonly kind: string;
  readonly office_date: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly person_id: string;
  readonly at: number;
  readonly content: string;
  readonly content_hash: string;
  readonly corrects_id: string | null;
  readonly struck_at: number | null;
  readonly struck_by: string | null;
  readonly struck_reason: string | null;
  /** The countersigned page it stands on; null while unreviewed. */
  readonly page_id: string | null;
  /** 1 while a later entry corrects it; the store sees to that. */
  readonly is_corrected: Generated<0 | 1>;
  /** The workbook it was taken in from, and the row there; null where it was keyed. */
  readonly file_id: string | null;
  readonly file_row: number | null;
}

/** A workbook whose rows became entries of the person who brought it. */
export interface DailyFileTable {
  readonly id: string;
  readonly kind: string;
  readonly office_date: string;
  readonly person_id: string;
  readonly at: number;
  readonly file_name: string;
  readonly file_hash: string;
  readonly sheet: string;
  /** Rows that were taken in, and those that were refused. */
  readonly entries: number;
  readonly rows_refused: number;
}

export interface DayPageTable {
  readonly id: string;
  readonly version: number;
  readonly office_date: string;
  readonly person_id: string;
  readonly person_name: string;
  readonly entry_count: number;
  readonly submission_id: string;
}

export interface DayPageEntryTable {
  readonly page_id: string;
  readonly position: number;
  readonly entry_id: string;
  readonly subject_label: string;
  readonly summary: string;
  readonly corrects: string | null;
  readonly content_hash: string;
  readonly submission_id: string;
}

export interface DailyTables {
  daily_entry: DailyEntryTable;
  daily_file: DailyFileTable;
  day_page: DayPageTable;
  day_page_entry: DayPageEntryTable;
}
