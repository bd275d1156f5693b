import { cellAddress } from '#shared/exchange/cell-address.ts';
import { findColumn, type SheetDefinition, type SheetPart } from '#shared/exchange/column-kinds.ts';
import type { PartRow, PreviewColumn, PreviewNote, PreviewRow, RefusedCell } from '#shared/exchange/sheet-preview.ts';
import type { SheetContent, WorkbookContent } from '#shared/exchange/workbook-content.ts';
import { columnLetter } from '#shared/exchange/cell-address.ts';
import { findHeader } from './find-header.ts';
import { leftOutReason } from './left-out.ts';
import { RowReader, type ReadRow } from './read-rows.ts';
import { SheetGrid } from './sheet-grid.ts';
import { targetWordsOf } from './suggest-mapping.ts';

/** The rows of the main sheet with what further sheets say of them, and what was wrong there. */
interface Joined {
  readonly rows: readonly ReadRow[];
  readonly refused: readonly RefusedCell[];
  readonly notes: readonly PreviewNote[];
  /** Sheets that were read as parts. */
  readonly sheets: readonly string[];
}

interface PartSheet {
  readonly part: SheetPart;
  readonly content: SheetContent;
  readonly rows: readonly ReadRow[];
}

/**
 * Reads the further sheets of a full workbook and gives each row to the record it names. A fault in one refuses the record it
 * belongs to; rows that name no record of the file are told, never dropped unsaid.
 */
export function joinParts(
  workbook: WorkbookContent,
  definition: SheetDefinition,
  main: SheetContent,
  rows: readonly ReadRow[],
): Joined {
  const sheets = (definition.parts ?? []).flatMap((part) => {
    const content = sheetOfPart(workbook, part, main);
    return content === undefined ? [] : [{ part, content, rows: readPart(workbook, definition, part, content) }];
  });
  if (sheets.length === 0) return { rows, refused: [], notes: [], sheets: [] };
  const owned = new Map<number, Record<string, PartRow[]>>(
    rows.map((row) => [row.rowNumber, Object.fromEntries(sheets.map(({ part }) => [part.path, []]))]),
  );
  const refused: RefusedCell[] = [];
  const notes: PreviewNote[] = [];
  for (const sheet of sheets) {
    const lost: number[] = [];
    const ownerOf = ownersBy(sheet.part, rows);
    for (const row of sheet.rows) {
      const owner = ownerOf(row);
      if (owner === undefined) lost.push(row.rowNumber);
      else {
        owned.get(owner.rowNumber)?.[sheet.part.path]?.push(partRow(sheet, row));
        refused.push(...faultsOf(sheet, row, owner));
      }
    }
    if (lost.length > 0) notes.push(lostNote(sheet, lost));
  }
  return {
    rows: rows.map((row) => ({ ...row, parts: owned.get(row.rowNumber) ?? {} })),
    refused,
    notes,
    sheets: sheets.map(({ content }) => content.name),
  };
}

function sheetOfPart(workbook: WorkbookContent, { title }: SheetPart, main: SheetContent): SheetContent | undefined {
  return workbook.sheets.find((sheet) => sheet !== main && [title.zh, title.en].includes(sheet.name.trim()));
}

/** The part as a kind of its own: its columns, and those that name the record. */
function partDefinition(definition: SheetDefinition, part: SheetPart): SheetDefinition {
  const naming = [...new Set(part.joins.flat())].flatMap((key) => {
    const column = findColumn(definition, key);
    return column === undefined ? [] : [{ ...column, key: joinKey(key), required: false, critical: false }];
  });
  return { kind: part.path, title: part.title, columns: [...naming, ...part.columns] };
}

function joinKey(key: string): string {
  return `of.${key}`;
}

function readPart(
  workbook: WorkbookContent,
  definition: SheetDefinition,
  part: SheetPart,
  content: SheetContent,
): readonly ReadRow[] {
  const own = partDefinition(definition, part);
  const grid = new SheetGrid(content);
  const header = findHeader(grid, own, targetWordsOf(own));
  if (header === undefined) return [];
  const columns = header.names.map((names, index): PreviewColumn => ({
    letter: columnLetter(index),
    header: names[0] ?? '',
    firstValue: '',
    ...(header.suggested[index] ?? { target: null, factor: 1, confidence: 'none' as const }),
  }));
  const needed = columns.filter(({ target }) => target !== null && findColumn(own, target)?.required === true);
  const measures = { columns, needed, groups: new Set<string>() };
  const reader = new RowReader(own, grid, columns, { date1904: workbook.date1904 });
  return grid.rowNumbers
    .filter((row) => row > header.lastRow && leftOutReason(grid, row, measures) === undefined)
    .map((row) => withMissing(part, reader, reader.read(row)));
}

function withMissing(part: SheetPart, reader: RowReader, row: ReadRow): ReadRow {
  const missing = part.columns
    .filter(({ key, required }) => required === true && row.values[key] === undefined)
    .filter(({ key }) => !row.refused.some(({ field }) => field === key))
    .map(({ key }) => reader.refuse(row.rowNumber, key, 'required', {}));
  return missing.length === 0 ? row : { ...row, refused: [...row.refused, ...missing] };
}

/** Finds the record a row names: by the first of the joining columns it fills in, all of one set together. */
function ownersBy(part: SheetPart, rows: readonly PreviewRow[]): (row: PreviewRow) => PreviewRow | undefined {
  const known = part.joins.map((keys) => {
    const byValue = new Map<string, PreviewRow>();
    for (const row of rows) {
      const name = nameBy(keys, row);
      if (name !== undefined && !byValue.has(name)) byValue.set(name, row);
    }
    return { keys: keys.map(joinKey), byValue };
  });
  return (row) => {
    for (const { keys, byValue } of known) {
      const name = nameBy(keys, row);
      if (name !== undefined) return byValue.get(name);
    }
    return undefined;
  };
}

/** The values of these columns as one; undefined when none is filled in. */
function nameBy(keys: readonly string[], { values }: PreviewRow): string | undefined {
  return keys.some((key) => values[key] !== undefined)
    ? JSON.stringify(keys.map((key) => values[key] ?? ''))
    : undefined;
}

function partRow({ content, part }: PartSheet, { rowNumber, values, cells }: ReadRow): PartRow {
  const own = part.columns.map(({ key }) => key);
  const ownOf = <V>(all: Readonly<Record<string, V>>): Record<string, V> =>
    Object.fromEntries(Object.entries(all).filter(([key]) => own.includes(key)));
  return { sheet: content.name, rowNumber, values: ownOf(values), cells: ownOf(cells) };
}

/** The cell keeps its own address; the row that is refused is the one of its record. */
function faultsOf({ part, content }: PartSheet, row: ReadRow, owner: PreviewRow): readonly RefusedCell[] {
  return row.refused.map((cell) => ({
    ...cell,
    address: cellAddress(content.name, cell.column, row.rowNumber),
    rowNumber: owner.rowNumber,
    column: '',
    field: `${part.path}.${cell.field}`,
  }));
}

function lostNote({ content }: PartSheet, lost: readonly number[]): PreviewNote {
  const rows = lost.length > 10 ? `${lost.slice(0, 10).join('、')} …` : lost.join('、');
  return { reason: 'part_rows_without_record', details: { sheet: content.name, count: lost.length, rows } };
}
