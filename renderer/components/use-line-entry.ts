import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
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
import type { LineColumn, LineGridProps } from '#renderer/components/line-grid-props.ts';
import { type BusinessDate, parseTypedDate } from '#shared/kernel/business-date.ts';

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** What the one text box of a line grid needs: where it sits, whether it edits, and what its keys do. */
export interface LineEntry {
  readonly at: CellPlace;
  readonly editing: boolean;
  readonly draft: string;
  readonly point: (at: CellPlace) => void;
  readonly onDraft: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  readonly onPaste: (text: string) => boolean;
  readonly onLeave: () => void;
  readonly copy: () => string;
}

/** The lines with their undo steps. `put` answers what it was given, so that steps can follow each other in one key. */
interface LineEdits {
  readonly put: (next: readonly Line[]) => readonly Line[];
  readonly restore: (step: typeof undo) => void;
}

function useLineEdits(lines: readonly Line[], onChange: (lines: readonly Line[]) => void): LineEdits {
  const history = useRef(startHistory(lines));
  useEffect(() => {
    // The page changed the lines itself (a pick, a recalculation): that step can be undone too.
    history.current = change(history.current, lines);
  }, [lines]);
  return {
    put: (next) => {
      const before = history.current.lines;
      history.current = change(history.current, next);
      if (next !== before) onChange(next);
      return next;
    },
    restore: (step) => {
      history.current = step(history.current);
      onChange(history.current.lines);
    },
  };
}

const firstEntry = (columns: readonly LineColumn[]): number =>
  Math.max(
    0,
    columns.findIndex((column) => column.kind !== 'computed'),
  );

/** The cell in hand; moves when the page asks for a place (`goTo`), and stays inside the lines. */
function usePlace({ columns, lines, goTo }: LineGridProps): readonly [CellPlace, (place: CellPlace) => void] {
  const [place, setPlace] = useState<CellPlace>(() => ({ row: 0, column: firstEntry(columns) }));
  const [seen, setSeen] = useState(goTo);
  if (goTo !== seen) {
    setSeen(goTo);
    const row = lines.findIndex((line) => line.id === goTo?.lineId);
    const column = columns.findIndex(({ key }) => key === goTo?.column);
    if (row >= 0) setPlace({ row, column: Math.max(0, column) });
  }
  return [{ row: Math.min(place.row, Math.max(0, lines.length - 1)), column: place.column }, setPlace];
}

/** What the keys of a line grid can do; the map below says which key does what. */
interface LineActions {
  readonly editing: boolean;
  readonly move: (down: number, right: number) => void;
  readonly forward: () => void;
  readonly edit: () => void;
  readonly pick: () => void;
  readonly abandon: () => void;
  readonly clear: () => void;
  readonly insert: () => void;
  readonly copyAbove: () => void;
  readonly restore: LineEdits['restore'];
}

const PAGE = 12;
const FAR = 999;

/** The action of a key; undefined leaves the key to the text box. */
function actionOf(event: KeyboardEvent, act: LineActions): (() => void) | undefined {
  const { key, shiftKey, ctrlKey } = event;
  const cellKeys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => act.move(0, -1),
    ArrowRight: () => act.move(0, 1),
    Home: () => act.move(0, -FAR),
    End: () => act.move(0, FAR),
    Delete: act.clear,
  };
  const plain: Readonly<Record<string, () => void>> = {
    Enter: act.forward,
    Tab: () => act.move(0, shiftKey ? -1 : 1),
    ArrowDown: () => act.move(1, 0),
    ArrowUp: () => act.move(-1, 0),
    PageDown: () => act.move(PAGE, 0),
    PageUp: () => act.move(-PAGE, 0),
    F2: act.edit,
    F4: act.pick,
  };
  const withCtrl: Readonly<Record<string, () => void>> = {
    Enter: act.insert,
    d: act.copyAbove,
    ...(act.editing ? {} : { z: () => act.restore(undo), y: () => act.restore(redo) }),
  };
  if (ctrlKey) return withCtrl[key.length === 1 ? key.toLowerCase() : key];
  if (key === 'Escape') return act.editing ? act.abandon : undefined;
  return plain[key] ?? (act.editing ? undefined : cellKeys[key]);
}

