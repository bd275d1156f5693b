import { useEffect, useId, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '#renderer/app/appearance.tsx';
import { useToday } from '#renderer/app/session.tsx';
import { CellEditor } from '#renderer/components/cell-editor.tsx';
import { RekeyMark } from '#renderer/components/field.tsx';
import { FillHandle } from '#renderer/components/fill-handle.tsx';
import { layoutOf } from '#renderer/components/grid-columns.ts';
import { GridFoot, GridHead } from '#renderer/components/grid-head.tsx';
import type { PasteRefusal } from '#renderer/components/line-grid-model.ts';
import type { CellFault, LineGridProps } from '#renderer/components/line-grid-props.ts';
import { LineMenu } from '#renderer/components/line-menu.tsx';
import { cellCount, type CellRange } from '#renderer/components/line-range.ts';
import { LineRow } from '#renderer/components/line-row.tsx';
import { PastePanel } from '#renderer/components/paste-panel.tsx';
import { PasteRefusals, stillRefused } from '#renderer/components/paste-refusals.tsx';
import { SelectionSums } from '#renderer/components/selection-sums.tsx';
import { useGridMouse } from '#renderer/components/use-grid-mouse.ts';
import { type LineEntry, useLineEntry } from '#renderer/components/use-line-entry.ts';
import { useRowWindow } from '#renderer/components/use-row-window.ts';

/**
 * Line entry like a spreadsheet. One text box stays focused on the current cell, so an input method composes there from the
 * first key. Blocks are chosen, copied, filled and pasted; a block that does not fit goes through the paste panel.
 */
export function LineGrid(props: LineGridProps) {
  const { columns, lines } = props;
  const box = useRef<HTMLDivElement>(null);
  const sink = useRef<HTMLTextAreaElement>(null);
  const { lineRowHeight } = useAppearance();
  const today = useToday();
  const view = useRowWindow(box, lines.length, lineRowHeight);
  const entry = useLineEntry(props, today, view.reveal);
  const refused = stillRefused(entry.refused, props, today);
  const mouse = useGridMouse(entry, sink);
  const { goTo } = props;
  useEffect(() => {
    if (goTo !== undefined) sink.current?.focus();
  }, [goTo]);
  const back = () => sink.current?.focus({ preventScroll: true });
  function goToCell(cell: PasteRefusal): void {
    entry.point({ row: cell.row, column: columns.findIndex(({ key }) => key === cell.column) }, false);
    back();
  }
  return (
    <div className="line-entry">
      <PasteRefusals refused={refused} columns={columns} onGo={goToCell} onClose={entry.forgetRefused} />
      <div
        ref={box}
        className="data-grid line-grid"
        role="grid"
        aria-label={props.label}
        aria-rowcount={lines.length + 1}
        aria-multiselectable
      >
        <GridLines
          {...{ props, entry, view, refused, today, sink, filling: mouse.filling, height: lineRowHeight }}
          mouse={{
            onMouseDown: mouse.onMouseDown,
            onDoubleClick: mouse.onDoubleClick,
            onContextMenu: mouse.onContextMenu,
          }}
        />
      </div>
      {cellCount(entry.range) > 1 && <SelectionSums columns={columns} lines={lines} range={entry.range} />}
      {entry.menuOpen && (
        <LineMenu
          commands={entry.commands}
          at={mouse.menuAt}
          cell={sink}
          picks={columns[entry.at.column]?.choices !== undefined || columns[entry.at.column]?.onPick !== undefined}
          onClose={() => {
            entry.openMenu(false);
            back();
          }}
        />
      )}
      {entry.pasting.sheet !== undefined && (
        <PastePanel grid={props} pasting={entry.pasting} sheet={entry.pasting.sheet} today={today} />
      )}
    </div>
  );
}

/** What the page and the paste found wrong, by line: a text each, so that a line that is as it was is not drawn again. */
function useTones(
  faults: readonly CellFault[] | undefined,
  refused: readonly PasteRefusal[],
): ReadonlyMap<string, string> {
  return useMemo(() => {
    const tones = new Map<string, string>();
    const add = (lineId: string, column: string, tone: string) =>
      tones.set(lineId, `${tones.get(lineId) ?? ''} ${column}:${tone}`);
    for (const cell of refused) if (cell.lineId !== undefined) add(cell.lineId, cell.column ?? '', 'wrong');
    for (const { lineId, column, tone } of faults ?? []) add(lineId, column, tone);
    return tones;
  }, [faults, refused]);
}

interface GridLinesProps {
  readonly props: LineGridProps;
  readonly entry: LineEntry;
  readonly view: ReturnType<typeof useRowWindow>;
  readonly refused: readonly PasteRefusal[];
  readonly today: string;
  readonly sink: React.RefObject<HTMLTextAreaElement | null>;
  readonly filling: CellRange | undefined;
  readonly height: number;
  readonly mouse: Pick<React.DOMAttributes<HTMLElement>, 'onMouseDown' | 'onDoubleClick' | 'onContextMenu'>;
}

function GridLines({ props, entry, view, refused, today, sink, filling, height, mouse }: GridLinesProps) {
  const { columns, lines, totals } = props;
  const { t } = useTranslation('window');
  const gridId = useId();
  const layout = useMemo(() => layoutOf(columns), [columns]);
  const heads = useMemo(
    () => columns.map((c) => (c.rekey === true ? { ...c, title: [c.title, <RekeyMark key="mark" />] } : c)),
    [columns],
  );
  const tones = useTones(props.faults, refused);
  const range = filling ?? (cellCount(entry.range) > 1 ? entry.range : undefined);
  const column = columns[entry.at.column];
  return (
    <>
      <GridHead columns={heads} layout={layout} />
      <div
        className="grid-body"
        role="rowgroup"
        style={{ height: lines.length * height, minWidth: layout.minWidth }}
        {...mouse}
      >
        {lines.slice(view.first, view.last + 1).map((line, offset) => {
          const index = view.first + offset;
          const within = range !== undefined && index >= range.top && index <= range.bottom;
          return (
            <LineRow
              key={line.id}
              {...{ gridId, line, index, height, columns, layout, today }}
              tones={tones.get(line.id) ?? ''}
              current={index === entry.at.row}
              left={within ? range.left : 0}
              right={within ? range.right : -1}
              cellFault={props.cellFault}
            />
          );
        })}
        {column !== undefined && lines.length > 0 && (
          <>
            <FillHandle cellId={`${gridId}-${entry.range.bottom}-${entry.range.right}`} moved={lines} />
            <CellEditor
              sink={sink}
              entry={entry}
              label={t('cellAt', {
                row: entry.at.row + 1,
                column: typeof column.title === 'string' ? column.title : column.key,
              })}
              cellId={`${gridId}-${entry.at.row}-${entry.at.column}`}
              end={column.align === 'end'}
              over={column.frozen === true}
              moved={lines}
              asked={props.goTo}
            />
          </>
        )}
      </div>
      <GridFoot columns={columns} layout={layout} totals={totals} />
    </>
  );
}
