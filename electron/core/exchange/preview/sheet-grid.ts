import { plainText } from '#shared/exchange/parse-cell.ts';
import type { MergedCells, SheetCell, SheetContent } from '#shared/exchange/workbook-content.ts';

/** Merges taller than this are decoration (a coloured page), not a value for every row. */
const TALLEST_FILL = 2_000;

/** Looks cells up by row and column, with the value of a tall merged cell in each of its rows. */
export class SheetGrid {
  readonly content: SheetContent;
  readonly rowNumbers: readonly number[];
  readonly #rows: ReadonlyMap<number, readonly SheetCell[]>;
  readonly #tallMerges: ReadonlyMap<number, readonly MergedCells[]>;
  readonly #mergedWidths: ReadonlyMap<number, number>;

  constructor(content: SheetContent) {
    this.content = content;
    // A row of blanks is no row, whatever formats or spaces stand in it.
    this.rowNumbers = content.rows.filter(({ cells }) => cells.some(saysSomething)).map((row) => row.number);
    this.#rows = new Map(content.rows.map((row) => [row.number, row.cells]));
    this.#tallMerges = groupByColumn(content.merges);
    this.#mergedWidths = new Map(content.merges.map(({ top, left, right }) => [top, right - left + 1]));
  }

  /** The cell as it stands. */
  cell(row: number, column: number): SheetCell | undefined {
    const cells = this.#rows.get(row);
    return cells && cellIn(cells, column);
  }

  /** The cell, or that of the merged cell it lies under. */
  filledCell(row: number, column: number): SheetCell | undefined {
    return this.cell(row, column) ?? this.#mergedAbove(row, column);
  }

  isFilledByMerge(row: number, column: number): boolean {
    return this.cell(row, column) === undefined && this.#mergedAbove(row, column) !== undefined;
  }

  text(row: number, column: number): string {
    const cell = this.cell(row, column);
    return cell === undefined ? '' : plainText(cell);
  }

  cells(row: number): readonly SheetCell[] {
    return this.#rows.get(row) ?? [];
  }

  /** The one cell of a row that says something; undefined when several do. */
  onlyCell(row: number): SheetCell | undefined {
    let only: SheetCell | undefined;
    for (const cell of this.cells(row)) {
      if (!saysSomething(cell)) continue;
      if (only !== undefined) return undefined;
      only = cell;
    }
    return only;
  }

  /** Over how many columns cells of this row are merged side by side, as titles are. */
  mergedWidth(row: number): number {
    return this.#mergedWidths.get(row) ?? 0;
  }

  /** Last column that holds something in these rows, counted from 0; -1 when they are blank. */
  lastColumn(rows: readonly number[]): number {
    return Math.max(-1, ...rows.flatMap((row) => this.cells(row).map(([column]) => column)));
  }

  #mergedAbove(row: number, column: number): SheetCell | undefined {
    const merge = this.#tallMerges.get(column)?.find((candidate) => candidate.top < row && row <= candidate.bottom);
    return merge === undefined ? undefined : this.cell(merge.top, column);
  }
}

/** Cells stand in the order of their columns, most rows without a gap: it is looked for from where it would be then. */
function cellIn(cells: readonly SheetCell[], column: number): SheetCell | undefined {
  for (let at = Math.min(column, cells.length - 1); at >= 0; at -= 1) {
    const cell = cells[at];
    if (cell === undefined || cell[0] < column) return undefined;
    if (cell[0] === column) return cell;
  }
  return undefined;
}

function saysSomething(cell: SheetCell): boolean {
  return cell[1] !== 's' || plainText(cell) !== '';
}

function groupByColumn(merges: readonly MergedCells[]): ReadonlyMap<number, readonly MergedCells[]> {
  const byColumn = new Map<number, MergedCells[]>();
  for (const merge of merges) {
    if (merge.bottom === merge.top || merge.bottom - merge.top > TALLEST_FILL || merge.left !== merge.right) continue;
    const list = byColumn.get(merge.left);
    if (list === undefined) byColumn.set(merge.left, [merge]);
    else list.push(merge);
  }
  return byColumn;
}
