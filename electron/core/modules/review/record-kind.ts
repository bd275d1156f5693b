import type { z } from 'zod';
import type { PolicyDraw } from '#shared/review/policy.schema.ts';
import type { CheckMode, KeyedType, ReviewAction, Warning } from '#shared/review/review.schema.ts';
import type { Role } from '#shared/users/roles.ts';
import type { CommandContext, QueryContext, ReadDb } from '#core/kernel/context.ts';
import type { OfficeError } from '#core/kernel/office-error.ts';
import type { BatchRow, RowBlocks, RowsSeal } from '#core/modules/review/batch-row.ts';

/** How the checker meets one field. `*` in a path stands for every index: `lines.*.quantityE6`. */
export interface FieldCheck {
  readonly path: string;
  readonly mode: CheckMode;
  readonly type: KeyedType;
  /** Where the value stands in the original workbook, for drawn rows of an import. */
  readonly rowNumber?: number;
}

/** What an open submission keeps for itself until it ends: a unique key, or a quantity of something shared. */
export interface Claim {
  /** `client.tax_number`, `dispatch.contract_line`, `invoice.contract_line` … */
  readonly scope: string;
  readonly key: string;
  /** Absent: the key is reserved whole, and a second open submission claiming it is refused. */
  readonly quantityE6?: number;
}

/** What decides which steps of a policy apply, recomputed in core from the signed content. */
export interface Decisive {
  /** The money at stake. */
  readonly amountFen?: number;
  /** The deepest discount below list price of any line, in basis points. */
  readonly discountBasisPoints?: number;
  /** Roles one of which must be among the signers (折扣权限); absent, whoever the steps name. */
  readonly authority?: readonly Role[];
  /** A client is given the best credit grade (AAA): the policy says whose signature stands last. */
  readonly topCredit?: boolean;
}

/** A value of the content as another countersigned record holds it: an independent second source. */
export interface SourceValue {
  readonly path: string;
  readonly type: KeyedType;
  /** As stored: fen, millionths, text. */
  readonly value: unknown;
  /** Word key of where it stands: `client_file`, `invoice_request`. */
  readonly source: string;
  /** The rule that asks for a reason, where it is not simply that two records differ. */
  readonly asks?: string;
}

export interface Proposal<C> {
  readonly submissionId: string;
  readonly action: ReviewAction;
  readonly content: C;
  /** The record amended or voided; absent on create. */
  readonly recordId?: string;
  readonly baseVersion?: number;
  /** The kind of the compound submission this proposal is a part of; absent when it is a submission of its own. */
  readonly within?: string;
  /**
   * Hashes of the files attached to this round, and ids of the countersigned records a compound is made of; absent where a
   * part is checked inside a whole that brings none.
   */
  readonly evidence?: readonly string[];
  /** One row of a batch: its warnings are shown to nobody, so none are looked for. */
  readonly unwarned?: true;
  /** Of a batch whose rows lie beside its content: those rows. */
  readonly rows?: RowBlocks;
}

/** What `validate` says of one of many: its warnings, or why it is refused. */
export type Verdict = readonly Warning[] | OfficeError;

export interface Effect<C> extends Proposal<C> {
  /** The id to give a created record, or the amended record's own. */
  readonly recordId: string;
  /** The version this effect makes: 1 on create, base + 1 on amend. */
  readonly version: number;
  /** The document number given in this transaction, for kinds with a series. */
  readonly number?: string;
}

export interface RecordState<C> {
  readonly content: C;
  readonly version: number;
  /** The submission that made the current state. */
  readonly submissionId: string;
  readonly number?: string;
}

/** One of the records that a compound content makes or amends. */
export interface RecordPart {
  readonly kind: RecordKind;
  readonly recordId: string;
  /** The version it amends, which must still be the current one; absent where the record is made here. */
  readonly baseVersion?: number;
  readonly content: unknown;
  /** The content in canonical form, where it is at hand. */
  readonly text?: string;
  /** Where its content stands in the whole: `order`, `records.3.content`. */
  readonly path: string;
  /** Row of the imported file. */
  readonly sourceRow?: number;
  /** Row of the form on which it was picked, from 1: a refusal points there. */
  readonly row?: number;
}

/** Makes new records of one kind, some at a time; what is written better for all of them at once waits until `finish`. */
export interface Making<C> {
  /** What comes next, so that what needs no store for it can be begun beside; found again by the very content. */
  foresee?(contents: readonly C[]): void;
  apply(ctx: CommandContext, effects: readonly Effect<C>[]): Promise<void>;
  finish(ctx: CommandContext): Promise<void>;
  /** However it went: what was begun beside ends. */
  end?(): void;
}

/**
 * What a module tells the review engine about one kind of record. The engine knows nothing else: it hashes the content,
 * hides and compares the checked fields, keeps the claims, and calls `apply` in the transaction of the last signature,
 * followed by `read`, whose hash must be the one that was signed.
 */
