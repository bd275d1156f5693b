import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { expect, test } from 'vitest';
import { migrations } from '#core/database/migrations/index.ts';

test('an office that numbered before this version goes on where its counts stood, and no count can be made to repeat', async () => {
  const database = new Database(':memory:');
  database.pragma('foreign_keys = OFF');
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) });
  const names = Object.keys(migrations).toSorted();
  for (const name of names.filter((each) => each < '0021')) await migrations[name]?.up(db);
  database.exec(
    "INSERT INTO number_series (prefix, year, last) VALUES ('KH', 0, 61), ('HT', 2026, 8), ('HT', 2025, 40)",
  );
  for (const name of names.filter((each) => each >= '0021')) await migrations[name]?.up(db);
  expect(database.prepare('SELECT * FROM number_series ORDER BY prefix, period').all()).toEqual([
    { prefix: 'HT', date_part: 'year', period: 2025, last: 40 },
    { prefix: 'HT', date_part: 'year', period: 2026, last: 8 },
    { prefix: 'KH', date_part: 'none', period: 0, last: 61 },
  ]);
  const run = (sql: string) => () => database.exec(sql);
  expect(run("UPDATE number_series SET last = last - 1 WHERE prefix = 'KH'")).toThrow('guard:number_series');
  expect(run('DELETE FROM number_series')).toThrow('guard:number_series');
  expect(run("INSERT INTO number_series VALUES ('XS', 'year', 2026, 2)")).toThrow('guard:number_series');
  // A count for ever beside one a year would write the same number.
  expect(run("INSERT INTO number_series VALUES ('HT', 'year', 0, 1)")).toThrow('guard:number_series');
  expect(run("INSERT INTO number_series VALUES ('HT', 'month', 202611, 1)")).not.toThrow();
  await db.destroy();
});
