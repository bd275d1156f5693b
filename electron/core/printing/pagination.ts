import { invariant } from '#core/kernel/invariant.ts';

/** Anything that takes room on a sheet, in slots or dots as its document counts. */
export interface Sized {
  readonly size: number;
}

/** How totals run from sheet to sheet. Integer arithmetic only. */
export interface Totalling<Row, Total> {
  readonly zero: Total;
  of(row: Row): Total;
  add(a: Total, b: Total): Total;
}

/** One sheet's rows with 承前页 (carried), 本页 (own) and cumulative totals. */
export interface Page<Row, Total> {
  readonly rows: readonly Row[];
  /** From 1. */
  readonly number: number;
  readonly count: number;
  readonly carried: Total;
  readonly own: Total;
  readonly total: Total;
  readonly first: boolean;
  readonly last: boolean;
  /** Room left on the sheet. */
  readonly free: number;
}

export interface PageRoom {
  readonly capacity: number;
  /** The last sheet may hold less, where a block is printed only there. */
  readonly lastCapacity?: number;
  /** Rows that stay together above what is printed only there; one unless told. */
  readonly leastLast?: number;
}

/** The totals after each row: any of them may be carried over, and a part can be wider than the whole. */
export function runningTotals(values: readonly number[]): bigint[] {
  let total = 0n;
  return values.map((value) => (total += BigInt(value)));
}

/** Packs rows greedily; the last sheet keeps at least one row, or as many as told, beside the totals. A row taller than a sheet is a bug of the caller. */
export function paginate<Row extends Sized, Total>(
  rows: readonly Row[],
  room: PageRoom,
  totals: Totalling<Row, Total>,
): Page<Row, Total>[] {
  const lastCapacity = room.lastCapacity ?? room.capacity;
  const groups = pack(rows, room.capacity);
  keepLast(groups, lastCapacity, room.leastLast ?? 1);
  let carried = totals.zero;
  return groups.map((group, index) => {
    const own = group.reduce((sum, row) => totals.add(sum, totals.of(row)), totals.zero);
    const last = index === groups.length - 1;
    const page = {
      rows: group,
      number: index + 1,
      count: groups.length,
      carried,
      own,
      total: totals.add(carried, own),
      first: index === 0,
      last,
      free: (last ? lastCapacity : room.capacity) - sizeOf(group),
    };
    carried = page.total;
    return page;
  });
}

/** Cuts the last sheet where its own block does not fit, and gives it as many of the rows before as it is to keep. */
function keepLast<Row extends Sized>(groups: Row[][], lastCapacity: number, least: number): void {
  const tail = groups.at(-1) ?? [];
  if (sizeOf(tail) > lastCapacity) {
    const moved = tail.splice(-1);
    invariant(tail.length > 0 && sizeOf(moved) <= lastCapacity, 'the last row and the totals do not fit one sheet');
    groups.push(moved);
  }
  const [before, last] = [groups.at(-2), groups.at(-1)];
  if (before === undefined || last === undefined) return;
  while (last.length < least && before.length > 1 && sizeOf([...before.slice(-1), ...last]) <= lastCapacity) {
    last.unshift(...before.splice(-1));
  }
}

function pack<Row extends Sized>(rows: readonly Row[], capacity: number): Row[][] {
  const groups: Row[][] = [[]];
  let used = 0;
  for (const row of rows) {
    invariant(row.size <= capacity, `a row of ${row.size} cannot stand on a sheet of ${capacity}`);
    if (used + row.size > capacity) {
      groups.push([]);
      used = 0;
    }
    groups.at(-1)?.push(row);
    used += row.size;
  }
  return groups;
}

function sizeOf(rows: readonly Sized[]): number {
  return rows.reduce((sum, row) => sum + row.size, 0);
}
