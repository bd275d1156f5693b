import { type Line, type LineColumnRule, readCell } from '#renderer/components/line-grid-model.ts';
import { parseQuantity } from '#shared/kernel/quantity.ts';

/** A cell by line and column, counted from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** A block of cells, its edges included. */
export interface CellRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export function rangeBetween(one: CellPlace, other: CellPlace): CellRange {
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}

export function cellCount({ top, bottom, left, right }: CellRange): number {
  return (bottom - top + 1) * (right - left + 1);
}

type TextAt = (row: number, column: LineColumnRule) => string | undefined;

/** Writes every cell of a block that people type into; `undefined` leaves one as it is. The same array when nothing changed. */
function writeBlock(
  lines: readonly Line[],
  columns: readonly LineColumnRule[],
  { top, bottom, left, right }: CellRange,
  textAt: TextAt,
): readonly Line[] {
  let next: Line[] | undefined;
  for (let row = top; row <= bottom; row += 1) {
    const line = lines[row];
    if (line === undefined) continue;
    const cells: Record<string, string> = { ...line.cells };
    let changed = false;
    for (const column of columns.slice(left, right + 1)) {
      const text = column.kind === 'computed' ? undefined : textAt(row, column);
      if (text === undefined) continue;
      const read = readCell(column, text);
      changed ||= read !== (cells[column.key] ?? '');
      cells[column.key] = read;
    }
    if (changed) (next ??= [...lines])[row] = { ...line, cells };
  }
  return next ?? lines;
}

/** Del: empties the block. */
export function clearRange(lines: readonly Line[], columns: readonly LineColumnRule[], range: CellRange) {
  return writeBlock(lines, columns, range, () => '');
}

/** One value into every cell of the block. */
export function fillSame(lines: readonly Line[], columns: readonly LineColumnRule[], range: CellRange, text: string) {
  return writeBlock(lines, columns, range, () => text);
}

/** Ctrl D: the first line of the block into the others; in a block of one line, what stands above it. */
export function fillDown(lines: readonly Line[], columns: readonly LineColumnRule[], range: CellRange) {
  const from = range.bottom > range.top ? range.top : range.top - 1;
  const source = lines[from];
  if (source === undefined) return lines;
  return writeBlock(lines, columns, { ...range, top: from + 1 }, (_row, { key }) => source.cells[key] ?? '');
}

/** Ctrl R: the first column of the block into the others; in a block of one column, what stands left of it. */
export function fillRight(lines: readonly Line[], columns: readonly LineColumnRule[], range: CellRange) {
  const from = range.right > range.left ? range.left : range.left - 1;
  const source = columns[from];
  if (source === undefined || source.kind === 'computed') return lines;
  return writeBlock(lines, columns, { ...range, left: from + 1 }, (row) => lines[row]?.cells[source.key] ?? '');
}

/** The block a dragged fill handle covers: longer in one direction, the one dragged furthest. */
export function dragTarget(source: CellRange, to: CellPlace): CellRange {
  const down = Math.max(to.row - source.bottom, source.top - to.row, 0);
  const across = Math.max(to.column - source.right, source.left - to.column, 0);
  if (down === 0 && across === 0) return source;
  return down >= across
    ? { ...source, top: Math.min(source.top, to.row), bottom: Math.max(source.bottom, to.row) }
    : { ...source, left: Math.min(source.left, to.column), right: Math.max(source.right, to.column) };
}

/** The fill handle: repeats the source over the target, which holds it. */
export function fillFrom(
  lines: readonly Line[],
  columns: readonly LineColumnRule[],
  source: CellRange,
  target: CellRange,
): readonly Line[] {
  const high = source.bottom - source.top + 1;
  const wide = source.right - source.left + 1;
  const wrap = (value: number, start: number, count: number) => start + ((((value - start) % count) + count) % count);
  return writeBlock(lines, columns, target, (row, column) => {
    const at = columns.indexOf(column);
    const from = columns[wrap(at, source.left, wide)];
    return from === undefined || from.kind === 'computed'
      ? undefined
      : (lines[wrap(row, source.top, high)]?.cells[from.key] ?? '');
  });
}

/** Alt ↑ ↓: the lines of the block one place up or down. */
export function moveLines(lines: readonly Line[], { top, bottom }: CellRange, by: 1 | -1): readonly Line[] {
  if (top + by < 0 || bottom + by >= lines.length) return lines;
  const rest = lines.toSpliced(top, bottom - top + 1);
  return rest.toSpliced(top + by, 0, ...lines.slice(top, bottom + 1));
}

/** Ctrl Del: takes the lines of the block out. */
export function removeLines(lines: readonly Line[], { top, bottom }: CellRange): readonly Line[] {
  return lines.toSpliced(top, bottom - top + 1);
}

/** What the block adds up to, in millionths: cells with something in them, and the numbers among those. */
export interface RangeSums {
  readonly count: number;
  readonly numbers: number;
  readonly sumE6: bigint;
}

export function sumTexts(texts: readonly string[]): RangeSums {
  let count = 0;
  let numbers = 0;
  let sumE6 = 0n;
  for (const text of texts) {
    if (text.trim() === '') continue;
    count += 1;
    const value = parseQuantity(text);
    if (value === undefined) continue;
    numbers += 1;
    sumE6 += BigInt(value);
  }
  return { count, numbers, sumE6 };
}
