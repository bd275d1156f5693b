import { hash } from 'node:crypto';
import { canonicalJson } from '#core/kernel/canonical-json.ts';
import type { CommandContext, ReadDb } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { findBlock, insertBlock } from '#core/modules/review/batch-rows.repository.ts';

/** One row of a batch: the record it becomes, its row in the file, and its content. */
export interface BatchRow {
  readonly recordId: string;
  readonly rowNumber: number;
  readonly content: unknown;
}

/** What a content says of the rows that lie beside it: how many, and the SHA-256 over all of them in their order. */
export interface RowsSeal {
  readonly count: number;
  readonly hash: string;
}

/** The rows of a batch in blocks, from the first to the last; may be gone through more than once. */
export type RowBlocks = () => AsyncIterable<readonly BatchRow[]>;

/** Rows of one block, as `v_contract_version` counts them too: little enough that the office hears others between two of them. */
export const BLOCK_ROWS = 100;

/** Rows that are at hand, in blocks. */
export function blocksOf<R extends BatchRow>(rows: readonly R[]): () => AsyncGenerator<readonly R[]> {
  return async function* blocks() {
    for (let at = 0; at < rows.length; at += BLOCK_ROWS) yield rows.slice(at, at + BLOCK_ROWS);
  };
}

function blockText(rows: readonly BatchRow[]): string {
  return canonicalJson(rows.map(({ recordId, rowNumber, content }) => [recordId, rowNumber, content]));
}

function rowsIn(text: string): BatchRow[] {
  const listed = JSON.parse(text) as readonly (readonly [string, number, unknown])[];
  return listed.map(([recordId, rowNumber, content]) => ({ recordId, rowNumber, content }));
}

/** Each block's hash follows from the one before it: a row changed, left out or moved gives another seal. */
function sealed(before: string, text: string): string {
  return hash('sha256', `countersign.rows.1\n${before}\n${text}`, 'hex');
}

/** Rows that are to be submitted, with the seal that the content is to carry and the texts to be kept once the submission is. */
export interface SealedRows {
  readonly rows: readonly BatchRow[];
  readonly seal: RowsSeal;
  readonly texts: readonly string[];
}

export async function sealRows(
  rows: readonly BatchRow[],
  progress: (done: number) => Promise<void>,
): Promise<SealedRows> {
  const texts: string[] = [];
  let last = '';
  for (let at = 0; at < rows.length; at += BLOCK_ROWS) {
    const text = blockText(rows.slice(at, at + BLOCK_ROWS));
    texts.push(text);
    last = sealed(last, text);
    await progress(at);
  }
  return { rows, seal: { count: rows.length, hash: last }, texts };
}

/** Keeps the rows of a submission that was just made. */
export async function keepRows(ctx: CommandContext, submissionId: string, { seal, texts }: SealedRows): Promise<void> {
  for (const [position, rows] of texts.entries()) {
    const row_count = Math.min(BLOCK_ROWS, seal.count - position * BLOCK_ROWS);
    await insertBlock(ctx.db, { submission_id: submissionId, position, row_count, rows });
    if (position % 10 === 9) await ctx.progress('import.keeping', position * BLOCK_ROWS, seal.count);
    ctx.signal.throwIfAborted();
  }
}

/** The kept rows of a submission, block by block, as they lie in the store. */
async function* keptBlocks(
  db: ReadDb,
  submissionId: string,
): AsyncGenerator<{ readonly rows: string; readonly row_count: number }> {
  for (let position = 0; ; position += 1) {
    const block = await findBlock(db, submissionId, position);
    if (!block) return;
    yield block;
  }
}

/** Some of the kept rows, from a place counted from 0; for looking through them, not for writing. */
export async function rowsFrom(db: ReadDb, submissionId: string, first: number, count: number): Promise<BatchRow[]> {
  const rows: BatchRow[] = [];
  let position = Math.floor(first / BLOCK_ROWS);
  while (rows.length < count) {
    const block = await findBlock(db, submissionId, position);
    if (!block) break;
    rows.push(...rowsIn(block.rows).slice(Math.max(0, first - position * BLOCK_ROWS)));
    position += 1;
  }
  return rows.slice(0, count);
}

/** The kept rows; after the last it is sure that they are the ones the content was signed on. */
export function signedBlocks(db: ReadDb, submissionId: string, seal: RowsSeal): RowBlocks {
  return async function* blocks() {
    let last = '';
    let count = 0;
    for await (const block of keptBlocks(db, submissionId)) {
      const rows = rowsIn(block.rows);
      last = sealed(last, block.rows);
      count += rows.length;
      yield rows;
    }
    invariant(last === seal.hash && count === seal.count, 'the kept rows are the ones that were signed');
  };
}

/** Whether the kept rows are still what the content names; `progress` lets the office hear others meanwhile. */
export async function rowsHold(
  db: ReadDb,
  submissionId: string,
  seal: RowsSeal,
  progress: () => Promise<void>,
): Promise<boolean> {
  let last = '';
  let count = 0;
  for await (const block of keptBlocks(db, submissionId)) {
    last = sealed(last, block.rows);
    count += block.row_count;
    await progress();
  }
  return last === seal.hash && count === seal.count;
}
