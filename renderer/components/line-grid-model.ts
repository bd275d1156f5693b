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

/** A cell of a pasted block that was not taken, and why; the rest of the block was. */
export interface PasteRefusal {
  readonly row: number;
  readonly column: string | undefined;
  readonly value: string;
  readonly reason: 'float_identifier' | 'computed_column' | 'past_edge' | 'too_many_lines';
}

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

export function setCell(lines: readonly Line[], row: number, column: LineColumnRule, text: string): readonly Line[] {
  const line = lines[row];
  const tidy = foldCell(column.kind, text);
  const folded = column.choices === undefined ? tidy : choiceOf(column.choices, tidy);
  if (line === undefined || (line.cells[column.key] ?? '') === folded) return lines;
  return lines.with(row, { ...line, cells: { ...line.cells, [column.key]: folded } });
}

/** Puts a block at a cell, adding lines at the end. Takes what fits and answers, cell by cell, what was refused. */
export function pasteBlock(
  lines: readonly Line[],
  columns: readonly LineColumnRule[],
  at: { readonly row: number; readonly column: number },
  block: readonly (readonly string[])[],
  newLine: () => Line,
): { readonly lines: readonly Line[]; readonly refused: readonly PasteRefusal[] } {
  const refused: PasteRefusal[] = [];
  let next = lines;
  for (const [down, values] of block.entries()) {
    const row = at.row + down;
    if (row >= MAX_LINES) {
      refused.push({ row, column: undefined, value: values.join(' '), reason: 'too_many_lines' });
      continue;
    }
    if (next[row] === undefined) next = [...next, newLine()];
    for (const [right, value] of values.entries()) {
      const column = columns[at.column + right];
      const reason = refusalOf(column, value);
      if (reason !== undefined) refused.push({ row, column: column?.key, value, reason });
      else if (column !== undefined && column.kind !== 'computed') next = setCell(next, row, column, value);
    }
  }
  return { lines: next, refused };
}

function refusalOf(column: LineColumnRule | undefined, value: string): PasteRefusal['reason'] | undefined {
  if (value.trim() === '') return undefined;
  if (column === undefined) return 'past_edge';
  if (column.kind === 'computed') return 'computed_column';
  return column.kind === 'identifier' && isFloatIdentifier(value) ? 'float_identifier' : undefined;
}

/** Ctrl D: the cell takes what stands above it. */
export function copyDown(lines: readonly Line[], row: number, column: LineColumnRule): readonly Line[] {
  const above = lines[row - 1]?.cells[column.key];
  return above === undefined || column.kind === 'computed' ? lines : setCell(lines, row, column, above);
}

export function addLine(lines: readonly Line[], after: number, line: Line): readonly Line[] {
  return lines.length >= MAX_LINES ? lines : lines.toSpliced(after + 1, 0, line);
}

export function removeLine(lines: readonly Line[], row: number): readonly Line[] {
  return lines[row] === undefined ? lines : lines.toSpliced(row, 1);
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
