import { type RefObject, useCallback, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { FOOT, HEAD, scrollModel } from '#renderer/components/scroll-model.ts';

/** The rows to draw, first and last included, where they stand, and how to bring one into view. */
export interface RowWindow {
  readonly first: number;
  readonly last: number;
  readonly bodyHeight: number;
  /** What a row's own place (index × height) is drawn higher; 0 unless the list is taller than an element can be. */
  readonly shift: number;
  readonly reveal: (index: number) => void;
}

const SPARE_ROWS = 10;
const START = { first: 0, last: 40, shift: 0, viewHeight: 700 };

/** Windowing for rows of one fixed height: only those in view, with a few to spare, are drawn, once a frame. */
export function useRowWindow(box: RefObject<HTMLElement | null>, count: number, rowHeight: number): RowWindow {
  const [shown, setShown] = useState(START);
  const filled = count > 0;
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    let frame = 0;
    const look = () => {
      frame = 0;
      const { scrollTop, clientHeight: viewHeight } = element;
      const shift = scrollModel(count, rowHeight, viewHeight).shiftAt(scrollTop);
      const first = Math.max(0, Math.floor((scrollTop + shift) / rowHeight) - SPARE_ROWS);
      const last = Math.ceil((scrollTop + shift + viewHeight) / rowHeight) + SPARE_ROWS;
      const next = { first, last, shift, viewHeight };
      // Within the frame of the scroll, so that no empty rows are ever painted.
      flushSync(() => setShown((old) => (isSame(old, next) ? old : next)));
    };
    const soon = () => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    const size = new ResizeObserver(soon);
    size.observe(element);
    element.addEventListener('scroll', soon, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      size.disconnect();
      element.removeEventListener('scroll', soon);
    };
  }, [box, count, rowHeight, filled]);
  const { bodyHeight } = scrollModel(count, rowHeight, shown.viewHeight);
  const reveal = useCallback(
    (index: number) => {
      const element = box.current;
      if (element === null) return;
      const { shiftAt, scrollTopFor: topFor } = scrollModel(count, rowHeight, element.clientHeight);
      const place = index * rowHeight;
      const top = element.scrollTop + shiftAt(element.scrollTop);
      const room = element.clientHeight - HEAD - FOOT - rowHeight;
      if (place < top) element.scrollTo({ top: topFor(place) });
      else if (place > top + room) element.scrollTo({ top: topFor(place - room) });
    },
    [box, count, rowHeight],
  );
  const first = Math.min(shown.first, Math.max(0, count - 1));
  return { first, last: Math.min(shown.last, count - 1), bodyHeight, shift: shown.shift, reveal };
}

function isSame(a: typeof START, b: typeof START): boolean {
  return a.first === b.first && a.last === b.last && a.shift === b.shift && a.viewHeight === b.viewHeight;
}
