import type { ReactNode } from 'react';
import type { GridColumn } from '#renderer/components/grid-props.ts';
import { MoneyText, QuantityText } from '#renderer/components/figures.tsx';
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
    cell: (row) => <span title={of(row) ?? ''}>{text(row)}</span>,
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
    cell: (row) => <span className="num">{text(row)}</span>,
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
  return {
    key,
    title,
    width,
    align: 'end',
    as: 'number',
    sum: { kind: 'fen', of },
    text: (row) => {
      const fen = of(row);
      return fen === null ? '' : formatFen(fen, { blankZero: zero !== true });
    },
    cell: (row) => {
      const fen = of(row);
      return fen === null ? undefined : <MoneyText fen={fen} blankZero={zero !== true} />;
    },
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
  return {
    key,
    title,
    width,
    align: 'end',
    as: 'number',
    text: (row) => {
      const { e6, decimals } = of(row);
      return e6 === 0 ? '–' : formatQuantity(e6, decimals);
    },
    cell: (row) => {
      const { e6, decimals } = of(row);
      return <QuantityText e6={e6} decimals={decimals} blankZero />;
    },
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
