import type { GridColumn } from '#renderer/components/data-grid.tsx';
import { MoneyText, QuantityText } from '#renderer/components/figures.tsx';

type More<R> = Partial<Omit<GridColumn<R>, 'key' | 'title' | 'width' | 'cell'>>;

/** Words: cut at the end, whole in the tip. */
export function words<R>(
  key: string,
  title: string,
  width: number,
  of: (row: R) => string | null | undefined,
  more: More<R> = {},
): GridColumn<R> {
  return { key, title, width, cell: (row) => <span title={of(row) ?? ''}>{of(row) ?? '–'}</span>, ...more };
}

/** Numbers of documents, dates, codes: aligned figures, never grouped. */
export function plain<R>(
  key: string,
  title: string,
  width: number,
  of: (row: R) => string | number | null | undefined,
  more: More<R> = {},
): GridColumn<R> {
  return { key, title, width, cell: (row) => <span className="num">{of(row) ?? '–'}</span>, ...more };
}

/** Money in fen; zero is a dash unless `zero` says otherwise. */
export function money<R>(
  key: string,
  title: string,
  width: number,
  of: (row: R) => number | null,
  more: More<R> & { readonly zero?: boolean } = {},
): GridColumn<R> {
  const { zero, ...rest } = more;
  return {
    key,
    title,
    width,
    align: 'end',
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
): GridColumn<R> {
  return {
    key,
    title,
    width,
    align: 'end',
    cell: (row) => {
      const { e6, decimals } = of(row);
      return <QuantityText e6={e6} decimals={decimals} blankZero />;
    },
    ...more,
  };
}
