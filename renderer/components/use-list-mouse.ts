import { type MouseEvent, useEffect, useRef } from 'react';
import { TICK } from '#renderer/components/grid-row.tsx';
import type { GridParts } from '#renderer/components/grid-keys.ts';

interface MouseParts {
  readonly onMouseDown: (event: MouseEvent) => void;
  readonly onMouseOver: (event: MouseEvent) => void;
  readonly onDoubleClick: (event: MouseEvent) => void;
  readonly onContextMenu: (event: MouseEvent) => void;
}

/** The mouse on the body of a grid, heard once for all cells: point, tick, drag over tick boxes, open, menu. */
export function useGridMouse<R>({ place, ticking, source, columns, props, box }: GridParts<R>): MouseParts {
  const drag = useRef<number | undefined>(undefined);
  useEffect(() => {
    const end = (): void => {
      drag.current = undefined;
    };
    window.addEventListener('mouseup', end);
    return () => window.removeEventListener('mouseup', end);
  }, []);
  return {
    onMouseDown: (event) => {
      const at = placeOf(event);
      if (at === undefined || event.button !== 0) return;
      const isTick = columns[at.column]?.key === TICK;
      const canTick = props.ticks !== undefined;
      if (canTick && event.shiftKey) {
        // A range of rows, not of letters.
        event.preventDefault();
        box.current?.focus();
        ticking.range(Math.max(0, place.row), at.row);
      } else if (canTick && (isTick || event.ctrlKey)) {
        ticking.toggle(at.row);
        if (isTick) drag.current = at.row;
      } else ticking.endRange();
      place.point(at.row, at.column);
    },
    onMouseOver: (event) => {
      const at = placeOf(event);
      if (drag.current === undefined || at === undefined || event.buttons !== 1) return;
      if (at.row === place.row) return;
      ticking.range(drag.current, at.row);
      place.point(at.row, at.column);
    },
    onDoubleClick: (event) => {
      const at = placeOf(event);
      if (at === undefined || columns[at.column]?.key === TICK) return;
      const row = source.at(at.row);
      if (row !== undefined) props.onOpen?.(row);
    },
    onContextMenu: (event) => {
      const at = placeOf(event);
      const row = at && source.at(at.row);
      if (at === undefined || row === undefined || props.onMenu === undefined) return;
      event.preventDefault();
      place.point(at.row, at.column);
      props.onMenu(row, { left: event.clientX, top: event.clientY });
    },
  };
}

function placeOf({ target }: MouseEvent): { readonly row: number; readonly column: number } | undefined {
  if (!(target instanceof Element)) return undefined;
  const cell = target.closest<HTMLElement>('[role=gridcell]');
  const line = cell?.parentElement;
  const row = line?.dataset['row'];
  if (!cell || !line || row === undefined) return undefined;
  return { row: Number(row), column: [...line.children].indexOf(cell) };
}
