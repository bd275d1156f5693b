import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { LineGridProps } from '#renderer/components/line-grid-props.ts';
import {
  addLine,
  change,
  copyDown,
  isFloatIdentifier,
  type Line,
  nextChoice,
  nextEntry,
  parseBlock,
  pasteBlock,
  redo,
  setCell,
  startHistory,
  undo,
} from '#renderer/components/line-grid-model.ts';

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** What the one text box of a line grid needs: where it sits, whether it edits, and what its keys do. */
export interface LineEntry {
  readonly at: CellPlace;
  readonly editing: boolean;
  readonly draft: string;
  point(at: CellPlace): void;
  onDraft(text: string): void;
  onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void;
  onPaste(text: string): boolean;
  onLeave(): void;
  copy(): string;
}

export function useLineEntry(props: LineGridProps, reveal: (row: number) => void): LineEntry {
  const { columns, lines, goTo, onChange, onRefused, newLine } = props;
  const [place, setPlace] = useState<CellPlace>(() => ({
    row: 0,
    column: Math.max(
      0,
      columns.findIndex((c) => c.kind !== 'computed'),
    ),
  }));
  const [draft, setDraft] = useState<string>();
  const history = useRef(startHistory(lines));
  const at = { row: Math.min(place.row, Math.max(0, lines.length - 1)), column: place.column };
  const column = columns[at.column];
  const stored = column === undefined ? '' : (lines[at.row]?.cells[column.key] ?? '');

  function put(next: readonly Line[]): readonly Line[] {
    const before = history.current.lines;
    history.current = change(history.current, next);
    if (next !== before) onChange(next);
    return next;
  }
  function restore(step: typeof undo): void {
    history.current = step(history.current);
    onChange(history.current.lines);
  }
  /** Writes what is typed into the cell; a float identifier is refused and the cell keeps what it had. */
  function settle(): readonly Line[] {
    setDraft(undefined);
    if (draft === undefined || column === undefined || column.kind === 'computed') return lines;
    if (column.kind === 'identifier' && isFloatIdentifier(draft)) {
      onRefused([{ row: at.row, column: column.key, value: draft, reason: 'float_identifier' }]);
      return lines;
    }
    return put(setCell(lines, at.row, column, draft));
  }
  function point(to: CellPlace): void {
    settle();
    setPlace(to);
    reveal(to.row);
  }
  function move(down: number, right: number): void {
    point({
      row: Math.max(0, Math.min(lines.length - 1, at.row + down)),
      column: Math.max(0, Math.min(columns.length - 1, at.column + right)),
    });
  }
  function forward(): void {
    const settled = settle();
    const next = nextEntry(columns, settled.length, at);
    if (next !== undefined) setPlace(next);
    else insert(settled);
    reveal((next ?? at).row);
  }
  function insert(into: readonly Line[]): void {
    const grown = addLine(into, at.row, newLine());
    put(grown);
    if (grown !== into)
      setPlace({
        row: at.row + 1,
        column: Math.max(
          0,
          columns.findIndex((c) => c.kind !== 'computed'),
        ),
      });
  }
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing || event.altKey) return;
    const editing = draft !== undefined;
    const plain: Readonly<Record<string, (() => void) | undefined>> = {
      Enter: forward,
      Tab: () => move(0, event.shiftKey ? -1 : 1),
      ArrowDown: () => move(1, 0),
      ArrowUp: () => move(-1, 0),
      ArrowLeft: editing ? undefined : () => move(0, -1),
      ArrowRight: editing ? undefined : () => move(0, 1),
      PageDown: () => move(12, 0),
      PageUp: () => move(-12, 0),
      Home: editing ? undefined : () => move(0, -columns.length),
      End: editing ? undefined : () => move(0, columns.length),
      F2: column?.kind === 'computed' ? undefined : () => setDraft(stored),
      F4: pick,
      Escape: editing ? () => setDraft(undefined) : undefined,
      Delete: editing || column === undefined ? undefined : () => put(setCell(lines, at.row, column, '')),
    };
    const withCtrl: Readonly<Record<string, (() => void) | undefined>> = {
      Enter: () => insert(settle()),
      d: column === undefined ? undefined : () => put(copyDown(lines, at.row, column)),
      z: editing ? undefined : () => restore(undo),
      y: editing ? undefined : () => restore(redo),
    };
    const run = event.ctrlKey
      ? withCtrl[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      : plain[event.key];
    if (run === undefined) return;
    event.preventDefault();
    run();
  }
  function pick(): void {
    const settled = settle();
    const line = settled[at.row];
    if (line === undefined || column === undefined) return;
    if (column.choices !== undefined) put(setCell(settled, at.row, column, nextChoice(column.choices, stored)));
    else column.onPick?.(line);
  }
  function onPaste(text: string): boolean {
    if (draft !== undefined) return false;
    const { lines: next, refused } = pasteBlock(lines, columns, at, parseBlock(text), newLine);
    put(next);
    onRefused(refused);
    return true;
  }
  useEffect(() => {
    // The page changed the lines itself (a pick, a recalculation): that step can be undone too.
    history.current = change(history.current, lines);
  }, [lines]);
  const jump = useEffectEvent((lineId: string, key: string) => {
    const row = lines.findIndex((line) => line.id === lineId);
    if (row >= 0)
      point({
        row,
        column: Math.max(
          0,
          columns.findIndex((c) => c.key === key),
        ),
      });
  });
  useEffect(() => {
    if (goTo !== undefined) jump(goTo.lineId, goTo.column);
  }, [goTo]);
  const onDraft = (text: string) => {
    if (column !== undefined && column.kind !== 'computed') setDraft(text);
  };
  return {
    at,
    editing: draft !== undefined,
    draft: draft ?? '',
    point,
    onDraft,
    onKeyDown,
    onPaste,
    onLeave: settle,
    copy: () => stored,
  };
}
