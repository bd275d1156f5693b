import type { ShownCheck } from '#shared/review/review.contract.ts';
import type { SubmissionState } from '#shared/review/review.schema.ts';
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

export function shownChecks(kind: RecordKind, content: unknown): ShownCheck[] {
  return kind
    .checks(content)
    .flatMap(({ path: pattern, ...check }) => expandPath(content, pattern).map((path) => ({ path, ...check })));
}

/** The re-keyed paths and all that is computed from them. */
export function blindPaths(kind: RecordKind, content: unknown): string[] {
  const rekeyed = kind.checks(content).filter((check) => check.mode === 'rekey');
  const patterns = rekeyed.length > 0 ? [...rekeyed.map((check) => check.path), ...kind.derived] : [];
  return [...new Set(patterns.flatMap((pattern) => expandPath(content, pattern)))];
}

/**
 * The one function that decides what of a pending content leaves core: every query, list, export, audit view and print
 * asks it. Hidden paths are absent, not emptied, so nothing can be read off their shape.
 */
export function visibleTo(
  viewpoint: Viewpoint,
  kind: RecordKind,
  content: unknown,
): { readonly content: unknown; readonly hidden: string[] } {
  if (seesEverything(viewpoint)) return { content, hidden: [] };
  const hidden = blindPaths(kind, content);
  return { content: withoutPaths(content, hidden), hidden };
}
