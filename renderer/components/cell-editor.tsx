import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';
import { bringSideways } from '#renderer/components/bring-sideways.ts';
import { type CellBox, useCellBox } from '#renderer/components/use-cell-box.ts';
import type { LineEntry } from '#renderer/components/use-line-entry.ts';

interface CellEditorProps {
  readonly sink: RefObject<HTMLTextAreaElement | null>;
  readonly entry: LineEntry;
  /** Row and column in words, for screen readers. */
  readonly label: string;
  readonly cellId: string;
  readonly end: boolean;
  readonly over: boolean;
  /** What changes when lines move under the editor. */
  readonly moved: unknown;
  /** Takes the focus whenever this changes: the page asked for a place. */
  readonly asked: unknown;
}

/** The one text box of a line grid: always focused on the current cell, transparent until something is typed or composed. */
export function CellEditor({ sink, entry, label, cellId, end, over, moved, asked }: CellEditorProps) {
  const box = useCellBox(sink, cellId, moved);
  const [last, setLast] = useState<CellBox>();
  if (box !== undefined && box !== last) setLast(box);
  useLayoutEffect(() => {
    const grid = sink.current?.closest<HTMLElement>('.data-grid');
    if (grid?.contains(document.activeElement) !== true) return;
    bringSideways(grid, cellId);
    sink.current?.focus({ preventScroll: true });
  }, [sink, cellId]);
  useEffect(() => {
    if (asked !== undefined) sink.current?.focus();
  }, [sink, asked]);
  const look = ['cell-editor', entry.editing && 'editing', end && 'end', over && 'over-frozen']
    .filter(Boolean)
    .join(' ');
  const shown = box ?? last;
  return (
    // A grid holds rows of cells, so the text box over the current cell stands in one of each.
    <div role="row">
      <div role="gridcell">
        <textarea
          ref={sink}
          rows={1}
          className={look}
          style={shown === undefined ? { width: 1, height: 1 } : { ...shown, lineHeight: `${shown.height - 4}px` }}
          aria-label={label}
          autoComplete="off"
          spellCheck={false}
          value={entry.draft}
          onChange={({ target, nativeEvent }) => {
            // Enter in the last of fixed lines has nowhere to go: its line end is nothing typed.
            if (nativeEvent instanceof InputEvent && nativeEvent.inputType === 'insertLineBreak') return;
            entry.onDraft(target.value.replaceAll(/\r?\n/g, ' '));
          }}
          onCompositionStart={() => {
            if (!entry.editing) entry.onDraft('');
          }}
          onKeyDown={entry.onKeyDown}
          onBlur={entry.onLeave}
          onPaste={(event) => {
            if (entry.onPaste(event.clipboardData.getData('text/plain'))) event.preventDefault();
          }}
        />
      </div>
    </div>
  );
}
