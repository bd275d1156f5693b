import {
  type CSSProperties,
  type ReactNode,
  type RefObject,
  startTransition,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '#renderer/app/appearance.tsx';
import type { RowSource } from '#renderer/app/row-pages.ts';
import { type ColumnLayout, layoutOf } from '#renderer/components/grid-columns.ts';
import { GridBody } from '#renderer/components/grid-body.tsx';
import { GridFoot } from '#renderer/components/grid-head.tsx';
import { TICK } from '#renderer/components/grid-row.tsx';
import { ListHead } from '#renderer/components/list/list-head.tsx';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { gridKeys } from '#renderer/components/grid-keys.ts';
import type { DataGridProps, GridColumn } from '#renderer/components/grid-props.ts';
import { useFreshStart, useGridPlace } from '#renderer/components/use-grid-place.ts';
import { useReveal } from '#renderer/components/use-row-window.ts';
import { useTicking } from '#renderer/components/use-ticking.ts';

export type { GridColumn } from '#renderer/components/grid-props.ts';

const NOTHING: RowSource<never> = { count: 0, at: () => undefined };

function sourceOf<R>(rows: DataGridProps<R>['rows']): RowSource<R> {
  if (rows === undefined) return NOTHING;
  return 'at' in rows && 'count' in rows ? rows : { count: rows.length, at: (index) => rows[index] };
}

/** A list: fixed rows, only those in view drawn, frozen columns, heads and totals that stay. One tab stop; arrows inside. */
export function DataGrid<R>(props: DataGridProps<R>) {
  const { rows, error } = props;
  const source = useMemo(() => sourceOf(rows), [rows]);
  if (error !== undefined && error !== null && source.count === 0)
    return <ErrorNote error={error} {...(props.onRetry && { onRetry: props.onRetry })} />;
  if (rows === undefined) return <GreyRows />;
  if (source.count === 0 && props.heads === undefined) return <>{props.empty}</>;
  return <Grid {...props} source={source} />;
}

function Grid<R>(props: DataGridProps<R> & { readonly source: RowSource<R> }) {
  const { source, ticks, rowKey, heads } = props;
  const { t } = useTranslation('lists');
  const box = useRef<HTMLDivElement>(null);
  const { rowHeight } = useAppearance();
  const [pulled, setPulled] = useState<{ readonly key: string; readonly width: number }>();
  const columns = useColumns(props.columns, ticks !== undefined, t('tick'));
  const layout = useMemo(() => layoutOf(pulledTo(columns, pulled)), [columns, pulled]);
  const { onPlace, onCurrent } = props;
  const told = useCallback(
    (row: number, column: number) => {
      onPlace?.(row, columns[column]?.key ?? '');
      const at = source.at(row);
      if (at !== undefined) onCurrent?.(at);
    },
    [onPlace, onCurrent, columns, source],
  );
  const place = useGridPlace({
    source,
    columnCount: columns.length,
    hasHeads: heads !== undefined,
    reveal: useReveal(box, source.count, rowHeight),
    currentAt: useCurrentAt(props),
    onPlace: told,
  });
  useFreshStart(box, props.question, place);
  useDimming(box, props.isOld === true);
  const ticking = useTicking(source, ticks && { ...ticks, keyOf: rowKey });
  const onTickAll = useLatest(ticking.all);
  const count = useCount(source);
  const { point } = place;
  const onPoint = useCallback((column: number) => point(-1, column), [point]);
  const parts = { place, ticking, source, columns, props, box, rowHeight };
  return (
    <div
      ref={box}
      className="data-grid by-var"
      style={variablesOf(layout)}
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={count + 1}
      aria-multiselectable={ticks !== undefined}
      onKeyDown={(event) => gridKeys(event, parts)}
    >
      <ListHead
        columns={columns}
        layout={layout}
        tools={heads}
        at={place.row < 0 ? place.column : undefined}
        gridId={place.gridId}
        ticked={ticks === undefined ? undefined : tickedShare(ticks.ticked.size, count)}
        onTickAll={onTickAll}
        onPoint={onPoint}
        onPull={setPulled}
      />
      {count === 0 && <EmptyRow>{props.empty}</EmptyRow>}
      <GridBody parts={parts} layout={layout} />
      {count > 0 && <GridFoot columns={columns} layout={layout} totals={props.totals} />}
    </div>
  );
}

/** How many rows there are by now: a list grows while its pages come. */
function useCount<R>(source: RowSource<R>): number {
  const [, setCount] = useState(source.count);
  useEffect(() => source.subscribe?.(() => startTransition(() => setCount(source.count))), [source]);
  return source.count;
}

/** Milliseconds an answer may take before the rows of the question before it are dimmed. */
const PATIENCE_MS = 300;

/** Rows of an older question are dimmed when the answer is late, not for the moment most answers take: that would paint all of them twice. */
function useDimming(box: RefObject<HTMLElement | null>, isOld: boolean): void {
  useEffect(() => {
    const grid = box.current;
    if (grid === null || !isOld) return undefined;
    const late = setTimeout(() => grid.setAttribute('data-old', ''), PATIENCE_MS);
    return () => {
      clearTimeout(late);
      grid.removeAttribute('data-old');
    };
  }, [box, isOld]);
}

/** The same function for ever, which does what the one of the last drawing does. */
function useLatest(run: () => void): () => void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  return useCallback(() => latest.current(), []);
}

function tickedShare(ticked: number, count: number): 'none' | 'some' | 'all' {
  if (ticked === 0) return 'none';
  return ticked >= count ? 'all' : 'some';
}

function useColumns<R>(columns: readonly GridColumn<R>[], ticks: boolean, label: string): readonly GridColumn<R>[] {
  return useMemo(() => {
    if (!ticks) return columns;
    const tick: GridColumn<R> = {
      key: TICK,
      title: label,
      width: 34,
      align: 'center',
      frozen: true,
      cell: () => undefined,
    };
    return [tick, ...columns];
  }, [columns, ticks, label]);
}

function pulledTo<R>(
  columns: readonly GridColumn<R>[],
  pulled: { readonly key: string; readonly width: number } | undefined,
): readonly GridColumn<R>[] {
  if (pulled === undefined) return columns;
  return columns.map((column) =>
    column.key === pulled.key ? { ...column, width: pulled.width, grow: false } : column,
  );
}

function variablesOf(layout: ColumnLayout): CSSProperties {
  const lefts = layout.lefts.flatMap((left, at) => (left === undefined ? [] : [[`--left-${at}`, `${left}px`]]));
  return Object.fromEntries([['--grid', layout.template], ...lefts]) as CSSProperties;
}

/** The place of the row a page calls current; only pages whose rows are all in memory do. */
function useCurrentAt<R>({ rows, current, rowKey }: DataGridProps<R>): number {
  return useMemo(() => {
    if (current === undefined || rows === undefined || !Array.isArray(rows)) return -1;
    return (rows as readonly R[]).findIndex((row) => rowKey(row) === current);
  }, [rows, current, rowKey]);
}

/** A grid holds rows of cells and nothing else, so what stands in place of its rows is one. */
function EmptyRow({ children }: { readonly children: ReactNode }) {
  return (
    <div role="row" className="grid-empty">
      <div role="gridcell">{children}</div>
    </div>
  );
}
