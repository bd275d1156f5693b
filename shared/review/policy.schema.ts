import { z } from 'zod';
import { Role } from '#shared/users/roles.ts';

/** One step of a policy (复核步骤): so many people of these roles; with a threshold, only from that money or discount on. */
export const PolicyStep = z.strictObject({
  count: z.int().min(1).max(3),
  roles: z.array(Role).min(1),
  /** Asked for when the money of the content reaches it; null asks always (unless a discount is named). */
  fromFen: z.int().positive().nullable(),
  /** Asked for when the deepest discount below list price reaches it, in basis points. */
  fromDiscountBasisPoints: z.int().min(1).max(10_000).nullable(),
});
export type PolicyStep = z.infer<typeof PolicyStep>;

/** What happens when nobody signed in time: back to the maker, or the step is opened to the next role up or down as well. */
export const LimitDirection = z.enum(['expire', 'up', 'down']);
export type LimitDirection = z.infer<typeof LimitDirection>;

/** Counted in working hours of the office's calendar; expiry never approves. */
export const PolicyLimit = z.strictObject({ hours: z.int().min(1).max(400), then: LimitDirection });
export type PolicyLimit = z.infer<typeof PolicyLimit>;

/** Above so many lines: control totals and drawn lines instead of every line. */
export const PolicyDraw = z.strictObject({ aboveLines: z.int().min(5).max(500), lines: z.int().min(3).max(50) });
export type PolicyDraw = z.infer<typeof PolicyDraw>;

export const PolicyAction = z.enum(['any', 'create', 'amend', 'void']);
export type PolicyAction = z.infer<typeof PolicyAction>;

/** How one kind of record (or `*`, every other kind) is reviewed. */
export const PolicyRule = z.strictObject({
  kind: z.string().min(1).max(60),
  action: PolicyAction,
  steps: z.array(PolicyStep).min(1).max(5),
  /** Paths re-keyed beyond what the kind itself asks; a policy can ask for more keying, never for less. */
  rekeyAlso: z.array(z.string().max(100)).max(20),
  draw: PolicyDraw.nullable(),
  limit: PolicyLimit,
  /** From this money on the password is asked for each signature. */
  askFromFen: z.int().positive().nullable(),
  /** Who takes the last step where a client is given the best credit grade; empty, whoever the step names anyhow. */
  topCreditRoles: z.array(Role).max(8).default([]),
});
export type PolicyRule = z.infer<typeof PolicyRule>;

export const PolicyPreset = z.enum(['two', 'three', 'five', 'own']);
export type PolicyPreset = z.infer<typeof PolicyPreset>;

/**
 * 复核制度: the office's whole policy as one record, versioned and reviewed like any other. The rule for `*` and `any`
 * is there for every kind that has none of its own.
 */
export const ReviewPolicy = z.strictObject({
  preset: PolicyPreset,
  rules: z.array(PolicyRule).min(1).max(100),
});
export type ReviewPolicy = z.infer<typeof ReviewPolicy>;
