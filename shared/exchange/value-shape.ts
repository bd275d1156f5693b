import { plainFen } from '#shared/kernel/money.ts';
import { plainE6 } from '#shared/kernel/quantity.ts';
import type { SheetColumn } from './column-kinds.ts';
import type { SheetValue } from './sheet-preview.ts';

/** A read value as people write it, for the list of refused cells; long ones only so far that their cell is found. */
export function shapeOfValue(column: SheetColumn | undefined, value: SheetValue | undefined): string {
  if (value === undefined) return '';
  const text = typeof value === 'number' ? written(column, value) : value;
  if (text.length <= 8 || typeof value === 'number') return text;
  return `${text.slice(0, 4)}…${text.slice(-2)} (${text.length})`;
}

function written(column: SheetColumn | undefined, value: number): string {
  switch (column?.type) {
    case 'fen':
      return plainFen(value);
    case 'quantity':
    case 'price':
      return plainE6(value);
    case 'rate':
      return `${value / 100}%`;
    default:
      return String(value);
  }
}
