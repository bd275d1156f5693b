import { z } from 'zod';
import { command, query } from '#shared/ipc/procedure.ts';
import { ReviewPolicy } from '#shared/review/policy.schema.ts';
import { KeyedType, ReviewAction, submission, SubmissionTicket } from '#shared/review/review.schema.ts';

const KeyedField = z.strictObject({ path: z.string(), type: KeyedType });

/** What a policy can be made of for one kind of record. */
export const ReviewedKind = z.strictObject({
  name: z.string(),
  actions: z.array(ReviewAction),
  /** Fields a policy may ask re-keyed beyond what the kind itself asks. */
  rekeyable: z.array(KeyedField),
  /** Whether its content has money or a discount that a step can wait for. */
  decidedBy: z.array(z.enum(['money', 'discount', 'credit'])),
  /** Whether long documents can be checked by control totals and drawn lines. */
  drawable: z.boolean(),
});
export type ReviewedKind = z.infer<typeof ReviewedKind>;

export const policiesContract = {
  /** 复核制度 as it stands; version 0 is what holds before the office has written its own. */
  'policies.get': query({
    permission: 'review.read',
    input: z.strictObject({}),
    output: z.strictObject({
      recordId: z.string(),
      version: z.int().min(0),
      policy: ReviewPolicy,
      kinds: z.array(ReviewedKind),
      /** An open submission that proposes another. */
      pendingSubmissionId: z.string().optional(),
    }),
  }),
  'policies.submit': command({
    permission: 'policies.write',
    input: submission(ReviewPolicy),
    output: SubmissionTicket,
  }),
} as const;
