import { z } from 'zod';
import { Warning } from '#shared/review/review.schema.ts';

/** Records one bulk change (批量修改) takes at most: so many a person can still look through. */
export const MOST_CHANGED = 2000;

/** A value of a field as it is keyed and shown; null is empty. */
export const BulkValue = z.union([z.string().max(200), z.int(), z.null()]);
export type BulkValue = z.infer<typeof BulkValue>;

/** One field of many records, chosen by their ids. */
export const BulkDraft = z.strictObject({
  field: z.string().min(1).max(40),
  value: BulkValue,
  reason: z.string().trim().min(1).max(200),
  records: z.array(z.string().max(60)).min(1).max(MOST_CHANGED),
});
export type BulkDraft = z.infer<typeof BulkDraft>;

/** With what stood in each record, and each as it will stand: the parts of the submission. */
export const BulkContent = z.strictObject({
  field: z.string(),
  value: BulkValue,
  reason: z.string(),
  /** The checker counts the list in hand. */
  control: z.strictObject({ records: z.int().positive() }),
  records: z
    .array(
      z.strictObject({
        recordId: z.string(),
        baseVersion: z.int().positive(),
        before: BulkValue,
        content: z.unknown(),
      }),
    )
    .min(1)
    .max(MOST_CHANGED),
});
export type BulkContent = z.infer<typeof BulkContent>;

/** Before anything is submitted: what each record holds and would hold, and which are refused and why. */
export const BulkPreviewInput = BulkDraft.omit({ reason: true });
export const BulkPreview = z.strictObject({
  rows: z.array(
    z.strictObject({
      id: z.string(),
      code: z.string(),
      name: z.string(),
      before: BulkValue,
      after: BulkValue,
      refusal: Warning.optional(),
    }),
  ),
});
export type BulkPreview = z.infer<typeof BulkPreview>;
