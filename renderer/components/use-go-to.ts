import { useCallback, useState } from 'react';

/** A cell of a line grid. */
export interface CellAsked {
  readonly lineId: string;
  readonly column: string;
}

/** Where a line grid is asked to go, and how to ask. Each asking is one of its own, so the same cell can be asked for again. */
export function useGoTo<T extends CellAsked = CellAsked>(): readonly [T | undefined, (cell: T) => void] {
  const [asked, setAsked] = useState<T>();
  return [asked, useCallback((cell: T) => setAsked({ ...cell }), [])];
}
