import { sql, type SqlBool } from 'kysely';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import type { EntryFields } from '#shared/registers/registers.contract.ts';
import { placeOf, valueSql } from '#core/database/register-schema.ts';
import { canonicalJson } from '#core/kernel/canonical-json.ts';
import type { ReadDb } from '#core/kernel/context.ts';

/** Whose entry it is, and of which day. */
export interface Alike {
  readonly personName: string;
  readonly officeDate: string;
}

/** For each of these contents the standing daily entry that says the very same; looked for by the days they are of. */
export async function findAlike(
  db: ReadDb,
  kind: RegisterKind,
  contents: readonly EntryFields[],
): Promise<readonly (Alike | undefined)[]> {
  const days = [...new Set(contents.map((fields) => String(fields[kind.date])))];
  if (days.length === 0) return [];
  const { only, alive } = placeOf(kind);
  const rows = await db
    .selectFrom('daily_entry as e')
    .innerJoin('v_person as p', 'p.id', 'e.person_id')
    .select(['e.content', 'e.office_date as officeDate', 'p.name as personName'])
    .where(sql<SqlBool>`${sql.raw(only('e.'))}`)
    .where(sql<SqlBool>`${sql.raw(alive('e.'))}`)
    .where(sql<SqlBool>`${sql.raw(valueSql(kind, kind.date, 'e.'))} IN (${sql.join(days)})`)
    .execute();
  const standing = new Map(rows.map(({ content, ...alike }) => [content, alike]));
  return contents.map((fields) => standing.get(canonicalJson(fields)));
}
