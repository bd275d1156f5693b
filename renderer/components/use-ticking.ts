import { useRef } from 'react';
import type { RowSource } from '#renderer/app/row-pages.ts';
import { ranged, type Ticked, type Ticking, toggled } from '#renderer/components/list/row-selection.ts';

/** Ticks of a grid; undefined where its rows are not ticked. */
export interface TickProps<R> extends Ticking<R> {
  readonly ticked: Ticked<R>;
  readonly onTick: (ticked: Ticked<R>) => void;
}

export interface TickControl {
  readonly toggle: (row: number) => void;
  /** From where the range began to here; it grows and shrinks while it lasts. */
  readonly range: (from: number, to: number) => void;
  /** All that are in memory, or none when they all are. */
  readonly all: () => void;
  readonly endRange: () => void;
}

interface Range<R> {
  readonly from: number;
  readonly before: Ticked<R>;
}

/** Space, ranges by Shift and by the mouse, all at once. */
export function useTicking<R>(source: RowSource<R>, ticks: TickProps<R> | undefined): TickControl {
  const range = useRef<Range<R> | undefined>(undefined);
  const endRange = (): void => {
    range.current = undefined;
  };
  if (ticks === undefined) return { toggle: () => {}, range: () => {}, all: () => {}, endRange };
  const { ticked, onTick } = ticks;
  return {
    endRange,
    toggle: (at) => {
      endRange();
      const row = source.at(at);
      if (row !== undefined) onTick(toggled(ticked, row, ticks));
    },
    range: (from, to) => {
      range.current ??= { from, before: ticked };
      onTick(ranged(range.current.before, source, range.current.from, to, ticks));
    },
    all: () => {
      endRange();
      const every = ranged<R>(new Map(), source, 0, source.count - 1, ticks);
      onTick(every.size === ticked.size ? new Map() : every);
    },
  };
}
