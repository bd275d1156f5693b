import type { ShownCheck } from '#shared/review/review.contract.ts';
import { normaliseStored, normaliseTyped } from '#shared/kernel/reentry-normalisation.ts';
import { checkedValue } from '#core/modules/review/check-plan.ts';

export interface Keyed {
  readonly entry: Readonly<Record<string, string>>;
  readonly confirmed: readonly string[];
}

/**
 * Compares what the checker keyed with what was submitted, both in normal form (trim, width, separators, fen). Returns
 * the paths that differ; a text that cannot be read differs, and so does a tick that is missing.
 */
export function differingPaths(content: unknown, checks: readonly ShownCheck[], keyed: Keyed): string[] {
  return checks.filter((check) => !agrees(content, check, keyed)).map((check) => check.path);
}

function agrees(content: unknown, check: ShownCheck, keyed: Keyed): boolean {
  switch (check.mode) {
    case 'compare':
      return true;
    case 'confirm':
      return keyed.confirmed.includes(check.path);
    case 'rekey': {
      const typed = Object.hasOwn(keyed.entry, check.path) ? (keyed.entry[check.path] ?? '') : '';
      const first = normaliseStored(check.type, checkedValue(content, check.path));
      return first !== undefined && normaliseTyped(check.type, typed) === first;
    }
  }
}

/** The second chance asks only for what differed: the rest stands as it was keyed first. */
export function mergeSecondChance(first: Keyed, second: Keyed, differing: readonly string[]): Keyed {
  const entry = { ...first.entry };
  for (const path of differing) {
    if (Object.hasOwn(second.entry, path)) entry[path] = second.entry[path] ?? '';
  }
  const confirmed = [...new Set([...first.confirmed, ...second.confirmed.filter((path) => differing.includes(path))])];
  return { entry, confirmed };
}
