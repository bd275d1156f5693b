import type { DatePart } from '#shared/kernel/document-number.ts';
export interface AuditEventTable {
  readonly seq: number;
  readonly at: number;
  readonly person_id: string;
  readonly seat: string;
  readonly procedure: string;
  readonly request_id: string;
  readonly outcome: string;
  readonly subject_kind: string | null;
  readonly subject_id: string | null;
  readonly input_hash: string;
  readonly content_hash: string | null;
  readonly signed_by: string;
  readonly details: string;
  readonly prev_hash: string;
  readonly hash: string;
}

export interface RequestTable {
  readonly request_id: string;
  readonly person_id: string;
  readonly procedure: string;
  readonly input_hash: string;
  readonly reply: string;
  readonly at: number;
}

export interface NumberSeriesTable {
  readonly prefix: string;
  readonly date_part: DatePart;
  /** What the count belongs to: 0 for ever, 2026 a year, 202611 a month. */
  readonly period: number;
  readonly last: number;
}

export interface AuditTables {
  audit_event: AuditEventTable;
  request: RequestTable;
  number_series: NumberSeriesTable;
}
