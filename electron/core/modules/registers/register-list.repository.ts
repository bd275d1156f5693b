import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { ListColumn, ListSort } from '#shared/kernel/list-query.ts';
import { addDays } from '#shared/kernel/business-date.ts';
import {
  columnsOf,
  dueRulesOf,
  fieldOf,
  isLink,
  summedFields,
  type LinkType,
} from '#shared/registers/register-facts.ts';
import type { DueRule, RegisterField, RegisterKind } from '#shared/registers/register-kind.ts';
import type { EntryState, RegisterListInput } from '#shared/registers/registers.contract.ts';
import { clientsMatching } from '#core/database/client-search.ts';
import {
  type ColumnSql,
  type Condition,
  contains,
  filled,
  type ListSql,
  named,
  type Reached,
  through,
} from '#core/database/lists/list-sql.ts';
import { readList } from '#core/database/lists/read-list.ts';
import { dueIndexOf, placeOf, undoneSql, valueSql } from '#core/database/register-schema.ts';
import type { ReadDb } from '#core/kernel/context.ts';

type Asked = Omit<RegisterListInput, 'sort'> & { readonly sort: ListSort };
type Columns = Readonly<Record<string, ListColumn>>;

const E = 'e.';

/** What a link's column shows of the record it names, and by which table that is found. */
const NAMED: Readonly<Record<Exclude<LinkType, 'entry'>, readonly [table: string, column: ColumnSql]>> = {
  client: ['client', named('k')],
  contract: ['contract', filled('k.number')],
  dispatch_note: ['dispatch_note', filled('k.number')],
  invoice: ['invoice', filled('k.invoice_number')],
  product: ['product', named('k')],
  person: ['v_person', filled('k.name')],
};

function value(kind: RegisterKind, key: string): RawBuilder<unknown> {
  return sql.raw(valueSql(kind, key, E));
}

function columnSql(kind: RegisterKind, field: RegisterField): ColumnSql {
  const term = value(kind, field.key);
  if (!isLink(field.type)) return { term, ...(field.required !== true && { nullable: true }) };
  const [table, column] = field.type === 'entry' ? (['register_entry', filled('k.title')] as const) : NAMED[field.type];
  const reached: Reached = { table, alias: 'k', id: 'k.id', key: term };
  return through(reached, column);
}

/** The list of a register, made from its declaration. */
export function registerListSql(kind: RegisterKind): ListSql<Columns, string> {
  const place = placeOf(kind);
  const fields = kind.fields.map((field): [string, ColumnSql] => [field.key, columnSql(kind, field)]);
  const number = kind.review === 'effective' ? [['number', filled('e.number')] as const] : [];
  // What was voided or struck still stands in the list, and counts for nothing.
  const sums = summedFields(kind).map((key) => [
    key,
    sql`CASE WHEN ${sql.raw(place.alive(E))} THEN ${value(kind, key)} ELSE 0 END`,
  ]);
  const columns: Readonly<Record<string, ColumnSql>> = Object.fromEntries([...number, ...fields]);
  return {
    list: { columns: columnsOf(kind) },
    table: place.table,
    alias: 'e',
    id: 'e.id',
    columns,
    sums: Object.fromEntries(sums) as Readonly<Record<string, RawBuilder<unknown>>>,
  };
}

/** One page of a register by key; with the first, what the whole filter adds up to. */
export function listEntryIds(
  db: ReadDb,
  kind: RegisterKind,
  asked: Asked,
  today: string,
  linkedIds: readonly string[],
) {
  return readList(db, registerListSql(kind), asked, {
    scope: [sql<SqlBool>`${sql.raw(placeOf(kind).only(E))}`],
    filters: [
      ...(asked.state === undefined ? [] : [isInState(kind, asked.state, today)]),
      ...(asked.linked === undefined ? [] : [isLinkedTo(kind, asked.linked.kind, linkedIds)]),
    ],
    text: asked.text === undefined || asked.text === '' ? [] : textPlaces(kind, asked.text),
  });
}

function textPlaces(kind: RegisterKind, text: string): Condition[] {
  const clients = clientsMatching(text);
  const titles = kind.title.filter((key) => !isLink(fieldOf(kind, key)?.type ?? 'entry'));
  return [
    ...(kind.review === 'effective' ? [contains(sql.ref('e.number'), text)] : []),
    ...titles.map((key) => titleContains(kind, key, text)),
    ...kind.fields
      .filter(({ type }) => type === 'client' && clients !== undefined)
      .map(({ key }) => isClientAmong(kind, key, clients ?? sql`()`)),
  ];
}

/** One of these clients, or one that was merged into one of them. */
function isClientAmong(kind: RegisterKind, key: string, clients: RawBuilder<unknown>): Condition {
  const merged = sql`SELECT client_id FROM client_holder WHERE holder_id IN ${clients}`;
  return sql<SqlBool>`${value(kind, key)} IN (SELECT * FROM ${clients} UNION ALL ${merged})`;
}

