import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { LineEntry } from '#renderer/components/use-line-entry.ts';

interface CellEditorProps {
  readonly entry: LineEntry;
  /** Row and column in words, for screen readers. */
  readonly label: string;
  readonly cellId: string;
  readonly end: boolean;
  readonly over: boolean;
  /** Takes the focus whenever this changes: the page asked for a place. */
  readonly asked: unknown;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The box of a cell inside the grid's body, which is what the editor is placed in. */
function boxOf(cellId: string): Box | undefined {
  const cell = document.getElementById(cellId);
  const body = cell?.closest<HTMLElement>('.grid-body');
  if (cell === null || body === null || body === undefined) return undefined;
  const c = cell.getBoundingClientRect();
  const b = body.getBoundingClientRect();
  // Rectangles are measured on the screen, places are given in the grid's own pixels.
  const zoom = body.currentCSSZoom;
  return {
    left: (c.left - b.left) / zoom,
    top: (c.top - b.top) / zoom,
    width: c.width / zoom,
    height: c.height / zoom,
  };
}

/** The one text box of a line grid: always focused on the current cell, transparent until something is typed or composed. */
export function CellEditor({ entry, label, cellId, end, over, asked }: CellEditorProps) {
  const sink = useRef<HTMLTextAreaElement>(null);
  const [box, setBox] = useState<Box>();
  const [grid, setGrid] = useState<HTMLElement | null>(null);
  useLayoutEffect(() => {
    const place = () => setBox((old) => boxOf(cellId) ?? old);
    place();
    setGrid(sink.current?.closest<HTMLElement>('.data-grid') ?? null);
    grid?.addEventListener('scroll', place, { passive: true });
    window.addEventListener('resize', place);
    if (grid?.contains(document.activeElement) === true || grid?.matches(':hover') === true)
      sink.current?.focus({ preventScroll: true });
    return () => {
      grid?.removeEventListener('scroll', place);
      window.removeEventListener('resize', place);
    };
  }, [cellId, grid, entry.editing]);
  useEffect(() => {
    if (asked !== undefined) sink.current?.focus();
  }, [asked]);
  const look = ['cell-editor', entry.editing && 'editing', end && 'end', over && 'over-frozen']
    .filter(Boolean)
    .join(' ');
  return (
    <textarea
      ref={sink}
      rows={1}
      className={look}
      style={box === undefined ? { width: 1, height: 1 } : { ...box, lineHeight: `${box.height - 4}px` }}
      aria-label={label}
      autoComplete="off"
      spellCheck={false}
      value={entry.draft}
      onChange={(event) => entry.onDraft(event.target.value.replaceAll(/\r?\n/g, ' '))}
      onCompositionStart={() => {
        if (!entry.editing) entry.onDraft('');
      }}
      onKeyDown={entry.onKeyDown}
      onBlur={entry.onLeave}
      onPaste={(event) => {
        if (entry.onPaste(event.clipboardData.getData('text/plain'))) event.preventDefault();
      }}
      onCopy={(event) => {
        if (entry.editing) return;
        event.clipboardData.setData('text/plain', entry.copy());
        event.preventDefault();
      }}
    />
  );
}
