import { type RefObject, useCallback, useEffect, useState } from 'react';

/** The rows to draw, first and last included, and how to bring one into view. */
export interface RowWindow {
  readonly first: number;
  readonly last: number;
  readonly reveal: (index: number) => void;
}

const SPARE_ROWS = 8;
/** Head and foot that cover rows at the edges, in CSS pixels. */
const HEAD = 30;
const FOOT = 34;
const START = { first: 0, last: 40 };

/** Windowing for rows of one fixed height: only those in view, with a few to spare, are drawn. */
export function useRowWindow(box: RefObject<HTMLElement | null>, count: number, rowHeight: number): RowWindow {
  const [shown, setShown] = useState(START);
  const filled = count > 0;
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const look = () => {
      const first = Math.max(0, Math.floor(element.scrollTop / rowHeight) - SPARE_ROWS);
      const last = Math.ceil((element.scrollTop + element.clientHeight) / rowHeight) + SPARE_ROWS;
      setShown((old) => (old.first === first && old.last === last ? old : { first, last }));
    };
    const size = new ResizeObserver(look);
    size.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      size.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [box, rowHeight, filled]);
  const reveal = useCallback(
    (index: number) => {
      const element = box.current;
      if (element === null) return;
      const top = index * rowHeight;
      const room = element.clientHeight - HEAD - FOOT - rowHeight;
      if (top < element.scrollTop) element.scrollTo({ top });
      else if (top > element.scrollTop + room) element.scrollTo({ top: top - room });
    },
    [box, rowHeight],
  );
  return { first: Math.min(shown.first, Math.max(0, count - 1)), last: Math.min(shown.last, count - 1), reveal };
}
