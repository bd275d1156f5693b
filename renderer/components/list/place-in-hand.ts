import { startTransition, useEffect, useState } from 'react';
import type { ListModel } from '#renderer/components/list/list-model.ts';

/** The row and column one is at; row −1 is the heads. */
interface Place {
  readonly row: number;
  readonly column: string;
}

/**
 * Where one is in a list. It lives beside React: a held arrow key must not draw the page around the grid, only what shows or
 * acts on the row in hand follows, and when it comes to it.
 */
export class PlaceInHand {
  private place: Place = { row: 0, column: '' };
  private readonly listeners = new Set<() => void>();

  get latest(): Place {
    return this.place;
  }

  readonly follow = (row: number, column: string): void => {
    this.place = { row, column };
    for (const listener of this.listeners) listener();
  };

  readonly subscribe = (onPlace: () => void): (() => void) => {
    this.listeners.add(onPlace);
    return () => void this.listeners.delete(onPlace);
  };
}

/** A row by its place, where it is in memory; at the heads the first one. */
export function rowAt<R>(rows: ListModel<R>['rows'], place: number): R | undefined {
  if (rows === undefined) return undefined;
  const at = Math.max(0, place);
  return 'count' in rows ? rows.at(at) : rows[at];
}

/** The row in hand, as it is by now: the place changes, and rows come. */
export function useRowInHand<R>(rows: ListModel<R>['rows'], inHand: PlaceInHand): R | undefined {
  const [, setSeen] = useState<R>();
  useEffect(() => {
    const look = (): void => startTransition(() => setSeen(() => rowAt(rows, inHand.latest.row)));
    const ends = [inHand.subscribe(look), rows !== undefined && 'count' in rows && rows.subscribe?.(look)];
    look();
    return () => {
      for (const end of ends) if (typeof end === 'function') end();
    };
  }, [rows, inHand]);
  return rowAt(rows, inHand.latest.row);
}
