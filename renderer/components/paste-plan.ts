import { foldHeader, isNumberingHeader, isTotalsWord } from '#shared/exchange/fold-header.ts';
import { foldWidth, removeWhitespace } from '#shared/kernel/text-width.ts';
import {
  isEmptyLine,
  type Line,
  type LineColumnRule,
  MAX_LINES,
  pastedText,
  readCell,
  readingFault,
  type RefusalReason,
} from '#renderer/components/line-grid-model.ts';

/** What a column of a pasted block can become. */
export interface PasteTarget {
  readonly key: string;
  readonly title: string;
  /** Words that name it at the head of a column, any language, unfolded. */
  readonly heads: readonly string[];
  readonly column: LineColumnRule;
  /** It tells which of the lines that stand there is meant, and is not written. */
  readonly match?: boolean;
  /** Cells that follow from its being chosen: a price with tax says so. */
  readonly also?: Readonly<Record<string, string>>;
}

/** A block taken apart: its heads, the rows that are lines, and how many were left out. */
export interface PastedSheet {
  readonly heads: readonly string[] | undefined;
  /** `at` counts the rows of the block from 1, as they stand in the other program. */
  readonly rows: readonly { readonly at: number; readonly values: readonly string[] }[];
  readonly width: number;
  readonly empty: number;
  readonly totals: number;
}

const foldedHeads = (target: PasteTarget): readonly string[] =>
  [target.title, ...target.heads].map((head) => foldHeader(head).words);

/** 税: with or without it is part of what a price is, so brackets that speak of it stay. */
const OF_TAX = /\u7a0e|tax|vat/i;

/** A head as it may be known: whole, and without a unit in brackets that only this office uses. */
function namesOf(head: string): readonly string[] {
  const bare = foldWidth(head).replaceAll(/\([^)]*\)/g, (inside) => (OF_TAX.test(inside) ? inside : ''));
  return [...new Set([foldHeader(head).words, foldHeader(bare).words])].filter((words) => words !== '');
}

const isNumberLike = (text: string): boolean => /^[\s\d.,%+\-\u00a5\uffe5]+$/.test(foldWidth(text));

/** True when the first row names columns: two of them known, or all there are. */
export function looksLikeHeads(row: readonly string[], targets: readonly PasteTarget[]): boolean {
  const named = row.filter((text) => text.trim() !== '');
  if (named.length === 0 || named.some((text) => isNumberLike(text))) return false;
  const known = new Set(targets.flatMap(foldedHeads));
  const hits = named.filter((text) => namesOf(text).some((words) => known.has(words))).length;
  return hits >= 2 || hits === named.length;
}

/** Takes heads, empty rows, totals rows and repeated heads off a block. */
export function readSheet(block: readonly (readonly string[])[], targets: readonly PasteTarget[]): PastedSheet {
  const [first = []] = block;
  const heads = looksLikeHeads(first, targets) ? first : undefined;
  const same = heads?.join('\t');
  const rows: { at: number; values: readonly string[] }[] = [];
  let empty = 0;
  let totals = 0;
  for (const [index, values] of block.entries()) {
    if (index === 0 && heads !== undefined) continue;
    if (values.every((text) => text.trim() === '')) empty += 1;
    else if (values.some((text) => isTotalsWord(text))) totals += 1;
    else if (values.join('\t') !== same) rows.push({ at: index + 1, values });
  }
  return { heads, rows, width: Math.max(0, ...block.map((row) => row.length)), empty, totals };
}

/** Tells one layout of columns from another, so that what was chosen for it last time is chosen again. */
export function layoutName({ heads, width }: PastedSheet): string {
  return heads === undefined ? `#${width}` : heads.map((head) => foldHeader(head).words).join('|');
}

const SAMPLE = 20;

/** How a column's first values look: what kind of column they could fill. */
function looksOf(values: readonly string[], today: string): ReadonlySet<LineColumnRule['kind']> {
  const given = values.filter((text) => text.trim() !== '').slice(0, SAMPLE);
  if (given.length === 0) return new Set();
  const all = (kind: LineColumnRule['kind']) =>
    given.every((text) => readingFault({ key: '', kind }, pastedText(kind, text), today) === undefined);
  const written = given.every((text) => /\d{4}\D\d{1,2}\D\d{1,2}|^\d{8}$/.test(foldWidth(text).trim()));
  if (written && all('date')) return new Set(['date']);
  if (all('number')) return new Set(['number']);
  const coded = given.every((text) => /^[A-Za-z0-9][\w./-]+$/.test(foldWidth(text).trim()));
  return new Set(coded ? (['identifier', 'text'] as const) : (['text'] as const));
}

/** One target a column: by its head, else as last time, else by what its values look like. `null` leaves a column out. */
export function suggestTargets(
  sheet: PastedSheet,
  targets: readonly PasteTarget[],
  today: string,
  kept: readonly (string | null)[] | undefined,
): readonly (string | null)[] {
  const width = Array.from({ length: sheet.width }, (_, at) => at);
  if (kept?.length === sheet.width && kept.every((key) => key === null || targets.some((one) => one.key === key)))
    return kept;
  const taken = new Set<string>();
  const take = (target: PasteTarget | undefined): string | null => {
    if (target === undefined) return null;
    taken.add(target.key);
    return target.key;
  };
  const free = (target: PasteTarget) =>
    !targets.some((one) => taken.has(one.key) && one.column.key === target.column.key);
  const chosen = width.map((at) => {
    const names = namesOf(sheet.heads?.[at] ?? '');
    return take(targets.find((one) => free(one) && foldedHeads(one).some((head) => names.includes(head))));
  });
  return width.map((at) => {
    const head = sheet.heads?.[at] ?? '';
    const known = chosen[at] ?? null;
    // A head nobody knows is not guessed at: only columns without one are.
    if (known !== null || head.trim() !== '' || isNumberingHeader(head)) return known;
    const looks = looksOf(
      sheet.rows.map(({ values }) => values[at] ?? ''),
      today,
    );
    return take(targets.find((one) => free(one) && one.column.choices === undefined && looks.has(one.column.kind)));
  });
}

