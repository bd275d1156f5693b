import { useMemo } from 'react';
import { partAt, useRecordWords } from '#renderer/components/record-words.ts';
import type { SubmissionView } from '#shared/review/review.contract.ts';

/** Longer lists are read beside the tick, not in it. */
const MOST_IN_ONE_LINE = 20;

/** What the visible content holds at a path or under it, in one line: for ticks, which confirm something to be seen. */
export function useShownAt({ kind, content, labels }: SubmissionView): (path: string) => string {
  const words = useRecordWords();
  // Typing in a box must not go through the whole content again.
  const shown = useMemo(() => words.shown(kind, content, labels), [words, kind, content, labels]);
  return (path) => {
    const part = partAt(content, path);
    if (Array.isArray(part) && part.length > MOST_IN_ONE_LINE) return '';
    if (hasSummary(part)) return part.summary;
    const [, list, at] = /^(\w+)\.(\d+)$/.exec(path) ?? [];
    // A line of a list is shown by itself: of a long one only the first are among all values.
    const values =
      list === undefined || at === undefined ? shown : words.shown(kind, { [list]: { [at]: part } }, labels);
    return values
      .filter((value) => value.path === path || value.path.startsWith(`${path}.`))
      .map((value) => (value.path === path ? value.text : value.named))
      .join(' \u00b7 ');
  };
}

/** A line that says of itself what it is about. */
function hasSummary(part: unknown): part is { readonly summary: string } {
  return part !== null && typeof part === 'object' && 'summary' in part && typeof part.summary === 'string';
}
