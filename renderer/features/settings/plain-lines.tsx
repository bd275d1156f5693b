import type { ReactNode } from 'react';

export interface PlainColumn<R> {
  readonly key: string;
  readonly title: string;
  readonly align?: 'end' | 'center';
  readonly show: (row: R) => ReactNode;
}

interface PlainLinesProps<R> {
  readonly label: string;
  readonly columns: readonly PlainColumn<R>[];
  readonly rows: readonly R[];
  readonly faint?: (row: R) => boolean;
}

/** A short list to read: no sorting, no cursor. */
export function PlainLines<R>({ label, columns, rows, faint }: PlainLinesProps<R>) {
  return (
    <table className="plain-table settings-table" aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ key, title, align }) => (
            <th key={key} scope="col" className={align}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index} className={faint?.(row) === true ? 'faint' : undefined}>
            {columns.map(({ key, align, show }) => (
              <td key={key} className={align}>
                {show(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
