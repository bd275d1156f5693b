import { columnLetter } from '#shared/exchange/cell-address.ts';
import { findColumn, type SheetDefinition } from '#shared/exchange/column-kinds.ts';
import { foldHeader, unitInTitle } from '#shared/exchange/fold-header.ts';
import { parseCell, plainText } from '#shared/exchange/parse-cell.ts';
import type { SheetValue } from '#shared/exchange/sheet-preview.ts';
import type { SheetCell } from '#shared/exchange/workbook-content.ts';
import { foldWidth } from '#shared/kernel/text-width.ts';
import type { SheetGrid } from './sheet-grid.ts';
import type { TargetWords } from './suggest-mapping.ts';

// What the lines above a table say of all its rows.

/** Said once above the table: 截止日期：2026年2月28日. */
export interface FactAbove {
  readonly key: string;
  readonly value: SheetValue;
  readonly label: string;
  readonly text: string;
  readonly cell: string;
}

function cellsAbove(
  grid: SheetGrid,
  headerRow: number,
): readonly (readonly [row: number, cells: readonly SheetCell[]])[] {
  return grid.rowNumbers.filter((row) => row < headerRow).map((row) => [row, grid.cells(row)]);
}

/** 单位：万元, of every amount whose own header says nothing else. */
export function titleUnit(grid: SheetGrid, headerRow: number): string | undefined {
  return cellsAbove(grid, headerRow)
    .flatMap(([, cells]) => cells.map((cell) => unitInTitle(plainText(cell))))
    .find((unit) => unit !== undefined);
}

/** The one year the title or the name of the sheet speaks of: days in the table without one are of it. */
export function titleYear(grid: SheetGrid, headerRow: number): number | undefined {
  const texts = cellsAbove(grid, headerRow).flatMap(([, cells]) => cells.map(plainText));
  const years = new Set(
    [...texts, grid.content.name].flatMap((text) =>
      [...text.matchAll(/(?<!\d)(20\d{2})\s*年/g)].map(([, year]) => Number(year)),
    ),
  );
  const [year] = years;
  return years.size === 1 ? year : undefined;
}

/** Words with a colon behind them and what stands behind that, in the same cell or in the next: only of keys no column is for. */
export function factsAbove(
  definition: SheetDefinition,
  grid: SheetGrid,
  headerRow: number,
  reached: ReadonlySet<string>,
  targets: readonly TargetWords[],
): readonly FactAbove[] {
  const open = (definition.above ?? []).filter((key) => !reached.has(key));
  if (open.length === 0) return [];
  const facts = new Map<string, FactAbove>();
  for (const [row, cells] of cellsAbove(grid, headerRow)) {
    for (const [at, cell] of cells.entries()) {
      const said = /^([^:]{2,12}):\s*(.*)$/s.exec(foldWidth(plainText(cell)));
      if (said === null) continue;
      const words = foldHeader(said[1] ?? '').words;
      const key = open.find((one) => targets.find(({ target }) => target === one)?.words.includes(words));
      const column = key === undefined ? undefined : findColumn(definition, key);
      if (key === undefined || column === undefined || facts.has(key)) continue;
      const meant: SheetCell | undefined = said[2] === '' ? cells[at + 1] : [cell[0], 's', said[2] ?? ''];
      const parsed = parseCell(column, meant, { factor: 1, percent: false, date1904: false });
      if (meant === undefined || !parsed.ok || parsed.value === undefined) continue;
      const address = `${columnLetter(cell[0])}${row}`;
      facts.set(key, { key, value: parsed.value, label: said[1] ?? '', text: plainText(meant), cell: address });
    }
  }
  return [...facts.values()];
}
