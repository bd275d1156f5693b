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

/** What a scrolled box shows, in rows; seen from the first to the last, both included. */
export interface RowView {
  readonly firstSeen: number;
  readonly lastSeen: number;
  readonly shift: number;
  readonly viewHeight: number;
}

const SPARE_ROWS = 10;
/** Before the box is measured. */
export const START_VIEW: RowView = { firstSeen: 0, lastSeen: 25, shift: 0, viewHeight: 700 };

/** Windowing for rows of one fixed height: only those in view, with a few to spare, are drawn, once a frame. */
export function useRowWindow(box: RefObject<HTMLElement | null>, count: number, rowHeight: number): RowWindow {
  const [view, setView] = useState(START_VIEW);
  const look = useCallback(
    (element: HTMLElement) => {
      const next = viewOf(element, count, rowHeight);
      setView((old) => (isSameView(old, next) ? old : next));
      return false;
    },
    [count, rowHeight],
  );
  useLooking(box, look, { filled: count > 0 });
  const { bodyHeight } = scrollModel(count, rowHeight, view.viewHeight);
  const first = Math.min(Math.max(0, view.firstSeen - SPARE_ROWS), Math.max(0, count - 1));
  const last = Math.min(view.lastSeen + SPARE_ROWS, count - 1);
  return { first, last, bodyHeight, shift: view.shift, reveal: useReveal(box, count, rowHeight) };
}

interface LookedAt {
  readonly filled: boolean;
  /** Calls when there is something else to look at. */
  readonly subscribe?: ((onRows: () => void) => () => void) | undefined;
}

/**
 * Looks in the frame after the box was scrolled or changed its size or rows came, and in the next frames while `look` says that there is
 * more to do. What it sets is drawn within that frame, so that nothing is painted where it does not belong.
 */
export function useLooking(
  box: RefObject<HTMLElement | null>,
  look: (element: HTMLElement) => boolean,
  { filled, subscribe }: LookedAt,
): void {
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    let frame = 0;
    const atFrame = (): void => {
      frame = 0;
      if (flushSync(() => look(element))) soon();
    };
    const soon = (): void => {
      if (frame === 0) frame = requestAnimationFrame(atFrame);
    };
    const size = new ResizeObserver(soon);
    size.observe(element);
    element.addEventListener('scroll', soon, { passive: true });
    const deaf = subscribe?.(soon);
    return () => {
      deaf?.();
      cancelAnimationFrame(frame);
      size.disconnect();
      element.removeEventListener('scroll', soon);
    };
  }, [box, look, filled, subscribe]);
}

export function viewOf(
  { scrollTop, clientHeight: viewHeight }: HTMLElement,
  count: number,
  rowHeight: number,
): RowView {
  const shift = scrollModel(count, rowHeight, viewHeight).shiftAt(scrollTop);
  const firstSeen = Math.floor((scrollTop + shift) / rowHeight);
  const lastSeen = Math.ceil((scrollTop + shift + viewHeight) / rowHeight);
  return { firstSeen, lastSeen, shift, viewHeight };
}

export function isSameView(a: RowView, b: RowView): boolean {
  return (
    a.firstSeen === b.firstSeen && a.lastSeen === b.lastSeen && a.shift === b.shift && a.viewHeight === b.viewHeight
  );
}

/** Brings a row into view, by as little as needed. */
export function useReveal(
  box: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
): (index: number) => void {
  return useCallback(
    (index) => {
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
}
