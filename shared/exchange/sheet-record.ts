import { cellAddress } from './cell-address.ts';
import { findColumn, isLineColumn } from './column-kinds.ts';
import type { SheetDefinition } from './column-kinds.ts';
import type { PreviewRow, SheetRecord, SheetValue } from './sheet-preview.ts';

/** Rows as records: each row one, or all rows with the same grouping values one record with lines, in order of first sight. */
export function groupRows(definition: SheetDefinition, rows: readonly PreviewRow[]): readonly SheetRecord[] {
  const { grouping } = definition;
  if (grouping === undefined) return rows.map((row) => ({ ...row, lines: [] }));
  const groups = new Map<string, PreviewRow[]>();
  for (const row of rows) {
    const name = groupName(definition, row.values);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [row]);
    else group.push(row);
  }
  return [...groups.values()].map((group) => recordOf(definition, group));
}

/** What makes rows one record; length-prefixed, so that `1`,`23` and `12`,`3` stay apart. */
export function groupName(definition: SheetDefinition, values: Readonly<Record<string, SheetValue>>): string {
  return (definition.grouping?.by ?? [])
    .map((key) => String(values[key] ?? ''))
    .map((value) => `${value.length}:${value}`)
    .join('|');
}

/** The head takes each value from the first row that has it. */
function recordOf(definition: SheetDefinition, group: readonly PreviewRow[]): SheetRecord {
  const values: Record<string, SheetValue> = {};
  const cells: Record<string, string> = {};
  for (const row of group) {
    for (const [key, letter] of Object.entries(row.cells)) {
      if (isLineColumn(definition, key) || values[key] !== undefined) continue;
      const value = row.values[key];
      if (value !== undefined) values[key] = value;
      cells[key] ??= letter;
    }
  }
  const parts = partsOf(group);
  return { rowNumber: group[0]?.rowNumber ?? 0, values, cells, lines: group, ...(parts && { parts }) };
}

/** What further sheets say of the record, whichever of its rows it was given to. */
function partsOf(group: readonly PreviewRow[]): PreviewRow['parts'] {
  const [first] = group;
  if (first?.parts === undefined) return undefined;
  return Object.fromEntries(
    Object.keys(first.parts).map((path) => [path, group.flatMap((row) => row.parts?.[path] ?? [])]),
  );
}

/** Where a fault path of a draft lies: the row and the column key. `lines.3.quantityE6` is the fourth row's `lines.quantityE6`. */
export function locatePath(
  definition: SheetDefinition,
  record: SheetRecord,
  path: string,
): { readonly row: PreviewRow; readonly key: string; readonly address?: string } {
  const head: PreviewRow = { rowNumber: record.rowNumber, values: record.values, cells: record.cells };
  const linesPath = definition.grouping?.linesPath;
  if (linesPath !== undefined && path.startsWith(`${linesPath}.`)) {
    const [, index = '', ...rest] = path.slice(linesPath.length).split('.');
    const row = record.lines[Number(index)];
    if (row !== undefined) return { row, key: nearestKey(definition, [linesPath, ...rest].join('.')) };
  }
  const part = locatePart(definition, record, path);
  return part === undefined ? { row: head, key: nearestKey(definition, path) } : { row: head, ...part };
}

/** A cell on a further sheet: it is named by its own address, and refuses the row of its record. */
function locatePart(
  definition: SheetDefinition,
  { parts }: SheetRecord,
  path: string,
): { readonly key: string; readonly address: string } | undefined {
  const part = definition.parts?.find((one) => path.startsWith(`${one.path}.`) && parts?.[one.path] !== undefined);
  if (part === undefined) return undefined;
  const [index = '', ...rest] = path.slice(part.path.length + 1).split('.');
  const row = parts?.[part.path]?.[Number(index)];
  if (row === undefined) return undefined;
  const field = rest.join('.');
  return { key: `${part.path}.${field}`, address: cellAddress(row.sheet, row.cells[field] ?? '', row.rowNumber) };
}

/** The column of this path, or of the part of the draft it lies in; empty when the file has no such column. */
function nearestKey(definition: SheetDefinition, path: string): string {
  for (let key = path; key !== ''; key = key.slice(0, Math.max(0, key.lastIndexOf('.')))) {
    if (findColumn(definition, key) !== undefined) return key;
  }
  return definition.columns.find((column) => column.key.startsWith(`${path}.`))?.key ?? '';
}
