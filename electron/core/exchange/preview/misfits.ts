import { columnIndex } from '#shared/exchange/cell-address.ts';
import { findColumn } from '#shared/exchange/column-kinds.ts';
import type { SheetColumn, SheetDefinition } from '#shared/exchange/column-kinds.ts';
import { foldHeader, isTotalsWord } from '#shared/exchange/fold-header.ts';
import { parseCell, plainText } from '#shared/exchange/parse-cell.ts';
import type { PreviewColumn } from '#shared/exchange/sheet-preview.ts';
import { isExampleText } from '../template-words.ts';
import type { FoundHeader } from './find-header.ts';
import type { SheetGrid } from './sheet-grid.ts';
import type { TargetWords } from './suggest-mapping.ts';

const VALUES_TRIED = 200;
const ROWS_LOOKED_AT = 20;
const FREE = new Set<SheetColumn['type']>(['text', 'identifier', 'phone']);

/**
 * Takes back what was guessed when none of the first values is of its kind: 存货分类 of another program is not our A, B, C. What
 * a person set stays, and what a record cannot lack or two people key stays and is refused cell by cell.
 */
export function takeBackMisfits(
  definition: SheetDefinition,
  grid: SheetGrid,
  headerRow: number,
  columns: readonly PreviewColumn[],
  date1904: boolean,
): readonly PreviewColumn[] {
  return columns.map((column) =>
    isMisfit(definition, grid, headerRow, column, date1904)
      ? { ...column, target: null, factor: 1, confidence: 'misfit' }
      : column,
  );
}

function isMisfit(
  definition: SheetDefinition,
  grid: SheetGrid,
  headerRow: number,
  { target, confidence, factor, header, letter }: PreviewColumn,
  date1904: boolean,
): boolean {
  const column = target === null ? undefined : findColumn(definition, target);
  if (column === undefined || confidence === 'set' || column.required === true || FREE.has(column.type)) return false;
  const known = confidence === 'exact';
  if (known && (column.type !== 'choice' || column.critical === true)) return false;
  const index = columnIndex(letter);
  const values = grid.rowNumbers
    .filter((row) => row > headerRow && !isTotalsWord(grid.text(row, index)))
    .map((row) => grid.cell(row, index))
    .filter((cell) => cell !== undefined)
    .slice(0, VALUES_TRIED)
    .map((cell) => parseCell(column, cell, { factor, percent: foldHeader(header).unit === '%', date1904 }))
    .filter((parsed) => !parsed.ok || parsed.value !== undefined);
  return values.length > (known ? 1 : 0) && values.every((parsed) => !parsed.ok);
}

/** True for a card of one client, words on the left and values on the right: its rows hold more of our words, where a list has values. */
export function looksLikeCard(grid: SheetGrid, header: FoundHeader, targets: readonly TargetWords[]): boolean {
  const words = new Set(targets.flatMap((target) => target.words));
  const headers = new Set(header.names.flat().map((name) => foldHeader(name).words));
  const below = grid.rowNumbers.filter((row) => row > header.lastRow).slice(0, ROWS_LOOKED_AT);
  const rowsWithWords = below.filter((row) =>
    grid.cells(row).some((cell) => {
      const folded = cell[1] === 's' ? foldHeader(plainText(cell)).words : '';
      return folded.length > 1 && words.has(folded) && !headers.has(folded);
    }),
  );
  return rowsWithWords.length >= 2 && rowsWithWords.length >= below.length / 2;
}

/**
 * Takes back guesses that another column makes needless (不含税单价 where 含税单价 is filled in beside it) or pointless (职务 without
 * a 联系人): they would be refused row by row, or lost unsaid. What a person set stays.
 */
export function takeBackDependents(
  definition: SheetDefinition,
  grid: SheetGrid,
  headerRow: number,
  columns: readonly PreviewColumn[],
): readonly PreviewColumn[] {
  const reached = reachedBy(definition, columns);
  return columns.map((column): PreviewColumn => {
    if (column.target === null || column.confidence === 'set') return column;
    const { unless, belongsTo, standsFor } = findColumn(definition, column.target) ?? {};
    const taken = { ...column, target: null, factor: 1 };
    const other = columns.find(({ target }) => target !== null && target === unless);
    if (other !== undefined && standsBeside(grid, headerRow, column, other))
      return { ...taken, confidence: 'spare', of: other.target ?? '' };
    if (belongsTo === undefined || reached.has(belongsTo)) return column;
    if (standsFor !== undefined && !reached.has(standsFor)) return column;
    return { ...taken, confidence: 'lonely', of: belongsTo };
  });
}

/** True when some row fills in both: then one of them says it already. */
function standsBeside(grid: SheetGrid, headerRow: number, left: PreviewColumn, right: PreviewColumn): boolean {
  const indexes = [columnIndex(left.letter), columnIndex(right.letter)];
  return grid.rowNumbers
    .filter((row) => row > headerRow)
    .slice(0, VALUES_TRIED)
    .some((row) => !isExampleRow(grid, row) && indexes.every((index) => grid.text(row, index) !== ''));
}

function isExampleRow(grid: SheetGrid, row: number): boolean {
  const [first] = grid.cells(row);
  return first !== undefined && isExampleText(plainText(first));
}

/** Keys of our columns that some column of the file fills. */
export function reachedBy(definition: SheetDefinition, columns: readonly PreviewColumn[]): ReadonlySet<string> {
  return new Set(
    columns.flatMap(({ target }) => {
      if (target === null) return [];
      return definition.splits?.find((split) => split.key === target)?.into ?? [target];
    }),
  );
}
