import type { Role } from '#shared/users/roles.ts';
import type { LimitDirection, PolicyAction, PolicyPreset } from '#shared/review/policy.schema.ts';
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
  /** When the time limit of the current round ends; UTC milliseconds. */
  readonly due_at: number | null;
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
  /** The version of the record that this submission made: 1 where it made the record. */
  readonly version: number;
}

/** A hundred rows of a batch, in their order: a JSON array of `[recordId, rowNumber, content]`, canonical. */
export interface SubmissionBlockTable {
  readonly submission_id: string;
  readonly position: number;
  readonly row_count: number;
  readonly rows: string;
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
  /** The role in which it was signed; null for the office's founding. */
  readonly role: Role | null;
  /** Whose role it was, when it was lent. */
  readonly delegator_id: string | null;
}

export interface SubmissionStepTable {
  readonly submission_id: string;
  readonly round: number;
  readonly step: number;
  readonly people: number;
}

export interface SubmissionStepRoleTable {
  readonly submission_id: string;
  readonly round: number;
  readonly step: number;
  readonly role: Role;
  readonly since: number;
  readonly escalated: 0 | 1;
}

export interface AdjudicationTable {
  readonly submission_id: string;
  readonly round: number;
  readonly person_id: string;
  /** Whose keying differed from the maker's. */
  readonly checker_id: string;
  readonly at: number;
  readonly verdict: 'maker' | 'returned';
  readonly fields: string;
  readonly content_hash: string;
  readonly key_id: string;
  readonly signature: string;
}

export interface ReentryFieldTable {
  readonly submission_id: string;
  readonly round: number;
  readonly person_id: string;
  readonly attempt: 1 | 2;
  /** The pattern: `lines.*.quantityE6`. */
  readonly path: string;
  /** yyyymm of the office's day. */
  readonly month: number;
  readonly keyed: number;
  readonly differed: number;
}

export interface ReviewPolicyTable {
  readonly id: 'review-policy';
  readonly preset: PolicyPreset;
  readonly version: number;
  readonly submission_id: string;
}

export interface ReviewPolicyRuleTable {
  readonly policy_id: string;
  readonly position: number;
  readonly kind: string;
  readonly action: PolicyAction;
  readonly rekey_also: string;
  readonly draw_above: number | null;
  readonly draw_lines: number | null;
  readonly limit_hours: number;
  readonly limit_then: LimitDirection;
  readonly ask_from_fen: number | null;
  readonly top_credit_roles: string;
  readonly submission_id: string;
}

export interface ReviewPolicyStepTable {
  readonly policy_id: string;
  readonly rule_position: number;
  readonly step: number;
  readonly people: number;
  readonly roles: string;
  readonly from_fen: number | null;
  readonly from_discount: number | null;
  readonly submission_id: string;
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
  submission_block: SubmissionBlockTable;
  countersignature: CountersignatureTable;
  reentry_attempt: ReentryAttemptTable;
  submission_event: SubmissionEventTable;
  submission_step: SubmissionStepTable;
  submission_step_role: SubmissionStepRoleTable;
  adjudication: AdjudicationTable;
  reentry_field: ReentryFieldTable;
  review_policy: ReviewPolicyTable;
  review_policy_rule: ReviewPolicyRuleTable;
  review_policy_step: ReviewPolicyStepTable;
  v_submission_turn: Pick<SubmissionStepTable, 'submission_id' | 'round' | 'step'>;
  v_review_quality: {
    readonly month: number;
    readonly kind: string;
    readonly path: string;
    readonly maker_id: string;
    readonly checker_id: string;
    readonly keyed: number;
    readonly differed: number;
    readonly disputed: number;
    readonly corrected: number;
  };
  v_effective_record: {
    readonly kind: string;
    readonly id: string;
    readonly label: string;
    readonly submission_id: string;
  };
  v_record_label: { readonly id: string; readonly label: string };
}
