import { sql, type Kysely } from 'kysely';

/**
 * What every call needs: the audit chain, replies kept for retries, number series, and `none`, the target of deferred
 * foreign keys that stand in for commit-time checks (a column must be back to 0, or the commit fails).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE none (v INTEGER PRIMARY KEY CHECK (v = 0)) STRICT`.execute(db);
  await sql`INSERT INTO none (v) VALUES (0)`.execute(db);
  for (const verb of ['INSERT', 'UPDATE', 'DELETE']) {
    await sql`CREATE TRIGGER ${sql.raw(`none_never_${verb.toLowerCase()}`)} BEFORE ${sql.raw(verb)} ON none
      BEGIN SELECT RAISE(ABORT, 'guard:none'); END`.execute(db);
  }
  await sql`
    CREATE TABLE audit_event (
      seq          INTEGER PRIMARY KEY,
      at           INTEGER NOT NULL,
      person_id    TEXT NOT NULL,
      seat         TEXT NOT NULL,
      procedure    TEXT NOT NULL,
      request_id   TEXT NOT NULL,
      outcome      TEXT NOT NULL,
      subject_kind TEXT,
      subject_id   TEXT,
      input_hash   TEXT NOT NULL,
      content_hash TEXT,
      signed_by    TEXT NOT NULL CHECK (json_valid(signed_by)),
      details      TEXT NOT NULL CHECK (json_valid(details)),
      prev_hash    TEXT NOT NULL,
      hash         TEXT NOT NULL UNIQUE
    ) STRICT`.execute(db);
  await sql`CREATE INDEX audit_event_by_subject ON audit_event (subject_kind, subject_id, seq)`.execute(db);
  await sql`CREATE TRIGGER audit_event_append_only_update BEFORE UPDATE ON audit_event
    BEGIN SELECT RAISE(ABORT, 'guard:audit_event'); END`.execute(db);
  await sql`CREATE TRIGGER audit_event_append_only_delete BEFORE DELETE ON audit_event
    BEGIN SELECT RAISE(ABORT, 'guard:audit_event'); END`.execute(db);
  await sql`
    CREATE TABLE request (
      request_id TEXT NOT NULL,
      person_id  TEXT NOT NULL,
      procedure  TEXT NOT NULL,
      input_hash TEXT NOT NULL,
      reply      TEXT NOT NULL CHECK (json_valid(reply)),
      at         INTEGER NOT NULL,
      PRIMARY KEY (person_id, request_id)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`
    CREATE TABLE number_series (
      prefix TEXT NOT NULL,
      year   INTEGER NOT NULL CHECK (year = 0 OR year BETWEEN 1990 AND 2200),
      last   INTEGER NOT NULL CHECK (last > 0),
      PRIMARY KEY (prefix, year)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE TRIGGER number_series_gapless BEFORE UPDATE ON number_series
    WHEN NEW.last <> OLD.last + 1 OR NEW.prefix <> OLD.prefix OR NEW.year <> OLD.year
    BEGIN SELECT RAISE(ABORT, 'guard:number_series'); END`.execute(db);
  await sql`CREATE TRIGGER number_series_kept BEFORE DELETE ON number_series
    BEGIN SELECT RAISE(ABORT, 'guard:number_series'); END`.execute(db);
}