/** What the actions work on: the place, its column, what it holds and what is half typed there. */
interface Hand extends LineEdits {
  readonly at: CellPlace;
  readonly column: LineColumn | undefined;
  readonly stored: string;
  readonly draft: string | undefined;
  /** The office's business date, from which `+7` and weekdays count. */
  readonly today: BusinessDate;
  readonly setDraft: (draft: string | undefined) => void;
  readonly setPlace: (place: CellPlace) => void;
}

/** A date as people type it (`1205`, `+7`, a weekday), understood on leaving the cell; what is not understood stays. */
function understood(column: LineColumn, typed: string, today: BusinessDate): string {
  if (column.kind !== 'date' || typed.trim() === '') return typed;
  const reading = parseTypedDate(typed, today);
  return reading.ok ? reading.date : typed;
}

/** Writes what is typed into the cell; a float identifier is refused and the cell keeps what it had. */
function settleDraft({ lines, onRefused }: LineGridProps, hand: Hand): readonly Line[] {
  const { at, column, draft, today, put } = hand;
  hand.setDraft(undefined);
  if (draft === undefined || column === undefined || column.kind === 'computed') return lines;
  if (column.kind !== 'identifier' || !isFloatIdentifier(draft)) {
    return put(setCell(lines, at.row, column, understood(column, draft, today)));
  }
  onRefused([{ row: at.row, column: column.key, value: draft, reason: 'float_identifier' }]);
  return lines;
}

function lineActions(props: LineGridProps, hand: Hand): LineActions {
  const { columns, lines, newLine } = props;
  const { at, column, draft, stored, put, setDraft, setPlace } = hand;
  const settle = () => settleDraft(props, hand);
  const inside = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
  function insert(into: readonly Line[]): void {
    const grown = put(addLine(into, at.row, newLine()));
    if (grown !== into) setPlace({ row: at.row + 1, column: firstEntry(columns) });
  }
  return {
    editing: draft !== undefined,
    restore: hand.restore,
    abandon: () => setDraft(undefined),
    insert: () => insert(settle()),
    move: (down, right) => {
      settle();
      setPlace({ row: inside(at.row + down, lines.length), column: inside(at.column + right, columns.length) });
    },
    forward: () => {
      const settled = settle();
      const next = nextEntry(columns, settled.length, at);
      if (next === undefined) insert(settled);
      else setPlace(next);
    },
    edit: () => {
      if (column?.kind !== 'computed') setDraft(stored);
    },
    clear: () => {
      if (column !== undefined && column.kind !== 'computed') put(setCell(lines, at.row, column, ''));
    },
    copyAbove: () => {
      setDraft(undefined);
      if (column !== undefined) put(copyDown(lines, at.row, column));
    },
    pick: () => {
      const settled = settle();
      const line = settled[at.row];
      if (line === undefined || column === undefined) return;
      if (column.choices === undefined) column.onPick?.(line);
      else put(setCell(settled, at.row, column, nextChoice(column.choices, stored)));
    },
  };
}

/** Line entry without the drawing: the place, the half-typed text, and every key's effect on the lines. */
export function useLineEntry(props: LineGridProps, today: BusinessDate, reveal: (row: number) => void): LineEntry {
  const { columns, lines, onRefused, newLine } = props;
  const [at, setPlace] = usePlace(props);
  const [draft, setDraft] = useState<string>();
  const edits = useLineEdits(lines, props.onChange);
  const column = columns[at.column];
  const stored = column === undefined ? '' : (lines[at.row]?.cells[column.key] ?? '');
  const hand: Hand = { ...edits, at, column, stored, draft, today, setDraft, setPlace };
  const actions = lineActions(props, hand);
  useEffect(() => reveal(at.row), [at.row, reveal]);
  return {
    at,
    editing: draft !== undefined,
    draft: draft ?? '',
    point: (to) => {
      settleDraft(props, hand);
      setPlace(to);
    },
    onDraft: (text) => {
      if (column !== undefined && column.kind !== 'computed') setDraft(text);
    },
    onKeyDown: (event) => {
      if (event.nativeEvent.isComposing || event.altKey) return;
      const run = actionOf(event, actions);
      if (run === undefined) return;
      event.preventDefault();
      run();
    },
    onPaste: (text) => {
      if (draft !== undefined) return false;
      const { lines: next, refused } = pasteBlock(lines, columns, at, parseBlock(text), newLine);
      edits.put(next);
      onRefused(refused);
      return true;
    },
    onLeave: () => void settleDraft(props, hand),
    copy: () => stored,
  };
}
