import { cellAddress, columnIndex } from '#shared/exchange/cell-address.ts';
import { findColumn } from '#shared/exchange/column-kinds.ts';
import type { SheetColumn, SheetDefinition, SheetSplit } from '#shared/exchange/column-kinds.ts';
import { foldHeader } from '#shared/exchange/fold-header.ts';
import { maskValue, parseCell, plainText } from '#shared/exchange/parse-cell.ts';
import type { CellReading, ParsedCell } from '#shared/exchange/parse-cell.ts';
import type { PreviewColumn, PreviewRow, RefusedCell, SheetValue } from '#shared/exchange/sheet-preview.ts';
import type { SheetCell } from '#shared/exchange/workbook-content.ts';
import { foldDashes, foldWidth } from '#shared/kernel/text-width.ts';
import type { SheetGrid } from './sheet-grid.ts';

/** A row as read: what was found, and what was refused in it. */
export interface ReadRow extends PreviewRow {
  readonly refused: readonly RefusedCell[];
}

/** A mapped column of the file with everything a cell of it needs. */
interface ReadColumn {
  readonly letter: string;
  readonly index: number;
  readonly column: SheetColumn | undefined;
  readonly split: SheetSplit | undefined;
  readonly reading: CellReading;
}

export class RowReader {
  readonly #definition: SheetDefinition;
  readonly #grid: SheetGrid;
  readonly #columns: readonly ReadColumn[];
  readonly #cells: Readonly<Record<string, string>>;
  readonly #withoutValue: ReadonlySet<string>;

  constructor(definition: SheetDefinition, grid: SheetGrid, columns: readonly PreviewColumn[], date1904: boolean) {
    this.#definition = definition;
    this.#grid = grid;
    this.#columns = columns.flatMap((column) => readColumn(definition, column, date1904));
    this.#cells = Object.fromEntries(
      this.#columns.flatMap((column) => keysOf(column).map((key) => [key, column.letter])),
    );
    this.#withoutValue = new Set(grid.content.formulasWithoutValue);
  }

  read(rowNumber: number): ReadRow {
    const values: Record<string, SheetValue> = {};
    const refused: RefusedCell[] = [];
    for (const column of this.#columns) {
      const cell = this.#grid.filledCell(rowNumber, column.index);
      for (const [key, parsed] of this.#parse(column, cell, rowNumber)) {
        if (!parsed.ok) refused.push(this.refuse(rowNumber, key, parsed.reason, parsed.details ?? {}, cell));
        else if (parsed.value !== undefined) values[key] = parsed.value;
      }
    }
    return { rowNumber, values, cells: this.#cells, refused };
  }

  refuse(
    rowNumber: number,
    key: string,
    reason: string,
    details: RefusedCell['details'],
    cell: SheetCell | undefined = this.#cellOf(rowNumber, key),
  ): RefusedCell {
    const letter = this.#cells[key] ?? '';
    return {
      address: cellAddress(this.#grid.content.name, letter, rowNumber),
      rowNumber,
      column: letter,
      field: key,
      shape: maskValue(findColumn(this.#definition, key), cell),
      reason,
      details,
    };
  }

  #cellOf(rowNumber: number, key: string): SheetCell | undefined {
    const letter = this.#cells[key];
    return letter === undefined ? undefined : this.#grid.filledCell(rowNumber, columnIndex(letter));
  }

  #parse(
    column: ReadColumn,
    cell: SheetCell | undefined,
    rowNumber: number,
  ): readonly (readonly [string, ParsedCell])[] {
    const key = column.column?.key ?? column.split?.into[0] ?? '';
    if (cell === undefined && this.#withoutValue.size > 0) {
      const address = cellAddress(this.#grid.content.name, column.letter, rowNumber);
      if (this.#withoutValue.has(address)) return [[key, { ok: false, reason: 'formula_without_value' }]];
    }
    if (column.column !== undefined) return [[key, parseCell(column.column, cell, column.reading)]];
    return column.split === undefined ? [] : this.#parseSplit(column.split, cell, column.reading);
  }

  #parseSplit(
    split: SheetSplit,
    cell: SheetCell | undefined,
    reading: CellReading,
  ): readonly (readonly [string, ParsedCell])[] {
    const [words, number] = splitCell(cell);
    const parts = [words, number];
    return split.into.flatMap((key, at) => {
      const column = findColumn(this.#definition, key);
      return column === undefined ? [] : [[key, parseCell(column, parts[at], reading)] as const];
    });
  }
}

function readColumn(definition: SheetDefinition, column: PreviewColumn, date1904: boolean): readonly ReadColumn[] {
  if (column.target === null) return [];
  return [
    {
      letter: column.letter,
      index: columnIndex(column.letter),
      column: findColumn(definition, column.target),
      split: definition.splits?.find((split) => split.key === column.target),
      reading: { factor: column.factor, percent: foldHeader(column.header).unit === '%', date1904 },
    },
  ];
}

function keysOf(column: ReadColumn): readonly string[] {
  if (column.split !== undefined) return column.split.into;
  return column.column === undefined ? [] : [column.column.key];
}

/** Words in front, a number of at least seven digits at the end: `工行无锡新区支行 1103 0216 0900…`. */
function splitCell(cell: SheetCell | undefined): readonly [SheetCell | undefined, SheetCell | undefined] {
  if (cell === undefined || cell[1] !== 's') return [undefined, cell];
  const text = foldDashes(foldWidth(plainText(cell)));
  const match = /^(.*?)[\s,、:;/]*(\+?\(?\d[\d\s()-]{5,}\d)$/s.exec(text);
  if (match === null) return [cell, undefined];
  const words = (match[1] ?? '').replace(/(?:账号|帐号|电话|tel)[:.]?$/i, '').replace(/[\s,、:;/]+$/, '');
  return [words === '' ? undefined : [cell[0], 's', words], [cell[0], 's', match[2] ?? '']];
}
