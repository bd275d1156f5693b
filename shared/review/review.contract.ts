import { z } from 'zod';
import { command, query } from '#shared/ipc/procedure.ts';
import {
  Attachment,
  CheckMode,
  KeyedType,
  page,
  Paging,
  ReviewAction,
  SubmissionState,
} from '#shared/review/review.schema.ts';
import { Role } from '#shared/users/roles.ts';

/** `returned` holds one's own that came back: returned, expired or rejected. */
export const QueueScope = z.enum(['to_check', 'to_adjudicate', 'returned', 'mine', 'open', 'all']);
export type QueueScope = z.infer<typeof QueueScope>;

const SubmissionId = z.strictObject({ submissionId: z.string() });

/** One row of the queue or of one's own submissions; never holds a checked value. */
export const QueueRow = z.strictObject({
  id: z.string(),
  serial: z.int(),
  kind: z.string(),
  action: ReviewAction,
  title: z.string(),
  state: SubmissionState,
  makerId: z.string(),
  makerName: z.string(),
  submittedAt: z.int(),
  /** How many boxes the checker will key. */
  rekeyCount: z.int(),
  signatures: z.int(),
  requiredSignatures: z.int(),
  /** When the time limit ends (UTC milliseconds); null once it is over or none runs. */
  dueAt: z.int().nullable(),
  /** The step whose turn it is, from 1; 0 when none waits. */
  step: z.int().min(0),
  steps: z.int().min(1),
  /** The waiting step was opened to further roles because nobody signed in time. */
  escalated: z.boolean(),
});
export type QueueRow = z.infer<typeof QueueRow>;

export const ShownCheck = z.strictObject({
  path: z.string(),
  mode: CheckMode,
  type: KeyedType,
  /** Row of the original workbook in which the value stands, for drawn rows of an import. */
  rowNumber: z.int().optional(),
});
export type ShownCheck = z.infer<typeof ShownCheck>;

/** How far the caller's own re-key of this submission is. */
export const Judgement = z.strictObject({
  state: z.enum(['not_keyed', 'differs', 'agrees', 'disputed', 'not_needed']),
  /** Paths that differ, never the maker's values. */
  differing: z.array(z.string()),
  chancesLeft: z.int().min(0).max(2),
});
export type Judgement = z.infer<typeof Judgement>;

export const ChainEvent = z.strictObject({
  at: z.int(),
  personName: z.string(),
  event: z.enum([
    'submitted',
    'resubmitted',
    'differed',
    'agreed',
    'disputed',
    'countersigned',
    'returned',
    'withdrawn',
    'refused',
    'effective',
    'genesis',
    'rejected',
    'expired',
    'escalated',
    'adjudicated',
    'handed_over',
  ]),
  facts: z.record(z.string(), z.unknown()),
});
export type ChainEvent = z.infer<typeof ChainEvent>;

export const ReturnReason = z.strictObject({
  path: z.string().max(200).optional(),
  text: z.string().trim().min(1).max(500),
});

/** The paper behind a submission. `workbook` is an imported original; everything else is shown beside the boxes. */
export const AttachmentView = Attachment.extend({
  mediaType: z.enum(['image/png', 'image/jpeg', 'image/webp', 'application/pdf', 'workbook']),
  bytes: z.int().positive(),
});
export type AttachmentView = z.infer<typeof AttachmentView>;

/** One step of the policy as it stands on a submission. */
export const ShownStep = z.strictObject({
  people: z.int().positive(),
  roles: z.array(Role),
  /** Roles the step was opened to because nobody signed in time. */
  escalatedRoles: z.array(Role),
  signedBy: z.array(z.string()),
});

/** A value held against what another countersigned record says; `source` is a word key (`client_file`). */
export const Deviation = z.strictObject({
  path: z.string(),
  source: z.string(),
  agrees: z.boolean(),
  /** The maker's reason for keying otherwise. */
  reason: z.string().optional(),
});
export type Deviation = z.infer<typeof Deviation>;

/** A submission as the caller may see it: hidden paths are absent from `content` and named in `hidden`. */
export const SubmissionView = QueueRow.extend({
  recordId: z.string(),
  baseVersion: z.int().optional(),
  contentHash: z.string(),
  content: z.unknown(),
  hidden: z.array(z.string()),
  /** Record id → what people call it by, for every id in `content` and `before`: ids themselves are never shown. */
  labels: z.record(z.string(), z.string()),
  /** The effective content the amendment was based on, and the current one when it has moved on since. */
  before: z.unknown().optional(),
  stale: z.boolean(),
  checks: z.array(ShownCheck),
  judgement: Judgement,
  mayCheck: z.boolean(),
  /** Why the caller may not countersign, as a rule key. */
  mayNotCheckBecause: z.string().optional(),
  /** The password is asked even while the signing window is open; said of the amount only to who sees it. */
  asksPassword: z.boolean(),
  /** Whether the caller may give it back to its maker: also when two keyings differed. */
  mayReturn: z.boolean(),
  mayReject: z.boolean(),
  mayAdjudicate: z.boolean(),
  mayWithdraw: z.boolean(),
  mayResubmit: z.boolean(),
  /** The maker may key it again from what it held: expired, rejected or withdrawn. */
  mayKeyAgain: z.boolean(),
  policySteps: z.array(ShownStep),
  /** In which step and role the caller would sign, and for whom when the role is lent. */
  signsAs: z.strictObject({ step: z.int(), role: Role, forName: z.string().optional() }).optional(),
  /** What was compared with other countersigned records; the rest of the checks is keyed or ticked. */
  compared: z.array(Deviation),
  /** Above the policy's number of lines only these are keyed (from 0), beside the control totals. */
  drawnLines: z.array(z.int()).optional(),
  chain: z.array(ChainEvent),
  number: z.string().optional(),
  attachments: z.array(AttachmentView),
});
export type SubmissionView = z.infer<typeof SubmissionView>;

