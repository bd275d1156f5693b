import { memo, type ReactNode } from 'react';
import { bandsOf, cellClass, type ColumnLayout, type ColumnShape, stick } from '#renderer/components/grid-columns.ts';

interface HeadRowsProps<C extends ColumnShape> {
  readonly columns: readonly C[];
  readonly layout: ColumnLayout;
  readonly cell: (column: C, index: number) => ReactNode;
}

/** The heads that stay, with their bands above. */
export function HeadRows<C extends ColumnShape>({ columns, layout, cell }: HeadRowsProps<C>) {
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
        {columns.map(cell)}
      </div>
    </div>
  );
}

interface GridHeadProps {
  readonly columns: readonly ColumnShape[];
  readonly layout: ColumnLayout;
}

/** Heads that only name their columns. */
export function GridHead({ columns, layout }: GridHeadProps) {
  return (
    <HeadRows
      columns={columns}
      layout={layout}
      cell={(column, index) => (
        <div
          key={column.key}
          role="columnheader"
          className={cellClass(column, index === layout.lastFrozen)}
          style={stick(layout, index)}
        >
          <span>{column.title}</span>
        </div>
      )}
    />
  );
}

interface GridFootProps {
  readonly columns: readonly (ColumnShape & { readonly total?: ReactNode })[];
  readonly layout: ColumnLayout;
  /** By the column's key; over what the column itself says. */
  readonly totals?: Readonly<Record<string, ReactNode>> | undefined;
}

function DrawnFoot({ columns, layout, totals }: GridFootProps) {
  const totalOf = ({ key, total }: GridFootProps['columns'][number]): ReactNode => totals?.[key] ?? total;
  if (!columns.some((column) => totalOf(column) !== undefined)) return undefined;
  return (
    <div
      className="grid-foot grid-line"
      role="row"
      style={{ gridTemplateColumns: layout.template, minWidth: layout.minWidth }}
    >
      {columns.map((column, index) => (
        <div
          key={column.key}
          role="gridcell"
          className={cellClass(column, index === layout.lastFrozen)}
          style={stick(layout, index)}
        >
          <span>{totalOf(column)}</span>
        </div>
      ))}
    </div>
  );
}

/** The totals that stay. */
export const GridFoot = memo(DrawnFoot);
