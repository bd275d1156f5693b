import type { SheetDefinition } from '#shared/exchange/column-kinds.ts';
import { foldHeader, wordOfFactor } from '#shared/exchange/fold-header.ts';
import type { LeftOutRow, PreviewColumn, PreviewNote } from '#shared/exchange/sheet-preview.ts';
import type { WorkbookContent } from '#shared/exchange/workbook-content.ts';
import { columnLetter } from '#shared/exchange/cell-address.ts';
import { isGuideSheet } from '../template-words.ts';
import type { FoundHeader } from './find-header.ts';
import type { SheetGrid } from './sheet-grid.ts';

/** A sheet as it was read. */
interface Previewed {
  readonly content: WorkbookContent;
  readonly definition: SheetDefinition;
  readonly grid: SheetGrid;
  readonly header: FoundHeader | undefined;
  /** A card of one record, which is no list. */
  readonly isCard: boolean;
  readonly columns: readonly PreviewColumn[];
  readonly leftOut: readonly LeftOutRow[];
  /** Names of the further sheets that were read with it. */
  readonly parts: readonly string[];
}

/** What the person must know before trusting the preview: nothing hidden goes in unseen, nothing is left out unsaid. */
export function notesOf({
  content,
  definition,
  grid,
  header,
  isCard,
  columns,
  leftOut,
  parts,
}: Previewed): readonly PreviewNote[] {
  const notes: PreviewNote[] = [];
  if (isCard) notes.push({ reason: 'card_not_list', details: { sheet: grid.content.name } });
  else if (header === undefined) notes.push({ reason: 'header_not_found', details: { kind: definition.kind } });
  notes.push(...sheetNotes(content, grid, header, parts));
  if (header !== undefined) notes.push(...columnNotes(definition, columns));
  const totals = leftOut.filter((row) => row.reason === 'totals_row').map((row) => row.rowNumber);
  if (totals.length > 0)
    notes.push({ reason: 'totals_rows_left_out', details: { count: totals.length, rows: listed(totals) } });
  return notes;
}

function sheetNotes(
  content: WorkbookContent,
  grid: SheetGrid,
  header: FoundHeader | undefined,
  parts: readonly string[],
): readonly PreviewNote[] {
  const notes: PreviewNote[] = [];
  const sheet = grid.content;
  const firstRow = header?.lastRow ?? 0;
  if (sheet.hidden) notes.push({ reason: 'hidden_sheet_used', details: { sheet: sheet.name } });
  const others = content.sheets.filter(
    (other) => other !== sheet && other.rows.length > 0 && !isGuideSheet(other.name) && !parts.includes(other.name),
  );
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

function columnNotes(definition: SheetDefinition, columns: readonly PreviewColumn[]): readonly PreviewNote[] {
  const targets = columns.flatMap((column) => (column.target === null ? [] : [column.target]));
  const splits = definition.splits?.filter((split) => targets.includes(split.key)) ?? [];
  const reached = new Set([...targets, ...splits.flatMap((split) => split.into)]);
  const missing = definition.columns.filter((column) => column.required === true && !reached.has(column.key));
  const twice = columns.filter(
    (column, at) => column.target !== null && targetsBefore(columns, at).includes(column.target),
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

function targetsBefore(columns: readonly PreviewColumn[], at: number): readonly (string | null)[] {
  return columns.slice(0, at).map((column) => column.target);
}

function note(reason: PreviewNote['reason'], details: PreviewNote['details']): PreviewNote {
  return { reason, details };
}

function listed(rows: readonly number[]): string {
  return rows.length > 10 ? `${rows.slice(0, 10).join('、')} …` : rows.join('、');
}
