import type { PreviewRow } from '#shared/exchange/sheet-preview.ts';

/** The rows of a previewed sheet that can be imported, in blocks: a sheet of 100,000 is never in memory as objects. */
export interface SheetRows {
  readonly count: number;
  blocks(): Iterable<readonly PreviewRow[]>;
}

/** Rows of one block. */
export const SHEET_BLOCK_ROWS = 200;

/** What all rows of a flat sheet have alike is not said for each. */
type PackedRow = Omit<PreviewRow, 'cells'> & Partial<Pick<PreviewRow, 'cells'>>;

export interface PackedRows {
  readonly count: number;
  readonly rows: Uint8Array;
}

/** Rows as they cross from the reading process, a block at a time. */
export function* packRows(rows: readonly PreviewRow[], cells: PreviewRow['cells']): Generator<PackedRows> {
  for (let at = 0; at < rows.length; at += SHEET_BLOCK_ROWS) {
    const some = rows.slice(at, at + SHEET_BLOCK_ROWS);
    const packed = some.map((row): PackedRow => {
      const { cells: own, ...rest } = row;
      return own === cells ? rest : row;
    });
    yield { count: some.length, rows: Buffer.from(JSON.stringify(packed)) };
  }
}

/** Rows that are unpacked whenever their turn comes. */
export function packedRows(packed: readonly PackedRows[], cells: PreviewRow['cells']): SheetRows {
  return {
    count: packed.reduce((sum, { count }) => sum + count, 0),
    *blocks() {
      for (const { rows } of packed) {
        const text = Buffer.from(rows.buffer, rows.byteOffset, rows.byteLength).toString('utf8');
        const unpacked = JSON.parse(text) as PackedRow[];
        yield unpacked.map((row) => (row.cells ? (row as PreviewRow) : { ...row, cells }));
      }
    },
  };
}

/** Rows that are at hand. */
export function rowsAtHand(rows: readonly PreviewRow[]): SheetRows {
  return {
    count: rows.length,
    *blocks() {
      for (let at = 0; at < rows.length; at += SHEET_BLOCK_ROWS) yield rows.slice(at, at + SHEET_BLOCK_ROWS);
    },
  };
}

/** No row at all: they are not needed any more. */
export const NO_ROWS: SheetRows = rowsAtHand([]);
