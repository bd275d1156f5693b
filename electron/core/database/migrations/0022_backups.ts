import { sql, type Kysely } from 'kysely';

/**
 * What this office knows of its backups: the key they are sealed with (private, set by two people), the log of what was
 * made, tested, removed and restored (append-only), and the mark of a sample office, which nobody can take away.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE backup_key (
      id            TEXT PRIMARY KEY CHECK (id = 'office'),
      data_key      TEXT NOT NULL CHECK (length(data_key) = 64),
      lock          TEXT NOT NULL CHECK (json_valid(lock)),
      set_at        INTEGER NOT NULL CHECK (set_at > 0),
      set_by        TEXT NOT NULL REFERENCES person (id),
      seconded_by   TEXT NOT NULL REFERENCES person (id),
      CHECK (set_by <> seconded_by)
    ) STRICT`.execute(db);
  await sql`
    CREATE TABLE backup_log (
      seq           INTEGER PRIMARY KEY,
      at            INTEGER NOT NULL CHECK (at > 0),
      event         TEXT NOT NULL CHECK (event IN ('made', 'failed', 'tested', 'removed', 'restored')),
      person_id     TEXT REFERENCES person (id),
      place         TEXT NOT NULL,
      file          TEXT NOT NULL,
      size_bytes    INTEGER CHECK (size_bytes > 0),
      file_hash     TEXT CHECK (length(file_hash) = 64),
      head_seq      INTEGER CHECK (head_seq > 0),
      head_hash     TEXT CHECK (length(head_hash) = 64),
      verified      INTEGER NOT NULL CHECK (verified IN (0, 1)),
      rule          TEXT,
      CHECK (event <> 'made' OR (verified = 1 AND size_bytes IS NOT NULL AND file_hash IS NOT NULL AND head_hash IS NOT NULL)),
      CHECK ((event = 'failed') = (rule IS NOT NULL))
    ) STRICT`.execute(db);
  await sql`CREATE INDEX backup_log_by_event ON backup_log (event, seq)`.execute(db);
  await sql`
    CREATE TABLE sample_mark (
      id            INTEGER PRIMARY KEY CHECK (id = 1),
      made_at       INTEGER NOT NULL CHECK (made_at > 0)
    ) STRICT`.execute(db);
  for (const table of ['backup_log', 'sample_mark']) {
    for (const verb of ['UPDATE', 'DELETE']) {
      await sql
        .raw(`CREATE TRIGGER ${table}_never_${verb.toLowerCase()} BEFORE ${verb} ON ${table}
          BEGIN SELECT RAISE(ABORT, 'guard:${table}'); END`)
        .execute(db);
    }
  }
  await sql`CREATE TRIGGER sample_mark_before_the_office BEFORE INSERT ON sample_mark
    WHEN EXISTS (SELECT 1 FROM submission)
    BEGIN SELECT RAISE(ABORT, 'guard:sample_mark'); END`.execute(db);
}
