import { CompiledQuery, type Insertable } from 'kysely';
import type { ManyRuns } from '#core/database/driver.ts';
import type { Tables } from '#core/database/tables.ts';
import type { WriteDb } from '#core/kernel/context.ts';

/**
 * Rows that go in by one statement. Few sizes, so that each text is compiled and prepared once and used for thousands of rows.
 * Each statement of a guarded table costs a journal of its own and a flush of every full-text index, so the first is large.
 */
const SIZES = [400, 200, 100, 50, 8, 1] as const;
/** SQLite takes no more in one statement. */
const PARAMETERS_AT_MOST = 32_000;

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
    const size = SIZES.find((one) => one <= rows.length - at && one * columns.length <= PARAMETERS_AT_MOST) ?? 1;
    const parameters: unknown[] = [];
    for (let row = at; row < at + size; row += 1) {
      const values = rows[row] as Readonly<Record<string, unknown>>;
      for (const column of columns) parameters.push(values[column]);
    }
    await db.executeQuery(CompiledQuery.raw(textFor(db, table, columns, size), parameters));
    at += size;
  }
}

/**
 * The same for tables without triggers: one statement run for each row, which costs a third of many rows in one because nothing
 * is kept to undo half a statement. `rows` hold the values of `columns` in their order.
 */
export async function insertEach<T extends keyof Tables>(
  db: WriteDb,
  table: T,
  columns: readonly (string & keyof Insertable<Tables[T]>)[],
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  const query: ManyRuns = { ...CompiledQuery.raw(textFor(db, table, columns, 1)), runs: rows };
  await db.executeQuery(query);
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
