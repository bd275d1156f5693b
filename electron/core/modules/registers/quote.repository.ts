import { sql, type SqlBool } from 'kysely';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import { placeOf, valueSql } from '#core/database/register-schema.ts';
import type { ReadDb } from '#core/kernel/context.ts';

/** More rates than an office agrees with all its carriers; the latest count. */
const MOST_RATES = 2_000;

/** Entries of a register of rates that hold on a day, the latest first: from its own date until the field that ends it. */
export async function listHolding(
  db: ReadDb,
  kind: RegisterKind,
  { until, on }: { readonly until: string; readonly on: string },
) {
  const { only, alive } = placeOf(kind);
  const value = (key: string) => sql.raw(valueSql(kind, key, 'e.'));
  return db
    .selectFrom('register_entry as e')
    .select(['e.id', 'e.number', 'e.fields'])
    .where(sql<SqlBool>`${sql.raw(only('e.'))} AND ${sql.raw(alive('e.'))}`)
    .where(sql<SqlBool>`${value(kind.date)} <= ${on}`)
    .where(sql<SqlBool>`COALESCE(${value(until)}, '9999') >= ${on}`)
    .orderBy(value(kind.date), 'desc')
    .orderBy('e.id', 'desc')
    .limit(MOST_RATES)
    .execute();
}
