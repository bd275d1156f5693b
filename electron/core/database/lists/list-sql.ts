import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import type { ColumnFilter, ListColumn, ListSort } from '#shared/kernel/list-query.ts';

export type Condition = Expression<SqlBool>;

/** A table that the rows of a list refer to by `key`; `id` is what `key` holds. Its columns filter by being looked up first. */
export interface Reached {
  readonly table: string;
  readonly alias: string;
  readonly id: string;
  readonly key: string | Expression<unknown>;
  /** Which rows of it count. */
  readonly only?: Condition;
}

/** Where a column of a list comes from. */
export interface ColumnSql {
  /** What is filtered, and sorted by (a choice by the order of its values). */
  readonly term: Expression<unknown>;
  /** What comes before it in the order: initials before a Chinese name. */
  readonly before?: readonly string[];
  /** Null is possible: empty cells stand last, whatever the direction. */
  readonly nullable?: boolean;
  readonly reached?: Reached;
  /** What it is reached by may be null: such rows stand last, whatever the direction, in the order of their own keys. */
  readonly lacking?: true;
}

type Known = Readonly<Record<string, ListColumn>>;
type AskedFor<C extends Known> = {
  [K in keyof C]: C[K] extends { readonly sortable: true } | { readonly filterable: true } ? K : never;
}[keyof C];

/** How SQL finds the rows of a list: its own table, the record's key, and every column that sorts or filters. */
export interface ListSql<C extends Known = Known, S extends string = string> {
  readonly list: { readonly columns: C };
  readonly table: string;
  readonly alias: string;
  /** Tie-breaker of every order. */
  readonly id: string;
  readonly columns: Readonly<Record<AskedFor<C>, ColumnSql>>;
  /** Terms summed over the whole filter, by the name of the sum. */
  readonly sums: Readonly<Record<S, Expression<unknown>>>;
  /** So many rows at most are few (see `readList`). */
  readonly fewAtMost?: number;
  /** Rows counted and summed at most; a cheap sum over an index goes on to the end. */
  readonly countAtMost?: number;
}

/** A column of the list's own table that always holds something. */
export const filled = (ref: string): ColumnSql => ({ term: sql.ref(ref) });
/** A column that may be empty. */
export const optional = (ref: string): ColumnSql => ({ term: sql.ref(ref), nullable: true });
/** A Chinese name: sorted by its initials, then by itself. */
export const named = (alias: string): ColumnSql => ({ term: sql.ref(`${alias}.name`), before: [`${alias}.pinyin`] });
/** A term to filter by, never to sort by. */
export const computed = (term: Expression<unknown>): ColumnSql => ({ term });
export const through = (reached: Reached, column: ColumnSql): ColumnSql => ({ ...column, reached });

/** Declares a list's SQL; the compiler asks for every column that sorts or filters. */
export function listSql<C extends Known, S extends string>(spec: ListSql<C, S>): ListSql<Known, S> {
  return spec;
}

/** `%`, `_` and `\` of what people type are plain characters. */
export function contains(term: Expression<unknown>, text: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`${term} LIKE ${`%${text.replace(/[\\%_]/g, '\\$&')}%`} ESCAPE '\\'`;
}

/** A quick filter on something that is no column; nothing when it was not asked for. */
export function equals(ref: string, value: string | undefined): Condition[] {
  return value === undefined ? [] : [sql<SqlBool>`${sql.ref(ref)} = ${value}`];
}

/** A quick filter that is a column's filter by another name. */
export function is(column: string, value: string | undefined): ColumnFilter[] {
  return value === undefined ? [] : [{ column, op: 'in', values: [value] }];
}

/** A range of dates, ends included, either may be missing. */
export function within(column: string, from: string | undefined, to: string | undefined): ColumnFilter[] {
  return from === undefined && to === undefined ? [] : [{ column, op: 'between', from, to }];
}

function between(
  term: Expression<unknown>,
  from: string | number | undefined,
  to: string | number | undefined,
): Condition[] {
  return [
    ...(from === undefined ? [] : [sql<SqlBool>`${term} >= ${from}`]),
    ...(to === undefined ? [] : [sql<SqlBool>`${term} <= ${to}`]),
  ];
}

/** A typed text stands in one of these columns; one index that holds them all answers it. */
export function isIn(refs: readonly string[], text: string): Condition {
  const parts = refs.map((ref) => contains(sql.ref(ref), text));
  return sql<SqlBool>`(${sql.join(parts, sql` OR `)})`;
}

function columnOf(spec: ListSql, key: string): ColumnSql {
  const column = (spec.columns as Readonly<Record<string, ColumnSql>>)[key];
  if (!column) throw new Error(`invariant: the list's SQL has a column ${key}`);
  return column;
}

export function filterCondition(spec: ListSql, filter: ColumnFilter): Condition {
  const { term, reached } = columnOf(spec, filter.column);
  if (filter.op === 'in' && isRanked(spec, filter.column)) return placeCondition(spec, filter);
  if (!reached) return filter.op === 'empty' ? emptiness(term, filter.empty) : valueCondition(term, filter);
  const wanted = filter.op === 'empty' ? emptiness(term, false) : valueCondition(term, filter);
  const only = reached.only ? sql`${reached.only} AND ` : sql``;
  const found = sql`SELECT ${sql.ref(reached.id)} FROM ${from(reached.table, reached.alias)} WHERE ${only}${wanted}`;
  const key = keyOf(reached);
  if (filter.op === 'empty' && filter.empty) return sql<SqlBool>`(${key} IS NULL OR ${key} NOT IN (${found}))`;
  return sql<SqlBool>`${key} IN (${found})`;
}

