import { createHash } from 'node:crypto';
import { canonicalJson } from '#core/kernel/canonical-json.ts';
import type { CommandContext, ReadDb } from '#core/kernel/context.ts';
import { writingOut } from '#core/database/write-out.ts';
import { invariant } from '#core/kernel/invariant.ts';
import type { BatchRow, RowBlocks, RowsSeal } from '#core/modules/review/batch-row.ts';
import { findBlock, insertBlock } from '#core/modules/review/batch-rows.repository.ts';
import type { Claim } from '#core/modules/review/record-kind.ts';

/** Rows of one block, as `v_contract_version` counts them too: little enough that the office hears others between two of them. */
export const BLOCK_ROWS = 100;

/** Rows that are at hand, in blocks. */
export function blocksOf<R extends BatchRow>(rows: readonly R[]): () => AsyncGenerator<readonly R[]> {
  return async function* blocks() {
    for (let at = 0; at < rows.length; at += BLOCK_ROWS) yield rows.slice(at, at + BLOCK_ROWS);
  };
}

/** Blocks taken together, so many rows at least as are asked for then (the last ones fewer): statements for many rows cost less for each. */
export async function* together<R>(
  blocks: AsyncIterable<readonly R[]>,
  least: () => number,
): AsyncGenerator<readonly R[]> {
  let some: readonly R[] = [];
  let asked = least();
  for await (const block of blocks) {
    some = some.length === 0 ? block : [...some, ...block];
    if (some.length < asked) continue;
    yield some;
    some = [];
    asked = least();
  }
  if (some.length > 0) yield some;
}

const headOf = (recordId: string, rowNumber: number): string => `[${JSON.stringify(recordId)},${rowNumber},`;

/** The rows of a block with the text of each: where one ends, the head of the next begins. */
function rowsIn(text: string): BatchRow[] {
  const listed = JSON.parse(text) as readonly (readonly [string, number, unknown])[];
  let from = 1;
  return listed.map(([recordId, rowNumber, content], at) => {
    const start = from + headOf(recordId, rowNumber).length;
    const next = listed[at + 1];
    from = next ? text.indexOf(`],${headOf(next[0], next[1])}`, start) + 2 : text.length;
    return { recordId, rowNumber, content, text: text.slice(start, from - 2) };
  });
}

/** Each block's hash follows from the one before it: a row changed, left out or moved gives another seal. */
function sealed(before: string, block: Uint8Array): string {
  return createHash('sha256').update(`countersign.rows.1\n${before}\n`).update(block).digest('hex');
}

/** Rows that are to be submitted: the seal that the content is to carry, and the blocks to be kept once the submission is. */
export interface SealedRows {
  readonly seal: RowsSeal;
  readonly blocks: readonly Uint8Array[];
  /** What each row reserves; its masks were refused when it was drafted. */
  readonly claims: readonly Claim[];
  readonly rows: RowBlocks;
}

/** Takes rows one after the other; what it holds are their bytes, a hundred to a block. */
export interface Sealing {
  add(row: BatchRow, claims: readonly Claim[]): void;
  done(): SealedRows;
}

export function startSealing(): Sealing {
  const blocks: Uint8Array[] = [];
  const claims: Claim[] = [];
  let texts: string[] = [];
  let count = 0;
  let last = '';
  const close = (): void => {
    if (texts.length === 0) return;
    const block = Buffer.from(`[${texts.join(',')}]`);
    last = sealed(last, block);
    blocks.push(block);
    texts = [];
  };
  return {
    add({ recordId, rowNumber, content }, own) {
      texts.push(`${headOf(recordId, rowNumber)}${canonicalJson(content)}]`);
      claims.push(...own);
      count += 1;
      if (texts.length === BLOCK_ROWS) close();
    },
    done() {
      close();
      const rows: RowBlocks = async function* ofBlocks() {
        for (const block of blocks) yield rowsIn(textOf(block));
      };
      return { seal: { count, hash: last }, blocks, claims, rows };
    },
  };
}

function textOf(block: Uint8Array): string {
  return Buffer.from(block.buffer, block.byteOffset, block.byteLength).toString('utf8');
}

/** The rows at these places, in their order. */
export function rowsAt({ blocks }: SealedRows, places: readonly number[]): BatchRow[] {
  return places.flatMap((place) => {
    const block = blocks[Math.floor(place / BLOCK_ROWS)];
    const row = block && rowsIn(textOf(block))[place % BLOCK_ROWS];
    return row ? [row] : [];
  });
}

/** Keeps the rows of a submission that was just made; one block comes after the other, and none is needed again. */
export function keepRows(ctx: CommandContext, submissionId: string, sealedRows: SealedRows): Promise<void> {
  return writingOut(ctx.db, () => insertBlocks(ctx, submissionId, sealedRows));
}

async function insertBlocks(ctx: CommandContext, submissionId: string, { seal, blocks }: SealedRows): Promise<void> {
  for (const [position, rows] of blocks.entries()) {
    const rowCount = Math.min(BLOCK_ROWS, seal.count - position * BLOCK_ROWS);
    await insertBlock(ctx.db, { submissionId, position, rowCount, rows });
    await ctx.progress('import.keeping', position * BLOCK_ROWS, seal.count);
    ctx.signal.throwIfAborted();
  }
}

/** The kept rows of a submission, block by block, as they lie in the store. */
async function* keptBlocks(
  db: ReadDb,
  submissionId: string,
): AsyncGenerator<{ readonly rows: Uint8Array; readonly row_count: number }> {
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
    rows.push(...rowsIn(textOf(block.rows)).slice(Math.max(0, first - position * BLOCK_ROWS)));
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
      const rows = rowsIn(textOf(block.rows));
      last = sealed(last, block.rows);
      count += rows.length;
      yield rows;
    }
    invariant(last === seal.hash && count === seal.count, 'the kept rows are the ones that were signed');
  };
}

/**
 * After all records of a batch were written: its rows are once more the ones that were signed. They are read with what was
 * written going out meanwhile, so that the commit is short.
 */
export async function sealAgain(ctx: CommandContext, submissionId: string, seal: RowsSeal): Promise<void> {
  const breathe = async (): Promise<void> => {
    await ctx.breathe();
    ctx.signal.throwIfAborted();
  };
  const hold = await writingOut(ctx.db, () => rowsHold(ctx.db, submissionId, seal, breathe));
  invariant(hold, 'the kept rows are the ones that were signed, also when all was written');
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
