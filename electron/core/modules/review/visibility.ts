import type { SubmissionState } from '#shared/review/review.schema.ts';
import { type CheckPlan, everyCheck } from '#core/modules/review/check-plan.ts';
import { expandPath, withoutPaths } from '#core/modules/review/content-paths.ts';
import type { RecordKind } from '#core/modules/review/record-kind.ts';

/** What decides how much of a submission a person sees. */
export interface Viewpoint {
  readonly state: SubmissionState;
  readonly isMaker: boolean;
  /** This person's own re-key agreed in the current round. */
  readonly hasAgreed: boolean;
}

/** Everybody who did not make it is a possible checker, so everybody sees it blind until their own re-key agreed. */
export function seesEverything(viewpoint: Viewpoint): boolean {
  return viewpoint.state === 'effective' || viewpoint.isMaker || viewpoint.hasAgreed;
}

/** The re-keyed paths and all that is computed from them. */
export function blindPaths(kind: RecordKind, content: unknown, plan: CheckPlan): string[] {
  const rekeyed = everyCheck(kind, content, plan).filter((check) => check.mode === 'rekey');
  const derived = rekeyed.length > 0 ? kind.derived.flatMap((pattern) => expandPath(content, pattern)) : [];
  const compared = new Set(plan.compared.filter(({ agrees }) => agrees).map(({ path }) => path));
  return [...new Set([...rekeyed.map((check) => check.path), ...derived])].filter((path) => !compared.has(path));
}

/**
 * The one function that decides what of a pending content leaves core: every query, list, export, audit view and print
 * asks it. Hidden paths are absent, not emptied, so nothing can be read off their shape.
 */
export function visibleTo(
  viewpoint: Viewpoint,
  kind: RecordKind,
  content: unknown,
  plan: CheckPlan,
): { readonly content: unknown; readonly hidden: string[] } {
  if (seesEverything(viewpoint)) return { content, hidden: [] };
  const hidden = blindPaths(kind, content, plan);
  return { content: withoutPaths(content, hidden), hidden };
}
