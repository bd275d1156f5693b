import { parseBusinessDate, parseTypedDate } from '#shared/kernel/business-date.ts';
import { parsePrice } from '#shared/kernel/quantity.ts';
import { foldWidth } from '#shared/kernel/text-width.ts';

/** How the text of a column is read. All cells are kept as typed; the page turns them into fen, millionths and dates. */
export type LineColumnKind = 'text' | 'number' | 'identifier' | 'date' | 'computed';

export interface LineColumnRule {
  readonly key: string;
  readonly kind: LineColumnKind;
  /** A closed list: the cell keeps `value` and shows `text`; typing the first characters of either chooses, F4 turns to the next. */
  readonly choices?: readonly LineChoice[];
}

export interface LineChoice {
  readonly value: string;
  readonly text: string;
}

/** One line: an id that lives as long as the line, and the typed text by column. */
export interface Line {
  readonly id: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** A cell of a pasted block that is not right, and why; the rest of the block was taken. */
export interface PasteRefusal {
  /** Counted from 0, as the lines stood right after the paste. */
  readonly row: number;
  readonly column: string | undefined;
  readonly value: string;
  readonly reason: RefusalReason;
  /** The line it stands in, while it can be corrected there. */
  readonly lineId?: string;
}

export type RefusalReason =
  | 'float_identifier'
  | 'not_a_number'
  | 'not_a_date'
  | 'unknown_choice'
  | 'unknown_product'
  | 'several_products'
  | 'no_such_line'
  | 'several_lines'
  | 'computed_column'
  | 'past_edge'
  | 'past_end'
  | 'too_many_lines';

export interface LineHistory {
  readonly lines: readonly Line[];
  readonly undo: readonly (readonly Line[])[];
  readonly redo: readonly (readonly Line[])[];
}

export const MAX_LINES = 500;
const MAX_UNDO = 100;

export function startHistory(lines: readonly Line[]): LineHistory {
  return { lines, undo: [], redo: [] };
}

/** Makes a change that can be undone; the same lines again are no change. */
export function change(history: LineHistory, lines: readonly Line[]): LineHistory {
  if (lines === history.lines) return history;
  return { lines, undo: [...history.undo, history.lines].slice(-MAX_UNDO), redo: [] };
}

/** What the office filled in belongs to the step that asked for it: undoing takes both back. */
export function amend(history: LineHistory, lines: readonly Line[]): LineHistory {
  return lines === history.lines ? history : { ...history, lines };
}

export function undo(history: LineHistory): LineHistory {
  const lines = history.undo.at(-1);
  return lines === undefined
    ? history
    : { lines, undo: history.undo.slice(0, -1), redo: [...history.redo, history.lines] };
}

export function redo(history: LineHistory): LineHistory {
  const lines = history.redo.at(-1);
  return lines === undefined
    ? history
    : { lines, undo: [...history.undo, history.lines], redo: history.redo.slice(0, -1) };
}

/** What a spreadsheet leaves of a long number: `9.13E+17`. Its last digits are lost, so it is never an identifier. */
export function isFloatIdentifier(text: string): boolean {
  return /^\s*[+-]?\d+(?:\.\d+)?E\+?\d+\s*$/i.test(foldWidth(text));
}

/** Tidies a cell on leaving it: numbers and dates lose full-width digits and `。`, everything loses outer blanks. */
export function foldCell(kind: LineColumnKind, text: string): string {
  if (kind === 'number' || kind === 'date') return foldWidth(text).replaceAll('。', '.').trim();
  return kind === 'identifier' ? foldWidth(text).trim() : text.trim();
}

/** 人民币, RMB, ¥ before a number; 元 and 圆 behind it. */
const CURRENCY_BEFORE = /^(?:\u4eba\u6c11\u5e01|RMB|CNY|\u00a5)\s*/i;
const CURRENCY_AFTER = /\s*[\u5143\u5706]$/;

/** What another program wrote into a cell, as a person would have typed it: numbers lose currency and thousands separators, dates are written one way. */
export function pastedText(kind: LineColumnKind, text: string): string {
  const folded = foldCell(kind, text.replaceAll('\u00a0', ' '));
  if (kind === 'date') {
    const reading = parseBusinessDate(folded);
    return reading.ok ? reading.date : folded;
  }
  if (kind !== 'number') return folded;
  const bare = folded.replace(CURRENCY_BEFORE, '').replace(CURRENCY_AFTER, '');
  return parsePrice(bare) === undefined ? folded : bare.replaceAll(/[,\s]/g, '');
}

/** Why the text of a cell cannot be what its column holds; undefined when it can, or when nothing stands there. */
export function readingFault(column: LineColumnRule, text: string, today: string): RefusalReason | undefined {
  if (text.trim() === '') return undefined;
  if (column.choices !== undefined)
    return column.choices.some(({ value }) => value === text) ? undefined : 'unknown_choice';
  switch (column.kind) {
    case 'number':
      return parsePrice(text.replace(/^\u00b1/, '').replace(/[%\uff05]$/, '')) === undefined
        ? 'not_a_number'
        : undefined;
    case 'date':
      return parseTypedDate(text, today).ok ? undefined : 'not_a_date';
    case 'identifier':
      return isFloatIdentifier(text) ? 'float_identifier' : undefined;
    case 'text':
    case 'computed':
      return undefined;
  }
}

/** Cells of a block copied from Excel or WPS: tabs between cells, quotes around cells that hold line ends. */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = [];
  const cell = /("(?:[^"]|"")*"(?=[\t\r\n]|$)|[^\t\r\n]*)(\t|\r\n|\n|\r|$)/y;
  let row: string[] = [];
  while (cell.lastIndex < text.length) {
    const [, raw = '', end = ''] = cell.exec(text) ?? [];
    row.push(
      raw.startsWith('"') && raw.length > 1 ? raw.slice(1, -1).replaceAll('""', '"').replaceAll(/\r?\n/g, ' ') : raw,
    );
    if (end !== '\t') {
      rows.push(row);
      row = [];
      if (end === '') break;
    } else if (cell.lastIndex === text.length) row.push('');
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

/** The choice that what was typed begins, or the typed text itself so that nothing is lost and the page can mark it. */
export function choiceOf(choices: readonly LineChoice[], text: string): string {
  const wanted = text.toLowerCase();
  if (wanted === '') return '';
  const hit = choices.find(({ value, text: name }) => value === text || name.toLowerCase().startsWith(wanted));
  return hit?.value ?? text;
}

/** F4 on a closed list: the choice after the present one, round the end. */
export function nextChoice(choices: readonly LineChoice[], value: string): string {
  const at = choices.findIndex((choice) => choice.value === value);
  return choices[(at + 1) % choices.length]?.value ?? value;
}

/** What a cell keeps of a text that was typed or pasted into it. */
export function readCell(column: LineColumnRule, text: string): string {
  const tidy = foldCell(column.kind, text);
  return column.choices === undefined ? tidy : choiceOf(column.choices, tidy);
}

export function setCell(lines: readonly Line[], row: number, column: LineColumnRule, text: string): readonly Line[] {
  const line = lines[row];
  const folded = readCell(column, text);
  if (line === undefined || (line.cells[column.key] ?? '') === folded) return lines;
  return lines.with(row, { ...line, cells: { ...line.cells, [column.key]: folded } });
}

/** Puts a block at a cell, adding lines at the end. Takes what fits and answers, cell by cell, what was refused. */
export function pasteBlock(
  lines: readonly Line[],
  columns: readonly LineColumnRule[],
  at: { readonly row: number; readonly column: number },
  block: readonly (readonly string[])[],
  newLine: (() => Line) | undefined,
): { readonly lines: readonly Line[]; readonly refused: readonly PasteRefusal[] } {
  const refused: PasteRefusal[] = [];
  const next = [...lines];
  for (const [down, values] of block.entries()) {
    const row = at.row + down;
    if (next[row] === undefined) {
      const full = row >= MAX_LINES ? 'too_many_lines' : 'past_end';
      if (row >= MAX_LINES || newLine === undefined) {
        if (values.some((value) => value.trim() !== ''))
          refused.push({ row, column: undefined, value: values.join(' ').trim(), reason: full });
        continue;
      }
      next[row] = newLine();
    }
    next[row] = pasteRow(next[row], values, { columns: columns.slice(at.column), row, refused });
  }
  return { lines: next, refused };
}

interface PastingRow {
  readonly columns: readonly LineColumnRule[];
  readonly row: number;
  readonly refused: PasteRefusal[];
}

/** One line of a block; what is refused is left as it was and noted. */
function pasteRow(line: Line, values: readonly string[], { columns, row, refused }: PastingRow): Line {
  const cells = { ...line.cells };
  for (const [right, value] of values.entries()) {
    const column = columns[right];
    const reason = refusalOf(column, value);
    const lineId = reason === 'float_identifier' ? { lineId: line.id } : {};
    if (reason !== undefined) refused.push({ row, column: column?.key, value, reason, ...lineId });
    else if (column !== undefined && column.kind !== 'computed')
      cells[column.key] = readCell(column, pastedText(column.kind, value));
  }
  return { ...line, cells };
}

function refusalOf(column: LineColumnRule | undefined, value: string): PasteRefusal['reason'] | undefined {
  if (value.trim() === '') return undefined;
  if (column === undefined) return 'past_edge';
  if (column.kind === 'computed') return 'computed_column';
  return column.kind === 'identifier' && isFloatIdentifier(value) ? 'float_identifier' : undefined;
}

export function addLine(lines: readonly Line[], after: number, line: Line): readonly Line[] {
  return lines.length >= MAX_LINES ? lines : lines.toSpliced(after + 1, 0, line);
}

export function removeLine(lines: readonly Line[], row: number): readonly Line[] {
  return lines[row] === undefined ? lines : lines.toSpliced(row, 1);
}

/** Nothing stands in any cell that a person types into. */
export function isEmptyLine(line: Line, columns: readonly LineColumnRule[]): boolean {
  return columns.every(
    ({ key, kind, choices }) => kind === 'computed' || choices !== undefined || (line.cells[key] ?? '').trim() === '',
  );
}

/** The next cell that can be typed in, to the right and then on the next line; undefined past the last. */
export function nextEntry(
  columns: readonly LineColumnRule[],
  rowCount: number,
  from: { readonly row: number; readonly column: number },
): { readonly row: number; readonly column: number } | undefined {
  const open = (index: number) => columns[index]?.kind !== 'computed';
  for (let column = from.column + 1; column < columns.length; column += 1)
    if (open(column)) return { row: from.row, column };
  const first = columns.findIndex((_, index) => open(index));
  return from.row + 1 < rowCount && first >= 0 ? { row: from.row + 1, column: first } : undefined;
}

/** The cell before it that can be typed in, to the left and then on the line above; undefined before the first. */
export function previousEntry(
  columns: readonly LineColumnRule[],
  from: { readonly row: number; readonly column: number },
): { readonly row: number; readonly column: number } | undefined {
  const open = (index: number) => columns[index]?.kind !== 'computed';
  for (let column = from.column - 1; column >= 0; column -= 1) if (open(column)) return { row: from.row, column };
  const last = columns.findLastIndex((_, index) => open(index));
  return from.row > 0 && last >= 0 ? { row: from.row - 1, column: last } : undefined;
}
