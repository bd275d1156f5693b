import { z } from 'zod';

/** What a submission proposes to do to its record. */
export const ReviewAction = z.enum(['create', 'amend', 'void', 'genesis']);
export type ReviewAction = z.infer<typeof ReviewAction>;

/** 提交单 states; `draft` lives in the drafts of its maker, not here. */
export const SubmissionState = z.enum([
  'submitted',
  'disputed',
  'returned',
  'withdrawn',
  'rejected',
  'expired',
  'effective',
]);
export type SubmissionState = z.infer<typeof SubmissionState>;

/** How the checker meets one field: 双录 re-key, machine compare, or a tick. */
export const CheckMode = z.enum(['rekey', 'compare', 'confirm']);
export type CheckMode = z.infer<typeof CheckMode>;

/** The form in which two keyings of a field are compared; see shared/kernel/reentry-normalisation.ts. */
export const KeyedType = z.enum(['text', 'identifier', 'phone', 'fen', 'quantity', 'price', 'date', 'integer', 'rate']);
export type KeyedType = z.infer<typeof KeyedType>;

/** Where a warning or refusal points, and which sentence tells it. Warnings never stop a submission. */
export const Warning = z.strictObject({
  rule: z.string(),
  path: z.string().optional(),
  details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type Warning = z.infer<typeof Warning>;

/** The maker's receipt for a submission. `serial` is what people call it by (提交单 0417); ids are never shown. */
export const SubmissionTicket = z.strictObject({
  id: z.string(),
  serial: z.int(),
  kind: z.string(),
  action: ReviewAction,
  state: SubmissionState,
  title: z.string(),
  contentHash: z.string(),
  warnings: z.array(Warning),
});
export type SubmissionTicket = z.infer<typeof SubmissionTicket>;

/** A scan, photo or file that stands behind a submission; put in with `review.attach`, known by its SHA-256. */
export const Attachment = z.strictObject({
  fileHash: z.string().regex(/^[0-9a-f]{64}$/),
  fileName: z.string().trim().min(1).max(255),
});
export type Attachment = z.infer<typeof Attachment>;

/**
 * The input of every `module.submit`: a proposal for one record. `recordId` and `baseVersion` name what an amendment
 * was based on; `submissionId` resubmits one that was returned.
 */
export function submission<D extends z.ZodType>(draft: D) {
  return z.strictObject({
    action: z.enum(['create', 'amend', 'void']),
    recordId: z.string().optional(),
    baseVersion: z.int().positive().optional(),
    submissionId: z.string().optional(),
    content: draft,
    attachments: z.array(Attachment).max(20).default([]),
    /** Path → why the value differs from what another countersigned record says; asked for where it does. */
    deviations: z.record(z.string().max(200), z.string().trim().min(1).max(200)).default({}),
    /** The draft it was typed in, which leaves with it. */
    draft: z.string().max(400).optional(),
  });
}

/** One page of a list, keyed by `next` (opaque), never by offset. */
export function page<R extends z.ZodType>(row: R) {
  return z.strictObject({ rows: z.array(row), next: z.string().optional() });
}

/** Paging input shared by every list: at most `limit` rows after `after`. */
export const Paging = { after: z.string().optional(), limit: z.int().min(1).max(1000).default(200) };

/** Ids the person used last, for pickers: they stand first while nothing is typed. */
export const Recent = z.array(z.string().max(60)).max(8).default([]);
