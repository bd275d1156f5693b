import type { ReactNode } from 'react';
import type { ColumnShape } from '#renderer/components/grid-columns.ts';
import type { Line, LineColumnRule, PasteRefusal } from '#renderer/components/line-grid-model.ts';

export interface LineColumn extends ColumnShape, LineColumnRule {
  readonly rekey?: boolean;
  readonly total?: ReactNode;
  /** What a computed column shows for a line. */
  readonly show?: (line: Line) => ReactNode;
  /** F4: opens the pick list of this column; the answer is written into the line by the page. */
  readonly onPick?: (line: Line) => void;
}

export interface CellFault {
  readonly lineId: string;
  readonly column: string;
  readonly tone: 'wrong' | 'warning';
}

export interface LineGridProps {
  readonly label: string;
  readonly columns: readonly LineColumn[];
  readonly lines: readonly Line[];
  readonly faults?: readonly CellFault[];
  /** Put the cursor here when this changes: the place of an error, from the foot of the form. */
  readonly goTo?: { readonly lineId: string; readonly column: string } | undefined;
  readonly newLine: () => Line;
  readonly onChange: (lines: readonly Line[]) => void;
  readonly onRefused: (refused: readonly PasteRefusal[]) => void;
}
