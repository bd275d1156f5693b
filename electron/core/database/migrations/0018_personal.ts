import { sql, type Kysely } from 'kysely';

/**
 * How one person likes to look at things: saved views, columns and their widths. Nothing of the office is told by it, no
 * record refers to it, and nobody but the person reads or writes it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE personal_setting (
      person_id TEXT NOT NULL REFERENCES person (id),
      name      TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
      value     TEXT NOT NULL CHECK (json_valid(value) AND octet_length(value) <= 65536),
      kept_at   INTEGER NOT NULL,
      PRIMARY KEY (person_id, name)
    ) STRICT, WITHOUT ROWID`.execute(db);
}
