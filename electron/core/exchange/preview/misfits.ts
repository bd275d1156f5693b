import { columnIndex } from '#shared/exchange/cell-address.ts';
import { findColumn } from '#shared/exchange/column-kinds.ts';
import type { SheetColumn, SheetDefinition } from '#shared/exchange/column-kinds.ts';
import { foldHeader, isTotalsWord } from '#shared/exchange/fold-header.ts';
import { parseCell, plainText, saysNothing } from '#shared/exchange/parse-cell.ts';
import type { PreviewColumn } from '#shared/exchange/sheet-preview.ts';
import { isExampleText } from '../template-words.ts';
import type { FoundHeader } from './find-header.ts';
import type { SheetGrid } from './sheet-grid.ts';
import type { TargetWords } from './suggest-mapping.ts';

const VALUES_TRIED = 200;
const ROWS_LOOKED_AT = 20;
const FREE = new Set<SheetColumn['type']>(['text', 'identifier']);
/** Of a guessed choice so many values may be unknown; more, and the column says something else. */
const UNKNOWN_AT_MOST = 1 / 3;

/**
 * Of two columns whose headers both mean one of ours (统一社会信用代码 and 纳税人识别号) the one with values counts, where the
 * better word stands over an empty one.
 */
export function takeFilledOnes(
  grid: SheetGrid,
  headerRow: number,
  columns: readonly PreviewColumn[],
  targets: readonly TargetWords[],
): readonly PreviewColumn[] {
  const says = ({ letter }: PreviewColumn): boolean =>
    grid.rowNumbers
      .filter((row) => row > headerRow)
      .slice(0, VALUES_TRIED)
      .some((row) => !saysNothing(grid.text(row, columnIndex(letter))));
  const settled = [...columns];
  for (const [at, column] of settled.entries()) {
    if (column.target === null || column.confidence === 'set' || says(column)) continue;
    const words = targets.find(({ target }) => target === column.target)?.words ?? [];
    const other = settled.findIndex(
      (one) =>
        one.target === null && one.confidence === 'none' && words.includes(foldHeader(one.header).words) && says(one),
    );
    const found = settled[other];
    if (found === undefined) continue;
    const { target, factor, confidence } = column;
    settled[other] = { ...found, target, factor, confidence };
    settled[at] = { ...column, target: null, factor: 1, confidence: 'none' };
  }
  return settled;
}

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

const WORDS_AND_NUMBER = /\p{Script=Han}.*\d{7}|\d{7}.*\p{Script=Han}/su;

/** 银行账号 that says the bank as well, in a file without a column for it, holds two of ours. */
export function takeWhatIsTwo(
  definition: SheetDefinition,
  grid: SheetGrid,
  headerRow: number,
  columns: readonly PreviewColumn[],
): readonly PreviewColumn[] {
  const reached = reachedBy(definition, columns);
  return columns.map((column) => {
    const split = definition.splits?.find(({ into }) => into[1] === column.target && !reached.has(into[0]));
    if (split === undefined || column.confidence === 'set') return column;
    const texts = grid.rowNumbers
      .filter((row) => row > headerRow)
      .slice(0, ROWS_LOOKED_AT)
      .map((row) => grid.text(row, columnIndex(column.letter)))
      .filter((text) => !saysNothing(text));
    const both = texts.filter((text) => WORDS_AND_NUMBER.test(text)).length;
    return both > 0 && both >= texts.length / 2 ? { ...column, target: split.key } : column;
  });
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
  const unknown = values.filter((parsed) => !parsed.ok || (column.type === 'phone' && !isNumber(parsed.value))).length;
  if (!known && column.type === 'choice') return unknown > values.length * UNKNOWN_AT_MOST;
  return values.length > (known ? 1 : 0) && unknown === values.length;
}

/** A phone has digits, whatever else is wrong with it. */
function isNumber(value: unknown): boolean {
  return String(value).replace(/\D/g, '').length >= 5;
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
