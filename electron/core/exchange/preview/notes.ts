import type { SheetDefinition } from '#shared/exchange/column-kinds.ts';
import { foldHeader, wordOfFactor } from '#shared/exchange/fold-header.ts';
import type { LeftOutRow, PreviewColumn, PreviewNote, PreviewRow } from '#shared/exchange/sheet-preview.ts';
import type { WorkbookContent } from '#shared/exchange/workbook-content.ts';
import { columnLetter } from '#shared/exchange/cell-address.ts';
import { isGuideSheet } from '../template-words.ts';
import type { FactAbove } from './above-header.ts';
import type { FoundHeader } from './find-header.ts';
import { reachedBy } from './misfits.ts';
import type { SheetGrid } from './sheet-grid.ts';

/** What a sheet was taken for; only a list is read. */
export type SheetShape =
  | { readonly is: 'list' | 'card' | 'sideways' }
  | { readonly is: 'other'; readonly kind: SheetDefinition };

/** A sheet as it was read. */
interface Previewed {
  readonly content: WorkbookContent;
  readonly definition: SheetDefinition;
  readonly grid: SheetGrid;
  readonly header: FoundHeader | undefined;
  readonly shape: SheetShape;
  readonly columns: readonly PreviewColumn[];
  readonly leftOut: readonly LeftOutRow[];
  readonly rows: readonly PreviewRow[];
  /** Names of the further sheets that were read with it. */
  readonly parts: readonly string[];
  /** Names of sheets with the same header, which were not. */
  readonly alike: readonly string[];
  readonly facts: readonly FactAbove[];
  /** Cells that said 同上. */
  readonly sameAsAbove: number;
  /** The year of the title, where days without one were taken for days of it. */
  readonly yearUsed: number | undefined;
}

/** What the person must know before trusting the preview: nothing hidden goes in unseen, nothing is left out unsaid. */
export function notesOf(previewed: Previewed): readonly PreviewNote[] {
  const { definition, header, columns } = previewed;
  return [
    ...shapeNotes(previewed),
    ...sheetNotes(previewed),
    ...(header === undefined ? [] : columnNotes(definition, columns, previewed.facts)),
    ...rowNotes(previewed),
    ...filledNotes(previewed),
    ...lackingNotes(previewed),
  ];
}

/** What was filled in from elsewhere than the cell itself. */
function filledNotes({ facts, sameAsAbove, yearUsed, columns }: Previewed): readonly PreviewNote[] {
  const banded = columns.filter(({ fromE6 }) => fromE6 !== undefined).map(({ letter }) => letter);
  return [
    ...facts.map(({ key, label, text, cell }) => note('fact_above_used', { cell, label, text, field: key })),
    ...(sameAsAbove > 0 ? [note('same_as_above_filled', { count: sameAsAbove })] : []),
    ...(yearUsed === undefined ? [] : [note('year_from_title', { year: yearUsed })]),
    ...(banded.length === 0 ? [] : [note('prices_by_quantity', { columns: banded.join('、') })]),
  ];
}

/** A balance by client brought as what was done on contracts: what to bring instead. */
function lackingNotes({ definition, header, shape, columns, facts }: Previewed): readonly PreviewNote[] {
  if (definition.lacking === undefined) return [];
  const reached = reachedBy(definition, columns);
  const isWhole =
    shape.is === 'list' &&
    header !== undefined &&
    definition.columns.every(
      ({ key, required }) => required !== true || reached.has(key) || facts.some((fact) => fact.key === key),
    );
  return isWhole ? [] : [note(definition.lacking, {})];
}

function shapeNotes({ definition, grid, header, shape }: Previewed): readonly PreviewNote[] {
  const sheet = grid.content.name;
  switch (shape.is) {
    case 'card':
      return [note('card_not_list', { sheet })];
    case 'sideways':
      return [note('table_sideways', { sheet })];
    case 'other': {
      const { kind, title } = shape.kind;
      return [note('looks_like_other', { sheet, kind, zh: title.zh, en: title.en })];
    }
    case 'list':
      return header === undefined ? [note('header_not_found', { kind: definition.kind })] : [];
  }
}

/** Rows that were not read as records, and those a person should look at. */
function rowNotes({ definition, grid, columns, leftOut, rows }: Previewed): readonly PreviewNote[] {
  const of = (reason: LeftOutRow['reason']): readonly number[] =>
    leftOut.filter((row) => row.reason === reason).map((row) => row.rowNumber);
  const counted = (reason: PreviewNote['reason'], found: readonly number[]): readonly PreviewNote[] =>
    found.length === 0 ? [] : [note(reason, { count: found.length, rows: listed(found) })];
  const [second, ...rest] = of('second_table');
  return [
    ...counted('totals_rows_left_out', of('totals_row')),
    ...counted('group_titles_left_out', of('group_title')),
    ...(second === undefined ? [] : [note('second_table_not_read', { row: second, count: rest.length + 1 })]),
    ...counted('rows_with_one_cell', rowsWithOneCell(definition, grid, columns, rows)),
  ];
}

/** Among fuller rows, one with nothing but a name may be a title, which only a person can tell. */
function rowsWithOneCell(
  definition: SheetDefinition,
  grid: SheetGrid,
  columns: readonly PreviewColumn[],
  rows: readonly PreviewRow[],
): readonly number[] {
  const mapped = columns.filter(({ target }) => target !== null).length;
  if (definition.grouping !== undefined || mapped < 2) return [];
  const bare = rows.filter(({ rowNumber }) => grid.onlyCell(rowNumber)?.[1] === 's');
  return bare.length * 2 > rows.length ? [] : bare.map(({ rowNumber }) => rowNumber);
}

