import { sql, type Kysely } from 'kysely';

/**
 * 日常登记的导入文件: a workbook whose rows were taken in as entries of the person who brought it, on that person's day.
 * `daily_entry` says of each such entry the file and the row; neither is ever changed, and what the page of the file is signed
 * with comes from here.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    CREATE TABLE daily_file (
      id           TEXT PRIMARY KEY,
      kind         TEXT NOT NULL CHECK (length(kind) > 0),
      office_date  TEXT NOT NULL CHECK (office_date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
      person_id    TEXT NOT NULL REFERENCES person (id),
      at           INTEGER NOT NULL,
      file_name    TEXT NOT NULL CHECK (length(file_name) > 0),
      file_hash    TEXT NOT NULL CHECK (length(file_hash) = 64),
      sheet        TEXT NOT NULL,
      entries      INTEGER NOT NULL CHECK (entries > 0),
      rows_refused INTEGER NOT NULL CHECK (rows_refused >= 0)
    ) STRICT`)
    .execute(db);
  await sql`CREATE INDEX daily_file_by_day ON daily_file (office_date, at)`.execute(db);
  await sql`CREATE INDEX daily_file_by_hash ON daily_file (file_hash, kind, at)`.execute(db);
  await sql`ALTER TABLE daily_entry ADD COLUMN file_id TEXT REFERENCES daily_file (id)`.execute(db);
  await sql`ALTER TABLE daily_entry ADD COLUMN file_row INTEGER
    CHECK ((file_row IS NULL) = (file_id IS NULL) AND file_row > 0)`.execute(db);
  await sql`CREATE UNIQUE INDEX daily_entry_by_file ON daily_entry (file_id, file_row) WHERE file_id IS NOT NULL`.execute(
    db,
  );
  for (const [name, on, when] of GUARDS) {
    await sql
      .raw(`CREATE TRIGGER ${name} BEFORE ${on} WHEN ${when} BEGIN SELECT RAISE(ABORT, 'guard:${name}'); END`)
      .execute(db);
  }
}

/** A file is of one kind, day and person, and so are its entries; none of it is ever changed. */
const GUARDS: readonly (readonly [name: string, on: string, when: string])[] = [
  [
    'daily_entry_of_its_file',
    'INSERT ON daily_entry',
    `NEW.file_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM daily_file f WHERE f.id = NEW.file_id AND f.kind = NEW.kind
      AND f.office_date = NEW.office_date AND f.person_id = NEW.person_id AND f.at = NEW.at)`,
  ],
  ['daily_entry_file_fixed', 'UPDATE OF file_id, file_row ON daily_entry', '1'],
  ['daily_file_fixed', 'UPDATE ON daily_file', '1'],
  ['daily_file_kept', 'DELETE ON daily_file', '1'],
];
