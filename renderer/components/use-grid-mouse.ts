import { type MouseEvent, type RefObject, useEffectEvent, useRef, useState } from 'react';
import { type CellPlace, type CellRange, dragTarget } from '#renderer/components/line-range.ts';
import type { LineEntry } from '#renderer/components/use-line-entry.ts';

/** The mouse over a line grid: press and drag to choose, the square at the corner to fill, right click for the menu. */
export interface GridMouse {
  /** What a dragged fill handle would cover. */
  readonly filling: CellRange | undefined;
  readonly menuAt: { readonly left: number; readonly top: number };
  readonly onMouseDown: (event: MouseEvent) => void;
  readonly onDoubleClick: (event: MouseEvent) => void;
  readonly onContextMenu: (event: MouseEvent) => void;
}

const RIGHT_BUTTON = 2;

function cellUnder(x: number, y: number): CellPlace | undefined {
  const cell = document
    .elementsFromPoint(x, y)
    .map((element) => element.closest<HTMLElement>('[data-row][data-column]'))
    .find((found) => found !== null);
  return cell === undefined || cell === null
    ? undefined
    : { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) };
}

/** Follows the mouse until its button is let go. */
function follow(onMove: (at: CellPlace) => void, onEnd: () => void): void {
  const move = ({ clientX, clientY }: globalThis.MouseEvent) => {
    const at = cellUnder(clientX, clientY);
    if (at !== undefined) onMove(at);
  };
  const end = () => {
    window.removeEventListener('mousemove', move);
    window.removeEventListener('mouseup', end);
    onEnd();
  };
  window.addEventListener('mousemove', move);
  window.addEventListener('mouseup', end);
}

const holds = ({ top, bottom, left, right }: CellRange, { row, column }: CellPlace): boolean =>
  row >= top && row <= bottom && column >= left && column <= right;

export function useGridMouse(entry: LineEntry, sink: RefObject<HTMLTextAreaElement | null>): GridMouse {
  const [filling, setFilling] = useState<CellRange>();
  const [menuAt, setMenuAt] = useState({ left: 0, top: 0 });
  const target = useRef<CellRange>(undefined);
  const drag = useEffectEvent((at: CellPlace) => entry.point(at, true));
  const fill = useEffectEvent((covered: CellRange) => entry.fill(covered));
  function startFilling(): void {
    const source = entry.range;
    target.current = undefined;
    follow(
      (at) => {
        target.current = dragTarget(source, at);
        setFilling(target.current);
      },
      () => {
        setFilling(undefined);
        if (target.current !== undefined && target.current !== source) fill(target.current);
      },
    );
  }
  function onMouseDown(event: MouseEvent): void {
    const inEditor = event.target === sink.current;
    if (inEditor && entry.editing) return;
    event.preventDefault();
    sink.current?.focus({ preventScroll: true });
    if (event.button === RIGHT_BUTTON) return;
    if ((event.target as HTMLElement).classList.contains('fill-handle')) {
      startFilling();
      return;
    }
    const at = cellUnder(event.clientX, event.clientY);
    if (at === undefined) return;
    entry.point(at, event.shiftKey);
    let last = at;
    follow(
      (next) => {
        if (next.row === last.row && next.column === last.column) return;
        last = next;
        drag(next);
      },
      () => undefined,
    );
  }
  return {
    filling,
    menuAt,
    onMouseDown,
    onDoubleClick: () => void entry.commands['F2']?.run(),
    onContextMenu: (event) => {
      event.preventDefault();
      const at = cellUnder(event.clientX, event.clientY);
      if (at === undefined) return;
      if (!holds(entry.range, at)) entry.point(at, false);
      setMenuAt({ left: event.clientX, top: event.clientY });
      entry.openMenu(true);
    },
  };
}
