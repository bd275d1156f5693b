import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { RowSource } from '#renderer/app/row-pages.ts';
import { FramePace } from '#renderer/components/frame-pace.ts';
import { nextBlocks, type RowBlock } from '#renderer/components/row-blocks.ts';
import { scrollModel } from '#renderer/components/scroll-model.ts';
import {
  isSameView,
  type RowView,
  START_VIEW,
  useLooking,
  useReveal,
  viewOf,
} from '#renderer/components/use-row-window.ts';

/** What of a list is drawn and where it stands. */
export interface RowBlocks<R> {
  readonly blocks: readonly RowBlock<R>[];
  /** Rows in view or nearly, first and last included. */
  readonly first: number;
  readonly last: number;
  /** Some of them are drawn in the frames to come. */
  readonly isFilling: boolean;
  readonly bodyHeight: number;
  /** What a row's own place (index × height) is drawn higher; 0 unless the list is taller than an element can be. */
  readonly shift: number;
  readonly reveal: (index: number) => void;
}

interface Shown<R> {
  readonly count: number;
  readonly view: RowView;
  readonly blocks: readonly RowBlock<R>[];
}

/**
 * Windowing for long lists: rows in view, with a few to spare, are drawn, and of these as many blocks a frame as it has room for.
 * A page full of new rows at once would hold the window for longer than a frame lasts.
 */
export function useRowBlocks<R>(
  box: RefObject<HTMLElement | null>,
  source: RowSource<R>,
  rowHeight: number,
): RowBlocks<R> {
  const [shown, setShown] = useState<Shown<R>>({ count: source.count, view: START_VIEW, blocks: [] });
  const latest = useRef(shown);
  const [pace] = useState(() => new FramePace());
  const look = useCallback(
    (element: HTMLElement) => {
      // Frozen cells stick only while there is something they stand before: each one that sticks is a layer of its own.
      element.toggleAttribute('data-sideways', element.scrollLeft > 0);
      const { count } = source;
      const view = viewOf(element, count, rowHeight);
      const old = latest.current;
      const blocks = nextBlocks(old.blocks, source, view, pace.room);
      if (blocks !== old.blocks) pace.measure();
      if (blocks !== old.blocks || count !== old.count || !isSameView(view, old.view)) {
        latest.current = { count, view, blocks };
        setShown(latest.current);
      }
      return nextBlocks(blocks, source, view) !== blocks;
    },
    [source, rowHeight, pace],
  );
  const { count } = source;
  useEffect(() => pace.begin(), [source, pace]);
  useLooking(box, look, { filled: count > 0, subscribe: source.subscribe });
  const { view, blocks } = shown;
  return {
    blocks,
    first: Math.min(view.firstSeen, Math.max(0, count - 1)),
    last: Math.min(view.lastSeen, count - 1),
    isFilling: nextBlocks(blocks, source, view) !== blocks,
    bodyHeight: scrollModel(count, rowHeight, view.viewHeight).bodyHeight,
    shift: view.shift,
    reveal: useReveal(box, count, rowHeight),
  };
}
