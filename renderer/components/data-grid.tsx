import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useAppearance } from '#renderer/app/appearance.tsx';
import { cellClass, type ColumnLayout, type ColumnShape, layoutOf, stick } from '#renderer/components/grid-columns.ts';
import { GridFoot, GridHead, type GridSort } from '#renderer/components/grid-head.tsx';
import { useRowWindow } from '#renderer/components/use-row-window.ts';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';

export interface GridColumn<R> extends ColumnShape {
  /** Makes the head sort the list by this key, in the office. */
  readonly sortKey?: string;
  readonly total?: ReactNode;
  readonly cell: (row: R) => ReactNode;
  readonly tone?: (row: R) => 'computed' | 'warning' | 'wrong' | undefined;
}

export interface DataGridProps<R> {
  readonly label: string;
  readonly columns: readonly GridColumn<R>[];
  readonly rows: readonly R[] | undefined;
  readonly error?: unknown;
  readonly onRetry?: () => void;
  /** What stands in place of the rows when there are none. */
  readonly empty: ReactNode;
  readonly rowKey: (row: R) => string;
  /** `dim` for drafts, `group` for group heads. */
  readonly rowLook?: (row: R) => 'dim' | 'group' | undefined;
  readonly current?: string | undefined;
  readonly onCurrent?: (row: R) => void;
  readonly onOpen?: (row: R) => void;
  /** Keys of the ticked rows; Space and the first column's boxes change them. */
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
  readonly sort?: GridSort;
  readonly onSort?: (sort: GridSort) => void;
  /** Called near the end of what is loaded: the office pages by key, never by offset. */
  readonly onMore?: () => void;
}

const NEAR_END = 20;

/** A list: fixed rows, only those in view drawn, frozen columns, heads and totals that stay. One tab stop; arrows inside. */
export function DataGrid<R>(props: DataGridProps<R>) {
  const { columns, rows, error, onMore } = props;
  const box = useRef<HTMLDivElement>(null);
  const { rowHeight } = useAppearance();
  const layout = useMemo(() => layoutOf(columns), [columns]);
  const count = rows?.length ?? 0;
  const view = useRowWindow(box, count, rowHeight);
  useEffect(() => {
    if (count > 0 && view.last >= count - NEAR_END) onMore?.();
  }, [view.last, count, onMore]);
  const move = useGridKeys(props, view.reveal, box, rowHeight);

  if (error !== undefined && error !== null)
    return <ErrorNote error={error} {...(props.onRetry && { onRetry: props.onRetry })} />;
  if (rows === undefined) return <GreyRows />;
  if (count === 0) return <>{props.empty}</>;
  return (
    <div
      ref={box}
      className="data-grid"
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={count + 1}
      aria-multiselectable={props.selected !== undefined}
      aria-activedescendant={move.activeId}
      onKeyDown={move.onKeyDown}
    >
      <GridHead columns={columns} layout={layout} sort={props.sort} onSort={props.onSort} />
      <div className="grid-body" role="rowgroup" style={{ height: count * rowHeight, minWidth: layout.minWidth }}>
        {rows.slice(view.first, view.last + 1).map((row, offset) => {
          const index = view.first + offset;
          return (
            <GridRow
              key={props.rowKey(row)}
              grid={props}
              row={row}
              index={index}
              top={index * rowHeight}
              height={rowHeight}
              layout={layout}
              atColumn={index === move.at ? move.column : undefined}
              cellId={move.cellId}
              onPoint={(column) => move.point(index, column)}
            />
          );
        })}
      </div>
      <GridFoot columns={columns} layout={layout} />
    </div>
  );
}

interface GridRowProps<R> {
  readonly grid: DataGridProps<R>;
  readonly row: R;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly layout: ColumnLayout;
  readonly atColumn: number | undefined;
  readonly cellId: (index: number, column: number) => string;
  readonly onPoint: (column: number) => void;
}

function GridRow<R>({ grid, row, index, top, height, layout, atColumn, cellId, onPoint }: GridRowProps<R>) {
  const key = grid.rowKey(row);
  const selected = grid.selected?.has(key) === true;
  const current = grid.current === undefined ? atColumn !== undefined : grid.current === key;
  const look = [
    'grid-line data-row',
    index % 2 === 1 && 'even',
    grid.rowLook?.(row),
    selected && 'selected',
    current && 'current',
  ];
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={grid.selected === undefined ? current : selected}
      className={look.filter(Boolean).join(' ')}
      style={{ gridTemplateColumns: layout.template, height, transform: `translateY(${top}px)` }}
      onDoubleClick={() => grid.onOpen?.(row)}
    >
      {grid.columns.map((column, at) => (
        <div
          key={column.key}
          id={cellId(index, at)}
          role="gridcell"
          className={cellClass(
            column,
            at,
            layout,
            [column.tone?.(row), at === atColumn && 'at'].filter(Boolean).join(' '),
          )}
          style={stick(layout, at)}
          onMouseDown={() => onPoint(at)}
        >
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
}

interface GridKeys {
  readonly at: number;
  readonly column: number;
  readonly activeId: string | undefined;
  readonly cellId: (index: number, column: number) => string;
  readonly point: (index: number, column: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function useGridKeys<R>(
  props: DataGridProps<R>,
  reveal: (index: number) => void,
  box: RefObject<HTMLDivElement | null>,
  rowHeight: number,
): GridKeys {
  const { rows = [], current, rowKey, selected, onSelect } = props;
  const gridId = useId();
  const [place, setPlace] = useState({ row: 0, column: 0 });
  const fromCurrent = current === undefined ? -1 : rows.findIndex((row) => rowKey(row) === current);
  const at = fromCurrent >= 0 ? fromCurrent : Math.min(place.row, Math.max(0, rows.length - 1));
  const cellId = (index: number, column: number) => `${gridId}-${index}-${column}`;

  function point(index: number, column: number): void {
    setPlace({ row: index, column });
    const row = rows[index];
    if (row !== undefined) props.onCurrent?.(row);
  }
  function go(index: number, column = place.column): void {
    const next = Math.max(0, Math.min(rows.length - 1, index));
    point(next, Math.max(0, Math.min(props.columns.length - 1, column)));
    reveal(next);
  }
  function toggle(): void {
    const row = rows[at];
    if (row === undefined || selected === undefined) return;
    const next = new Set(selected);
    if (!next.delete(rowKey(row))) next.add(rowKey(row));
    onSelect?.(next);
    go(at + 1);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.nativeEvent.isComposing) return;
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 300) / rowHeight) - 3);
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      ArrowRight: () => go(at, place.column + 1),
      ArrowLeft: () => go(at, place.column - 1),
      PageDown: () => go(at + page),
      PageUp: () => go(at - page),
      Home: () => go(event.ctrlKey ? 0 : at, 0),
      End: () => go(event.ctrlKey ? rows.length - 1 : at, props.columns.length - 1),
      ' ': toggle,
      Enter: () => {
        const row = rows[at];
        if (row !== undefined) props.onOpen?.(row);
      },
    };
    const run = moves[event.key];
    if (run === undefined || (event.ctrlKey && !['Home', 'End'].includes(event.key))) return;
    event.preventDefault();
    run();
  }
  return {
    at,
    column: place.column,
    activeId: rows.length === 0 ? undefined : cellId(at, place.column),
    cellId,
    point,
    onKeyDown,
  };
}
