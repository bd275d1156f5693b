import { useRef } from 'react';
import { useCellBox } from '#renderer/components/use-cell-box.ts';

interface FillHandleProps {
  /** The cell at the lower right of the block. */
  readonly cellId: string;
  readonly moved: unknown;
}

const SIZE = 7;

/** The square at the corner of the block: dragged, it repeats the block over what it passes. */
export function FillHandle({ cellId, moved }: FillHandleProps) {
  const self = useRef<HTMLDivElement>(null);
  const box = useCellBox(self, cellId, moved);
  const place =
    box === undefined
      ? { display: 'none' }
      : { left: box.left + box.width - SIZE + 1, top: box.top + box.height - SIZE + 1, width: SIZE, height: SIZE };
  return <div ref={self} className="fill-handle" style={place} aria-hidden />;
}
