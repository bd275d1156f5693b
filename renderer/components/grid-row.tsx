import { memo, type ReactNode } from 'react';
import { cellClass } from '#renderer/components/grid-columns.ts';
import type { GridColumn } from '#renderer/components/grid-props.ts';

/** The column of tick boxes, first where rows can be ticked. */
export const TICK = 'tick';

interface GridRowProps<R> {
  readonly row: R | undefined;
  readonly index: number;
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
  const { row, index, columns, lastFrozen, look, ticked, isCurrent, atColumn, gridId } = props;
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
      aria-busy={row === undefined || undefined}
      data-row={index}
      className={classes.filter(Boolean).join(' ')}
    >
      {columns.map((column, at) => {
        const letters = row === undefined ? undefined : column.letters?.(row);
        const shown = letters?.text ?? (row && cellOf(column, row, ticked, props.tickLabel));
        const isAt = at === atColumn;
        return (
          <div
            key={column.key}
            // Only the cell that keys act on has a name: the grid points at it.
            id={isAt ? `${gridId}-${index}-${at}` : undefined}
            role="gridcell"
            className={cellClass(
              column,
              at === lastFrozen,
              typeof shown === 'string' && 'letters',
              letters?.look,
              row && column.tone?.(row),
              isAt && 'at',
            )}
            style={column.frozen === true ? { left: leftOf(at) } : undefined}
          >
            {shown}
          </div>
        );
      })}
    </div>
  );
}

function cellOf<R>(column: GridColumn<R>, row: R, ticked: boolean | undefined, tickLabel: string): ReactNode {
  return column.key === TICK ? <Tick label={tickLabel} on={ticked === true} /> : column.cell(row);
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
