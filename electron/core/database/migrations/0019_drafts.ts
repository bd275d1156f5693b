import { sql, type Kysely } from 'kysely';

/**
 * Drafts move from the PC into the store, so that they outlive window, program and PC and go with the person. Clients are
 * found by the initials of their short name too, and by every reading of a character that has several.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE draft (
      person_id    TEXT NOT NULL REFERENCES person (id),
      name         TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 400),
      page         TEXT NOT NULL CHECK (length(page) BETWEEN 1 AND 60),
      params       TEXT NOT NULL CHECK (length(params) <= 10000 AND json_valid(params)),
      title        TEXT NOT NULL CHECK (length(title) <= 200),
      content      TEXT NOT NULL CHECK (length(content) <= 1000000 AND json_valid(content)),
      base_version INTEGER CHECK (base_version > 0),
      begun        TEXT CHECK (length(begun) <= 1000000 AND json_valid(begun)),
      changed_at   INTEGER NOT NULL CHECK (changed_at > 0),
      PRIMARY KEY (person_id, name)
    ) STRICT`.execute(db);
  await sql`CREATE INDEX draft_by_change ON draft (person_id, changed_at DESC)`.execute(db);
  await sql`
    CREATE TABLE brought_file (
      person_id  TEXT NOT NULL REFERENCES person (id),
      file_hash  TEXT NOT NULL CHECK (length(file_hash) = 64),
      file_name  TEXT NOT NULL CHECK (length(file_name) BETWEEN 1 AND 255),
      media_type TEXT NOT NULL,
      brought_at INTEGER NOT NULL CHECK (brought_at > 0),
      PRIMARY KEY (person_id, file_hash)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await rebuildClientSearch(db);
}

/** `client_search_forms` is lent by the program while it migrates (database/migrate.ts): SQLite knows no pinyin. */
async function rebuildClientSearch(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql`SELECT 1 FROM client LIMIT 1`.execute(db);
  if (rows.length === 0) return;
  await sql`DELETE FROM client_search`.execute(db);
  await sql`
    INSERT INTO client_search (tokens, client_id)
    SELECT f.value, c.id
    FROM client c, json_each(client_search_forms(c.name, c.short_name, c.code, coalesce(c.tax_number, ''))) f`.execute(
    db,
  );
}
