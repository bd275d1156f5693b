import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowSource } from '#renderer/app/use-row-pages.ts';
import { bringSideways } from '#renderer/components/bring-sideways.ts';
import type { ColumnLayout } from '#renderer/components/grid-columns.ts';
import type { GridParts } from '#renderer/components/grid-keys.ts';
import { GridRow } from '#renderer/components/grid-row.tsx';
import { BLOCK_ROWS } from '#renderer/components/row-blocks.ts';
import { useComingForward } from '#renderer/components/use-coming-forward.ts';
import { useGridMouse } from '#renderer/components/use-list-mouse.ts';
import { useRowBlocks } from '#renderer/components/use-row-blocks.ts';

const NEAR_END = 20;

interface GridBodyProps<R> {
  readonly parts: GridParts<R>;
  readonly layout: ColumnLayout;
}

/** The rows of a grid. Apart from its heads and totals, which scrolling must not draw again. */
export function GridBody<R>({ parts, layout }: GridBodyProps<R>) {
  const { place, source, columns, props, box, rowHeight } = parts;
  const { ticks, rowKey, rowLook } = props;
  const { t } = useTranslation('lists');
  const view = useRowBlocks(box, source, rowHeight);
  useLoading(source, view.first, view.last, props.onMore);
  const mouse = useGridMouse(parts);
  const isDrawn = place.row < 0 || view.blocks.some(({ at }) => at === Math.floor(place.row / BLOCK_ROWS));
  const body = useComingForward();
  usePointing(parts, isDrawn ? place.activeId : undefined);
  useSideways(parts);
  return (
    <div
      ref={body}
      className="grid-body"
      role="rowgroup"
      aria-busy={props.isOld === true || view.isFilling}
      style={{ height: view.bodyHeight, minWidth: layout.minWidth }}
      {...mouse}
    >
      {view.blocks.map(({ at, rows }) => (
        <div
          key={at}
          role="none"
          className="row-block"
          style={{ top: at * BLOCK_ROWS * rowHeight - view.shift, height: rows.length * rowHeight }}
        >
          {rows.map((row, within) => {
            const index = at * BLOCK_ROWS + within;
            return (
              <GridRow
                key={index}
                row={row}
                index={index}
                columns={columns}
                lastFrozen={layout.lastFrozen}
                look={row === undefined ? undefined : rowLook?.(row)}
                ticked={ticks && row !== undefined && ticks.ticked.has(rowKey(row))}
                tickLabel={t('tick')}
                isCurrent={index === place.row}
                atColumn={index === place.row ? place.column : undefined}
                gridId={place.gridId}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

/** The grid has the focus and points at the cell in hand, while that one is drawn. */
function usePointing<R>({ box }: GridParts<R>, id: string | undefined): void {
  useEffect(() => {
    if (id === undefined) box.current?.removeAttribute('aria-activedescendant');
    else box.current?.setAttribute('aria-activedescendant', id);
  }, [box, id]);
}

/** Another column in hand is brought into view; going up and down needs no look at where cells are. */
function useSideways<R>({ box, place }: GridParts<R>): void {
  const { column, activeId } = place;
  const bring = useEffectEvent(() => {
    if (box.current?.contains(document.activeElement) === true && activeId !== undefined)
      bringSideways(box.current, activeId);
  });
  useEffect(() => bring(), [column]);
}

/** Tells who brings the rows which of them are looked at. */
function useLoading<R>(source: RowSource<R>, first: number, last: number, onMore: (() => void) | undefined): void {
  const { count, need } = source;
  useEffect(() => {
    need?.(first, last);
    if (count > 0 && last >= count - NEAR_END) onMore?.();
  }, [need, onMore, first, last, count]);
}
