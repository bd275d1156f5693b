import { createHash } from 'node:crypto';
import { columnLetter } from '#shared/exchange/cell-address.ts';
import { findColumn } from '#shared/exchange/column-kinds.ts';
import type { SheetDefinition } from '#shared/exchange/column-kinds.ts';
import { foldHeader, unitFactor } from '#shared/exchange/fold-header.ts';
import type { ColumnMapping, LeftOutRow, PreviewColumn, SheetPreview } from '#shared/exchange/sheet-preview.ts';
import type { SheetContent, WorkbookContent } from '#shared/exchange/workbook-content.ts';
import { checkRecords, fillGroups } from './preview/check-records.ts';
import { findHeader, readHeader } from './preview/find-header.ts';
import type { FoundHeader } from './preview/find-header.ts';
import { groupsOf, leftOutReason, secondTableAt } from './preview/left-out.ts';
import { factsAbove, titleUnit, titleYear } from './preview/above-header.ts';
import { spreadBands, takeBands } from './preview/bands.ts';
import { joinParts } from './preview/join-parts.ts';
import {
  looksLikeCard,
  reachedBy,
  takeBackDependents,
  takeBackMisfits,
  takeFilledOnes,
  takeWhatIsTwo,
} from './preview/misfits.ts';
import { notesOf, type SheetShape } from './preview/notes.ts';
import { liesSideways, otherKindOf } from './preview/other-shapes.ts';
import { RowReader } from './preview/read-rows.ts';
import { settlePreview } from './preview/settle.ts';
import { SheetGrid } from './preview/sheet-grid.ts';
import { factorFor, targetWordsOf } from './preview/suggest-mapping.ts';

/** What the person set by hand, or what was remembered under the header's fingerprint. */
export interface PreviewChoices {
  readonly sheet?: string;
  /** First row of the header, counted from 1. */
  readonly headerRow?: number;
  readonly mapping?: ColumnMapping;
}

/** Other kinds of the office, for the word that a file is one of theirs. */
type Others = readonly SheetDefinition[];

/** The person's choices, else what was remembered for this header, else the engine's suggestion. */
export function previewRemembered(
  content: WorkbookContent,
  definition: SheetDefinition,
  choices: PreviewChoices,
  remembered: Readonly<Record<string, ColumnMapping>>,
  others: Others = [],
): SheetPreview {
  const first = previewSheet(content, definition, choices, others);
  const kept = choices.mapping ? undefined : remembered[first.headerFingerprint];
  return kept === undefined ? first : previewSheet(content, definition, { ...choices, mapping: kept }, others);
}

interface ChosenSheet {
  readonly grid: SheetGrid;
  readonly header: FoundHeader | undefined;
}

/** Shows how a file would be imported as one kind: its header, the mapping, each row read, left out or refused by cell. Writes nothing. */
export function previewSheet(
  content: WorkbookContent,
  definition: SheetDefinition,
  choices: PreviewChoices = {},
  others: Others = [],
): SheetPreview {
  const { chosen, alike } = chooseSheet(content, definition, choices);
  const { grid } = chosen;
  const shape = shapeOf(chosen, definition, choices, others);
  const header = shape.is === 'list' ? chosen.header : undefined;
  const columns =
    header === undefined ? [] : columnsOf(grid, header, definition, choices.mapping ?? {}, content.date1904);
  const { headerRow, facts, year, reader, leftOut, read } = readSheet(
    chosen.grid,
    header,
    definition,
    columns,
    content,
  );
  const joined = joinParts(content, definition, grid.content, read);
  const { rows } = joined;
  const refused = [
    ...rows.flatMap((row) => row.refused),
    ...checkRecords(definition, rows, reader, grid.content.name),
    ...joined.refused,
  ];
  return settlePreview(definition, {
    kind: definition.kind,
    sheets: content.sheets.map(describeSheet),
    sheet: grid.content.name,
    headerRow,
    headerLastRow: header?.lastRow ?? 0,
    headerFingerprint: fingerprint(definition, columns),
    columns,
    rows: rows.map(({ refused: _refused, ...row }) => row),
    leftOut,
    refused,
    notes: [
      ...notesOf({
        ...{ content, definition, grid, header, shape, columns, leftOut, rows, alike, facts },
        parts: joined.sheets,
        sameAsAbove: reader.sameAsAbove,
        yearUsed: reader.yearUsed ? year : undefined,
      }),
      ...joined.notes,
    ],
  });
}

