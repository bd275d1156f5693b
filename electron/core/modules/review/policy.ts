import { z } from 'zod';
import { CHECKING_ROLES } from '#shared/review/policy-presets.ts';
import { PolicyLimit, type PolicyRule, type PolicyStep, type ReviewPolicy } from '#shared/review/policy.schema.ts';
import type { ReviewAction } from '#shared/review/review.schema.ts';
import { Role } from '#shared/users/roles.ts';
import { invariant } from '#core/kernel/invariant.ts';
import type { Decisive, RecordKind } from '#core/modules/review/record-kind.ts';

/** A value held against another countersigned record, as it stood at submission. */
const Compared = z.object({
  path: z.string(),
  source: z.string(),
  agrees: z.boolean(),
  reason: z.string().optional(),
});
export type Compared = z.infer<typeof Compared>;

const DEFAULT_LIMIT = { hours: 24, then: 'expire' } as const;

/** The policy as it stood when a submission was made: the steps that apply to its content, and how its fields are checked. */
export const PolicySnapshot = z.object({
  /** Of the office's policy; 0 is what holds before it has one. */
  version: z.int().default(0),
  steps: z.array(z.object({ count: z.int().positive(), roles: z.array(Role).default([...CHECKING_ROLES]) })).min(1),
  /** Boxes a checker keys. */
  rekeyCount: z.int().min(0),
  amountFen: z.int().nullable().default(null),
  discountBasisPoints: z.int().nullable().default(null),
  rekeyAlso: z.array(z.string()).default([]),
  /** Lines to key when not every line is (from 0); null keys all. */
  drawnLines: z.array(z.int().min(0)).nullable().default(null),
  compared: z.array(Compared).default([]),
  limit: PolicyLimit.default(DEFAULT_LIMIT),
  /** From this money on the password is asked for each signature. */
  askFromFen: z.int().nullable().default(null),
});
export type PolicySnapshot = z.infer<typeof PolicySnapshot>;

export function snapshotOf(row: { readonly policy: string }): PolicySnapshot {
  return PolicySnapshot.parse(JSON.parse(row.policy));
}

/** The founding's own: one countersignature of another founder. */
export const FOUNDING: PolicySnapshot = PolicySnapshot.parse({ steps: [{ count: 1 }], rekeyCount: 0 });

/** The rule for a kind and action: the closest one named, else that of the kind it is reviewed as, else for everything. */
export function ruleFor(
  policy: ReviewPolicy,
  { name, reviewedAs }: Pick<RecordKind, 'name' | 'reviewedAs'>,
  action: ReviewAction,
): PolicyRule {
  const of = (kind: string | undefined, wanted: PolicyRule['action']) =>
    policy.rules.find((rule) => rule.kind === kind && rule.action === wanted);
  const own = of(name, action === 'genesis' ? 'any' : action) ?? of(name, 'any');
  const found = own ?? of(reviewedAs, 'create') ?? of(reviewedAs, 'any') ?? of('*', 'any');
  invariant(found, 'a policy has a rule for everything');
  return found;
}

function applies({ fromFen, fromDiscountBasisPoints }: PolicyStep, decisive: Decisive): boolean {
  if (fromFen === null && fromDiscountBasisPoints === null) return true;
  const money = fromFen !== null && (decisive.amountFen ?? 0) >= fromFen;
  const discount = fromDiscountBasisPoints !== null && (decisive.discountBasisPoints ?? 0) >= fromDiscountBasisPoints;
  return money || discount;
}

/**
 * The steps a content has to pass: those without thresholds, and those whose threshold it reaches. Of a client given the
 * best credit grade the last of them is for the roles the policy names.
 */
export function appliedSteps(rule: PolicyRule, decisive: Decisive): PolicySnapshot['steps'] {
  const steps = rule.steps.filter((step) => applies(step, decisive)).map(({ count, roles }) => ({ count, roles }));
  const last = steps.at(-1);
  if (decisive.topCredit !== true || rule.topCreditRoles.length === 0 || last === undefined) return steps;
  return [...steps.slice(0, -1), { ...last, roles: rule.topCreditRoles }];
}

export function signaturesRequired(policy: Pick<PolicySnapshot, 'steps'>): number {
  return policy.steps.reduce((sum, step) => sum + step.count, 0);
}