/** A choice is found by its words in either language, everything else by what stands there. */
function titleContains(kind: RegisterKind, key: string, text: string): Condition {
  const choices = fieldOf(kind, key)?.choices;
  if (choices === undefined) return contains(value(kind, key), text);
  const wanted = text.toLowerCase();
  const codes = choices.filter(({ label }) => `${label.zh}\n${label.en.toLowerCase()}`.includes(wanted));
  return sql<SqlBool>`${value(kind, key)} IN (${sql.join(codes.map(({ code }) => code))})`;
}

/** Of any field that may name such a record. */
function isLinkedTo(kind: RegisterKind, recordKind: string, ids: readonly string[]): Condition {
  const places = linkFields(kind, recordKind).map(({ key }) => sql<SqlBool>`${value(kind, key)} IN (${sql.join(ids)})`);
  return places.length === 0 ? sql<SqlBool>`0` : sql<SqlBool>`(${sql.join(places, sql` OR `)})`;
}

/** Fields that may name a record of this kind; an entry is named by its register: `register_seal_use`. */
export function linkFields(kind: RegisterKind, recordKind: string): readonly RegisterField[] {
  return kind.fields.filter(({ type, register }) =>
    type === 'entry' ? recordKind === `register_${register ?? ''}` : isLink(type) && type === recordKind,
  );
}

/** An entry stands where a rule of its register says so; of a register without rules none does. */
function someRule(rules: readonly DueRule[], holds: (rule: DueRule) => Condition): Condition {
  return rules.length === 0 ? sql<SqlBool>`0` : sql<SqlBool>`(${sql.join(rules.map(holds), sql` OR `)})`;
}

/** The state that what presses most gives an entry, as `stateOf` tells it of a row. */
function isInState(kind: RegisterKind, state: EntryState, today: string): Condition {
  const lives = sql.raw(placeOf(kind).alive(E));
  if (state === 'struck') return sql<SqlBool>`NOT (${lives})`;
  const rules = dueRulesOf(kind);
  const on = (rule: DueRule) => value(kind, rule.on);
  const waits = (rule: DueRule) => sql`${on(rule)} IS NOT NULL AND (${sql.raw(undoneSql(kind, rule, E))})`;
  const late = (rule: DueRule) => sql<SqlBool>`(${waits(rule)} AND ${on(rule)} < ${today})`;
  const soon = (rule: DueRule) => sql<SqlBool>`(${waits(rule)} AND ${on(rule)} <= ${addDays(today, rule.ahead)})`;
  const asks = someRule(rules, (rule) => sql<SqlBool>`${on(rule)} IS NOT NULL`);
  const open = someRule(rules, (rule) => sql<SqlBool>`(${waits(rule)})`);
  switch (state) {
    case 'none':
      return sql<SqlBool>`(${lives} AND NOT ${asks})`;
    case 'done':
      return sql<SqlBool>`(${lives} AND ${asks} AND NOT ${open})`;
    case 'late':
      return sql<SqlBool>`(${lives} AND ${someRule(rules, late)})`;
    case 'due':
      return sql<SqlBool>`(${lives} AND ${someRule(rules, soon)} AND NOT ${someRule(rules, late)})`;
    case 'open':
      return sql<SqlBool>`(${lives} AND ${open} AND NOT ${someRule(rules, soon)})`;
  }
}

export interface EntryRecord {
  readonly id: string;
  readonly number: string | null;
  readonly version: number;
  /** JSON of its fields. */
  readonly fields: string;
  readonly isAlive: boolean;
  readonly isSettled: boolean;
  /** Of a daily entry: the page that was countersigned with it. */
  readonly pageId: string | null;
  readonly submissionId: string | null;
}

/** These entries of a register, in no order. */
export async function listEntriesByIds(
  db: ReadDb,
  kind: RegisterKind,
  ids: readonly string[],
): Promise<readonly EntryRecord[]> {
  if (ids.length === 0) return [];
  if (kind.review === 'effective') {
    const rows = await db
      .selectFrom('register_entry as e')
      .select(['e.id', 'e.number', 'e.version', 'e.fields', 'e.status', 'e.is_settled', 'e.submission_id'])
      .where('e.register', '=', kind.name)
      .where('e.id', 'in', ids)
      .execute();
    return rows.map(({ status, submission_id: submissionId, is_settled: settled, ...row }) => ({
      ...row,
      isAlive: status === 'active',
      isSettled: settled === 1,
      pageId: null,
      submissionId,
    }));
  }
  const rows = await db
    .selectFrom('daily_entry as e')
    .leftJoin('day_page as d', 'd.id', 'e.page_id')
    .select(['e.id', 'e.content', 'e.struck_at', 'e.page_id', 'd.submission_id'])
    .where('e.kind', '=', `register_${kind.name}`)
    .where('e.id', 'in', ids)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: null,
    version: 1,
    fields: row.content,
    isAlive: row.struck_at === null,
    isSettled: false,
    pageId: row.page_id,
    submissionId: row.submission_id,
  }));
}

