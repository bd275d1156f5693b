import { cellAddress, columnIndex } from '#shared/exchange/cell-address.ts';
import { findColumn } from '#shared/exchange/column-kinds.ts';
import type { SheetColumn, SheetDefinition, SheetSplit } from '#shared/exchange/column-kinds.ts';
import { foldHeader } from '#shared/exchange/fold-header.ts';
import { maskValue, parseCell, plainText, saysNothing } from '#shared/exchange/parse-cell.ts';
import type { CellReading, ParsedCell } from '#shared/exchange/parse-cell.ts';
import type { PreviewColumn, PreviewRow, RefusedCell, SheetValue } from '#shared/exchange/sheet-preview.ts';
import type { SheetCell } from '#shared/exchange/workbook-content.ts';
import { parseBusinessDate } from '#shared/kernel/business-date.ts';
import { foldDashes, foldWidth } from '#shared/kernel/text-width.ts';
import type { FactAbove } from './above-header.ts';
import type { SheetGrid } from './sheet-grid.ts';
import { targetWordsOf, type TargetWords } from './suggest-mapping.ts';

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
  /** Words for it, folded: a cell may begin with one (税号：9132…). */
  readonly words: readonly string[];
}

/** What is said of a sheet as a whole. */
export interface SheetFacts {
  readonly date1904: boolean;
  readonly year?: number;
  readonly facts?: readonly FactAbove[];
}

export class RowReader {
  readonly #definition: SheetDefinition;
  readonly #grid: SheetGrid;
  readonly #columns: readonly ReadColumn[];
  readonly #cells: Readonly<Record<string, string>>;
  readonly #withoutValue: ReadonlySet<string>;
  readonly #currency: PreviewColumn | undefined;
  /** By column, the cell a 同上 below it means. */
  readonly #above = new Map<number, SheetCell | undefined>();
  readonly #facts: readonly FactAbove[];
  readonly #year: number | undefined;
  /** Cells that said 同上. */
  sameAsAbove = 0;
  /** A day without a year was taken for one of the title's. */
  yearUsed = false;

  constructor(definition: SheetDefinition, grid: SheetGrid, columns: readonly PreviewColumn[], about: SheetFacts) {
    this.#facts = about.facts ?? [];
    this.#year = about.year;
    this.#definition = definition;
    this.#grid = grid;
    const words = targetWordsOf(definition);
    this.#columns = columns.flatMap((column) => readColumn(definition, column, about, words));
    // What is said above the table stands in no cell of the row.
    this.#cells = { ...Object.fromEntries(this.#facts.map(({ key }) => [key, ''])), ...cellsOf(this.#columns) };
    this.#withoutValue = new Set(grid.content.formulasWithoutValue);
    this.#currency = columns.find(({ target, header }) => target === null && CURRENCY.test(foldHeader(header).words));
  }

