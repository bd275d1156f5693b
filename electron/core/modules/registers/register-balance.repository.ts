import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { ListColumn, ListSort } from '#shared/kernel/list-query.ts';
import { balanceColumnsOf, fieldOf, isLink } from '#shared/registers/register-facts.ts';
import type { LedgerRule, RegisterKind } from '#shared/registers/register-kind.ts';
import type { BalanceListInput } from '#shared/registers/registers.contract.ts';
import {
  type ColumnSql,
  type Condition,
  contains,
  filled,
  type ListSql,
  through,
} from '#core/database/lists/list-sql.ts';
import { readList } from '#core/database/lists/read-list.ts';
import { keyPartSql } from '#core/database/register-schema.ts';
import type { ReadDb } from '#core/kernel/context.ts';

type Asked = Omit<BalanceListInput, 'sort'> & { readonly sort: ListSort };

const B = 'b.';
const part = (place: number, row = B): RawBuilder<unknown> => sql.raw(keyPartSql(place, row));

/** A link of the key is shown by the entry it names; what is empty there is no value. */
function partSql(kind: RegisterKind, key: string, place: number): ColumnSql {
  const type = fieldOf(kind, key)?.type;
  if (type === undefined || !isLink(type)) return { term: sql`NULLIF(${part(place)}, '')`, nullable: true };
  if (type === 'entry') {
    return through({ table: 'register_entry', alias: 'k', id: 'k.id', key: part(place) }, filled('k.title'));
  }
  return { term: part(place) };
}

function balanceListSql(
  kind: RegisterKind,
  ledger: LedgerRule,
): ListSql<Readonly<Record<string, ListColumn>>, 'balance'> {
  const parts = ledger.key.map((key, place): [string, ColumnSql] => [key, partSql(kind, key, place)]);
  const columns: Readonly<Record<string, ColumnSql>> = { ...Object.fromEntries(parts), balance: filled('b.balance') };
  return {
    list: { columns: balanceColumnsOf(kind) },
    table: 'register_balance',
    alias: 'b',
    id: 'b.key',
    columns,
    sums: { balance: sql.ref('b.balance') },
  };
}

/** Less of the item, over all its balances, than the item says there should be. */
function isShort({ name, key, minimum }: LedgerRule): Condition {
  if (minimum === undefined) return sql<SqlBool>`0`;
  const place = key.indexOf(minimum.key);
  const all = sql`SELECT SUM(o.balance) FROM register_balance o
    WHERE o.ledger = ${sql.lit(name)} AND ${part(place, 'o.')} = ${part(place)}`;
  const least = sql`SELECT json_extract(i.fields, ${sql.lit(`$.${minimum.field}`)}) FROM register_entry i
    WHERE i.id = ${part(place)} AND i.status = 'active'`;
  return sql<SqlBool>`(${all}) < (${least})`;
}

/** One page of a ledger by key. Empty balances are no rows, but where they tell that something is short. */
export function listBalanceKeys(db: ReadDb, kind: RegisterKind, ledger: LedgerRule, asked: Asked) {
  const short = isShort(ledger);
  const shown =
    ledger.minimum === undefined ? sql<SqlBool>`b.balance <> 0` : sql<SqlBool>`(b.balance <> 0 OR ${short})`;
  const one = asked.key === undefined ? [] : [sql<SqlBool>`b.key = ${JSON.stringify(asked.key)}`];
  return readList(db, balanceListSql(kind, ledger), asked, {
    scope: [sql<SqlBool>`b.ledger = ${sql.lit(ledger.name)}`],
    filters: [...(asked.short ? [short] : [shown]), ...one],
    text: asked.text === undefined || asked.text === '' ? [] : textPlaces(kind, ledger, asked.text),
  });
}

function textPlaces(kind: RegisterKind, { key }: LedgerRule, text: string): Condition[] {
  return key.map((field, place) => {
    if (fieldOf(kind, field)?.type !== 'entry') return contains(part(place), text);
    const found = sql`SELECT k.id FROM register_entry k WHERE ${contains(sql.ref('k.title'), text)}
      OR ${contains(sql.ref('k.number'), text)}`;
    return sql<SqlBool>`${part(place)} IN (${found})`;
  });
}

/** These balances of a ledger, in no order. */
export async function listBalancesByKeys(db: ReadDb, ledger: string, keys: readonly string[]) {
  if (keys.length === 0) return [];
  return db
    .selectFrom('register_balance')
    .select(['key', 'balance'])
    .where('ledger', '=', ledger)
    .where('key', 'in', keys)
    .execute();
}

/** All balances of each item together; `place` is where the item stands in the key. */
export async function listItemSums(
  db: ReadDb,
  ledger: string,
  place: number,
  items: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (items.length === 0) return new Map();
  const item = sql<string>`${part(place, '')}`;
  const rows = await db
    .selectFrom('register_balance')
    .select((eb) => [item.as('item'), eb.fn.sum<number>('balance').as('balance')])
    .where(sql<SqlBool>`ledger = ${sql.lit(ledger)}`)
    .where(item, 'in', items)
    .groupBy('item')
    .execute();
  return new Map(rows.map(({ item: of, balance }) => [of, balance]));
}

/** One field of these entries, of those that stand and have it. */
export async function listFieldOf(
  db: ReadDb,
  field: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string | number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('register_entry')
    .select(['id', sql<string | number | null>`json_extract(fields, ${sql.lit(`$.${field}`)})`.as('value')])
    .where('id', 'in', ids)
    .where('status', '=', 'active')
    .execute();
  return new Map(rows.flatMap(({ id, value }) => (value === null ? [] : [[id, value] as const])));
}
