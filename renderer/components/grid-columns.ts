import type { CSSProperties, ReactNode } from 'react';

/** What every grid column has in common. Widths in CSS pixels. */
export interface ColumnShape {
  readonly key: string;
  readonly title: ReactNode;
  readonly width: number;
  /** Takes what room is left. */
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

export function layoutOf(columns: readonly ColumnShape[]): ColumnLayout {
  let left = 0;
  const lefts = columns.map((column) => {
    if (column.frozen !== true) return undefined;
    const at = left;
    left += column.width;
    return at;
  });
  return {
    template: columns.map((c) => (c.grow === true ? `minmax(${c.width}px, 1fr)` : `${c.width}px`)).join(' '),
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
