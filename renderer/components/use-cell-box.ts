import { type RefObject, useLayoutEffect, useState } from 'react';

export interface CellBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The box of a cell inside the grid's body, which is what things over it are placed in; undefined while it is not drawn. */
function boxOf(cellId: string): CellBox | undefined {
  const cell = document.getElementById(cellId);
  const body = cell?.closest<HTMLElement>('.grid-body');
  if (cell === null || body === null || body === undefined) return undefined;
  const c = cell.getBoundingClientRect();
  const b = body.getBoundingClientRect();
  // Rectangles are measured on the screen, places are given in the grid's own pixels.
  const zoom = body.currentCSSZoom;
  return {
    left: (c.left - b.left) / zoom,
    top: (c.top - b.top) / zoom,
    width: c.width / zoom,
    height: c.height / zoom,
  };
}

const same = (a: CellBox | undefined, b: CellBox | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    a.left === b.left &&
    a.top === b.top &&
    a.width === b.width &&
    a.height === b.height);

/** Where a cell stands, followed while the grid scrolls or the window changes. `moved` changes when lines do. */
export function useCellBox(inside: RefObject<HTMLElement | null>, cellId: string, moved: unknown): CellBox | undefined {
  const [box, setBox] = useState<CellBox>();
  useLayoutEffect(() => {
    const place = () => {
      const next = boxOf(cellId);
      setBox((old) => (same(old, next) ? old : next));
    };
    place();
    const grid = inside.current?.closest<HTMLElement>('.data-grid');
    grid?.addEventListener('scroll', place, { passive: true });
    window.addEventListener('resize', place);
    return () => {
      grid?.removeEventListener('scroll', place);
      window.removeEventListener('resize', place);
    };
  }, [inside, cellId, moved]);
  return box;
}
