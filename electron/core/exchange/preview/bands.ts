import { columnIndex } from '#shared/exchange/cell-address.ts';
import { findColumn, type SheetBands, type SheetDefinition } from '#shared/exchange/column-kinds.ts';
import { parseCell } from '#shared/exchange/parse-cell.ts';
import { bandOf } from '#shared/exchange/quantity-band.ts';
import type { PreviewColumn, RefusedCell } from '#shared/exchange/sheet-preview.ts';
import type { FoundHeader } from './find-header.ts';
import type { ReadRow, RowReader } from './read-rows.ts';
import type { SheetGrid } from './sheet-grid.ts';

// Prices by quantity side by side: 1-99 | 100-499 | 500以上 over three columns are three prices, each from a quantity on.

/** Takes the columns under quantities for prices by quantity, where the file has two at least and says the quantity nowhere else. */
export function takeBands(
  { bands }: SheetDefinition,
  header: FoundHeader,
  columns: readonly PreviewColumn[],
): readonly PreviewColumn[] {
  if (bands === undefined || columns.some(({ target }) => target === bands.from)) return columns;
  const banded = columns.map((column): PreviewColumn => {
    const isFree = column.target === null || column.target === bands.value;
    const lowest = header.names[columnIndex(column.letter)]?.at(-1) ?? '';
    const fromE6 = isFree ? bandOf(lowest) : undefined;
    if (fromE6 === undefined) return column;
    return { ...column, target: bands.value, confidence: column.confidence === 'set' ? 'set' : 'band', fromE6 };
  });
  return banded.filter(({ fromE6 }) => fromE6 !== undefined).length >= 2 ? banded : columns;
}

/** A row once for each of its prices. */
export function spreadBands(
  definition: SheetDefinition,
  grid: SheetGrid,
  columns: readonly PreviewColumn[],
  rows: readonly ReadRow[],
  reader: Pick<RowReader, 'refuse'>,
): readonly ReadRow[] {
  const { bands } = definition;
  const banded = columns.filter(({ fromE6 }) => fromE6 !== undefined);
  if (bands === undefined || banded.length === 0) return rows;
  return rows.flatMap((row) => {
    const own = row.values[bands.value] === undefined ? [] : [row];
    const spread = banded.flatMap((column) => bandRow(definition, grid, { row, column, bands }, reader));
    const all = [...own, ...spread];
    return all.length === 0 ? [row] : all;
  });
}

interface Banded {
  readonly row: ReadRow;
  readonly column: PreviewColumn;
  readonly bands: SheetBands;
}

function bandRow(
  definition: SheetDefinition,
  grid: SheetGrid,
  { row, column: { letter, factor, fromE6 = 0 }, bands }: Banded,
  reader: Pick<RowReader, 'refuse'>,
): readonly ReadRow[] {
  const cell = grid.filledCell(row.rowNumber, columnIndex(letter));
  const price = findColumn(definition, bands.value);
  if (price === undefined || cell === undefined) return [];
  const parsed = parseCell(price, cell, { factor, percent: false, date1904: false });
  const cells = { ...row.cells, [bands.value]: letter };
  if (parsed.ok && parsed.value === undefined) return [];
  const refused: RefusedCell[] = parsed.ok
    ? []
    : [reader.refuse(row.rowNumber, bands.value, parsed.reason, parsed.details ?? {}, cell, letter)];
  const values = parsed.ok && parsed.value !== undefined ? { [bands.value]: parsed.value } : {};
  return [
    {
      ...row,
      values: { ...row.values, ...values, [bands.from]: fromE6 },
      cells,
      refused: [...row.refused, ...refused],
    },
  ];
}