function sheetNotes({ content, grid, header, parts, alike }: Previewed): readonly PreviewNote[] {
  const notes: PreviewNote[] = [];
  const sheet = grid.content;
  const firstRow = header?.lastRow ?? 0;
  if (sheet.hidden) notes.push({ reason: 'hidden_sheet_used', details: { sheet: sheet.name } });
  const others = content.sheets.filter(
    (other) =>
      other !== sheet &&
      other.rows.length > 0 &&
      !isGuideSheet(other.name) &&
      ![...parts, ...alike].includes(other.name),
  );
  if (alike.length > 0) notes.push(note('like_sheets_not_read', { count: alike.length, sheets: alike.join('、') }));
  if (others.length > 0) {
    const names = others.map((other) => other.name).join('、');
    notes.push({ reason: 'other_sheets_not_read', details: { count: others.length, sheets: names } });
  }
  const hiddenRows = sheet.hiddenRows.filter((row) => row > firstRow && grid.cells(row).length > 0);
  if (hiddenRows.length > 0) {
    notes.push({ reason: 'hidden_rows_included', details: { count: hiddenRows.length, rows: listed(hiddenRows) } });
  }
  const hiddenColumns = sheet.hiddenColumns.filter((column) => grid.text(firstRow, column) !== '');
  if (hiddenColumns.length > 0) {
    const letters = hiddenColumns.map(columnLetter).join('、');
    notes.push({ reason: 'hidden_columns_included', details: { count: hiddenColumns.length, columns: letters } });
  }
  const tall = sheet.merges.filter((merge) => merge.top > firstRow && merge.bottom > merge.top);
  if (tall.length > 0) notes.push({ reason: 'merged_cells_filled', details: { count: tall.length } });
  const first = sheet.formulasWithoutValue[0];
  if (first !== undefined) {
    notes.push({ reason: 'formulas_without_value', details: { count: sheet.formulasWithoutValue.length, first } });
  }
  return notes;
}

function columnNotes(
  definition: SheetDefinition,
  columns: readonly PreviewColumn[],
  facts: readonly FactAbove[],
): readonly PreviewNote[] {
  const targets = columns.flatMap((column) => (column.target === null ? [] : [column.target]));
  const splits = definition.splits?.filter((split) => targets.includes(split.key)) ?? [];
  const reached = reachedBy(definition, columns);
  const above = new Set(facts.map(({ key }) => key));
  const missing = definition.columns.filter(
    ({ key, required }) => required === true && !reached.has(key) && !above.has(key),
  );
  const twice = columns.filter(
    (column, at) =>
      column.target !== null && column.fromE6 === undefined && targetsBefore(columns, at).includes(column.target),
  );
  const scaled = columns.filter((column) => column.factor !== 1);
  return [
    ...missing.map((column) => note('required_column_missing', { field: column.key })),
    ...twice.map((column) => note('column_mapped_twice', { column: column.letter, field: column.target ?? '' })),
    ...columns
      .filter((column) => column.confidence === 'misfit')
      .map((column) =>
        note('column_does_not_fit', { column: column.letter, header: column.header, value: column.firstValue }),
      ),
    ...columns.flatMap(({ letter, header, confidence, of = '' }) =>
      confidence === 'spare' || confidence === 'lonely'
        ? [note(`column_${confidence}`, { column: letter, header, field: of })]
        : [],
    ),
    ...againNotes(columns),
    ...scaled.map((column) =>
      note('unit_factor_applied', {
        column: column.letter,
        field: column.target ?? '',
        factor: column.factor,
        unit: foldHeader(column.header).unit ?? wordOfFactor(column.factor),
      }),
    ),
    ...splits.map((split) => {
      const letter = columns.find((column) => column.target === split.key)?.letter ?? '';
      return note('column_split', { column: letter, words: split.into[0], number: split.into[1] });
    }),
  ];
}

/** Several heads once more, side by side, are another part of the list; one alone is a column of the same name. */
function againNotes(columns: readonly PreviewColumn[]): readonly PreviewNote[] {
  const again = namedAgain(columns);
  const [first] = again;
  const from = first === undefined ? -1 : columns.indexOf(first);
  const isTable = again.length >= 2 && columns.slice(from).every((column) => column.target === null);
  if (first !== undefined && isTable) return [note('tables_side_by_side', { column: first.letter })];
  return again.map(({ letter, header }) => note('same_header_twice', { column: letter, header }));
}

/** Columns left out whose header stands over another column that is imported. */
function namedAgain(columns: readonly PreviewColumn[]): readonly PreviewColumn[] {
  const words = ({ header }: PreviewColumn): string => foldHeader(header).words;
  const taken = new Set(columns.filter(({ target }) => target !== null).map(words));
  return columns.filter(
    (column) => column.confidence === 'none' && column.firstValue !== '' && taken.has(words(column)),
  );
}

function targetsBefore(columns: readonly PreviewColumn[], at: number): readonly (string | null)[] {
  return columns.slice(0, at).map((column) => column.target);
}

function note(reason: PreviewNote['reason'], details: PreviewNote['details']): PreviewNote {
  return { reason, details };
}

function listed(rows: readonly number[]): string {
  return rows.length > 10 ? `${rows.slice(0, 10).join('、')} …` : rows.join('、');
}
