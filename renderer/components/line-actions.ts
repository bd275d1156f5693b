import {
  addLine,
  type Line,
  isFloatIdentifier,
  nextChoice,
  nextEntry,
  type PasteRefusal,
  previousEntry,
  setCell,
} from '#renderer/components/line-grid-model.ts';
import type { LineColumn, LineGridProps } from '#renderer/components/line-grid-props.ts';
import {
  type CellPlace,
  type CellRange,
  clearRange,
  fillDown,
  fillRight,
  moveLines,
  removeLines,
} from '#renderer/components/line-range.ts';
import type { LineEdits } from '#renderer/components/use-line-edits.ts';
import { type BusinessDate, parseTypedDate } from '#shared/kernel/business-date.ts';

/** What the keys of a line grid work on: the place, the block, and what is half typed there. */
export interface Hand extends LineEdits {
  readonly at: CellPlace;
  readonly range: CellRange;
  readonly draft: string | undefined;
  /** The office's business date, from which `+7` and weekdays count. */
  readonly today: BusinessDate;
  readonly setDraft: (draft: string | undefined) => void;
  /** Puts the cursor there; with `extend` the block reaches from where it began to there. */
  readonly place: (at: CellPlace, extend?: boolean) => void;
  readonly choose: (from: CellPlace, to: CellPlace) => void;
  readonly refuse: (refused: readonly PasteRefusal[]) => void;
  readonly copy: () => void;
  readonly openMenu: () => void;
}

/** Something a line grid can do, with the key that does it. `run` answers false to leave the key to the page. */
export interface LineCommand {
  readonly name: string;
  readonly run: () => boolean | void;
}

const PAGE = 12;
const FAR = 999;

export const firstEntry = (columns: readonly LineColumn[]): number =>
  Math.max(
    0,
    columns.findIndex((column) => column.kind !== 'computed'),
  );

/** A date as people type it (`1205`, `+7`, a weekday), understood on leaving the cell; what is not understood stays. */
function understood(column: LineColumn, typed: string, today: BusinessDate): string {
  if (column.kind !== 'date' || typed.trim() === '') return typed;
  const reading = parseTypedDate(typed, today);
  return reading.ok ? reading.date : typed;
}

/** Writes what is typed into the cell; a float identifier is refused and the cell keeps what it had. */
export function settleDraft({ columns, lines }: LineGridProps, hand: Hand): readonly Line[] {
  const { at, draft, today, put } = hand;
  const column = columns[at.column];
  if (draft === undefined) return lines;
  hand.setDraft(undefined);
  if (column === undefined || column.kind === 'computed') return lines;
  if (column.kind !== 'identifier' || !isFloatIdentifier(draft)) {
    return put(setCell(lines, at.row, column, understood(column, draft, today)));
  }
  const lineId = lines[at.row]?.id;
  hand.refuse([
    {
      row: at.row,
      column: column.key,
      value: draft,
      reason: 'float_identifier',
      ...(lineId !== undefined && { lineId }),
    },
  ]);
  return lines;
}

type Commands = Readonly<Record<string, LineCommand>>;

/** Lines down and columns right. */
type Step = readonly [number, number];

const STEPS: Readonly<Record<string, Step>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  Home: [0, -FAR],
  End: [0, FAR],
  PageDown: [PAGE, 0],
  PageUp: [-PAGE, 0],
  'Ctrl+ArrowLeft': [0, -FAR],
  'Ctrl+ArrowRight': [0, FAR],
  'Ctrl+ArrowDown': [FAR, 0],
  'Ctrl+ArrowUp': [-FAR, 0],
  'Ctrl+Home': [-FAR, -FAR],
  'Ctrl+End': [FAR, FAR],
};

/** The same step with Shift, which carries the block along. */
const withShift = (chord: string): string =>
  chord.startsWith('Ctrl+') ? `Ctrl+Shift+${chord.slice(5)}` : `Shift+${chord}`;

/** Moving and choosing. */
function movements(props: LineGridProps, hand: Hand): Commands {
  const { columns, lines } = props;
  const { at, range, place } = hand;
  const inside = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
  const go = ([down, right]: Step, extend: boolean): LineCommand => ({
    name: 'move',
    run: () => {
      settleDraft(props, hand);
      place({ row: inside(at.row + down, lines.length), column: inside(at.column + right, columns.length) }, extend);
    },
  });
  const steps = Object.entries(STEPS).flatMap(([chord, step]) => [
    [chord, go(step, false)] as const,
    [withShift(chord), go(step, true)] as const,
  ]);
  const entry = (next: CellPlace | undefined): boolean => {
    settleDraft(props, hand);
    if (next !== undefined) place(next);
    return next !== undefined;
  };
  return {
    ...Object.fromEntries(steps),
    'Shift+Enter': go([-1, 0], false),
    Tab: { name: 'next', run: () => entry(nextEntry(columns, lines.length, at)) },
    'Shift+Tab': { name: 'previous', run: () => entry(previousEntry(columns, at)) },
    Enter: { name: 'forward', run: () => forward(props, hand) },
    'Ctrl+A': {
      name: 'selectAll',
      run: () => hand.choose({ row: 0, column: 0 }, { row: lines.length - 1, column: columns.length - 1 }),
    },
    Escape: {
      name: 'abandon',
      run: () => {
        if (hand.draft !== undefined) hand.setDraft(undefined);
        else if (range.top !== range.bottom || range.left !== range.right) place(at);
        else return false;
        return true;
      },
    },
  };
}

