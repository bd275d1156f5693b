import { foldIdentifier } from '#shared/kernel/identifiers.ts';
import type { BilledEntry, BillLine, BillLineState, BillSum } from '#shared/registers/bills.contract.ts';
import type { EntryFields } from '#shared/registers/registers.contract.ts';

/** A line as it was read off the bill. */
export interface ReadLine {
  readonly rowNumber: number;
  readonly key: string;
  readonly amountFen: number;
  readonly said: EntryFields;
}

/** One of ours, and what keeps it from being settled. */
export interface OurEntry extends BilledEntry {
  readonly settledBy: string | null;
  readonly waitsIn: string | null;
}

/** Each line of a bill against ours: by its key, the first time it stands there. */
export function matchLines(lines: readonly ReadLine[], ours: readonly OurEntry[]): BillLine[] {
  const byKey = Map.groupBy(ours, ({ key }) => key);
  const firstAt = new Map<string, number>();
  return lines.map((line) => {
    const first = line.key === '' ? undefined : firstAt.get(line.key);
    if (first === undefined && line.key !== '') firstAt.set(line.key, line.rowNumber);
    const found = line.key === '' ? [] : (byKey.get(line.key) ?? []);
    const open = found.filter(({ settledBy, waitsIn }) => settledBy === null && waitsIn === null);
    const entry = open.length === 1 ? open[0] : found[0];
    return {
      ...line,
      state: first === undefined ? stateOf(line, found, open) : 'twice',
      entry: entry === undefined || open.length > 1 ? null : shown(entry),
      firstRow: first ?? null,
      settledBy: open.length > 0 ? null : (entry?.settledBy ?? entry?.waitsIn ?? null),
    };
  });
}

function stateOf({ amountFen }: ReadLine, found: readonly OurEntry[], open: readonly OurEntry[]): BillLineState {
  if (found.length === 0) return 'unknown';
  const [one, second] = open;
  if (second !== undefined) return 'several';
  if (one === undefined) return found.some(({ settledBy }) => settledBy !== null) ? 'settled' : 'waiting';
  return one.oursFen === amountFen ? 'agreed' : 'other_amount';
}

export function shown({ settledBy: _settled, waitsIn: _waits, ...entry }: OurEntry): BilledEntry {
  return entry;
}

const STATES: readonly BillLineState[] = [
  'agreed',
  'other_amount',
  'unknown',
  'several',
  'settled',
  'waiting',
  'twice',
];

/** What lines of each state come to; together with nothing left out they are the bill. Ours are counted once each. */
export function sumsOf(lines: readonly BillLine[], missing: readonly BilledEntry[]): BillSum[] {
  const byState = Map.groupBy(lines, ({ state }) => state);
  const sums = STATES.flatMap((state): BillSum[] => {
    const some = byState.get(state) ?? [];
    if (some.length === 0) return [];
    const theirsFen = some.reduce((sum, { amountFen }) => sum + amountFen, 0);
    const oursFen = state === 'twice' ? 0 : some.reduce((sum, { entry }) => sum + (entry?.oursFen ?? 0), 0);
    return [{ state, count: some.length, theirsFen, oursFen }];
  });
  if (missing.length === 0) return sums;
  const oursFen = missing.reduce((sum, entry) => sum + (entry.oursFen ?? 0), 0);
  return [...sums, { state: 'missing', count: missing.length, theirsFen: 0, oursFen }];
}

/** Whether two ways of writing a name mean one: 顺丰 and 顺丰速运. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [foldIdentifier(one), foldIdentifier(other)];
  return a !== '' && b !== '' && (a.includes(b) || b.includes(a));
}

/** The value most of them have; the earliest of equals. */
export function mostOf(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce<readonly [string, number] | undefined>(
    (most, one) => (most === undefined || one[1] > most[1] ? one : most),
    undefined,
  )?.[0];
}
