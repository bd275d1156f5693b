/** One row of a batch: the record it becomes, its row in the file, and its content. */
export interface BatchRow {
  readonly recordId: string;
  readonly rowNumber: number;
  readonly content: unknown;
  /** The content in canonical form, where it was read out of a block. */
  readonly text?: string;
}

/** What a content says of the rows that lie beside it: how many, and the SHA-256 over all of them in their order. */
export interface RowsSeal {
  readonly count: number;
  readonly hash: string;
}

/** The rows of a batch in blocks, from the first to the last; may be gone through more than once. */
export type RowBlocks = () => AsyncIterable<readonly BatchRow[]>;