  read(rowNumber: number): ReadRow {
    const values: Record<string, SheetValue> = {};
    const refused: RefusedCell[] = [...this.#foreignMoney(rowNumber)];
    for (const column of this.#columns) {
      const cell = this.#cellMeant(rowNumber, column);
      for (const [key, parsed] of this.#parse(column, cell, rowNumber)) {
        if (!parsed.ok) refused.push(this.refuse(rowNumber, key, parsed.reason, parsed.details ?? {}, cell));
        else if (parsed.value !== undefined) values[key] = parsed.value;
      }
    }
    for (const { key, value } of this.#facts) values[key] ??= value;
    return { rowNumber, values, cells: this.#cells, refused };
  }

  /** The cell without the word of its own column before it; for 同上 the one above. */
  #cellMeant(rowNumber: number, { index, words, column }: ReadColumn): SheetCell | undefined {
    const cell = this.#grid.filledCell(rowNumber, index);
    const isSame = cell?.[1] === 's' && SAME_AS_ABOVE.test(String(cell[2]).trim());
    if (isSame && this.#above.has(index)) {
      this.sameAsAbove += 1;
      return this.#above.get(index);
    }
    const meant = column?.free === true ? cell : withoutLabel(cell, words);
    this.#above.set(index, meant);
    return meant;
  }

  /** Amounts in another currency would be taken for yuan. */
  #foreignMoney(rowNumber: number): readonly RefusedCell[] {
    if (this.#currency === undefined) return [];
    const { letter } = this.#currency;
    const currency = foldWidth(this.#grid.text(rowNumber, columnIndex(letter))).trim();
    if (currency === '' || YUAN.test(currency)) return [];
    const address = cellAddress(this.#grid.content.name, letter, rowNumber);
    const details = { currency: currency.slice(0, 10) };
    return [
      { address, rowNumber, column: letter, field: '', shape: details.currency, reason: 'foreign_currency', details },
    ];
  }

  refuse(
    rowNumber: number,
    key: string,
    reason: string,
    details: RefusedCell['details'],
    cell: SheetCell | undefined = this.#cellOf(rowNumber, key),
    letter = this.#cells[key] ?? '',
  ): RefusedCell {
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

  /** 3月5日 under a title of 2026年. */
  #ofTheYear(cell: SheetCell): ParsedCell | undefined {
    const day = /^(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$/.exec(foldWidth(plainText(cell)));
    if (this.#year === undefined || day === null) return undefined;
    const reading = parseBusinessDate(`${this.#year}-${day[1]}-${day[2]}`);
    if (!reading.ok) return undefined;
    this.yearUsed = true;
    return { ok: true, value: reading.date };
  }

  /** True when a column of its own says this of the row. */
  #stands(rowNumber: number, key: string): boolean {
    const own = this.#columns.find(({ column }) => column?.key === key);
    return own !== undefined && this.#grid.filledCell(rowNumber, own.index) !== undefined;
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
    return column.split === undefined ? [] : this.#parseSplit(column.split, cell, rowNumber, column.reading);
  }

  /** A cell as its column's type, and what else may stand in it: a second number, the unit behind a quantity. */
  #parseColumn(
    column: SheetColumn,
    cell: SheetCell | undefined,
    rowNumber: number,
    reading: CellReading,
  ): readonly (readonly [string, ParsedCell])[] {
    const numbers = cell?.[1] === 's' && column.second !== undefined ? numbersIn(plainText(cell)) : undefined;
    if (numbers !== undefined && numbers.length > 2) return [[column.key, { ok: false, reason: 'too_many_numbers' }]];
    const two = numbers?.length === 2 ? numbers : undefined;
    if (two !== undefined && column.second !== undefined && !this.#stands(rowNumber, column.second)) {
      const [first, second] = two.map((text) => parseCell(column, [0, 's', text], reading));
      if (first !== undefined && second !== undefined)
        return [
          [column.key, first],
          [column.second, second],
        ];
    }
    const parsed = parseCell(column, cell, reading);
    if (parsed.ok || cell?.[1] !== 's') return [[column.key, parsed]];
    const inYear = column.type === 'date' ? this.#ofTheYear(cell) : undefined;
    if (inYear !== undefined) return [[column.key, inYear]];
    const bound = column.least === true ? lowerBound(cell) : undefined;
    if (bound !== undefined) return this.#parseColumn(column, bound, rowNumber, reading);
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
    rowNumber: number,
    reading: CellReading,
  ): readonly (readonly [string, ParsedCell])[] {
    const [words, number] = splitCell(cell, split.endsInPhone === true);
    const parts = [words, number];
    // Two people, or two accounts, in one cell: which words belong to which number is not ours to guess.
    if (words !== undefined && /\d{3,4}-?\d{7}/.test(plainText(words)))
      return [[split.into[0], { ok: false, reason: 'two_in_one_cell' }]];
    return split.into.flatMap((key, at) => {
      const column = findColumn(this.#definition, key);
      return column === undefined ? [] : this.#parseColumn(column, parts[at], rowNumber, reading);
    });
  }
}

/** The letter of each key's column; a second number stands where the first does, unless it has a column of its own. */
function cellsOf(columns: readonly ReadColumn[]): Readonly<Record<string, string>> {
  const seconds = columns.flatMap(({ column, letter }) =>
    column?.second === undefined ? [] : [[column.second, letter] as const],
  );
  const own = columns.flatMap((column) => keysOf(column).map((key) => [key, column.letter] as const));
  return Object.fromEntries([...seconds, ...own]);
}

function readColumn(
  definition: SheetDefinition,
  column: PreviewColumn,
  { date1904 }: SheetFacts,
  words: readonly TargetWords[],
): readonly ReadColumn[] {
  if (column.target === null || column.fromE6 !== undefined) return [];
  return [
    {
      words: words.find(({ target }) => target === column.target)?.words ?? [],
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

/** Several phones in one cell, each of seven digits at least. */
function numbersIn(text: string): readonly string[] | undefined {
  const parts = foldDashes(foldWidth(text))
    .split(/[/\\、,;|\n]+|\s{2,}|\s(?=1[3-9]\d{9}$)/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => part.replace(/\D/g, '').length >= 7) ? parts : undefined;
}

/** 500 of ≥500, 500以上, 500起. */
function lowerBound(cell: SheetCell): SheetCell | undefined {
  const text = foldWidth(plainText(cell));
  const bare = text.replace(/^(?:≥|>=|不少于|满)\s*/, '').replace(/\s*(?:及以上|以上|起订|起)$/, '');
  return bare === text ? undefined : [cell[0], 's', bare];
}

const CURRENCY = /^(?:币种|币别|货币|结算币种|currency|ccy|curr)$/;
const YUAN = /^(?:人民币|人民币元|本位币|元|¥|￥|rmb|cny)$/i;
const SAME_AS_ABOVE = /^(?:同上|〃|″|"|ditto)$/i;
const LABEL_AT_MOST = 20;

/** 税号：9132… in the column of tax ids is 9132…. */
function withoutLabel(cell: SheetCell | undefined, words: readonly string[]): SheetCell | undefined {
  if (cell?.[1] !== 's') return cell;
  const text = String(cell[2]);
  const colon = text.search(/[:：]/);
  if (colon < 1 || colon > LABEL_AT_MOST || !words.includes(foldHeader(text.slice(0, colon)).words)) return cell;
  return [cell[0], 's', text.slice(colon + 1).trim()];
}

const PHONE = String.raw`(?:(?:\+?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|(?:\(?0\d{2,3}\)?[\s-]?)?[2-9]\d{6,7}(?:[-转]\d{1,6})?|[48]00[\s-]?\d{3}[\s-]?\d{4})`;
/** One phone at the end, or several behind each other. */
const PHONE_AT_END = new RegExp(String.raw`^(.*?)[\s,、:;/]*(${PHONE}(?:[\s,、;/]+${PHONE})*)$`, 's');
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
