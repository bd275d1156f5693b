import { sql, type SelectQueryBuilder, type SqlBool } from 'kysely';
import type { ColumnFilter, ListColumn, ListSort } from '#shared/kernel/list-query.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { decodePageKey, encodePageKey } from '#core/kernel/page-key.ts';
import {
  filterCondition,
  keyOf,
  orderOf,
  stretches,
  type Condition,
  type ListSql,
  type Order,
  type Reached,
} from '#core/database/lists/list-sql.ts';

/** What is asked of a list, as its procedure's input says it. */
export interface ListAsked {
  readonly where: readonly ColumnFilter[];
  readonly sort: ListSort;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** What a list is narrowed by beside its column filters. */
export interface Narrowing {
  /** Always there, and the beginning of the indexes that the list is read by: the entries of one client. */
  readonly scope?: readonly Condition[];
  readonly filters?: readonly Condition[];
  /** What a typed text may be found in: one of these is enough. */
  readonly text?: readonly Condition[];
}

export type RecordKey = string | number;

export interface ListPage<S extends string> {
  /** Keys of the rows, in their order. */
  readonly ids: readonly RecordKey[];
  readonly next?: string;
  /** With the first page only. */
  readonly total?: ListTotal<S>;
}

/** The sums of the list by their names; null where the count is capped. */
type ListTotal<S extends string> = Readonly<Record<S, number | null>> & {
  readonly count: number;
  readonly countIsCapped: boolean;
};

/**
 * So many rows are few: they are found by whatever index their filter has, then sorted. More are read in the order of the
 * sort's own index, where the next match is never far. So no filter and no sort costs more than the rows it is about.
 */
const FEW = 20_000;

const fewOf = (spec: ListSql): number => spec.fewAtMost ?? FEW;

/** Rows counted and summed at most: all of a list out of an index, or those that a filter picks out of it one by one. */
const COUNT_ALL_AT_MOST = 1_000_000;
const COUNT_FILTERED_AT_MOST = 100_000;

type Columns = Readonly<Record<string, ListColumn>>;
type Rows = SelectQueryBuilder<Record<string, Record<string, unknown>>, string, object>;

/**
 * One page of a list by key, and on the first page what the whole filter adds up to. The order is total (the record's key
 * breaks ties), empty cells stand last, and a page key of another order is refused.
 */
export async function readList<S extends string>(
  db: ReadDb,
  spec: ListSql<Columns, S>,
  asked: ListAsked,
  narrowing: Narrowing = {},
): Promise<ListPage<S>> {
  const order = orderOf(spec, asked.sort);
  const after = placeOf(asked, order);
  const { scope = [], text = [] } = narrowing;
  const filters = [...(narrowing.filters ?? []), ...asked.where.map((filter) => filterCondition(spec, filter))];
  const isFiltered = filters.length > 0 || text.length > 0;
  const few = isFiltered ? await findFew(db, spec, scope, filters, text) : undefined;
  const everything = text.length > 0 ? [...filters, anyOf(text)] : filters;
  const rest = few === undefined ? everything.map(unindexed) : [];
  const keys = await readKeys(db, spec, order, { few, conditions: [...scope, ...rest] }, after, asked.limit + 1);
  const last = keys.length > asked.limit ? keys[asked.limit - 1] : undefined;
  const ids = keys.slice(0, asked.limit).map((values) => values.at(-1) ?? '');
  const isTyped = text.length > 0 || asked.where.some((filter) => filter.op === 'contains');
  return {
    ids,
    ...(last && { next: placeKey(asked.sort, last) }),
    ...(asked.after === undefined && {
      total: await totalOf(
        db,
        spec,
        // A key may be one only within the scope: a balance within its ledger.
        { few, conditions: few === undefined ? [...scope, ...everything] : scope },
        { isFiltered, isTyped },
      ),
    }),
  };
}

/** Rows fetched by key, put into the order of the page. */
export function inOrder<R>(ids: readonly RecordKey[], rows: readonly R[], idOf: (row: R) => RecordKey): R[] {
  const byId = new Map(rows.map((row) => [idOf(row), row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

type KeyValue = string | number | null;

/** A page key names its order, and says whether the first term is empty there. */
function placeKey({ column, descending }: ListSort, [first = null, ...rest]: readonly KeyValue[]): string {
  return encodePageKey([
    column,
    descending ? 1 : 0,
    first === null ? 1 : 0,
    first ?? '',
    ...rest.map((value) => value ?? ''),
  ]);
}

function placeOf({ after, sort }: ListAsked, order: Order): readonly KeyValue[] | undefined {
  const key = decodePageKey(after, order.terms.length + 3);
  if (key === undefined) return undefined;
  const [column, descending, empty, first = '', ...rest] = key;
  if (column !== sort.column || descending !== (order.descending ? 1 : 0)) return refuseField('after', 'page_key');
  return [empty === 1 ? null : first, ...rest];
}

/** Keeps a condition from choosing the index: the order does. */
const unindexed = (condition: Condition): Condition => sql<SqlBool>`+(${condition})`;

const anyOf = (conditions: readonly Condition[]): Condition => sql<SqlBool>`(${sql.join(conditions, sql` OR `)})`;

/** The keys of what the filter leaves, when that is few. A typed text is looked for in each of its places by itself. */
async function findFew(
  db: ReadDb,
  spec: ListSql,
  scope: readonly Condition[],
  filters: readonly Condition[],
  text: readonly Condition[],
): Promise<readonly RecordKey[] | undefined> {
  const atMost = fewOf(spec);
  const found = new Set<RecordKey>();
  for (const place of text) {
    if (found.size <= atMost) for (const id of await findKeys(db, spec, [...scope, place])) found.add(id);
  }
  const isRare = text.length > 0 && found.size <= atMost;
  if (isRare && filters.length === 0) return [...found];
  const ids = isRare
    ? await findKeys(db, spec, [...scope, ...filters], [...found])
    : await findKeys(db, spec, [...scope, ...filters, ...(text.length > 0 ? [anyOf(text)] : [])]);
  return ids.length > atMost ? undefined : ids;
}

async function findKeys(
  db: ReadDb,
  spec: ListSql,
  conditions: readonly Condition[],
  among?: readonly RecordKey[],
): Promise<RecordKey[]> {
  const found = await rowsOf(db, spec, among, conditions)
    .select(sql.ref<RecordKey>(spec.id).as('id'))
    .limit(fewOf(spec) + 1)
    .execute();
  return found.map((row) => row.id);
}

/**
 * The tables in the order in which they are read, which SQLite keeps for a cross join: the keys already found first, else
 * the table that is sorted by.
 */
function rowsOf(
  db: ReadDb,
  spec: ListSql,
  few: readonly RecordKey[] | undefined,
  conditions: readonly Condition[],
  reached?: Reached,
): Rows {
  const own = sql`${sql.table(spec.table)}`;
  const other = reached && sql`${sql.table(reached.table)}`;
  const joins = reached ? [sql<SqlBool>`${sql.ref(reached.id)} = ${keyOf(reached)}`] : [];
  if (few !== undefined) joins.push(sql<SqlBool>`${sql.ref(spec.id)} = few.value`);
  const keys = few && sql`json_each(${JSON.stringify(few)}) AS few CROSS JOIN `;
  const first = sql<object>`${keys ?? sql``}${other && !few ? other : own}`.as(
    other && !few ? reached.alias : spec.alias,
  );
  const start = db.selectFrom(first) as unknown as Rows;
  const joined = reached
    ? (start.crossJoin(
        few ? sql<object>`${other}`.as(reached.alias) : sql<object>`${own}`.as(spec.alias),
      ) as unknown as Rows)
    : start;
  return [...joins, ...conditions].reduce((query, condition) => query.where(condition), joined);
}

interface Found {
  readonly few: readonly RecordKey[] | undefined;
  readonly conditions: readonly Condition[];
}

/** The values of the order's terms, row by row; the last is the record's key. */
async function readKeys(
  db: ReadDb,
  spec: ListSql,
  order: Order,
  { few, conditions }: Found,
  after: readonly KeyValue[] | undefined,
  limit: number,
): Promise<(readonly KeyValue[])[]> {
  const keys: (readonly KeyValue[])[] = [];
  for (const stretch of stretches(order, after)) {
    if (keys.length === limit) break;
    const { isOwn = false, holds } = stretch;
    const last = order.terms.length - 1;
    let query = rowsOf(db, spec, few, [...conditions, ...holds], isOwn ? undefined : order.reached)
      .select(order.terms.map((term, place) => sql<KeyValue>`${isOwn && place < last ? null : term}`.as(`t${place}`)))
      .limit(limit - keys.length);
    for (const term of stretch.order) query = query.orderBy(term, order.descending ? 'desc' : 'asc');
    for (const row of await query.execute()) keys.push(order.terms.map((_, place) => row[`t${place}`] ?? null));
  }
  return keys;
}

/** Counts and sums over the whole filter, up to a cap. While a text is typed that many rows match, nothing is counted. */
async function totalOf<S extends string>(
  db: ReadDb,
  spec: ListSql<Columns, S>,
  { few, conditions }: Found,
  filter: { readonly isFiltered: boolean; readonly isTyped: boolean },
): Promise<ListTotal<S>> {
  const names = Object.keys(spec.sums) as S[];
  const capped = (count: number) => {
    const unknown = Object.fromEntries(names.map((name) => [name, null])) as Record<S, null>;
    return { ...unknown, count, countIsCapped: true };
  };
  if (filter.isTyped && few === undefined) return capped(fewOf(spec));
  const cap = spec.countAtMost ?? (filter.isFiltered ? COUNT_FILTERED_AT_MOST : COUNT_ALL_AT_MOST);
  const counted = rowsOf(db, spec, few, conditions)
    .select([sql<number>`1`.as('one'), ...names.map((name) => sql<number>`${spec.sums[name]}`.as(name))])
    .limit(cap + 1);
  const row = await db
    .selectFrom(counted.as('counted'))
    .select(sql<number>`COUNT(*)`.as('count'))
    .select(names.map((name) => sql<number>`COALESCE(SUM(${sql.ref(name)}), 0)`.as(name)))
    .executeTakeFirstOrThrow();
  const { count, ...sums } = row as { count: number } & Record<S, number>;
  return count > cap ? capped(cap) : ({ ...sums, count, countIsCapped: false } as unknown as ListTotal<S>);
}
