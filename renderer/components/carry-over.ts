/** A form as typed, or any part of it. */
type Part = unknown;
type Fields = Readonly<Record<string, Part>>;
export type Side = 'mine' | 'current';

/** One place where my form or the current version differs from the version I began with. */
export interface CarriedChange {
  /** In the content, as words name it: `consigneePhone`, `lines.2.quantityE6`. */
  readonly path: string;
  readonly base: Part;
  readonly current: Part;
  readonly mine: Part;
  /** Whose change it is; `both` made the same, `conflict` two different ones, of which one must be chosen. */
  readonly by: 'me' | 'them' | 'both' | 'conflict';
  /** Which side the result holds: of a conflict, mine until it is chosen. */
  readonly takes: Side;
}

export interface CarriedOver<V> {
  readonly merged: V;
  readonly changes: readonly CarriedChange[];
}

/** Conflicts that were chosen, by path. */
export type Picks = Readonly<Record<string, Side>>;

interface Merge {
  readonly value: Part;
  readonly changes: readonly CarriedChange[];
}

interface Three {
  readonly base: Part;
  readonly current: Part;
  readonly mine: Part;
}

const ABSENT = Symbol('absent');

/**
 * Carries my changes over onto the current version: places that I changed keep mine, all others take the current one.
 * Lines are told by their key; a list without keys is one place. `picks` settles places that both changed differently.
 */
export function carryOver<V>(base: V, current: V, mine: V, picks: Picks = {}): CarriedOver<V> {
  const { value, changes } = merge({ base, current, mine }, '', picks);
  return { merged: value as V, changes };
}

function merge(three: Three, path: string, picks: Picks): Merge {
  const { base, current, mine } = three;
  if (same(current, base) && same(mine, base)) return { value: mine, changes: [] };
  if (isFields(base) && isFields(current) && isFields(mine) && !isOtherProduct(current, mine))
    return mergeFields(base, current, mine, path, picks);
  if (isKeyed(base) && isKeyed(current) && Array.isArray(mine)) return mergeLines(base, current, mine, path, picks);
  return settle(three, path, picks);
}

/** One place that is taken whole. */
function settle({ base, current, mine }: Three, path: string, picks: Picks): Merge {
  const by = same(mine, base) ? 'them' : same(current, base) ? 'me' : same(mine, current) ? 'both' : 'conflict';
  const takes = by === 'conflict' ? (picks[path] ?? 'mine') : by === 'them' ? 'current' : 'mine';
  const here = { path, base: shown(base), current: shown(current), mine: shown(mine), by, takes } as const;
  return { value: takes === 'mine' ? mine : current, changes: [here] };
}

const shown = (part: Part): Part => (part === ABSENT ? undefined : part);

/** `fields`, `groups` and `cells` only hold things together: words do not name them. */
const HOLDERS: ReadonlySet<string> = new Set(['fields', 'groups', 'cells']);

function under(path: string, key: string): string {
  if (HOLDERS.has(key)) return path;
  return path === '' ? key : `${path}.${key}`;
}

function mergeFields(base: Fields, current: Fields, mine: Fields, path: string, picks: Picks): Merge {
  const keys = [...new Set([...Object.keys(mine), ...Object.keys(current)])];
  const parts = keys.map((key) => {
    // The identity of a line is the form's own affair.
    if (key === 'id') return [key, { value: mine[key] ?? current[key], changes: [] }] as const;
    const three = { base: valueAt(base, key), current: valueAt(current, key), mine: valueAt(mine, key) };
    return [key, merge(three, under(path, key), picks)] as const;
  });
  return {
    value: Object.fromEntries(parts.flatMap(([key, { value }]) => (value === ABSENT ? [] : [[key, value]]))),
    changes: parts.flatMap(([, { changes }]) => changes),
  };
}

const valueAt = (fields: Fields, key: string): Part => (Object.hasOwn(fields, key) ? fields[key] : ABSENT);

function mergeLines(
  base: readonly Part[],
  current: readonly Part[],
  mine: readonly Part[],
  path: string,
  picks: Picks,
): Merge {
  const [bases, currents] = [byKey(base), byKey(current)];
  const mines = byKey(mine);
  const keys = [...new Set([...currents.keys(), ...mines.keys(), ...bases.keys()])];
  const parts = keys.map((key, index) =>
    merge(
      { base: bases.get(key) ?? ABSENT, current: currents.get(key) ?? ABSENT, mine: mines.get(key) ?? ABSENT },
      `${path}.${index}`,
      picks,
    ),
  );
  return {
    value: parts.flatMap(({ value }) => (value === ABSENT ? [] : [value])),
    changes: parts.flatMap(({ changes }) => changes),
  };
}

/** Lines by their key; a line that I added has none yet and stands for itself. */
function byKey(lines: readonly Part[]): ReadonlyMap<string, Part> {
  return new Map(lines.map((line, index) => [keyOf(line) ?? `new ${index}`, line]));
}

/** Every line of a saved version has a key of its own. */
function isKeyed(lines: Part): lines is readonly Part[] {
  if (!Array.isArray(lines)) return false;
  const keys = lines.map(keyOf);
  return keys.every((key) => key !== undefined) && new Set(keys).size === keys.length;
}

/** An id made by the form itself tells nothing about the line. */
const MADE_HERE = /^[0-9a-f]{8}-[0-9a-f]{4}-4/;

function keyOf(line: Part): string | undefined {
  if (!isFields(line)) return undefined;
  const { id, cells } = line;
  if (typeof id === 'string' && !MADE_HERE.test(id)) return id;
  const lineKey = isFields(cells) ? cells['lineKey'] : undefined;
  return typeof lineKey === 'string' && lineKey !== '' ? lineKey : undefined;
}

/** Two lines of different products are two different lines: what is typed for one does not fit the other. */
function isOtherProduct(current: Fields, mine: Fields): boolean {
  const product = ({ cells }: Fields) => (isFields(cells) ? cells['productId'] : undefined);
  return product(current) !== product(mine);
}

function isFields(part: Part): part is Fields {
  return part !== null && typeof part === 'object' && !Array.isArray(part);
}

/** Alike to who reads it: ids that the form made itself do not count, and nothing typed is as good as absent. */
function same(one: Part, other: Part): boolean {
  if (one === other) return true;
  if (isEmpty(one) && isEmpty(other)) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => same(item, other[index]));
  if (!isFields(one) || !isFields(other)) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => key === 'id' || same(one[key], other[key]));
}

const isEmpty = (part: Part): boolean => part === undefined || part === null || part === '' || part === ABSENT;
