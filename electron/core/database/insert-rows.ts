import { CompiledQuery, type Insertable } from 'kysely';
import type { Tables } from '#core/database/tables.ts';
import type { WriteDb } from '#core/kernel/context.ts';

/** Rows that go in by one statement. Few sizes, so that each text is compiled and prepared once and used for thousands of rows. */
const SIZES = [64, 8, 1] as const;

const texts = new Map<string, string>();
const TEXTS_KEPT = 500;

/**
 * Inserts many rows of one table, for work that writes thousands. All rows must have the columns of the first, in any order
 * (rows that one function makes have). What Kysely would compile for each statement is compiled once for each number of rows.
 */
export async function insertRows<T extends keyof Tables>(
  db: WriteDb,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  for (let at = 0; at < rows.length;) {
    const size = SIZES.find((one) => one <= rows.length - at) ?? 1;
    const chunk = rows.slice(at, at + size);
    const parameters: unknown[] = [];
    for (const row of chunk as readonly Readonly<Record<string, unknown>>[]) {
      for (const column of columns) parameters.push(row[column]);
    }
    await db.executeQuery(CompiledQuery.raw(textFor(db, table, columns, size), parameters));
    at += size;
  }
}

function textFor<T extends keyof Tables>(db: WriteDb, table: T, columns: readonly string[], size: number): string {
  const key = `${table} ${size} ${columns.join()}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  if (texts.size >= TEXTS_KEPT) texts.clear();
  const row = Object.fromEntries(columns.map((column) => [column, '']));
  const { sql } = db
    .insertInto(table)
    .values(Array.from({ length: size }, () => row) as unknown as Insertable<Tables[T]>[])
    .compile();
  texts.set(key, sql);
  return sql;
}
