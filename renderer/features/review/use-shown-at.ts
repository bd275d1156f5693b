import { useMemo } from 'react';
import { useRecordWords } from '#renderer/components/record-words.ts';
import type { SubmissionView } from '#shared/review/review.contract.ts';

/** What the visible content holds at a path or under it, in one line: for ticks, which confirm something to be seen. */
export function useShownAt({ kind, content, labels }: SubmissionView): (path: string) => string {
  const words = useRecordWords();
  // Typing in a box must not go through the whole content again.
  const shown = useMemo(() => words.shown(kind, content, labels), [words, kind, content, labels]);
  return (path) =>
    shown
      .filter((value) => value.path === path || value.path.startsWith(`${path}.`))
      .map((value) => (value.path === path ? value.text : value.named))
      .join(' \u00b7 ');
}
