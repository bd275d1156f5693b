/** Why keys cannot be given: the line (from 0) names a key that is not one of the record, or one twice. */
export type LineKeyFault = { readonly fault: 'unknown' | 'repeated'; readonly line: number };

/**
 * `L1`, `L2` … for the lines that have no key yet, above every key of the record so far; lines that have one keep it.
 * `known` are the keys of the record as it stands, empty for a new one.
 */
export function giveLineKeys(
  keys: readonly (string | null)[],
  known: ReadonlySet<string>,
): { readonly keys: readonly string[] } | LineKeyFault {
  let last = Math.max(0, ...[...known].map((key) => Number(key.slice(1))));
  const given: string[] = [];
  for (const [line, key] of keys.entries()) {
    // A new record has no keys yet: what a returned one was shown with counts for nothing.
    if (key === null || known.size === 0) {
      last += 1;
      given.push(`L${last}`);
      continue;
    }
    if (!known.has(key)) return { fault: 'unknown', line };
    if (given.includes(key)) return { fault: 'repeated', line };
    given.push(key);
  }
  return { keys: given };
}