export interface RecordKind<D = unknown, C = unknown> {
  readonly name: string;
  /** The module whose pages change when a record of this kind does. */
  readonly module: string;
  readonly draft: z.ZodType<D>;
  readonly content: z.ZodType<C>;
  readonly actions: readonly ReviewAction[];
  /** The permission that makes such a submission, where it is not `<module>.write`. */
  readonly makePermission?: string;
  /** The permission that shows such a record, where it is not `<module>.read`. */
  readonly readPermission?: string;
  /** Every signature asks for the password, also while a signing window is open. */
  readonly asksPassword?: boolean;
  /** Persons the content is about, besides a record that is a person: they may neither make nor check it. */
  subjects?(content: C): readonly string[];
  /** Prefix of the number; with a business date it counts per year: `HT` gives HT-2026-000001, else KH-000001. */
  readonly series?: { readonly prefix: string; businessDate?(content: C): string };
  /** Draft to whole content: prices taken from the contract, line amounts computed, units frozen. */
  complete(ctx: QueryContext, draft: D, target: { readonly recordId?: string }): Promise<C>;
  /** Fields to check for this content; re-keyed paths are hidden from checkers until judged. */
  checks(content: C): readonly FieldCheck[];
  /** Paths computed from re-keyed ones (totals, tax); hidden with them. `*` as in checks. */
  readonly derived: readonly string[];
  /** Scalar fields a policy may ask re-keyed beyond `checks`. */
  readonly rekeyable?: readonly Pick<FieldCheck, 'path' | 'type'>[];
  /** Its `lines` are re-keyed one by one, so a policy may ask for control totals and drawn lines instead. */
  readonly drawable?: true;
  /** What is drawn where the policy has no rule of its own for this kind: documents far longer than others. */
  readonly drawsByItself?: PolicyDraw;
  /** The kind whose rule holds where the policy has none for this one: an import of contracts is reviewed as contracts are. */
  readonly reviewedAs?: string;
  /** What of the content a policy's thresholds are held against; absent, only steps without thresholds apply. */
  readonly decidedBy?: readonly ('money' | 'discount' | 'credit')[];
  decisive?(ctx: QueryContext, content: C, recordId?: string, rows?: RowBlocks): Promise<Decisive>;
  /**
   * Values that other countersigned records hold as well. Where both agree the two sources count as the two keys and core
   * compares; a deviation asks the maker for a reason and the checker for a re-key.
   */
  sources?(ctx: QueryContext, content: C, recordId?: string): Promise<readonly SourceValue[]>;
  /** For a kind of which there is one record only: its id. */
  readonly soleRecordId?: string;
  /** Those persons may make it themselves (a delegation of one's own), and still never check it. */
  readonly subjectsMayMake?: true;
  /** Whoever holds one of these roles never countersigns this kind (会计法: a cashier and the receivables). */
  readonly barredRoles?: readonly Role[];
  /** Shown in queues and tabs. Never a checked or derived value, never the name of a contract's client. */
  title(content: C): string;
  claims(content: C, recordId: string | undefined): readonly Claim[];
  /**
   * Business checks on today's numbers, at submission and again in the transaction of the last signature. Throws
   * OfficeError to refuse; returns warnings to show. The submission's own claims are not in the store while this runs.
   */
  validate(ctx: QueryContext, proposal: Proposal<C>): Promise<readonly Warning[]>;
  /** Writes the typed rows (each with `submission_id`), posts the ledger. Runs in a savepoint of the signing transaction. */
  apply(ctx: CommandContext, effect: Effect<C>): Promise<void>;
  /** Rebuilds the whole content from the typed tables, in canonical form. */
  read(db: ReadDb, recordId: string): Promise<RecordState<C> | undefined>;
  /**
   * For a content that makes or amends several records, which live on as records of their own (an import, an order with its
   * dispatch note, a bulk change): all of them, in the order in which `apply` writes them by `applyPart`. `verify` compares
   * each, the history of each shows this submission, and what it amends has no other open submission while it waits.
   */
  parts?(content: C): readonly RecordPart[];
  /**
   * For a batch whose rows are too many for one content: the seal of those that lie beside it (decision 0020), and the record
   * each becomes. A content without a seal holds all its rows itself.
   */
  rowsSeal?(content: C): RowsSeal | undefined;
  rowPart?(row: BatchRow, position: number): RecordPart;
  /**
   * The same as `validate`, `apply` and `read`, for many records at once, where a kind can do it with fewer questions to the
   * store; `startMany` makes new records only. Never another result: a test holds each against the single one. Absent, the
   * single ones are asked in turn.
   */
  validateMany?(ctx: QueryContext, proposals: readonly Proposal<C>[]): Promise<readonly Verdict[]>;
  startMany?(): Making<C>;
  readMany?(db: ReadDb, recordIds: readonly string[]): Promise<ReadonlyMap<string, RecordState<C>>>;
  /** Of a compound that amends: the content as what it amends stands now, to be read beside what is proposed. */
  before?(db: ReadDb, content: C): Promise<C | undefined>;
  /** For a content that is no single record (the office's founding, a merge): names what differs from what was signed. */
  verify?(db: ReadDb, recordId: string): Promise<readonly string[]>;
}

/** Who may make such a submission, and so also take one over. */
export function makePermissionOf(kind: RecordKind): string {
  return kind.makePermission ?? `${kind.module}.write`;
}

export function readPermissionOf(kind: Pick<RecordKind, 'module' | 'readPermission'>): string {
  return kind.readPermission ?? `${kind.module}.read`;
}

/** Everybody a submission is about: they have no part in checking it. */
export function subjectsOf(
  kind: RecordKind,
  submission: { readonly record_id: string; readonly content: string },
): string[] {
  const named = kind.subjects?.(kind.content.parse(JSON.parse(submission.content))) ?? [];
  return [submission.record_id, ...named];
}

/** Keeps a kind's own types while the registry holds all kinds alike. */
export function defineRecordKind<D, C>(kind: RecordKind<D, C>): RecordKind<D, C> {
  return kind;
}