/** Enter: right, then the next line's first entry cell, then a new line; where lines are fixed, on to the next field. */
function forward(props: LineGridProps, hand: Hand): boolean {
  const settled = settleDraft(props, hand);
  const next = nextEntry(props.columns, settled.length, hand.at);
  if (next !== undefined) hand.place(next);
  else if (props.newLine === undefined) return false;
  else insertAfter(props, hand, hand.at.row, settled);
  return true;
}

function insertAfter({ columns, newLine }: LineGridProps, hand: Hand, row: number, into: readonly Line[]): void {
  if (newLine === undefined) return;
  const grown = hand.put(addLine(into, row, newLine()));
  if (grown !== into) hand.place({ row: row + 1, column: firstEntry(columns) });
}

/** Changes of cells. */
function cellCommands(props: LineGridProps, hand: Hand): Commands {
  const { columns, lines } = props;
  const { at, range, put } = hand;
  const column = columns[at.column];
  const stored = column === undefined ? '' : (lines[at.row]?.cells[column.key] ?? '');
  const clear = () => void put(clearRange(lines, columns, range));
  return {
    F2: {
      name: 'edit',
      run: () => {
        if (column?.kind !== 'computed') hand.setDraft(hand.draft ?? stored);
      },
    },
    F4: {
      name: 'pick',
      run: () => {
        const settled = settleDraft(props, hand);
        const line = settled[at.row];
        if (line === undefined || column === undefined) return;
        if (column.choices === undefined) column.onPick?.(line);
        else put(setCell(settled, at.row, column, nextChoice(column.choices, stored)));
      },
    },
    Backspace: {
      name: 'emptyAndEdit',
      run: () => {
        if (column?.kind !== 'computed') hand.setDraft('');
      },
    },
    'Ctrl+C': { name: 'copy', run: hand.copy },
    'Ctrl+X': {
      name: 'cut',
      run: () => {
        hand.copy();
        clear();
      },
    },
    'Ctrl+D': {
      name: 'fillDown',
      run: () => {
        hand.setDraft(undefined);
        put(fillDown(lines, columns, range));
      },
    },
    'Ctrl+R': { name: 'fillRight', run: () => void put(fillRight(lines, columns, range)) },
    Delete: { name: 'clear', run: clear },
    'Ctrl+Z': { name: 'undo', run: hand.undo },
    'Ctrl+Y': { name: 'redo', run: hand.redo },
    ContextMenu: { name: 'menu', run: hand.openMenu },
    'Shift+F10': { name: 'menu', run: hand.openMenu },
  };
}

/** Changes of lines; none where they are fixed. */
function lineCommands(props: LineGridProps, hand: Hand): Commands {
  const { lines, newLine } = props;
  const { range, at, put, choose } = hand;
  if (newLine === undefined) return {};
  const move = (by: 1 | -1) => (): void => {
    const moved = put(moveLines(settleDraft(props, hand), range, by));
    if (moved === lines) return;
    choose({ row: range.top + by, column: range.left }, { row: range.bottom + by, column: range.right });
  };
  return {
    'Ctrl+Enter': { name: 'insert', run: () => insertAfter(props, hand, at.row, settleDraft(props, hand)) },
    'Alt+ArrowUp': { name: 'moveUp', run: move(-1) },
    'Alt+ArrowDown': { name: 'moveDown', run: move(1) },
    'Ctrl+Delete': {
      name: 'remove',
      run: () => {
        hand.setDraft(undefined);
        put(removeLines(lines, range));
        hand.place({
          row: Math.max(0, Math.min(range.top, lines.length - (range.bottom - range.top) - 2)),
          column: at.column,
        });
      },
    },
  };
}

/** What every chord does here. */
export function commandsOf(props: LineGridProps, hand: Hand): Commands {
  return { ...movements(props, hand), ...cellCommands(props, hand), ...lineCommands(props, hand) };
}

const WHILE_EDITING = new Set(
  'Enter Shift+Enter Tab Shift+Tab ArrowDown ArrowUp PageDown PageUp F2 F4 Ctrl+Enter Ctrl+D Escape'.split(' '),
);

/** While something is half typed, the other keys are the text box's own. */
export function isForEditing(chord: string): boolean {
  return WHILE_EDITING.has(chord);
}

/** The row menu, in its order; `-` parts groups. */
export const MENU = [
  'F2',
  'F4',
  '-',
  'Ctrl+X',
  'Ctrl+C',
  'Ctrl+V',
  'Delete',
  '-',
  'Ctrl+D',
  'Ctrl+R',
  '-',
  'Ctrl+Enter',
  'Alt+ArrowUp',
  'Alt+ArrowDown',
  'Ctrl+Delete',
  '-',
  'Ctrl+A',
  'Ctrl+Z',
  'Ctrl+Y',
] as const;