/** One wrong cell of a planned line. */
export interface PlanFault {
  readonly column: string;
  readonly value: string;
  readonly reason: RefusalReason;
}

/** A pasted row as it will stand in the grid; `into` is the line it belongs to where lines are fixed. */
export interface PlannedLine {
  readonly at: number;
  readonly line: Line;
  readonly into?: string;
  readonly faults: readonly PlanFault[];
}

export interface PlanFrame {
  readonly targets: readonly PasteTarget[];
  readonly today: string;
  /** Undefined where lines are fixed. */
  readonly newLine: (() => Line) | undefined;
  /** The lines there are, and what a column shows for one: rows find their line by it. */
  readonly lines: readonly Line[];
  readonly textOf: (line: Line, column: string) => string;
}

/** Every row as a line with what is wrong with it. */
export function planLines(
  sheet: PastedSheet,
  mapping: readonly (string | null)[],
  frame: PlanFrame,
): readonly PlannedLine[] {
  const chosen = mapping.map((key) => frame.targets.find((target) => target.key === key));
  const index = matchIndex(chosen, frame);
  return sheet.rows.map(({ at, values }) => {
    const faults: PlanFault[] = [];
    const cells: Record<string, string> = {};
    for (const [column, target] of chosen.entries()) {
      const value = values[column] ?? '';
      if (target === undefined || target.match === true || value.trim() === '') continue;
      const text = pastedText(target.column.kind, value);
      const reason = readingFault(target.column, readCell(target.column, text), frame.today);
      if (reason !== undefined) faults.push({ column: target.column.key, value: value.trim(), reason });
      // A number that lost its last digits must not be submitted by oversight: its cell stays empty until it is typed.
      if (reason !== 'float_identifier') cells[target.column.key] = readCell(target.column, text);
      Object.assign(cells, target.also);
    }
    if (frame.newLine !== undefined) {
      const line = frame.newLine();
      return { at, line: { ...line, cells: { ...line.cells, ...cells } }, faults };
    }
    return matched({ at, values, cells, faults }, chosen, index);
  });
}

interface RowRead {
  readonly at: number;
  readonly values: readonly string[];
  readonly cells: Readonly<Record<string, string>>;
  readonly faults: readonly PlanFault[];
}

const fold = (text: string): string => removeWhitespace(foldWidth(text)).toLowerCase();
const keyOf = (texts: readonly string[]): string => texts.map(fold).join('\u0000');

function matchIndex(chosen: readonly (PasteTarget | undefined)[], frame: PlanFrame): ReadonlyMap<string, Line[]> {
  const by = chosen.filter((target) => target?.match === true);
  return Map.groupBy(frame.lines, (line) => keyOf(by.map((target) => frame.textOf(line, target?.column.key ?? ''))));
}

/** Finds the line that a row names; none or several is said at its first naming cell. */
function matched(
  row: RowRead,
  chosen: readonly (PasteTarget | undefined)[],
  index: ReadonlyMap<string, readonly Line[]>,
): PlannedLine {
  const names = chosen.flatMap((target, at) =>
    target?.match === true ? [{ target, text: row.values[at] ?? '' }] : [],
  );
  const found = names.length === 0 ? [] : (index.get(keyOf(names.map(({ text }) => text))) ?? []);
  const [line] = found;
  if (line !== undefined && found.length === 1)
    return { at: row.at, into: line.id, line: { id: line.id, cells: row.cells }, faults: row.faults };
  const reason = found.length > 1 ? 'several_lines' : 'no_such_line';
  const fault: PlanFault = {
    column: names[0]?.target.column.key ?? '',
    value: names.map(({ text }) => text.trim()).join(' '),
    reason,
  };
  return { at: row.at, line: { id: `row ${row.at}`, cells: row.cells }, faults: [fault, ...row.faults] };
}

/** Where lines are fixed, each planned one goes into its own; else into the empty lines at the cursor and new ones behind them. */
export function applyPlan(
  lines: readonly Line[],
  columns: readonly LineColumnRule[],
  row: number,
  planned: readonly PlannedLine[],
  fixed: boolean,
): readonly Line[] {
  if (fixed) {
    const into = new Map(planned.flatMap((plan) => (plan.into === undefined ? [] : [[plan.into, plan.line.cells]])));
    return lines.map((line) => {
      const cells = into.get(line.id);
      return cells === undefined ? line : { ...line, cells: { ...line.cells, ...cells } };
    });
  }
  const here = lines[row];
  const from = here === undefined || isEmptyLine(here, columns) ? row : row + 1;
  let to = from;
  while (to < lines.length && to - from < planned.length && isEmptyLine(lines[to] ?? { id: '', cells: {} }, columns))
    to += 1;
  const room = MAX_LINES - (lines.length - (to - from));
  return lines.toSpliced(from, to - from, ...planned.slice(0, Math.max(0, room)).map(({ line }) => line));
}
