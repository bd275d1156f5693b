import { isValidElement, type ReactNode } from 'react';
import type { ColumnShape } from '#renderer/components/grid-columns.ts';
import type { Line, LineColumnRule, RefusalReason } from '#renderer/components/line-grid-model.ts';
import type { CellAsked } from '#renderer/components/use-go-to.ts';

export interface LineColumn extends ColumnShape, LineColumnRule {
  readonly rekey?: boolean;
  readonly total?: ReactNode;
  /** What a computed column shows for a line. */
  readonly show?: (line: Line, row: number) => ReactNode;
  /** The same as text, to copy, add up and find lines by; without it the words of `show`. */
  readonly text?: (line: Line) => string;
  /** F4: opens the pick list of this column; the answer is written into the line by the page. */
  readonly onPick?: (line: Line) => void;
  /** A pasted row finds its line by what stands here. */
  readonly match?: boolean;
  /** Other words that name it at the head of a pasted column; `paste:heads` has those of common keys. */
  readonly heads?: readonly string[];
  /** What else a pasted column may mean for it: a price with tax, a price without. */
  readonly meanings?: readonly PasteMeaning[];
}

export interface PasteMeaning {
  /** A key of `paste:heads` and `paste:meanings`. */
  readonly key: string;
  readonly also: Readonly<Record<string, string>>;
}

export interface CellFault {
  readonly lineId: string;
  readonly column: string;
  readonly tone: 'wrong' | 'warning';
}

/** Fills lines in from the office: products of typed and pasted codes. Its answer is undone with what asked for it. */
export interface LineCompletion {
  /** Lines that hold something not looked up yet. */
  readonly waiting: (lines: readonly Line[]) => readonly Line[];
  /** One call for all of them; answers by line id how each is filled in. */
  readonly ask: (lines: readonly Line[]) => Promise<ReadonlyMap<string, (line: Line) => Line>>;
}

export interface LineGridProps {
  readonly label: string;
  readonly columns: readonly LineColumn[];
  readonly lines: readonly Line[];
  readonly faults?: readonly CellFault[];
  /** What else is wrong with a cell as it stands, such as a code nobody knows. */
  readonly cellFault?: (line: Line, column: string) => RefusalReason | undefined;
  /** Totals by column, beside those of the columns: they change with every line, the columns do not. */
  readonly totals?: Readonly<Record<string, ReactNode>>;
  /** Put the cursor here, once for each asking (`useGoTo`): the place of an error, from the foot of the form. */
  readonly goTo?: CellAsked | undefined;
  /** Without it the lines are fixed: none is added, removed or moved. */
  readonly newLine?: () => Line;
  readonly completion?: LineCompletion;
  readonly onChange: (lines: readonly Line[]) => void;
}

/** The words of a rendered cell, as far as they stand in it. */
function wordsOf(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node);
  if (Array.isArray(node)) return node.map((part: ReactNode) => wordsOf(part)).join('');
  if (!isValidElement(node)) return '';
  const { children, text } = node.props as { readonly children?: ReactNode; readonly text?: unknown };
  return typeof text === 'string' ? text : wordsOf(children);
}

/** What a cell says, in words: as shown for choices and computed columns, as typed for the rest. */
export function cellText(column: LineColumn, line: Line, row = 0): string {
  if (column.text !== undefined) return column.text(line);
  if (column.show !== undefined) return wordsOf(column.show(line, row));
  const value = line.cells[column.key] ?? '';
  return column.choices?.find((choice) => choice.value === value)?.text ?? value;
}