/** What was keyed, as typed: path to text; and the paths that were ticked. */
export const ReentryInput = z.strictObject({
  submissionId: z.string(),
  entry: z.record(z.string().max(200), z.string().max(2000)),
  confirmed: z.array(z.string().max(200)).default([]),
});

export const FailureFacts = z.strictObject({
  rule: z.string(),
  path: z.string().optional(),
  details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** What a countersignature led to. A refusal is an outcome that lasts, not an error: nothing else has changed. */
export const SignOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('effective'), recordId: z.string(), number: z.string().optional() }),
  z.strictObject({ outcome: z.literal('signed'), missing: z.int() }),
  z.strictObject({ outcome: z.literal('refused'), reasons: z.array(FailureFacts) }),
  z.strictObject({ outcome: z.literal('wrong_password'), lockedUntil: z.int().optional() }),
  z.strictObject({ outcome: z.literal('not_allowed'), rule: z.string() }),
  /** No password came and no signing window answers for it: none is open, it is used up, or this is asked every time. */
  z.strictObject({ outcome: z.literal('password_needed'), why: z.enum(['no_window', 'spent', 'always']) }),
]);
export type SignOutcome = z.infer<typeof SignOutcome>;

export const DeskReentryOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('judged'),
    judgement: Judgement,
    token: z.string().optional(),
    checkerName: z.string(),
  }),
  z.strictObject({ outcome: z.literal('wrong_password'), lockedUntil: z.int().optional() }),
  z.strictObject({ outcome: z.literal('not_allowed'), rule: z.string() }),
]);

/** One disputed field with both keyings in normal form, unlabelled and in an order that tells nothing. */
export const DisputedField = z.strictObject({
  path: z.string(),
  type: KeyedType,
  mode: CheckMode,
  rowNumber: z.int().optional(),
  first: z.string(),
  second: z.string(),
});
export type DisputedField = z.infer<typeof DisputedField>;

export const AdjudicationOutcome = z.discriminatedUnion('outcome', [
  /** The maker's values stand; the checker may sign now. */
  z.strictObject({ outcome: z.literal('maker_right') }),
  /** Anything else goes back to the maker. */
  z.strictObject({ outcome: z.literal('returned') }),
  z.strictObject({ outcome: z.literal('wrong_password'), lockedUntil: z.int().optional() }),
  z.strictObject({ outcome: z.literal('not_allowed'), rule: z.string() }),
]);

/** What waits for the caller, for badges, bell and workbench. */
export const Reminders = z.strictObject({
  toCheck: z.int(),
  /** Of those, due within four working hours. */
  dueSoon: z.int(),
  toAdjudicate: z.int(),
  returned: z.int(),
  expired: z.int(),
  /** One's own submissions that wait and are due within four working hours. */
  ownDueSoon: z.int(),
});
export type Reminders = z.infer<typeof Reminders>;

export const QualityGroup = z.enum(['field', 'kind', 'maker', 'checker', 'month']);
export type QualityGroup = z.infer<typeof QualityGroup>;

/** Counts of re-keyed fields: never a value. Rates are `differed / keyed`. */
export const QualityRow = z.strictObject({
  /** `contract lines.*.priceE6`, a kind, a person's name, or yyyymm. */
  key: z.string(),
  kind: z.string().optional(),
  path: z.string().optional(),
  keyed: z.int(),
  /** Differed at the first keying. */
  differed: z.int(),
  /** Of those, agreed at the second try: the checker's slip. */
  corrected: z.int(),
  /** Differed twice. */
  disputed: z.int(),
});
export type QualityRow = z.infer<typeof QualityRow>;

export const QualityInput = z.strictObject({
  by: QualityGroup.default('field'),
  fromMonth: z.int().min(199001).max(220012),
  toMonth: z.int().min(199001).max(220012),
  kind: z.string().max(60).optional(),
});

/** One record of a batch, by its row in the file. */
export const BatchRowView = z.strictObject({ rowNumber: z.int(), recordId: z.string(), content: z.unknown() });
export type BatchRowView = z.infer<typeof BatchRowView>;

