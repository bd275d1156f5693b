import { cellAddress } from '#shared/exchange/cell-address.ts';
import { isLineColumn } from '#shared/exchange/column-kinds.ts';
import type { SheetDefinition } from '#shared/exchange/column-kinds.ts';
import type { PreviewRow, RefusedCell, SheetValue } from '#shared/exchange/sheet-preview.ts';
import { groupName, groupRows } from '#shared/exchange/sheet-record.ts';
import type { ReadRow, RowReader } from './read-rows.ts';

/** Gives continuation rows (blank contract number under the first line) the grouping values of the row above. */
export function fillGroups(definition: SheetDefinition, rows: readonly ReadRow[]): readonly ReadRow[] {
  const by = definition.grouping?.by;
  if (by === undefined) return rows;
  let above: Readonly<Record<string, SheetValue>> = {};
  return rows.map((row) => {
    const isContinuation =
      by.every((key) => row.values[key] === undefined) && row.refused.every((cell) => !by.includes(cell.field));
    if (isContinuation) {
      const inherited = Object.fromEntries(Object.entries(above).filter(([key]) => by.includes(key)));
      return { ...row, values: { ...inherited, ...row.values } };
    }
    above = row.values;
    return row;
  });
}

/** What is wrong between cells: required values missing, a record's rows that disagree, keys that stand twice in the file. */
export function checkRecords(
  definition: SheetDefinition,
  rows: readonly ReadRow[],
  reader: RowReader,
  sheet: string,
): readonly RefusedCell[] {
  return [
    ...missingValues(definition, rows, reader),
    ...disagreements(definition, rows, reader, sheet),
    ...duplicates(definition, rows, reader, sheet),
  ];
}

function missingValues(
  definition: SheetDefinition,
  rows: readonly ReadRow[],
  reader: RowReader,
): readonly RefusedCell[] {
  const required = definition.columns.filter((column) => column.required === true);
  const refusedAlready = new Set(rows.flatMap((row) => row.refused.map((cell) => `${cell.rowNumber} ${cell.field}`)));
  const missing: RefusedCell[] = [];
  const check = (row: PreviewRow, keys: readonly string[]): void => {
    for (const key of keys) {
      if (row.values[key] !== undefined) continue;
      if (refusedAlready.has(`${row.rowNumber} ${key}`)) continue;
      missing.push(reader.refuse(row.rowNumber, key, 'required', {}));
    }
  };
  const headKeys = required.map((column) => column.key).filter((key) => !isLineColumn(definition, key));
  const lineKeys = required.map((column) => column.key).filter((key) => isLineColumn(definition, key));
  if (definition.grouping === undefined) for (const row of rows) check(row, headKeys);
  else {
    for (const record of groupRows(definition, rows)) {
      check(record, headKeys);
      for (const line of record.lines) check(line, lineKeys);
    }
  }
  return missing;
}

/** The head of a record may be written on every row, but then alike. */
function disagreements(
  definition: SheetDefinition,
  rows: readonly ReadRow[],
  reader: RowReader,
  sheet: string,
): readonly RefusedCell[] {
  if (definition.grouping === undefined) return [];
  return groupRows(definition, rows).flatMap((record) =>
    record.lines.flatMap((line) =>
      Object.entries(line.values)
        .filter(([key, value]) => !isLineColumn(definition, key) && record.values[key] !== value)
        .map(([key]) => {
          const first = record.lines.find((other) => other.values[key] !== undefined)?.rowNumber ?? record.rowNumber;
          return reader.refuse(line.rowNumber, key, 'differs_within_record', {
            first: cellAddress(sheet, line.cells[key] ?? '', first),
          });
        }),
    ),
  );
}

/** The heads of the records; of a sheet without grouping its rows as they are. */
export function recordsOf(definition: SheetDefinition, rows: readonly PreviewRow[]): readonly PreviewRow[] {
  return definition.grouping === undefined ? rows : groupRows(definition, rows);
}

function duplicates(
  definition: SheetDefinition,
  rows: readonly ReadRow[],
  reader: RowReader,
  sheet: string,
): readonly RefusedCell[] {
  return (definition.unique ?? []).flatMap((key) => {
    const firstSeen = new Map<SheetValue, number>();
    const twice: RefusedCell[] = [];
    for (const { values, cells, rowNumber } of recordsOf(definition, rows)) {
      const value = values[key];
      if (value === undefined) continue;
      const first = firstSeen.get(value);
      if (first === undefined) {
        firstSeen.set(value, rowNumber);
        continue;
      }
      const details = { first: cellAddress(sheet, cells[key] ?? '', first) };
      twice.push(reader.refuse(rowNumber, key, 'duplicate_in_file', details));
    }
    return twice;
  });
}

/** A record goes in whole or not at all: the sound rows of a refused one are refused with it, naming the faulty row. */
export function refuseWholeRecords(
  definition: SheetDefinition,
  rows: readonly PreviewRow[],
  refused: readonly RefusedCell[],
  refuse: (row: PreviewRow, details: RefusedCell['details']) => RefusedCell,
): readonly RefusedCell[] {
  if (definition.grouping === undefined) return [];
  const faultyRows = new Set(refused.map((cell) => cell.rowNumber));
  const faultyGroups = new Map<string, number>();
  for (const row of rows) {
    const name = groupName(definition, row.values);
    if (faultyRows.has(row.rowNumber) && !faultyGroups.has(name)) faultyGroups.set(name, row.rowNumber);
  }
  return rows.flatMap((row) => {
    const because = faultyGroups.get(groupName(definition, row.values));
    return because === undefined || faultyRows.has(row.rowNumber) ? [] : [refuse(row, { row: because })];
  });
}
