import type { ReactNode } from 'react';
import { figureLook } from '#renderer/components/figures.tsx';
import type { CellLetters, GridColumn } from '#renderer/components/grid-props.ts';
import type { CopyColumn } from '#renderer/components/list/copy-table.ts';
import type { SumKind } from '#renderer/components/list/row-selection.ts';
import { formatFen } from '#shared/kernel/money.ts';
import { formatQuantity } from '#shared/kernel/quantity.ts';

/**
 * A column of a list, said once: the key is the row's field, by which the office sorts and filters. What the screen shows
 * of a row stands in `text` as well, for copies and tips.
 */
export interface ListColumn<R> extends GridColumn<R> {
  readonly title: string;
  readonly text: (row: R) => string;
  /** How a spreadsheet takes it. */
  readonly as: CopyColumn<R>['as'];
  /** What the selection bar adds up. */
  readonly sum?: { readonly kind: SumKind; readonly of: (row: R) => number | null };
  /** Not shown until chosen: at less than 1600 pixels, or anywhere. */
  readonly begins?: 'wide' | 'hidden';
  /** The words of the values of a closed set. */
  readonly choice?: (value: string) => string;
  /** What leaves in its place when the list is exported; its own key unless said. */
  readonly exported?: readonly string[];
  /** Part of the value is hidden, on screen and so in copies. */
  readonly masked?: boolean;
}

type More<R> = Partial<Omit<ListColumn<R>, 'key' | 'title' | 'width' | 'text'>>;

/** Letters of their own, unless the page draws the cell itself. */
function letters<R>(more: More<R>, of: (row: R) => CellLetters): Pick<GridColumn<R>, 'cell' | 'letters'> {
  return { cell: (row) => of(row).text, letters: more.cell === undefined ? of : undefined };
}

/** Words: cut at the end, whole in the tip. */
export function words<R>(
  key: string,
  title: string,
  width: number,
  of: (row: R) => string | null | undefined,
  more: More<R> = {},
): ListColumn<R> {
  const text = (row: R) => of(row) ?? '–';
  return {
    key,
    title,
    width,
    text,
    as: 'text',
    ...letters(more, (row) => ({ text: text(row) })),
    ...more,
  };
}

/** Numbers of documents, dates, codes: aligned figures, never grouped. */
export function plain<R>(
  key: string,
  title: string,
  width: number,
  of: (row: R) => string | number | null | undefined,
  more: More<R> = {},
): ListColumn<R> {
  const text = (row: R) => String(of(row) ?? '–');
  return {
    key,
    title,
    width,
    text,
    as: 'identifier',
    ...letters(more, (row) => ({ text: text(row), look: 'num' })),
    ...more,
  };
}

/** A business date. */
export function day<R>(
  key: string,
  title: string,
  of: (row: R) => string | null | undefined,
  more: More<R> = {},
): ListColumn<R> {
  return plain(key, title, 92, of, { as: 'date', ...more });
}

/** A whole number that can be added up. */
export function count<R>(
  key: string,
  title: string,
  width: number,
  of: (row: R) => number | null,
  more: More<R> = {},
): ListColumn<R> {
  return plain(key, title, width, of, { align: 'end', as: 'number', sum: { kind: 'count', of }, ...more });
}

/** Money in fen; zero is a dash unless `zero` says otherwise. */
export function money<R>(
  key: string,
  title: string,
  width: number,
  of: (row: R) => number | null,
  more: More<R> & { readonly zero?: boolean } = {},
): ListColumn<R> {
  const { zero, ...rest } = more;
  const text = (row: R): string => {
    const fen = of(row);
    return fen === null ? '' : formatFen(fen, { blankZero: zero !== true });
  };
  return {
    key,
    title,
    width,
    align: 'end',
    as: 'number',
    sum: { kind: 'fen', of },
    text,
    ...letters(rest, (row) => ({ text: text(row), look: figureLook(of(row)) })),
    ...rest,
  };
}

/** A quantity in millionths with the decimals of its unit; zero is a dash. */
export function quantity<R>(
  key: string,
  title: string,
  width: number,
  of: (row: R) => { readonly e6: number; readonly decimals: number },
  more: More<R> = {},
): ListColumn<R> {
  const text = (row: R): string => {
    const { e6, decimals } = of(row);
    return e6 === 0 ? '–' : formatQuantity(e6, decimals);
  };
  return {
    key,
    title,
    width,
    align: 'end',
    as: 'number',
    text,
    ...letters(more, (row) => ({ text: text(row), look: figureLook(of(row).e6) })),
    ...more,
  };
}

/** A state, a share, anything drawn: with the words it stands for. */
export function drawn<R>(
  key: string,
  title: string,
  width: number,
  text: (row: R) => string,
  cell: (row: R) => ReactNode,
  more: More<R> = {},
): ListColumn<R> {
  return { key, title, width, text, cell, as: 'text', ...more };
}
