import { cellAddress } from '#shared/exchange/cell-address.ts';
import { isLineColumn } from '#shared/exchange/column-kinds.ts';
import type { SheetDefinition } from '#shared/exchange/column-kinds.ts';
import type { PreviewRow, RefusedCell, SheetValue } from '#shared/exchange/sheet-preview.ts';
import { groupName, groupRows } from '#shared/exchange/sheet-record.ts';
import type { ReadRow, RowReader } from './read-rows.ts';

/**
 * Gives continuation rows (blank contract number under the first line) the grouping values of the row above, not across a title:
 * whose rows those are is not said.
 */
export function fillGroups(
  definition: SheetDefinition,
  rows: readonly ReadRow[],
  titles: readonly number[] = [],
): readonly ReadRow[] {
  const by = definition.grouping?.by;
  if (by === undefined) return rows;
  let above: Readonly<Record<string, SheetValue>> = {};
  let last = 0;
  return rows.map((row) => {
    if (titles.some((title) => last < title && title < row.rowNumber)) above = {};
    last = row.rowNumber;
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
  const further = furtherRows(definition, rows);
  const own = further.size === 0 ? rows : rows.filter(({ rowNumber }) => !further.has(rowNumber));
  return [
    ...[...further].map(([row, name]) => reader.refuse(row, definition.repeats?.[0] ?? '', 'belongs_above', { name })),
    ...missingValues(definition, own, reader),
    ...disagreements(definition, own, reader, sheet),
    ...duplicates(definition, own, reader, sheet),
    ...sameRecords(definition, own, reader),
  ];
}

/** Rows that only say more of the record above (its second contact), by the name of that record. */
function furtherRows(definition: SheetDefinition, rows: readonly ReadRow[]): ReadonlyMap<number, string> {
  const further = new Map<number, string>();
  const { repeats, uniqueUnless } = definition;
  if (repeats === undefined || uniqueUnless === undefined) return further;
  let above: ReadRow | undefined;
  for (const row of rows) {
    const [first] = repeats;
    const says = first !== undefined && row.values[first] !== undefined && row.refused.length === 0;
    if (above !== undefined && says && above.values[first] !== row.values[first] && saysNoMore(row, above, repeats)) {
      further.set(row.rowNumber, String(above.values[uniqueUnless.key] ?? ''));
    } else above = row;
  }
  return further;
}

/** What of a row is not repeated stands empty, or as it does above (which is how merged cells are filled). */
function saysNoMore(row: ReadRow, above: ReadRow, repeats: readonly string[]): boolean {
  return Object.entries(row.values).every(([key, value]) => repeats.includes(key) || above.values[key] === value);
}

function missingValues(
  definition: SheetDefinition,
  rows: readonly ReadRow[],
  reader: RowReader,
): readonly RefusedCell[] {
  const required = definition.columns.filter((column) => column.required === true);
  const refusedAlready = new Set(rows.flatMap((row) => row.refused.map((cell) => `${cell.rowNumber} ${cell.field}`)));
  const missing: RefusedCell[] = [];
  const check = (row: PreviewRow, keys: readonly string[], said = false): boolean => {
    let isWithout = said;
    for (const key of keys) {
      if (row.values[key] !== undefined) continue;
      // Columns the file lacks are named above all rows; in each row one of them is enough.
      if (row.cells[key] === undefined && isWithout) continue;
      isWithout ||= row.cells[key] === undefined;
      if (refusedAlready.has(`${row.rowNumber} ${key}`)) continue;
      missing.push(reader.refuse(row.rowNumber, key, 'required', {}));
    }
    return isWithout;
  };
  const headKeys = required.map((column) => column.key).filter((key) => !isLineColumn(definition, key));
  const lineKeys = required.map((column) => column.key).filter((key) => isLineColumn(definition, key));
  if (definition.grouping === undefined) for (const row of rows) check(row, headKeys);
  else {
    for (const record of groupRows(definition, rows)) {
      const said = check(record, headKeys);
      for (const line of record.lines) check(line, lineKeys, said);
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

/** Records of one name that nothing tells apart: the second would be the first again. */
function sameRecords(definition: SheetDefinition, rows: readonly ReadRow[], reader: RowReader): readonly RefusedCell[] {
  const { uniqueUnless } = definition;
  if (uniqueUnless === undefined) return [];
  const { key, apart } = uniqueUnless;
  const byName = new Map<SheetValue, PreviewRow[]>();
  const again: RefusedCell[] = [];
  for (const row of recordsOf(definition, rows)) {
    const name = row.values[key];
    if (name === undefined) continue;
    const before = byName.get(name);
    if (before === undefined) byName.set(name, [row]);
    else if (before.some((other) => !areApart(apart, other, row)))
      again.push(reader.refuse(row.rowNumber, key, 'same_in_file', {}));
    else before.push(row);
  }
  return again;
}

function areApart(keys: readonly string[], left: PreviewRow, right: PreviewRow): boolean {
  return keys.some((key) => {
    const [one, other] = [left.values[key], right.values[key]];
    return one !== undefined && other !== undefined && one !== other;
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
