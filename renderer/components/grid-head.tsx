import { ArrowDown, ArrowUp } from 'lucide-react';
import { bandsOf, cellClass, type ColumnLayout, type ColumnShape, stick } from '#renderer/components/grid-columns.ts';

export interface GridSort {
  readonly key: string;
  readonly descending: boolean;
}

interface GridHeadProps {
  readonly columns: readonly (ColumnShape & { readonly sortKey?: string })[];
  readonly layout: ColumnLayout;
  readonly sort?: GridSort | undefined;
  readonly onSort?: ((sort: GridSort) => void) | undefined;
}

/** The heads that stay, with their bands above; a sortable head is a button in all but shape. */
export function GridHead({ columns, layout, sort, onSort }: GridHeadProps) {
  const style = { gridTemplateColumns: layout.template };
  const bands = bandsOf(columns);
  return (
    <div className="grid-head" style={{ minWidth: layout.minWidth }} role="rowgroup">
      {bands.some(({ band }) => band !== '') && (
        <div className="grid-line band" style={style} aria-hidden>
          {bands.map(({ band, span }, index) => (
            <div key={index} className="grid-cell" style={{ gridColumn: `span ${span}` }}>
              {band}
            </div>
          ))}
        </div>
      )}
      <div className="grid-line" role="row" aria-rowindex={1} style={style}>
        {columns.map((column, index) => {
          const sorted = column.sortKey !== undefined && column.sortKey === sort?.key;
          const direction = sort?.descending === true ? 'descending' : 'ascending';
          const Arrow = sort?.descending === true ? ArrowDown : ArrowUp;
          const { sortKey } = column;
          return (
            <div
              key={column.key}
              role="columnheader"
              aria-sort={sorted ? direction : undefined}
              className={cellClass(column, index, layout, sortKey !== undefined && 'sortable')}
              style={stick(layout, index)}
              onClick={() => {
                if (sortKey !== undefined) onSort?.({ key: sortKey, descending: sorted && sort?.descending !== true });
              }}
            >
              <span>{column.title}</span>
              {sorted && <Arrow size={11} aria-hidden />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface GridFootProps {
  readonly columns: readonly (ColumnShape & { readonly total?: React.ReactNode })[];
  readonly layout: ColumnLayout;
}

/** The totals that stay. */
export function GridFoot({ columns, layout }: GridFootProps) {
  if (!columns.some((column) => column.total !== undefined)) return undefined;
  return (
    <div
      className="grid-foot grid-line"
      role="row"
      style={{ gridTemplateColumns: layout.template, minWidth: layout.minWidth }}
    >
      {columns.map((column, index) => (
        <div key={column.key} role="gridcell" className={cellClass(column, index, layout)} style={stick(layout, index)}>
          <span>{column.total}</span>
        </div>
      ))}
    </div>
  );
}
