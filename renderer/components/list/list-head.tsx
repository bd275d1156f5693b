import { ArrowDown, ArrowUp, ListFilter } from 'lucide-react';
import { memo, type PointerEvent, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cellClass, type ColumnLayout, type ColumnShape, stick } from '#renderer/components/grid-columns.ts';
import { HeadRows } from '#renderer/components/grid-head.tsx';
import type { HeadTools } from '#renderer/components/grid-props.ts';
import { TICK } from '#renderer/components/grid-row.tsx';
import { NARROWEST } from '#renderer/components/list/column-layout.ts';

interface ListHeadProps {
  readonly columns: readonly ColumnShape[];
  readonly layout: ColumnLayout;
  readonly tools: HeadTools | undefined;
  /** The head one is at. */
  readonly at: number | undefined;
  readonly gridId: string;
  readonly ticked: 'none' | 'some' | 'all' | undefined;
  readonly onTickAll: () => void;
  readonly onPoint: (column: number) => void;
  /** While an edge is pulled; undefined when it was let go. */
  readonly onPull: (pulled: { readonly key: string; readonly width: number } | undefined) => void;
}

function DrawnHead(props: ListHeadProps) {
  return (
    <HeadRows
      columns={props.columns}
      layout={props.layout}
      cell={(column, index) => <HeadCell key={column.key} {...props} column={column} index={index} />}
    />
  );
}

/** Heads that sort, filter, choose all, and are pulled wider. Going through the rows does not draw them again. */
export const ListHead = memo(DrawnHead);

function HeadCell({
  column,
  index,
  ...props
}: ListHeadProps & { readonly column: ColumnShape; readonly index: number }) {
  const { layout, tools, at } = props;
  const { key } = column;
  const sorted = tools?.sort?.column === key;
  const descending = tools?.sort?.descending === true;
  const sortable = tools?.sortable(key) === true;
  const look = [sortable && 'sortable', at === index && 'at', tools?.isFiltered(key) === true && 'filtered'];
  return (
    <div
      id={`${props.gridId}--1-${index}`}
      role="columnheader"
      data-column={key}
      aria-sort={sorted ? (descending ? 'descending' : 'ascending') : sortable ? 'none' : undefined}
      className={cellClass(column, index === layout.lastFrozen, ...look)}
      style={stick(layout, index)}
      onClick={() => {
        props.onPoint(index);
        if (sortable) tools?.onSort(key);
      }}
    >
      {key === TICK ? <TickAll {...props} label={column.title} /> : <span>{column.title}</span>}
      {sorted && (descending ? <ArrowDown size={11} aria-hidden /> : <ArrowUp size={11} aria-hidden />)}
      {tools?.hasMenu(key) === true && <MenuButton tools={tools} column={column} />}
      {tools !== undefined && key !== TICK && <Edge tools={tools} column={column} onPull={props.onPull} />}
    </div>
  );
}

function TickAll({
  ticked,
  label,
  onTickAll,
}: Pick<ListHeadProps, 'ticked' | 'onTickAll'> & { readonly label: ReactNode }) {
  const { t } = useTranslation('lists');
  return (
    <input
      ref={(box) => {
        if (box !== null) box.indeterminate = ticked === 'some';
      }}
      type="checkbox"
      className="tick-box"
      tabIndex={-1}
      aria-label={typeof label === 'string' ? t('tickAll') : undefined}
      checked={ticked === 'all'}
      onChange={onTickAll}
    />
  );
}

function MenuButton({ tools, column }: { readonly tools: HeadTools; readonly column: ColumnShape }) {
  const { t } = useTranslation('lists');
  return (
    <button
      type="button"
      className="head-menu"
      tabIndex={-1}
      aria-label={t('filterBy', { column: column.title })}
      onClick={(event) => {
        event.stopPropagation();
        const { left, bottom } = event.currentTarget.closest('.grid-cell')?.getBoundingClientRect() ?? new DOMRect();
        tools.onMenu(column.key, { left, top: bottom });
      }}
    >
      <ListFilter size={12} aria-hidden />
    </button>
  );
}

interface EdgeProps extends Pick<ListHeadProps, 'onPull'> {
  readonly tools: HeadTools;
  readonly column: ColumnShape;
}

/** The right edge of a head: pulled it changes the width, twice clicked it fits what is in the column. */
function Edge({ tools, column, onPull }: EdgeProps) {
  const from = useRef<{ readonly x: number; readonly width: number } | undefined>(undefined);
  const widthAt = ({ clientX }: PointerEvent): number | undefined =>
    from.current && Math.max(NARROWEST, from.current.width + clientX - from.current.x);
  return (
    <span
      className="head-edge"
      onPointerDown={(event) => {
        const head = event.currentTarget.closest('.grid-cell');
        from.current = { x: event.clientX, width: head?.getBoundingClientRect().width ?? column.width };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        const width = widthAt(event);
        if (width !== undefined) onPull({ key: column.key, width });
      }}
      onPointerUp={(event) => {
        const width = widthAt(event);
        if (width !== undefined && Math.abs(event.clientX - (from.current?.x ?? 0)) > 2)
          tools.onWidth(column.key, width);
        from.current = undefined;
        onPull(undefined);
      }}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => {
        const head = event.currentTarget.closest('.grid-cell');
        const at = [...(head?.parentElement?.children ?? [])].indexOf(head as Element);
        const cells =
          event.currentTarget.closest('.data-grid')?.querySelectorAll(`[data-row] > :nth-child(${at + 1})`) ?? [];
        tools.onFit(column.key, [...cells, ...(head === null ? [] : [head])]);
      }}
    />
  );
}
