import type { SheetDefinition } from '#shared/exchange/column-kinds.ts';
import { bandOf } from '#shared/exchange/quantity-band.ts';
import type { SheetGrid } from './sheet-grid.ts';
import { suggestMapping } from './suggest-mapping.ts';
import type { SuggestedTarget, TargetWords } from './suggest-mapping.ts';

/** A header as found: its rows, and per column (from 0) the names it goes by and what it is taken for. */
export interface FoundHeader {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly names: readonly (readonly string[])[];
  readonly suggested: readonly SuggestedTarget[];
  readonly score: number;
}

const ROWS_SEARCHED = 20;
const MOST_COLUMNS = 500;

/**
 * The row (or two) among the first 20 whose words match the kind best: two columns at least, or one and every column a record
 * cannot lack, as in a bare list of names. Undefined when there is none.
 */
export function findHeader(
  grid: SheetGrid,
  definition: SheetDefinition,
  targets: readonly TargetWords[],
): FoundHeader | undefined {
  let best: FoundHeader | undefined;
  for (const row of grid.rowNumbers.filter((number) => number <= ROWS_SEARCHED)) {
    const header = readHeader(grid, row, definition, targets);
    const serves = header.score >= 2 || (header.score >= 1 && reachesRequired(definition, header));
    if (serves && (best === undefined || header.score > best.score)) best = header;
  }
  return best;
}

function reachesRequired(definition: SheetDefinition, { suggested }: FoundHeader): boolean {
  const required = definition.columns.filter((column) => column.required === true);
  return required.length > 0 && required.every(({ key }) => suggested.some(({ target }) => target === key));
}

/** Group titles may stand in two rows over the names. */
const HEADER_ROWS = 3;

/** The header that starts in a row a person chose, or that is being tried. */
export function readHeader(
  grid: SheetGrid,
  row: number,
  definition: SheetDefinition,
  targets: readonly TargetWords[],
): FoundHeader {
  let best = headerOf(grid, row, row, definition, targets);
  for (let last = row; last < row + HEADER_ROWS - 1 && hasGroupTitles(grid, row, last); last += 1) {
    const deeper = headerOf(grid, row, last + 1, definition, targets);
    if (deeper.score > best.score || endsWithin(grid, row, best.lastRow, last + 1)) best = deeper;
  }
  return best;
}

function headerOf(
  grid: SheetGrid,
  firstRow: number,
  lastRow: number,
  definition: SheetDefinition,
  targets: readonly TargetWords[],
): FoundHeader {
  const rows = Array.from({ length: lastRow - firstRow + 1 }, (_, at) => firstRow + at);
  const width = Math.min(grid.lastColumn(rows) + 1, MOST_COLUMNS);
  const names = Array.from({ length: width }, (_, column) => namesOf(grid, rows, column));
  const suggested = suggestMapping(names, definition, targets);
  const score = suggested.reduce((sum, { confidence }) => sum + { exact: 1, likely: 0.6, none: 0 }[confidence], 0);
  return { firstRow, lastRow, names, suggested, score: score + bandScore(definition, names) };
}

/** Quantities over prices count as one word of ours. */
function bandScore({ bands }: SheetDefinition, names: readonly (readonly string[])[]): number {
  if (bands === undefined) return 0;
  return names.filter((all) => bandOf(all.at(-1) ?? '') !== undefined).length >= 2 ? 1 : 0;
}

/** Under group titles the name is all of them, the lower ones, or the lowest alone: `联系方式 电话 手机`, `电话 手机`, `手机`. */
function namesOf(grid: SheetGrid, rows: readonly number[], column: number): readonly string[] {
  const last = rows.length - 1;
  const titles = rows
    .map((row, at) => (at === last ? grid.text(row, column) : groupTitle(grid, row, column)))
    .filter((title) => title !== '');
  return titles.map((_, from) => titles.slice(from).join(' '));
}

function groupTitle(grid: SheetGrid, row: number, column: number): string {
  const merge = grid.content.merges.find(
    (candidate) => candidate.top === row && candidate.left <= column && column <= candidate.right,
  );
  return grid.text(row, merge?.left ?? column);
}

/**
 * A further header row is looked for only under group titles, or a row of data could pass for it: two titles at least, one of
 * them over several cells, and none over the whole width, which is the title of the sheet.
 */
function hasGroupTitles(grid: SheetGrid, row: number, at: number): boolean {
  const titles = grid.cells(at).filter((cell) => cell[1] === 's');
  const deepest = row + HEADER_ROWS - 1;
  return (
    titles.length >= (at === row ? 2 : 1) &&
    grid.content.merges.some((merge) => merge.top === at && merge.bottom <= deepest)
  );
}

/** True when a title of these rows reaches down to that one: what stands in it is still of the header. */
function endsWithin(grid: SheetGrid, firstRow: number, lastRow: number, reached: number): boolean {
  const tall = grid.content.merges.filter(
    ({ top, bottom }) => top >= firstRow && top <= lastRow && bottom > top && bottom < firstRow + HEADER_ROWS,
  );
  return tall.length >= 2 && tall.some(({ bottom }) => bottom >= reached && bottom > lastRow);
}
