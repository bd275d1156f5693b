import { memo, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowSource } from '#renderer/app/row-pages.ts';
import { bringSideways } from '#renderer/components/bring-sideways.ts';
import type { ColumnLayout } from '#renderer/components/grid-columns.ts';
import type { GridParts } from '#renderer/components/grid-keys.ts';
import { GridRow } from '#renderer/components/grid-row.tsx';
import type { DataGridProps, GridColumn } from '#renderer/components/grid-props.ts';
import { BLOCK_ROWS, type RowBlock } from '#renderer/components/row-blocks.ts';
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
  const { ticks } = props;
  // They speak of the row alone, so those of the first drawing do: a page that is drawn again does not draw its rows again.
  const [{ rowKey, rowLook }] = useState(() => ({ rowKey: props.rowKey, rowLook: props.rowLook }));
  const { t } = useTranslation('lists');
  const tickLabel = t('tick');
  const view = useRowBlocks(box, source, rowHeight);
  useLoading(source, view.first, view.last, props.onMore);
  const mouse = useGridMouse(parts);
  const isDrawn = place.row < 0 || view.blocks.some(({ at }) => at === blockOf(place.row));
  usePointing(parts, isDrawn ? place.activeId : undefined);
  useSideways(parts);
  return (
    <div
      className="grid-body"
      role="rowgroup"
      aria-busy={props.isOld === true || view.isFilling}
      style={{ height: view.bodyHeight, minWidth: layout.minWidth }}
      {...mouse}
    >
      {view.blocks.map((block) => (
        <Block
          key={block.at}
          block={block}
          top={block.at * BLOCK_ROWS * rowHeight - view.shift}
          rowHeight={rowHeight}
          columns={columns}
          lastFrozen={layout.lastFrozen}
          gridId={place.gridId}
          tickLabel={tickLabel}
          rowKey={rowKey}
          rowLook={rowLook}
          ticked={ticks?.ticked}
          current={blockOf(place.row) === block.at ? place.row : undefined}
          atColumn={blockOf(place.row) === block.at ? place.column : undefined}
        />
      ))}
    </div>
  );
}

const blockOf = (row: number): number => Math.floor(row / BLOCK_ROWS);

interface BlockProps<R> {
  readonly rowKey: DataGridProps<R>['rowKey'];
  readonly rowLook: DataGridProps<R>['rowLook'] | undefined;
  readonly block: RowBlock<R>;
  readonly top: number;
  readonly rowHeight: number;
  readonly columns: readonly GridColumn<R>[];
  readonly lastFrozen: number;
  readonly gridId: string;
  readonly tickLabel: string;
  readonly ticked: ReadonlyMap<string, R> | undefined;
  /** The row in hand and its column, where it is one of the block's. */
  readonly current: number | undefined;
  readonly atColumn: number | undefined;
}

function DrawnBlock<R>(props: BlockProps<R>) {
  const { block, top, rowHeight, rowKey, rowLook, ticked, current } = props;
  return (
    <div role="none" className="row-block" style={{ top, height: block.rows.length * rowHeight }}>
      {block.rows.map((row, within) => {
        const index = block.at * BLOCK_ROWS + within;
        return (
          <GridRow
            key={index}
            row={row}
            index={index}
            columns={props.columns}
            lastFrozen={props.lastFrozen}
            look={row === undefined ? undefined : rowLook?.(row)}
            ticked={ticked && row !== undefined && ticked.has(rowKey(row))}
            tickLabel={props.tickLabel}
            isCurrent={index === current}
            atColumn={index === current ? props.atColumn : undefined}
            gridId={props.gridId}
          />
        );
      })}
    </div>
  );
}

/** While one scrolls only the block that came is drawn; the others stay as they are. */
const Block = memo(DrawnBlock) as typeof DrawnBlock;

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
