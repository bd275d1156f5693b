import type { CSSProperties, ReactNode } from 'react';
import { headWidth } from '#renderer/components/word-width.ts';

/** What every grid column has in common. Widths in CSS pixels. */
export interface ColumnShape {
  readonly key: string;
  readonly title: ReactNode;
  readonly width: number;
  /** True takes what room is left first; unsaid, it widens where there is plenty; false is held to its width. */
  readonly grow?: boolean;
  readonly align?: 'end' | 'center';
  /** Stays in view when the grid scrolls sideways; frozen columns come first. */
  readonly frozen?: boolean;
  /** Group heading over neighbouring columns. */
  readonly band?: string;
}

export interface ColumnLayout {
  readonly template: string;
  readonly minWidth: number;
  /** Left offset of each frozen column; undefined for the others. */
  readonly lefts: readonly (number | undefined)[];
  readonly lastFrozen: number;
}

/** Pixels of a column of names that others leave it before they widen too: beyond, the eye loses the line between name and number. */
const NAME_ROOM = 420;

/**
 * One track of the template. What room is left goes to the names first, to heads that would be cut, then to every column in
 * its proportion. A frozen column is held, since those behind it stand at its width.
 */
function trackOf({ width, grow, frozen, title }: ColumnShape): string {
  if (grow === false || (frozen === true && grow !== true)) return `${width}px`;
  const head = typeof title === 'string' ? headWidth(title) : 0;
  return `minmax(${width}px, ${Math.max(width, grow === true ? NAME_ROOM : head)}fr)`;
}

export function layoutOf(columns: readonly ColumnShape[]): ColumnLayout {
  let left = 0;
  const lefts = columns.map((column) => {
    if (column.frozen !== true) return undefined;
    const at = left;
    left += column.width;
    return at;
  });
  return {
    template: columns.map(trackOf).join(' '),
    minWidth: columns.reduce((sum, column) => sum + column.width, 0),
    lefts,
    lastFrozen: columns.findLastIndex((column) => column.frozen === true),
  };
}

/** `isEdge`: the last of the frozen columns. */
export function cellClass(
  column: ColumnShape,
  isEdge: boolean,
  ...more: readonly (string | false | undefined)[]
): string {
  const parts = ['grid-cell', column.align, column.frozen === true && 'frozen', isEdge && 'edge', ...more];
  return parts.filter(Boolean).join(' ');
}

export function stick(layout: ColumnLayout, index: number): CSSProperties | undefined {
  const left = layout.lefts[index];
  return left === undefined ? undefined : { left };
}

/** Neighbouring columns of one band, for the line above the heads. */
export function bandsOf(columns: readonly ColumnShape[]): readonly { readonly band: string; readonly span: number }[] {
  const bands: { band: string; span: number }[] = [];
  for (const { band = '' } of columns) {
    const last = bands.at(-1);
    if (last !== undefined && last.band === band) last.span += 1;
    else bands.push({ band, span: 1 });
  }
  return bands;
}