export const reviewContract = {
  'review.queue': query({
    permission: 'review.read',
    input: z.strictObject({
      ...Paging,
      kind: z.string().optional(),
      scope: QueueScope.default('to_check'),
    }),
    output: page(QueueRow).extend({ notInQueue: z.int(), byKind: z.record(z.string(), z.int()) }),
  }),
  'review.show': query({ permission: 'review.read', input: SubmissionId, output: SubmissionView }),
  /** The desk shows a submission to whoever stands there: always fully hidden. */
  'review.showAtDesk': query({ permission: 'review.read', input: SubmissionId, output: SubmissionView }),
  /**
   * The rows of a batch that lie beside its content, in the order of the file: to whoever sees the content whole. A batch that
   * holds its rows itself has none here.
   */
  'review.batchRows': query({
    permission: 'review.read',
    input: z.strictObject({ ...Paging, submissionId: z.string() }),
    output: page(BatchRowView).extend({ count: z.int(), kind: z.string() }),
  }),
  'review.history': query({
    permission: 'review.read',
    input: z.strictObject({ kind: z.string(), recordId: z.string() }),
    output: z.strictObject({
      submissions: z.array(QueueRow.extend({ chain: z.array(ChainEvent), contentHash: z.string() })),
    }),
  }),
  'review.reenter': command({ permission: 'review.check', input: ReentryInput, output: Judgement }),
  'review.sign': command({
    permission: 'review.check',
    input: z.strictObject({
      submissionId: z.string(),
      contentHash: z.string(),
      password: z.string().max(200).optional(),
    }),
    output: SignOutcome,
  }),
  /** 签名窗口: how long and for how many signatures the password need not be typed again; empty when none is open. */
  'review.signingWindow': query({
    permission: 'review.check',
    input: z.strictObject({}),
    output: z.strictObject({ openUntil: z.int().optional(), signaturesLeft: z.int().optional() }),
  }),
  'review.deskReenter': command({
    permission: 'review.read',
    input: ReentryInput.extend({ name: z.string().max(80), password: z.string().max(200) }),
    output: DeskReentryOutcome,
  }),
  'review.deskSign': command({
    permission: 'review.read',
    input: z.strictObject({ token: z.string() }),
    output: SignOutcome,
  }),
  'review.return': command({
    permission: 'review.check',
    input: z.strictObject({ submissionId: z.string(), reasons: z.array(ReturnReason).min(1).max(50) }),
    output: z.strictObject({ state: SubmissionState }),
  }),
  /** Ends it for good; the maker may key it again as a new one. */
  'review.reject': command({
    permission: 'review.check',
    input: z.strictObject({ submissionId: z.string(), reasons: z.array(ReturnReason).min(1).max(50) }),
    output: z.strictObject({ state: SubmissionState }),
  }),
  /** Both keyings of what two people keyed differently twice, to a third person who had no part in it. */
  'review.dispute': query({
    permission: 'review.check',
    input: SubmissionId,
    output: z.strictObject({ submissionId: z.string(), serial: z.int(), fields: z.array(DisputedField) }),
  }),
  'review.adjudicate': command({
    permission: 'review.check',
    input: z.strictObject({
      submissionId: z.string(),
      contentHash: z.string(),
      choices: z.record(z.string().max(200), z.enum(['first', 'second', 'neither'])),
      remark: z.string().trim().max(500).default(''),
      password: z.string().max(200),
    }),
    output: AdjudicationOutcome,
  }),
  /** A record's content as an earlier version held it, to set side by side with the current one. */
  'review.version': query({
    permission: 'review.read',
    input: z.strictObject({
      kind: z.string(),
      recordId: z.string(),
      version: z.int().positive(),
      /** For the form of who may make such a submission: personal data whole, and logged. */
      purpose: z.literal('amend').optional(),
    }),
    output: z.strictObject({
      content: z.unknown(),
      serial: z.int().optional(),
      currentVersion: z.int(),
      labels: z.record(z.string(), z.string()),
    }),
  }),
  'review.reminders': query({ permission: 'review.read', input: z.strictObject({}), output: Reminders }),
  'review.quality': query({
    permission: 'review.report',
    input: QualityInput,
    output: z.strictObject({
      rows: z.array(QualityRow),
      total: QualityRow.omit({ key: true, kind: true, path: true }),
    }),
  }),
  'review.withdraw': command({
    permission: 'review.read',
    input: SubmissionId,
    output: z.strictObject({ state: SubmissionState }),
  }),
  /** Takes a scan, photo or PDF of at most 20 MB beside the store; a submission then names it by its hash. */
  'review.attach': command({
    permission: 'review.read',
    input: z.strictObject({ fileName: Attachment.shape.fileName, contentBase64: z.string().max(28_000_000) }),
    output: AttachmentView,
  }),
  /** One attachment of a submission, for the checker to look at. */
  'review.evidence': query({
    permission: 'review.read',
    input: z.strictObject({ submissionId: z.string(), fileHash: Attachment.shape.fileHash }),
    output: z.strictObject({ fileName: z.string(), mediaType: z.string(), contentBase64: z.string() }),
  }),
} as const;
