import { type KeyboardEvent, useEffect, useState } from 'react';
import { chordOf } from '#renderer/app/keys.ts';
import { copiedCells, copyOut } from '#renderer/components/clipboard.ts';
import {
  commandsOf,
  firstEntry,
  type Hand,
  isForEditing,
  type LineCommand,
  settleDraft,
} from '#renderer/components/line-actions.ts';
import { type PasteRefusal, parseBlock } from '#renderer/components/line-grid-model.ts';
import { cellText, type LineGridProps } from '#renderer/components/line-grid-props.ts';
import { type CellPlace, type CellRange, fillFrom, rangeBetween } from '#renderer/components/line-range.ts';
import { type Pasting, usePasting } from '#renderer/components/use-pasting.ts';
import { useLineEdits } from '#renderer/components/use-line-edits.ts';
import type { CellAsked } from '#renderer/components/use-go-to.ts';
import type { BusinessDate } from '#shared/kernel/business-date.ts';

/** What the one text box of a line grid needs: where it sits, whether it edits, and what its keys do. */
export interface LineEntry {
  readonly at: CellPlace;
  readonly range: CellRange;
  readonly editing: boolean;
  readonly draft: string;
  readonly refused: readonly PasteRefusal[];
  readonly pasting: Pasting;
  readonly menuOpen: boolean;
  readonly commands: Readonly<Record<string, LineCommand>>;
  readonly point: (at: CellPlace, extend: boolean) => void;
  readonly fill: (target: CellRange) => void;
  readonly openMenu: (open: boolean) => void;
  readonly forgetRefused: () => void;
  readonly onDraft: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  readonly onPaste: (text: string) => boolean;
  readonly onLeave: () => void;
}

interface Places {
  readonly at: CellPlace;
  readonly anchor: CellPlace;
  readonly set: (anchor: CellPlace, at: CellPlace) => void;
}

/** The cell in hand and where its block began; moves each time the page asks for a place (`goTo`), also as it begins, and stays inside the lines. */
function usePlaces({ columns, lines, goTo }: LineGridProps): Places {
  const [places, setPlaces] = useState(() => {
    const start = { row: 0, column: firstEntry(columns) };
    return { at: start, anchor: start };
  });
  const [gone, setGone] = useState<CellAsked>();
  if (goTo !== undefined && goTo !== gone) {
    const row = lines.findIndex((line) => line.id === goTo.lineId);
    const named = columns.findIndex(({ key }) => key === goTo.column);
    const column = named < 0 ? firstEntry(columns) : named;
    // A line that was just added comes a moment later.
    if (row >= 0) {
      setGone(goTo);
      setPlaces({ at: { row, column }, anchor: { row, column } });
    }
  }
  const inside = ({ row, column }: CellPlace) => ({
    row: Math.max(0, Math.min(row, lines.length - 1)),
    column: Math.min(column, columns.length - 1),
  });
  return {
    at: inside(places.at),
    anchor: inside(places.anchor),
    set: (anchor, at) => setPlaces({ anchor, at }),
  };
}

/** Line entry without the drawing: the place, the block, the half-typed text, and every key's effect on the lines. */
export function useLineEntry(props: LineGridProps, today: BusinessDate, reveal: (row: number) => void): LineEntry {
  const { columns, lines } = props;
  const { at, anchor, set } = usePlaces(props);
  const [draft, setDraft] = useState<string>();
  const [refused, setRefused] = useState<readonly PasteRefusal[]>([]);
  const [menuOpen, openMenu] = useState(false);
  const edits = useLineEdits(props);
  const range = rangeBetween(anchor, at);
  const pasting = usePasting({ grid: props, edits, at, range, today, refuse: setRefused });
  const hand: Hand = {
    ...edits,
    at,
    range,
    draft,
    today,
    setDraft,
    place: (to, extend) => set(extend === true ? anchor : to, to),
    choose: set,
    refuse: setRefused,
    copy: () => void copyRange(props, range),
    openMenu: () => openMenu(true),
  };
  const commands = commandsOf(props, hand);
  const editing = draft !== undefined;
  const column = columns[at.column];
  useEffect(() => reveal(at.row), [at.row, reveal]);
  return {
    at,
    range,
    editing,
    draft: draft ?? '',
    refused,
    pasting,
    menuOpen,
    commands,
    openMenu,
    forgetRefused: () => setRefused([]),
    point: (to, extend) => {
      settleDraft(props, hand);
      hand.place(to, extend);
    },
    fill: (target) => {
      edits.put(fillFrom(lines, columns, range, target));
      set({ row: target.top, column: target.left }, { row: target.bottom, column: target.right });
    },
    onDraft: (text) => {
      if (column !== undefined && column.kind !== 'computed') setDraft(text);
    },
    onKeyDown: (event) => {
      if (event.nativeEvent.isComposing || event.key === 'Process') return;
      const chord = chordOf(event);
      const command = editing && !isForEditing(chord) ? undefined : commands[chord];
      if (command !== undefined && command.run() !== false) event.preventDefault();
    },
    onPaste: (text) => !editing && pasting.paste(parseBlock(text)),
    onLeave: () => void settleDraft(props, hand),
  };
}

/** Ctrl C: the block as it is shown, for Excel and WPS. */
function copyRange({ columns, lines }: LineGridProps, { top, bottom, left, right }: CellRange): boolean {
  const across = columns.slice(left, right + 1);
  const rows = lines.slice(top, bottom + 1);
  return copyOut(
    copiedCells(
      rows.map((line, down) => across.map((column) => cellText(column, line, top + down))),
      across.map(({ kind, align }) => kind === 'identifier' || (kind === 'computed' && align !== 'end')),
    ),
  );
}
