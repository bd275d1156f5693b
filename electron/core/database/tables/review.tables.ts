import type { ReviewAction, SubmissionState } from '#shared/review/review.schema.ts';

export interface SubmissionTable {
  readonly id: string;
  readonly serial: number;
  readonly kind: string;
  readonly action: ReviewAction;
  readonly record_id: string;
  readonly base_version: number | null;
  readonly title: string;
  readonly content: string;
  /** Never leaves core; see contentHashOf. */
  readonly salt: string;
  readonly content_hash: string;
  readonly maker_id: string;
  readonly state: SubmissionState;
  readonly round: number;
  readonly policy: string;
  readonly required_signatures: number;
  readonly submitted_at: number;
  readonly ended_at: number | null;
  readonly number: string | null;
  readonly applying: 0 | 1;
}

export interface SubmissionMakerTable {
  readonly submission_id: string;
  readonly person_id: string;
  readonly part: 'created' | 'edited' | 'imported' | 'delegated';
}

export interface SubmissionAttachmentTable {
  readonly submission_id: string;
  readonly round: number;
  readonly position: number;
  readonly file_hash: string;
  readonly file_name: string;
  readonly media_type: string;
  readonly byte_length: number;
}

export interface SubmissionClaimTable {
  readonly submission_id: string;
  readonly scope: string;
  readonly key: string;
  readonly quantity_e6: number | null;
}

/** A record that a submission made together with others; where its content stands in the submission's, as a JSON path. */
export interface SubmissionPartTable {
  readonly submission_id: string;
  readonly position: number;
  readonly record_kind: string;
  readonly record_id: string;
  readonly content_path: string;
  readonly content_hash: string;
  readonly number: string | null;
  /** Row of the imported file; null for everything else. */
  readonly source_row: number | null;
}

export interface CountersignatureTable {
  readonly id: string;
  readonly submission_id: string;
  readonly round: number;
  readonly step: number;
  readonly person_id: string;
  readonly at: number;
  readonly content_hash: string;
  readonly key_id: string;
  readonly signature: string;
  readonly checks: string;
  readonly place: 'own_session' | 'desk' | 'genesis';
}

export interface ReentryAttemptTable {
  readonly submission_id: string;
  readonly round: number;
  readonly person_id: string;
  readonly attempt: 1 | 2;
  readonly at: number;
  readonly outcome: 'agrees' | 'differs';
  readonly fields: string;
  readonly entry: string | null;
}

export interface SubmissionEventTable {
  readonly seq: number;
  readonly submission_id: string;
  readonly at: number;
  readonly person_id: string;
  readonly event: string;
  readonly facts: string;
}

export interface ReviewTables {
  submission: SubmissionTable;
  submission_maker: SubmissionMakerTable;
  submission_attachment: SubmissionAttachmentTable;
  submission_claim: SubmissionClaimTable;
  submission_part: SubmissionPartTable;
  countersignature: CountersignatureTable;
  reentry_attempt: ReentryAttemptTable;
  submission_event: SubmissionEventTable;
  v_effective_record: {
    readonly kind: string;
    readonly id: string;
    readonly label: string;
    readonly submission_id: string;
  };
  v_record_label: { readonly id: string; readonly label: string };
}
