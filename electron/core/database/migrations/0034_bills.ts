import { sql, type Kysely } from 'kysely';

/**
 * 对账单: a bill that was held against a register's entries, with every line it had and what was done with it. The entries it
 * made stand in `register_entry` as all others.
 * effective: register_bill
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE register_bill (
      id            TEXT PRIMARY KEY,
      register      TEXT NOT NULL CHECK (length(register) > 1),
      month         TEXT NOT NULL CHECK (month GLOB '[12][0-9][0-9][0-9]-[01][0-9]'),
      same          TEXT NOT NULL CHECK (length(same) > 0),
      file_name     TEXT NOT NULL,
      file_hash     TEXT NOT NULL CHECK (length(file_hash) = 64),
      sheet         TEXT NOT NULL,
      head          TEXT NOT NULL CHECK (json_type(head) = 'object'),
      lines         TEXT NOT NULL CHECK (json_type(lines) = 'array'),
      missing       TEXT NOT NULL CHECK (json_type(missing) = 'array'),
      line_count    INTEGER NOT NULL CHECK (line_count > 0 AND line_count = json_array_length(lines)),
      total_fen     INTEGER NOT NULL,
      taken_count   INTEGER NOT NULL CHECK (taken_count BETWEEN 1 AND line_count),
      taken_fen     INTEGER NOT NULL CHECK (taken_fen >= 0),
      pays          INTEGER NOT NULL CHECK (pays IN (0, 1)),
      version       INTEGER NOT NULL CHECK (version = 1),
      submission_id TEXT NOT NULL REFERENCES submission (id)
    ) STRICT`.execute(db);
  await sql`CREATE INDEX register_bill_latest ON register_bill (register, id)`.execute(db);
  await sql`CREATE TRIGGER register_bill_countersigned_insert BEFORE INSERT ON register_bill
    WHEN NOT EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission_id AND applying = 1)
    BEGIN SELECT RAISE(ABORT, 'guard:register_bill'); END`.execute(db);
  for (const verb of ['UPDATE', 'DELETE']) {
    await sql
      .raw(`CREATE TRIGGER register_bill_countersigned_${verb.toLowerCase()} BEFORE ${verb} ON register_bill
        BEGIN SELECT RAISE(ABORT, 'guard:register_bill'); END`)
      .execute(db);
  }
  // What was taken of a bill is what its lines say.
  await sql`CREATE TRIGGER register_bill_adds_up BEFORE INSERT ON register_bill
    WHEN CASE WHEN EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission_id AND applying = 1) THEN
      NEW.total_fen <> (SELECT SUM(json_extract(value, '$.amountFen')) FROM json_each(NEW.lines))
      OR NEW.taken_count <> (SELECT COUNT(*) FROM json_each(NEW.lines) WHERE json_extract(value, '$.taken') = 1)
      OR NEW.taken_fen <> (SELECT COALESCE(SUM(json_extract(value, '$.amountFen')), 0) FROM json_each(NEW.lines)
           WHERE json_extract(value, '$.taken') = 1)
      ELSE 0 END
    BEGIN SELECT RAISE(ABORT, 'guard:register_bill'); END`.execute(db);
  await extendView(db, 'v_effective_record', `'bill_' || register, id, file_name, submission_id FROM register_bill`);
}

/** One view made anew with further rows. */
async function extendView(db: Kysely<unknown>, name: string, more: string): Promise<void> {
  const found = await sql<{ sql: string }>`SELECT sql FROM sqlite_schema WHERE name = ${name}`.execute(db);
  const before = found.rows[0]?.sql;
  if (before === undefined) throw new Error(`${name} is made by an earlier migration`);
  await sql.raw(`DROP VIEW ${name}`).execute(db);
  await sql.raw(`${before} UNION ALL SELECT ${more}`).execute(db);
}