function valueCondition(term: Expression<unknown>, filter: Exclude<ColumnFilter, { op: 'empty' }>): Condition {
  if (filter.op === 'contains') return contains(term, filter.text);
  if (filter.op === 'in') return sql<SqlBool>`${term} IN (${sql.join(filter.values)})`;
  return sql<SqlBool>`(${sql.join(between(term, filter.from, filter.to), sql` AND `)})`;
}

function emptiness(term: Expression<unknown>, empty: boolean): Condition {
  return empty
    ? sql<SqlBool>`(${term} IS NULL OR ${term} = '')`
    : sql<SqlBool>`(${term} IS NOT NULL AND ${term} <> '')`;
}

/** A column, or what stands in one. */
export function keyOf({ key }: Reached): Expression<unknown> {
  return typeof key === 'string' ? sql.ref(key) : key;
}

function from(table: string, alias: string): RawBuilder<unknown> {
  return sql`${sql.table(table)} AS ${sql.ref(alias)}`;
}

/** An order of a list: its terms from the first to the record's key, of which only the first may be empty. */
export interface Order {
  readonly terms: readonly Expression<unknown>[];
  readonly nullable: boolean;
  readonly descending: boolean;
  readonly reached: Reached | undefined;
  /** What is null in the rows that have nothing to be reached. */
  readonly lacking: Expression<unknown> | undefined;
}

export function orderOf(spec: ListSql, sort: ListSort): Order {
  const { term, before = [], nullable = false, reached, lacking } = columnOf(spec, sort.column);
  const last = reached === undefined ? [spec.id] : [reached.id, spec.id];
  const terms = [
    ...before.map((ref) => sql.ref(ref)),
    ranked(spec, sort.column, term),
    ...last.map((ref) => sql.ref(ref)),
  ];
  return { terms, nullable, descending: sort.descending, reached, lacking: lacking && reached && keyOf(reached) };
}

function isRanked(spec: ListSql, key: string): boolean {
  const column = spec.list.columns[key];
  return column?.type === 'choice' && column.sortable === true;
}

/** A choice sorts in the order of its values, by an expression that its index repeats to the letter. */
function ranked(spec: ListSql, key: string, term: Expression<unknown>): Expression<unknown> {
  if (!isRanked(spec, key)) return term;
  const places = valuesOf(spec, key).map((value, place) => sql`WHEN ${sql.lit(value)} THEN ${sql.lit(place)}`);
  return sql`CASE ${term} ${sql.join(places, sql` `)} END`;
}

/** The same expression filters, so that a rare value is found by that index. */
function placeCondition(spec: ListSql, { column, values }: Extract<ColumnFilter, { op: 'in' }>): Condition {
  const known = valuesOf(spec, column);
  const places = values.map((value) => known.indexOf(value));
  return sql<SqlBool>`${ranked(spec, column, columnOf(spec, column).term)} IN (${sql.join(places)})`;
}

function valuesOf(spec: ListSql, key: string): readonly string[] {
  return spec.list.columns[key]?.values ?? [];
}

/** A stretch of an order that one index range answers: equal in the terms before, beyond in one, the rest in order. */
export interface Stretch {
  readonly holds: readonly Condition[];
  readonly order: readonly Expression<unknown>[];
  /** Of rows that have nothing to be reached: only their own key is read. */
  readonly isOwn?: true;
}

type KeyValue = string | number | null;

/** `=` and not `IS`: only then SQLite trusts a unique index to tell one row from the next. */
function isAt(term: Expression<unknown>, value: KeyValue): Condition {
  return value === null ? sql<SqlBool>`${term} IS NULL` : sql<SqlBool>`${term} = ${value}`;
}

/** What follows a place in an order (or all of it), as stretches to be read one after the other. */
export function stretches(order: Order, after: readonly KeyValue[] | undefined): Stretch[] {
  const { lacking } = order;
  if (lacking === undefined) return reachedStretches(order, after);
  const own = order.terms.slice(-1);
  const none: Stretch = { holds: [sql<SqlBool>`${lacking} IS NULL`], order: own, isOwn: true };
  if (after?.[0] !== null) return [...reachedStretches(order, after), none];
  const beyond = sql<SqlBool>`${own[0]} ${order.descending ? sql`<` : sql`>`} ${after.at(-1) ?? null}`;
  return [{ ...none, holds: [...none.holds, beyond] }];
}

function reachedStretches({ terms, nullable, descending }: Order, after: readonly KeyValue[] | undefined): Stretch[] {
  const [first, ...rest] = terms;
  const emptyOnes = { holds: [sql<SqlBool>`${first} IS NULL`], order: rest };
  if (after === undefined) {
    if (!nullable) return [{ holds: [], order: terms }];
    return [{ holds: [sql<SqlBool>`${first} IS NOT NULL`], order: terms }, emptyOnes];
  }
  const found: Stretch[] = [];
  for (let depth = terms.length - 1; depth >= 0; depth -= 1) {
    if (after[depth] === null) continue;
    const equal = terms.slice(0, depth).map((term, at) => isAt(term, after[at] ?? null));
    const beyond = sql<SqlBool>`${terms[depth]} ${descending ? sql`<` : sql`>`} ${after[depth]}`;
    found.push({ holds: [...equal, beyond], order: terms.slice(depth) });
  }
  return nullable && after[0] !== null ? [...found, emptyOnes] : found;
}
