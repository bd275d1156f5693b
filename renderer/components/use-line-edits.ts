import { useEffect, useEffectEvent, useRef } from 'react';
import { amend, change, type Line, redo, startHistory, undo } from '#renderer/components/line-grid-model.ts';
import type { LineGridProps } from '#renderer/components/line-grid-props.ts';

/** The lines with their undo steps. `put` answers what it was given, so that steps can follow each other in one key. */
export interface LineEdits {
  readonly put: (next: readonly Line[]) => readonly Line[];
  readonly undo: () => void;
  readonly redo: () => void;
}

/** Keeps the undo steps of a grid, and has the office fill in what was typed or pasted within the step that brought it. */
export function useLineEdits({ lines, completion, onChange }: LineGridProps): LineEdits {
  const history = useRef(startHistory(lines));
  const asked = useRef(new Set<string>());
  useEffect(() => {
    // The page changed the lines itself (a pick, a recalculation): that step can be undone too.
    history.current = change(history.current, lines);
  }, [lines]);
  const settle = useEffectEvent((filled: ReadonlyMap<string, (line: Line) => Line>) => {
    const next = history.current.lines.map((line) => filled.get(line.id)?.(line) ?? line);
    history.current = amend(history.current, next);
    onChange(next);
  });
  useEffect(() => {
    const key = (line: Line) => `${line.id} ${JSON.stringify(line.cells)}`;
    const waiting = completion?.waiting(lines).filter((line) => !asked.current.has(key(line))) ?? [];
    if (completion === undefined || waiting.length === 0) return;
    for (const line of waiting) asked.current.add(key(line));
    void completion.ask(waiting).then((filled) => {
      for (const line of waiting) asked.current.delete(key(line));
      if (filled.size > 0) settle(filled);
    });
  }, [lines, completion]);
  function restore(step: typeof undo): void {
    history.current = step(history.current);
    onChange(history.current.lines);
  }
  return {
    put: (next) => {
      const before = history.current.lines;
      history.current = change(history.current, next);
      if (next !== before) onChange(next);
      return next;
    },
    undo: () => restore(undo),
    redo: () => restore(redo),
  };
}
