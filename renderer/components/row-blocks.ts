/** Rows that are drawn, placed and let go together: as many as even a slow machine draws well within one frame. */
export const BLOCK_ROWS = 3;
const SPARE_ROWS = 5;
/** Let go for each one that is drawn. */
const LET_GO = 2;

export interface RowBlock<R> {
  /** Its first row is `at × BLOCK_ROWS`. */
  readonly at: number;
  readonly rows: readonly (R | undefined)[];
}

/** Rows by their place; undefined while they are on their way. */
interface Rows<R> {
  readonly count: number;
  readonly at: (index: number) => R | undefined;
}

/** Rows in view, first and last included. */
interface Seen {
  readonly firstSeen: number;
  readonly lastSeen: number;
}

/**
 * One frame's step towards the rows wanted: `room` blocks drawn or brought up to date, those in view before those beside them,
 * and some that are no longer wanted let go. The same array when there is nothing left to do.
 */
export function nextBlocks<R>(
  drawn: readonly RowBlock<R>[],
  source: Rows<R>,
  seen: Seen,
  room = 1,
): readonly RowBlock<R>[] {
  const last = Math.min(seen.lastSeen + SPARE_ROWS, source.count - 1);
  const from = Math.floor(Math.max(0, seen.firstSeen - SPARE_ROWS) / BLOCK_ROWS);
  const to = Math.floor(last / BLOCK_ROWS);
  const known = new Map(drawn.map((block) => [block.at, block]));
  const stale = inOrder(from, to, seen)
    .filter((at) => !isFresh(known.get(at), at, source))
    .slice(0, room);
  const unwanted = drawn.filter(({ at }) => at < from || at > to).slice(0, LET_GO * room);
  if (stale.length === 0 && unwanted.length === 0) return drawn;
  const kept = drawn.filter((block) => !stale.includes(block.at) && !unwanted.includes(block));
  return [...kept, ...stale.map((at) => ({ at, rows: rowsOf(at, source) }))].toSorted((a, b) => a.at - b.at);
}

/** Blocks in view first, from above. */
function inOrder(from: number, to: number, { firstSeen, lastSeen }: Seen): readonly number[] {
  const all = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  const isSeen = (at: number): boolean => (at + 1) * BLOCK_ROWS > firstSeen && at * BLOCK_ROWS <= lastSeen;
  return [...all.filter(isSeen), ...all.filter((at) => !isSeen(at))];
}

function rowsOf<R>(at: number, source: Rows<R>): readonly (R | undefined)[] {
  const first = at * BLOCK_ROWS;
  const length = Math.max(0, Math.min(BLOCK_ROWS, source.count - first));
  return Array.from({ length }, (_, index) => source.at(first + index));
}

function isFresh<R>(block: RowBlock<R> | undefined, at: number, source: Rows<R>): boolean {
  if (block === undefined) return false;
  const rows = rowsOf(at, source);
  return rows.length === block.rows.length && rows.every((row, index) => row === block.rows[index]);
}
