import { sql, type SqlBool } from 'kysely';
import { fieldOf, isLink } from '#shared/registers/register-facts.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import { contains } from '#core/database/lists/list-sql.ts';
import { placeOf, valueSql } from '#core/database/register-schema.ts';
import type { ReadDb } from '#core/kernel/context.ts';

/** Countersigned entries with the text in their number or title, the latest first; one index holds all of it. */
export function findByNumberOrTitle(db: ReadDb, text: string, limit: number) {
  return db
    .selectFrom('register_entry')
    .select(['id', 'register', 'number', 'title'])
    .where('status', '=', 'active')
    .where((eb) => eb.or([contains(sql.ref('number'), text), contains(sql.ref('title'), text)]))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Entries of a daily register with the text in a field of their title, the latest first. */
export async function findDailyTitled(
  db: ReadDb,
  kind: RegisterKind,
  text: string,
  limit: number,
): Promise<readonly string[]> {
  const place = placeOf(kind);
  const keys = kind.title.filter((key) => {
    const field = fieldOf(kind, key);
    return field !== undefined && !isLink(field.type) && field.choices === undefined;
  });
  if (keys.length === 0) return [];
  const places = keys.map((key) => contains(sql.raw(valueSql(kind, key, 'e.')), text));
  const rows = await db
    .selectFrom('daily_entry as e')
    .select('e.id')
    .where(sql<SqlBool>`${sql.raw(place.only('e.'))} AND ${sql.raw(place.alive('e.'))}`)
    .where(sql<SqlBool>`(${sql.join(places, sql` OR `)})`)
    .orderBy('e.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
