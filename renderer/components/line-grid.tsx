import { useEffect, useId, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '#renderer/app/appearance.tsx';
import { useToday } from '#renderer/app/session.tsx';
import { CellEditor } from '#renderer/components/cell-editor.tsx';
import { RekeyMark } from '#renderer/components/field.tsx';
import { cellClass, type ColumnLayout, layoutOf, stick } from '#renderer/components/grid-columns.ts';
import { GridFoot, GridHead } from '#renderer/components/grid-head.tsx';
import type { Line } from '#renderer/components/line-grid-model.ts';
import type { LineColumn, LineGridProps } from '#renderer/components/line-grid-props.ts';
import { useRowWindow } from '#renderer/components/use-row-window.ts';
import { useLineEntry } from '#renderer/components/use-line-entry.ts';

/**
 * Line entry like a spreadsheet. One text box stays focused on the current cell, so an input method composes there from the
 * first key. Typing replaces, F2 edits, Enter goes on, Ctrl D copies from above, Ctrl Enter adds a line, blocks paste.
 */
export function LineGrid(props: LineGridProps) {
  const { columns, lines } = props;
  const { t } = useTranslation('window');
  const box = useRef<HTMLDivElement>(null);
  const gridId = useId();
  const { lineRowHeight } = useAppearance();
  const titled = useMemo(
    () => columns.map((c) => (c.rekey === true ? { ...c, title: [c.title, <RekeyMark key="mark" />] } : c)),
    [columns],
  );
  const layout = useMemo(() => layoutOf(columns), [columns]);
  const view = useRowWindow(box, lines.length, lineRowHeight);
  const entry = useLineEntry(props, useToday(), view.reveal);
  const faults = useMemo(
    () => new Map((props.faults ?? []).map((fault) => [`${fault.lineId}/${fault.column}`, fault.tone])),
    [props.faults],
  );
  const column = columns[entry.at.column];
  const { goTo } = props;
  useEffect(() => {
    if (goTo !== undefined) box.current?.querySelector('textarea')?.focus();
  }, [goTo]);
  return (
    <div
      ref={box}
      className="data-grid line-grid"
      role="grid"
      aria-label={props.label}
      aria-rowcount={lines.length + 1}
    >
      <GridHead columns={titled} layout={layout} />
      <div
        className="grid-body"
        role="rowgroup"
        style={{ height: lines.length * lineRowHeight, minWidth: layout.minWidth }}
      >
        {lines.slice(view.first, view.last + 1).map((line, offset) => {
          const index = view.first + offset;
          return (
            <LineRow
              key={line.id}
              gridId={gridId}
              line={line}
              index={index}
              top={index * lineRowHeight}
              height={lineRowHeight}
              columns={columns}
              layout={layout}
              faults={faults}
              current={index === entry.at.row}
              onPoint={(at) => entry.point({ row: index, column: at })}
            />
          );
        })}
        {column !== undefined && lines.length > 0 && (
          <CellEditor
            entry={entry}
            label={t('cellAt', {
              row: entry.at.row + 1,
              column: typeof column.title === 'string' ? column.title : column.key,
            })}
            cellId={`${gridId}-${entry.at.row}-${entry.at.column}`}
            end={column.align === 'end'}
            over={column.frozen === true}
            asked={props.goTo}
          />
        )}
      </div>
      <GridFoot columns={columns} layout={layout} />
    </div>
  );
}

interface LineRowProps {
  readonly gridId: string;
  readonly line: Line;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly columns: readonly LineColumn[];
  readonly layout: ColumnLayout;
  readonly faults: ReadonlyMap<string, 'wrong' | 'warning'>;
  readonly current: boolean;
  readonly onPoint: (column: number) => void;
}

function LineRow({ gridId, line, index, top, height, columns, layout, faults, current, onPoint }: LineRowProps) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={`grid-line data-row${index % 2 === 1 ? ' even' : ''}${current ? ' current-line' : ''}`}
      style={{ gridTemplateColumns: layout.template, height, transform: `translateY(${top}px)` }}
    >
      {columns.map((column, at) => {
        const tone = faults.get(`${line.id}/${column.key}`) ?? (column.kind === 'computed' ? 'computed' : undefined);
        const value = line.cells[column.key];
        const chosen = column.choices?.find((choice) => choice.value === value)?.text;
        const text = column.show === undefined ? (chosen ?? value) : column.show(line);
        return (
          <div
            key={column.key}
            id={`${gridId}-${index}-${at}`}
            role="gridcell"
            aria-readonly={column.kind === 'computed'}
            aria-invalid={tone === 'wrong'}
            className={cellClass(column, at, layout, tone)}
            style={stick(layout, at)}
            onMouseDown={(event) => {
              event.preventDefault();
              onPoint(at);
            }}
          >
            <span>{text}</span>
          </div>
        );
      })}
    </div>
  );
}
