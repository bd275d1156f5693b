import { cellAddress, columnIndex } from '#shared/exchange/cell-address.ts';
import { findColumn } from '#shared/exchange/column-kinds.ts';
import type { SheetColumn, SheetDefinition, SheetSplit } from '#shared/exchange/column-kinds.ts';
import { foldHeader } from '#shared/exchange/fold-header.ts';
import { maskValue, parseCell, plainText, saysNothing } from '#shared/exchange/parse-cell.ts';
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
    if (column.column !== undefined) return this.#parseColumn(column.column, cell, rowNumber, column.reading);
    return column.split === undefined ? [] : this.#parseSplit(column.split, cell, column.reading);
  }

  /** A cell as its column's type, and what else may stand in it: a second number, the unit behind a quantity. */
  #parseColumn(
    column: SheetColumn,
    cell: SheetCell | undefined,
    rowNumber: number,
    reading: CellReading,
  ): readonly (readonly [string, ParsedCell])[] {
    const two = cell?.[1] === 's' && column.second !== undefined ? twoNumbers(plainText(cell)) : undefined;
    if (two !== undefined && column.second !== undefined && this.#cellOf(rowNumber, column.second) === undefined) {
      const [first, second] = two.map((text) => parseCell(column, [0, 's', text], reading));
      if (first !== undefined && second !== undefined)
        return [
          [column.key, first],
          [column.second, second],
        ];
    }
    const parsed = parseCell(column, cell, reading);
    if (parsed.ok || cell?.[1] !== 's') return [[column.key, parsed]];
    const unit = column.unitKey === undefined ? undefined : withUnitBehind(cell);
    if (unit === undefined || column.unitKey === undefined) return [[column.key, parsed]];
    const number = parseCell(column, unit.number, reading);
    if (!number.ok) return [[column.key, parsed]];
    const written = this.#cellOf(rowNumber, column.unitKey);
    if (written === undefined)
      return [
        [column.key, number],
        [column.unitKey, { ok: true, value: unit.unit }],
      ];
    const isSame = foldWidth(plainText(written)) === foldWidth(unit.unit);
    return [[column.key, isSame ? number : { ok: false, reason: 'unit_differs' }]];
  }

  #parseSplit(
    split: SheetSplit,
    cell: SheetCell | undefined,
    reading: CellReading,
  ): readonly (readonly [string, ParsedCell])[] {
    const [words, number] = splitCell(cell, split.endsInPhone === true);
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

/** `10桶`, `586元/桶`: a number and what it counts or is the price of. */
function withUnitBehind(cell: SheetCell): { readonly number: SheetCell; readonly unit: string } | undefined {
  const match = /^([^\p{L}]*\d[\d,.]*\s*元?)\s*\/?\s*(\p{L}{1,4})$/u.exec(foldWidth(plainText(cell)));
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  return { number: [cell[0], 's', match[1]], unit: match[2] };
}

/** Two phones in one cell, each of seven digits at least. */
function twoNumbers(text: string): readonly [string, string] | undefined {
  const parts = foldDashes(foldWidth(text))
    .split(/[/\\、,;|\n]+|\s{2,}|\s(?=1[3-9]\d{9}$)/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const [first, second, more] = parts;
  if (first === undefined || second === undefined || more !== undefined) return undefined;
  return [first, second].every((part) => part.replace(/\D/g, '').length >= 7) ? [first, second] : undefined;
}

const PHONE_AT_END =
  /^(.*?)[\s,、:;/]*((?:\+?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|(?:\(?0\d{2,3}\)?[\s-]?)?[2-9]\d{6,7}(?:[-转]\d{1,6})?|[48]00[\s-]?\d{3}[\s-]?\d{4})$/s;
const NUMBER_AT_END = /^(.*?)[\s,、:;/]*(\+?\(?\d[\d\s()-]{5,}\d(?:转\d{1,6})?)$/s;
const NUMBER_IN_FRONT = /^(\+?\(?\d[\d\s()-]{5,}\d)[\s,、:;/]*(\D.*)$/s;

/** Words in front, a number of at least seven digits at the end (or the other way round): `工行无锡新区支行 1103 0216 0900…`. */
function splitCell(
  cell: SheetCell | undefined,
  endsInPhone: boolean,
): readonly [SheetCell | undefined, SheetCell | undefined] {
  if (cell === undefined || cell[1] !== 's') return [undefined, cell];
  const text = foldDashes(foldWidth(plainText(cell)));
  if (saysNothing(text)) return [undefined, undefined];
  const match = (endsInPhone ? PHONE_AT_END.exec(text) : null) ?? NUMBER_AT_END.exec(text);
  const turned = match === null ? NUMBER_IN_FRONT.exec(text) : null;
  const words = wordsOf(match?.[1] ?? turned?.[2] ?? text);
  const number = match?.[2] ?? turned?.[1];
  return [
    words === '' ? undefined : [cell[0], 's', words],
    number === undefined ? undefined : [cell[0], 's', number.trim()],
  ];
}

/** Without the labels that forms put before each half: 开户行：… 账号：…. */
function wordsOf(text: string): string {
  return text
    .trim()
    .replace(/^(?:开户银?行|银行|(?:单位|注册|公司|开票)?地址)\s*:\s*/, '')
    .replace(/(?:银行)?(?:账号|帐号|账户|帐户|电话|联系电话|手机|tel)\s*[:.]?$/i, '')
    .replace(/[\s,、:;/(]+$/, '');
}
