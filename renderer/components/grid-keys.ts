import type { KeyboardEvent, RefObject } from 'react';
import type { RowSource } from '#renderer/app/row-pages.ts';
import type { DataGridProps, GridColumn, MenuPoint } from '#renderer/components/grid-props.ts';
import type { PlaceControl } from '#renderer/components/use-grid-place.ts';
import type { TickControl } from '#renderer/components/use-ticking.ts';

/** What the keys and the mouse of a grid act on. */
export interface GridParts<R> {
  readonly place: PlaceControl;
  readonly ticking: TickControl;
  readonly source: RowSource<R>;
  readonly columns: readonly GridColumn<R>[];
  readonly props: DataGridProps<R>;
  readonly box: RefObject<HTMLDivElement | null>;
  readonly rowHeight: number;
}

/** Rows that head, foot and one row of overlap take from a page. */
const NOT_PAGED = 3;
/** Keys whose Ctrl chord moves too. */
const WITH_CTRL: ReadonlySet<string> = new Set(['Home', 'End']);

/** Keys of a grid. What is used here goes no further; the rest is the window's. */
export function gridKeys<R>(event: KeyboardEvent, parts: GridParts<R>): void {
  if (event.nativeEvent.isComposing) return;
  const run = event.altKey ? headKey(event, parts) : (menuKey(event, parts) ?? plainKey(event, parts));
  if (run === undefined) return;
  event.preventDefault();
  run();
}

function headKey<R>({ key }: KeyboardEvent, { place, columns, props, box }: GridParts<R>): (() => void) | undefined {
  const column = columns[place.column];
  if (key !== 'ArrowDown' || place.row >= 0 || column === undefined) return undefined;
  return () => props.heads?.onMenu(column.key, pointOf(box, `${place.gridId}--1-${place.column}`));
}

function menuKey<R>(event: KeyboardEvent, parts: GridParts<R>): (() => void) | undefined {
  const { place, source, props, box } = parts;
  const isMenu = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
  const row = source.at(place.row);
  if (!isMenu || props.onMenu === undefined || row === undefined) return undefined;
  return () => props.onMenu?.(row, pointOf(box, `${place.gridId}-${place.row}-${place.column}`));
}

function pointOf(box: RefObject<HTMLDivElement | null>, id: string): MenuPoint {
  const cell = box.current?.querySelector(`#${CSS.escape(id)}`) ?? box.current;
  const { left = 0, bottom = 0 } = cell?.getBoundingClientRect() ?? {};
  return { left, top: bottom };
}

function plainKey<R>(event: KeyboardEvent, parts: GridParts<R>): (() => void) | undefined {
  const { place, ticking, source, columns, props } = parts;
  const { key, ctrlKey, shiftKey } = event;
  if (ctrlKey && key.toLowerCase() === 'a' && props.ticks !== undefined) return ticking.all;
  const isMarked = window.getSelection()?.isCollapsed === false;
  if (ctrlKey && key.toLowerCase() === 'c' && !isMarked) return props.onCopy;
  if (ctrlKey && !WITH_CTRL.has(key)) return undefined;
  if (shiftKey && props.ticks !== undefined && (key === 'ArrowDown' || key === 'ArrowUp')) {
    return () => rangeTo(parts, place.row + (key === 'ArrowDown' ? 1 : -1));
  }
  const page = pageRows(parts);
  const go = (row: number, column?: number) => () => {
    ticking.endRange();
    place.go(row, column);
  };
  const moves: Readonly<Record<string, () => void>> = {
    ArrowDown: go(place.row + 1),
    ArrowUp: go(place.row - 1),
    ArrowRight: go(place.row, place.column + 1),
    ArrowLeft: go(place.row, place.column - 1),
    PageDown: go(place.row + page),
    PageUp: go(Math.max(0, place.row - page)),
    Home: go(ctrlKey ? 0 : place.row, 0),
    End: go(ctrlKey ? source.count - 1 : place.row, columns.length - 1),
    Enter: () => enter(parts),
    ' ': () => {
      ticking.toggle(place.row);
      place.go(place.row + 1);
    },
  };
  return moves[key];
}

function rangeTo<R>({ place, ticking, source }: GridParts<R>, row: number): void {
  const to = Math.max(0, Math.min(source.count - 1, row));
  ticking.range(Math.max(0, place.row), to);
  place.go(to);
}

/** On a row: opens it. On a head: sorts by it. */
function enter<R>({ place, source, columns, props }: GridParts<R>): void {
  const column = columns[place.column];
  if (place.row < 0) {
    if (column !== undefined && props.heads?.sortable(column.key) === true) props.heads.onSort(column.key);
    return;
  }
  const row = source.at(place.row);
  if (row !== undefined) props.onOpen?.(row);
}

function pageRows<R>({ box, rowHeight }: GridParts<R>): number {
  return Math.max(1, Math.floor((box.current?.clientHeight ?? 300) / rowHeight) - NOT_PAGED);
}
