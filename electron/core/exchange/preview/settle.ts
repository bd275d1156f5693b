import { cellAddress } from '#shared/exchange/cell-address.ts';
import { findColumn, isLineColumn } from '#shared/exchange/column-kinds.ts';
import type { SheetColumn, SheetDefinition } from '#shared/exchange/column-kinds.ts';
import type {
  ControlTotal,
  PreviewRow,
  RefusedCell,
  SheetPreview,
  SheetRecord,
} from '#shared/exchange/sheet-preview.ts';
import { shapeOfValue } from '#shared/exchange/value-shape.ts';
import { locatePath } from '#shared/exchange/sheet-record.ts';
import type { FieldFault } from '#shared/kernel/failure.ts';
import { recordsOf, refuseWholeRecords } from './check-records.ts';

type Unsettled = Omit<SheetPreview, 'counts' | 'controlTotals'>;

/** Takes refused rows out of the accepted ones, whole records at a time, and counts: in file = accepted + refused + left out. */
export function settlePreview(definition: SheetDefinition, preview: Unsettled): SheetPreview {
  const alongside = refuseWholeRecords(definition, preview.rows, preview.refused, (row, details) => ({
    address: cellAddress(preview.sheet, '', row.rowNumber),
    rowNumber: row.rowNumber,
    column: '',
    field: '',
    shape: '',
    reason: 'record_has_refused_row',
    details,
  }));
  const refused = [...preview.refused, ...alongside].toSorted(byPlace);
  const refusedRows = new Set(refused.map((cell) => cell.rowNumber));
  const rows = preview.rows.filter((row) => !refusedRows.has(row.rowNumber));
  // A row of the file may be several of ours: prices by quantity side by side.
  const accepted = new Set(rows.map(({ rowNumber }) => rowNumber)).size;
  return {
    ...preview,
    rows,
    refused,
    counts: {
      inFile: accepted + refusedRows.size + preview.leftOut.length,
      accepted,
      refused: refusedRows.size,
      leftOut: preview.leftOut.length,
    },
    controlTotals: controlTotals(definition, rows),
  };
}

function byPlace(left: RefusedCell, right: RefusedCell): number {
  return (
    left.rowNumber - right.rowNumber ||
    left.column.length - right.column.length ||
    (left.column < right.column ? -1 : 1)
  );
}

/** Faults that a module's schema or rules found in the draft of one record. */
export interface RecordFaults {
  readonly record: SheetRecord;
  readonly faults: readonly FieldFault[];
}

/** Takes the module's verdicts into the preview: each fault at the address of the cell it came from, its record refused. */
export function refuseRecords(
  definition: SheetDefinition,
  preview: SheetPreview,
  verdicts: readonly RecordFaults[],
): SheetPreview {
  const found = verdicts.flatMap(({ record, faults }) => addressFaults(definition, preview.sheet, record, faults));
  if (found.length === 0) return preview;
  return settlePreview(definition, { ...preview, refused: [...preview.refused, ...found] });
}

/** Faults of a draft as cells of the file. */
export function addressFaults(
  definition: SheetDefinition,
  sheet: string,
  record: SheetRecord,
  faults: readonly FieldFault[],
): readonly RefusedCell[] {
  return faults.map((fault) => {
    const { row, key, address } = locatePath(definition, record, fault.path);
    const column = row.cells[key] ?? '';
    return {
      address: address ?? cellAddress(sheet, column, row.rowNumber),
      rowNumber: row.rowNumber,
      column,
      field: key,
      shape: shapeOfValue(findColumn(definition, key), row.values[key]),
      reason: fault.reason,
      details: fault.details ?? {},
    };
  });
}

/** Money and quantities added up, digits of double-keyed identifiers added up; a head counts once for its record. */
function controlTotals(definition: SheetDefinition, rows: readonly PreviewRow[]): readonly ControlTotal[] {
  const records = recordsOf(definition, rows);
  return definition.columns.flatMap((column): readonly ControlTotal[] => {
    const measure = measureOf(column);
    if (measure === undefined) return [];
    const holders: readonly { readonly values: PreviewRow['values'] }[] = isLineColumn(definition, column.key)
      ? rows
      : records;
    let [count, total] = [0, 0];
    for (const { values } of holders) {
      const value = values[column.key];
      if (value === undefined) continue;
      count += 1;
      total += measure === 'sum' ? Number(value) : digitSum(String(value));
      // Beyond the safe integers no office adds up; such a total would be a wrong number.
      if (!Number.isSafeInteger(total)) return [];
    }
    return count === 0 ? [] : [{ key: column.key, measure, value: total }];
  });
}

function measureOf(column: SheetColumn): ControlTotal['measure'] | undefined {
  if (column.type === 'fen' || column.type === 'quantity') return 'sum';
  return column.type === 'identifier' && column.critical === true ? 'digit_sum' : undefined;
}

function digitSum(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit >= 0 && digit <= 9) sum += digit;
  }
  return sum;
}