/** Days on which entries are due, ends included. */
export interface DueSpan {
  readonly from?: string;
  readonly to: string;
}

/** The place of a row in the chase list: its day, its entry and the rule it waits by. */
export type DuePlace = readonly [on: string, id: string, rule: string];

/** Entries that are not done by a rule and due within a span, by day; one index answers it. */
export async function listUndone(
  db: ReadDb,
  kind: RegisterKind,
  rule: DueRule,
  span: DueSpan,
  after: DuePlace | undefined,
  limit: number,
): Promise<readonly { readonly id: string; readonly dueOn: string }[]> {
  const on = value(kind, rule.on);
  const found = sql<{
    id: string;
    dueOn: string;
  }>`(SELECT e.id, ${on} AS dueOn FROM ${undone(kind, rule)}
    WHERE ${undoneWithin(kind, rule, span)} ${beyond(on, rule, after)} ORDER BY ${on}, e.id LIMIT ${limit})`;
  return db.selectFrom(found.as('u')).select(['u.id', 'u.dueOn']).execute();
}

/** Of one entry and day, rules stand in the order of their names. */
function beyond(on: RawBuilder<unknown>, rule: DueRule, after: DuePlace | undefined): RawBuilder<unknown> {
  if (after === undefined) return sql``;
  const [day, id, last] = after;
  const same = rule.on > last ? sql`e.id >= ${id}` : sql`e.id > ${id}`;
  return sql`AND (${on} > ${day} OR (${on} = ${day} AND ${same}))`;
}

/** By its own index and no other: that something is still empty looks like the rarer thing to SQLite. */
function undone(kind: RegisterKind, rule: DueRule): RawBuilder<unknown> {
  return sql`${sql.table(placeOf(kind).table)} AS e INDEXED BY ${sql.raw(dueIndexOf(kind, rule))}`;
}

function undoneWithin(kind: RegisterKind, rule: DueRule, { from, to }: DueSpan): RawBuilder<unknown> {
  const { only, alive } = placeOf(kind);
  const on = value(kind, rule.on);
  const begun = from === undefined ? sql`` : sql`AND ${on} >= ${from}`;
  return sql`${sql.raw(only(E))} AND ${sql.raw(alive(E))} AND ${sql.raw(undoneSql(kind, rule, E))} AND ${on} <= ${to} ${begun}`;
}

/** How many are not done by a rule and due within a span. */
export async function countUndone(db: ReadDb, kind: RegisterKind, rule: DueRule, span: DueSpan): Promise<number> {
  const counted = sql<{ n: number }>`(SELECT COUNT(*) AS n FROM ${undone(kind, rule)}
    WHERE ${undoneWithin(kind, rule, span)})`;
  const row = await db.selectFrom(counted.as('counted')).select('counted.n').executeTakeFirst();
  return row?.n ?? 0;
}

/** How many entries are late, or due and not late, by any of their rules: as many as the list shows in that state. */
export async function countInState(
  db: ReadDb,
  kind: RegisterKind,
  state: 'late' | 'due',
  today: string,
): Promise<number> {
  const rules = dueRulesOf(kind);
  if (rules.length === 0) return 0;
  const idsOf = (spanOf: (rule: DueRule) => DueSpan) =>
    sql.join(
      rules.map((rule) => sql`SELECT e.id FROM ${undone(kind, rule)} WHERE ${undoneWithin(kind, rule, spanOf(rule))}`),
      sql` UNION `,
    );
  const late = idsOf(() => ({ to: addDays(today, -1) }));
  const soon = idsOf(({ ahead }) => ({ from: today, to: addDays(today, ahead) }));
  const ids = state === 'late' ? late : sql`SELECT id FROM (${soon}) EXCEPT SELECT id FROM (${late})`;
  const counted = sql<{ n: number }>`(SELECT COUNT(*) AS n FROM (${ids}))`;
  const row = await db.selectFrom(counted.as('counted')).select('counted.n').executeTakeFirst();
  return row?.n ?? 0;
}

/** Entries of a register that stand, up to a cap. */
export async function countEntries(db: ReadDb, kind: RegisterKind, atMost: number): Promise<number> {
  const counted = sql<{ n: number }>`(SELECT COUNT(*) AS n FROM (SELECT 1 FROM ${sql.table(placeOf(kind).table)} AS e
    WHERE ${sql.raw(placeOf(kind).only(E))} LIMIT ${atMost}))`;
  const row = await db.selectFrom(counted.as('counted')).select('counted.n').executeTakeFirst();
  return row?.n ?? 0;
}