/** The rows under the header, with what the lines above it say of them. */
function readSheet(
  grid: SheetGrid,
  header: FoundHeader | undefined,
  definition: SheetDefinition,
  columns: readonly PreviewColumn[],
  { date1904 }: WorkbookContent,
) {
  const headerRow = header?.firstRow ?? 0;
  const facts = factsAbove(definition, grid, headerRow, reachedBy(definition, columns), targetWordsOf(definition));
  const year = titleYear(grid, headerRow);
  const reader = new RowReader(definition, grid, columns, { date1904, facts, ...(year && { year }) });
  const { toRead, leftOut } = sortRows(grid, header, definition, columns);
  const asRead = toRead.map((rowNumber) => reader.read(rowNumber));
  const read = fillGroups(
    definition,
    spreadBands(definition, grid, columns, asRead, reader),
    leftOut.filter(({ reason }) => reason === 'group_title').map(({ rowNumber }) => rowNumber),
  );
  return { headerRow, facts, year, reader, leftOut, read };
}

const SECOND_TABLE: LeftOutRow['reason'] = 'second_table';

/** Rows under the header that are records, and those that are not, each with its reason. */
function sortRows(
  grid: SheetGrid,
  header: FoundHeader | undefined,
  definition: SheetDefinition,
  columns: readonly PreviewColumn[],
): { readonly toRead: readonly number[]; readonly leftOut: readonly LeftOutRow[] } {
  if (header === undefined) return { toRead: [], leftOut: [] };
  const measures = { columns, needed: neededColumns(definition, columns), groups: groupsOf(grid) };
  const leftOut: LeftOutRow[] = [];
  const toRead: number[] = [];
  for (const rowNumber of grid.rowNumbers) {
    if (rowNumber <= header.lastRow) continue;
    const reason = leftOutReason(grid, rowNumber, measures);
    if (reason === undefined) toRead.push(rowNumber);
    else leftOut.push({ rowNumber, reason });
  }
  const second = secondTableAt(grid, toRead, targetWordsOf(definition));
  if (second === undefined) return { toRead, leftOut };
  // The title above it belongs to it.
  const above = toRead[toRead.indexOf(second) - 1];
  const from = above !== undefined && grid.onlyCell(above) !== undefined ? above : second;
  const below = toRead.filter((row) => row >= from).map((rowNumber) => ({ rowNumber, reason: SECOND_TABLE }));
  return { toRead: toRead.filter((row) => row < from), leftOut: [...leftOut, ...below] };
}

/** The sheet asked for, else the one whose header fits best, a hidden one only when no other does; and those with the same header. */
function chooseSheet(
  content: WorkbookContent,
  definition: SheetDefinition,
  choices: PreviewChoices,
): { readonly chosen: ChosenSheet; readonly alike: readonly string[] } {
  const targets = targetWordsOf(definition);
  const asked = content.sheets.filter((sheet) => sheet.name === choices.sheet);
  const candidates = asked.length > 0 ? asked : content.sheets.filter((sheet) => sheet.rows.length > 0);
  const sheets = candidates.map((sheet): ChosenSheet => {
    const grid = new SheetGrid(sheet);
    const row = choices.headerRow;
    return {
      grid,
      header: row === undefined ? findHeader(grid, definition, targets) : readHeader(grid, row, definition, targets),
    };
  });
  const fit = ({ header, grid }: ChosenSheet): number =>
    header === undefined ? -2_000 : header.score - (grid.content.hidden ? 1_000 : 0);
  const chosen = sheets.toSorted((left, right) => fit(right) - fit(left))[0];
  if (chosen === undefined) return { chosen: { grid: new SheetGrid(EMPTY_SHEET), header: undefined }, alike: [] };
  const words = wordsIn(chosen.header);
  const alike = sheets.filter(
    (sheet) => sheet !== chosen && !sheet.grid.content.hidden && words !== '' && wordsIn(sheet.header) === words,
  );
  return { chosen, alike: alike.map(({ grid }) => grid.content.name) };
}

/** Words by target without what a choice may say under its head (电话, of a call): that names nothing on a card. */
function cardWordsOf(definition: SheetDefinition) {
  const said = new Set(
    definition.columns
      .flatMap(({ choices: of = [] }) => of)
      .flatMap(({ label, synonyms = [] }) => [label.zh, label.en, ...synonyms])
      .map((word) => foldHeader(word).words),
  );
  return targetWordsOf(definition).map(({ words, ...target }) => ({
    ...target,
    words: words.filter((word) => !said.has(word)),
  }));
}

