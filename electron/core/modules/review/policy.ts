import { z } from 'zod';

/**
 * The policy as it stood when a submission was made. One step for now; ordered steps, roles and thresholds of the
 * versioned policy records take the place of `policyFor` and fill `steps`.
 */
export const PolicySnapshot = z.strictObject({
  steps: z.array(z.strictObject({ count: z.int().positive(), permission: z.string() })).min(1),
  rekeyCount: z.int().min(0),
  /** What the signed content is worth, recomputed in core; null where it has no money. */
  amountFen: z.int().nullable().default(null),
  /** Above this amount every signature asks for the password; null: never for the amount. */
  askAboveFen: z.int().min(0).nullable().default(null),
});
export type PolicySnapshot = z.infer<typeof PolicySnapshot>;

/** One countersignature of a person who may check, for every kind and amount. */
export function policyFor(rekeyCount: number): PolicySnapshot {
  return { steps: [{ count: 1, permission: 'review.check' }], rekeyCount, amountFen: null, askAboveFen: null };
}

export function signaturesRequired(policy: PolicySnapshot): number {
  return policy.steps.reduce((sum, step) => sum + step.count, 0);
}
