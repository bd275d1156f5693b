import { sql, type Kysely } from 'kysely';

/**
 * 回访间隔: after how many days of silence a client of a class is to be visited; 0 for never. All classes are one record, signed
 * as one; without a row what the program brings holds.
 * effective: visit_interval
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE visit_interval (
      size_grade    TEXT PRIMARY KEY CHECK (size_grade IN ('A', 'B', 'C')),
      days          INTEGER NOT NULL CHECK (days BETWEEN 0 AND 3650),
      version       INTEGER NOT NULL CHECK (version > 0),
      submission_id TEXT NOT NULL REFERENCES submission (id)
    ) STRICT, WITHOUT ROWID`.execute(db);
  for (const verb of ['INSERT', 'UPDATE']) {
    await sql
      .raw(`CREATE TRIGGER visit_interval_countersigned_${verb.toLowerCase()} BEFORE ${verb} ON visit_interval
        WHEN NOT EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission_id AND applying = 1)
        BEGIN SELECT RAISE(ABORT, 'guard:visit_interval'); END`)
      .execute(db);
  }
  await sql`CREATE TRIGGER visit_interval_kept BEFORE DELETE ON visit_interval
    BEGIN SELECT RAISE(ABORT, 'guard:visit_interval'); END`.execute(db);
  const one = `'visit_intervals', 'visit_intervals', 'visit_intervals', submission_id FROM visit_interval WHERE size_grade = 'A'`;
  await extendView(db, 'v_effective_record', one);
}

/** One view made anew with further rows. */
async function extendView(db: Kysely<unknown>, name: string, more: string): Promise<void> {
  const found = await sql<{ sql: string }>`SELECT sql FROM sqlite_schema WHERE name = ${name}`.execute(db);
  const before = found.rows[0]?.sql;
  if (before === undefined) throw new Error(`${name} is made by an earlier migration`);
  await sql.raw(`DROP VIEW ${name}`).execute(db);
  await sql.raw(`${before} UNION ALL SELECT ${more}`).execute(db);
}