function wordsIn(header: FoundHeader | undefined): string {
  return header?.suggested.flatMap(({ target }) => target ?? []).join('\n') ?? '';
}

/** What a sheet is: a list of this kind, or something else that is not read. A header a person chose is one, whatever it looks like. */
function shapeOf(
  { grid, header }: ChosenSheet,
  definition: SheetDefinition,
  choices: PreviewChoices,
  others: Others,
): SheetShape {
  if (choices.headerRow !== undefined) return { is: 'list' };
  const targets = targetWordsOf(definition);
  const isCard = header !== undefined && looksLikeCard(grid, header, cardWordsOf(definition));
  if ((header === undefined || isCard) && liesSideways(grid, definition, targets)) return { is: 'sideways' };
  if (isCard) return { is: 'card' };
  const other = otherKindOf(
    grid,
    header,
    others.filter(({ kind }) => kind !== definition.kind),
  );
  return other === undefined ? { is: 'list' } : { is: 'other', kind: other };
}
const EMPTY_SHEET: SheetContent = {
  name: '',
  hidden: false,
  rows: [],
  hiddenRows: [],
  hiddenColumns: [],
  merges: [],
  formulasWithoutValue: [],
};

function columnsOf(
  grid: SheetGrid,
  header: FoundHeader,
  definition: SheetDefinition,
  mapping: ColumnMapping,
  date1904: boolean,
): readonly PreviewColumn[] {
  const titleFactor = unitFactor(titleUnit(grid, header.firstRow));
  const firstDataRow = grid.rowNumbers.find((row) => row > header.lastRow) ?? 0;
  // 单位：万元 above the header is said of every amount whose own header says nothing else.
  const factorOf = (target: string, names: readonly string[], own: number): number =>
    findColumn(definition, target)?.type === 'fen' && names.every((name) => foldHeader(name).unit === undefined)
      ? titleFactor
      : own;
  const columns = header.names.flatMap((names, index): readonly PreviewColumn[] => {
    const letter = columnLetter(index);
    const firstValue = grid.text(firstDataRow, index).slice(0, 40);
    const suggested = header.suggested[index] ?? { target: null, factor: 1, confidence: 'none' as const };
    const name = names[0] ?? '';
    const set = Object.hasOwn(mapping, letter) ? mapping[letter] : undefined;
    if (set === undefined)
      return name === '' && firstValue === ''
        ? []
        : [
            {
              letter,
              header: name,
              firstValue,
              ...suggested,
              factor: factorOf(suggested.target ?? '', names, suggested.factor),
            },
          ];
    const { target } = set;
    const factor = set.factor ?? (target === null ? 1 : factorOf(target, names, factorFor(definition, target, names)));
    return [{ letter, header: name, firstValue, target, factor, confidence: 'set' }];
  });
  const filled = takeFilledOnes(grid, header.lastRow, columns, targetWordsOf(definition));
  const whole = takeWhatIsTwo(definition, grid, header.lastRow, filled);
  const fitting = takeBackMisfits(definition, grid, header.lastRow, whole, date1904);
  return takeBands(definition, header, takeBackDependents(definition, grid, header.lastRow, fitting));
}

/** Columns of the file that a record cannot lack; a totals row lacks them. */
function neededColumns(definition: SheetDefinition, columns: readonly PreviewColumn[]): readonly PreviewColumn[] {
  return columns.filter((column) => {
    const target = column.target === null ? undefined : findColumn(definition, column.target);
    const isNeeded = target?.required === true || target?.named === true;
    return isNeeded || (definition.grouping?.by.includes(target?.key ?? '') ?? false);
  });
}

/** A header of the same words is the same header, whatever its widths, stars and line breaks. */
function fingerprint(definition: SheetDefinition, columns: readonly PreviewColumn[]): string {
  const hash = createHash('sha256').update(definition.kind);
  for (const column of columns) {
    const { words, unit } = foldHeader(column.header);
    hash.update(`\n${column.letter}\t${words}\t${unit ?? ''}`);
  }
  return hash.digest('hex');
}

function describeSheet(sheet: SheetContent): SheetPreview['sheets'][number] {
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    rows: sheet.rows.length,
    hiddenRows: sheet.hiddenRows.length,
    mergedCells: sheet.merges.length,
  };
}
