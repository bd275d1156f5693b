import { type RefObject, useCallback, useEffect, useId, useRef, useState } from 'react';
import type { RowSource } from '#renderer/app/row-pages.ts';

/** Where one is in a grid; row −1 is the heads. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

export interface PlaceControl {
  readonly row: number;
  readonly column: number;
  readonly gridId: string;
  readonly activeId: string | undefined;
  /** To a place, brought into view. */
  readonly go: (row: number, column?: number) => void;
  /** To a place that is in view already. */
  readonly point: (row: number, column: number) => void;
}

interface PlaceProps<R> {
  readonly source: RowSource<R>;
  readonly columnCount: number;
  readonly hasHeads: boolean;
  readonly reveal: (index: number) => void;
  /** Where the page says which row is current, by key. */
  readonly currentAt: number;
  readonly onPlace: (row: number, column: number) => void;
}

/** The current cell of a grid: arrows move it, the page hears of it. */
export function useGridPlace<R>(props: PlaceProps<R>): PlaceControl {
  const { source, columnCount, hasHeads, reveal, currentAt, onPlace } = props;
  const gridId = useId();
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 0 });
  const last = Math.max(0, source.count - 1);
  const row = place.row >= 0 && currentAt >= 0 ? currentAt : Math.min(place.row, last);
  const column = Math.min(place.column, Math.max(0, columnCount - 1));
  const point = useCallback(
    (toRow: number, toColumn: number) => {
      setPlace({ row: toRow, column: toColumn });
      onPlace(toRow, toColumn);
    },
    [onPlace],
  );
  const go = (toRow: number, toColumn = column): void => {
    const lowest = hasHeads ? -1 : 0;
    // The list may have grown since it was drawn.
    const next = Math.max(lowest, Math.min(Math.max(0, source.count - 1), toRow));
    point(next, Math.max(0, Math.min(columnCount - 1, toColumn)));
    if (next >= 0) reveal(next);
  };
  return {
    row,
    column,
    gridId,
    activeId: source.count === 0 && row >= 0 ? undefined : `${gridId}-${row}-${column}`,
    go,
    point,
  };
}

/** Another question begins at its first row. A tab that comes back stays where it was. */
export function useFreshStart(
  box: RefObject<HTMLElement | null>,
  question: string | undefined,
  place: PlaceControl,
): void {
  const asked = useRef(question);
  // Told by the box itself: asked in the middle of a change it would have to be laid out first.
  const isDown = useRef(false);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const onScroll = (): void => {
      isDown.current = element.scrollTop > 0;
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, [box]);
  useEffect(() => {
    if (asked.current === question) return;
    asked.current = question;
    if (isDown.current) box.current?.scrollTo({ top: 0 });
    if (place.row > 0) place.point(0, place.column);
  });
}
