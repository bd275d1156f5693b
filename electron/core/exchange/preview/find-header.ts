import type { SheetDefinition } from '#shared/exchange/column-kinds.ts';
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

/** The header that starts in a row a person chose, or that is being tried. */
export function readHeader(
  grid: SheetGrid,
  row: number,
  definition: SheetDefinition,
  targets: readonly TargetWords[],
): FoundHeader {
  const single = headerOf(grid, row, row, definition, targets);
  if (!hasGroupTitles(grid, row)) return single;
  const double = headerOf(grid, row, row + 1, definition, targets);
  return double.score > single.score ? double : single;
}

function headerOf(
  grid: SheetGrid,
  firstRow: number,
  lastRow: number,
  definition: SheetDefinition,
  targets: readonly TargetWords[],
): FoundHeader {
  const rows = firstRow === lastRow ? [firstRow] : [firstRow, lastRow];
  const width = Math.min(grid.lastColumn(rows) + 1, MOST_COLUMNS);
  const names = Array.from({ length: width }, (_, column) => namesOf(grid, firstRow, lastRow, column));
  const suggested = suggestMapping(names, definition, targets);
  const score = suggested.reduce((sum, { confidence }) => sum + { exact: 1, likely: 0.6, none: 0 }[confidence], 0);
  return { firstRow, lastRow, names, suggested, score };
}

/** Under a group title the name is `title name`, or `name` alone; without one it is what stands in either row. */
function namesOf(grid: SheetGrid, firstRow: number, lastRow: number, column: number): readonly string[] {
  const upper = firstRow === lastRow ? '' : groupTitle(grid, firstRow, column);
  const lower = grid.text(lastRow, column);
  if (upper === '') return lower === '' ? [] : [lower];
  return lower === '' ? [upper] : [`${upper} ${lower}`, lower];
}

function groupTitle(grid: SheetGrid, row: number, column: number): string {
  const merge = grid.content.merges.find(
    (candidate) => candidate.top === row && candidate.left <= column && column <= candidate.right,
  );
  return grid.text(row, merge?.left ?? column);
}

/**
 * A second header row is looked for only under group titles, or a row of data could pass for it: two titles at least, one of
 * them over several cells, and none over the whole width, which is the title of the sheet.
 */
function hasGroupTitles(grid: SheetGrid, row: number): boolean {
  const titles = grid.cells(row).filter((cell) => cell[1] === 's');
  return titles.length >= 2 && grid.content.merges.some((merge) => merge.top === row && merge.bottom <= row + 1);
}
