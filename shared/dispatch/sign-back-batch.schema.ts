import { z } from 'zod';
import { SignBack, SignBackDraft } from './dispatch.schema.ts';

export const MOST_COPIES = 200;

/** One note whose copy came back signed in full. What is left null is taken from the batch. */
export const SignBackCopyDraft = z.strictObject({
  dispatchNoteId: SignBackDraft.shape.dispatchNoteId,
  receivedBy: SignBackDraft.shape.receivedBy.nullable().default(null),
  receivedAs: SignBackDraft.shape.receivedAs.nullable().default(null),
  remark: SignBackDraft.shape.remark,
});
export type SignBackCopyDraft = z.output<typeof SignBackCopyDraft>;

/** 回单批量确认 as the form proposes it: copies of one day, each signed for everything that was sent. */
export const SignBackBatchDraft = z.strictObject({
  receivedOn: SignBackDraft.shape.receivedOn,
  /** Who signed where a copy says nobody else; the consignee of the note when this is null too. */
  receivedBy: SignBackDraft.shape.receivedBy.nullable().default(null),
  receivedAs: SignBackDraft.shape.receivedAs.default('authorised'),
  copies: z.array(SignBackCopyDraft).min(1).max(MOST_COPIES),
});
export type SignBackBatchDraft = z.output<typeof SignBackBatchDraft>;

/** 回单批量确认 as signed. The checker counts the paper copies in hand without seeing which and how many were keyed. */
export const SignBackBatch = z.strictObject({
  receivedOn: SignBackDraft.shape.receivedOn,
  copies: z
    .array(z.strictObject({ recordId: z.string(), ...SignBack.shape }))
    .min(1)
    .max(MOST_COPIES),
  control: z.strictObject({ copies: z.int().positive() }),
});
export type SignBackBatch = z.output<typeof SignBackBatch>;
