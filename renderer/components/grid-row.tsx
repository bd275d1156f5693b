import { memo } from 'react';
import { cellClass, type ColumnLayout } from '#renderer/components/grid-columns.ts';
import type { GridColumn } from '#renderer/components/grid-props.ts';

/** The column of tick boxes, first where rows can be ticked. */
export const TICK = 'tick';

interface GridRowProps<R> {
  readonly row: R | undefined;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly columns: readonly GridColumn<R>[];
  readonly lastFrozen: number;
  readonly look: 'dim' | 'group' | undefined;
  /** Undefined where rows are not ticked. */
  readonly ticked: boolean | undefined;
  readonly tickLabel: string;
  readonly isCurrent: boolean;
  readonly atColumn: number | undefined;
  readonly gridId: string;
}

/** Left offsets and the template are variables of the grid, so that a column can be widened without drawing a row again. */
export function leftOf(index: number): string {
  return `var(--left-${index})`;
}

function DrawnRow<R>(props: GridRowProps<R>) {
  const { row, index, top, height, columns, lastFrozen, look, ticked, isCurrent, atColumn, gridId } = props;
  const classes = [
    'grid-line data-row list-row',
    index % 2 === 1 && 'even',
    row === undefined ? 'away' : look,
    ticked === true && 'selected',
    isCurrent && 'current',
  ];
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={ticked ?? isCurrent}
      aria-busy={row === undefined}
      data-row={index}
      className={classes.filter(Boolean).join(' ')}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      {columns.map((column, at) => (
        <div
          key={column.key}
          id={`${gridId}-${index}-${at}`}
          data-at={at}
          role="gridcell"
          className={cellClass(
            column,
            at,
            { lastFrozen } as ColumnLayout,
            [row !== undefined && column.tone?.(row), at === atColumn && 'at'].filter(Boolean).join(' '),
          )}
          style={column.frozen === true ? { left: leftOf(at) } : undefined}
        >
          {row !== undefined &&
            (column.key === TICK ? <Tick label={props.tickLabel} on={ticked === true} /> : column.cell(row))}
        </div>
      ))}
    </div>
  );
}

/** Drawn again only when something of this very row changed. */
export const GridRow = memo(DrawnRow) as typeof DrawnRow;

const settled = (): void => {};

/** The row's own box; the grid hears the mouse, so that a whole column can be ticked in one stroke. */
function Tick({ label, on }: { readonly label: string; readonly on: boolean }) {
  return (
    <input type="checkbox" className="tick-box" tabIndex={-1} aria-label={label} checked={on} onChange={settled} />
  );
}
