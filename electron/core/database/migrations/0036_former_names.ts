import { sql, type Kysely } from 'kysely';

/**
 * 曾用名: the folded names a client had before, so that a workbook that still says one finds it by an index and not by reading
 * every file that was ever signed.
 * engine: client_former_name
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE client_former_name (
      folded_name TEXT NOT NULL CHECK (folded_name <> ''),
      client_id   TEXT NOT NULL REFERENCES client (id),
      PRIMARY KEY (folded_name, client_id)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE TRIGGER client_former_name_kept AFTER UPDATE OF folded_name ON client
    WHEN OLD.folded_name <> NEW.folded_name
    BEGIN INSERT OR IGNORE INTO client_former_name VALUES (OLD.folded_name, OLD.id); END`.execute(db);
  const none = sql.raw(Array.from({ length: 10 }, () => `'[]'`).join(', '));
  // `client_likeness_keys` is lent by the program while it migrates (database/migrate.ts); one of the keys is the folded name.
  await sql`INSERT OR IGNORE INTO client_former_name
    SELECT json_extract(k.value, '$.key'), c.id
    FROM submission s JOIN client c ON c.id = s.record_id,
      json_each(client_likeness_keys(json_extract(s.content, '$.name'), ${none})) k
    WHERE s.kind = 'client' AND s.state = 'effective' AND json_extract(s.content, '$.name') <> c.name
      AND json_extract(k.value, '$.kind') = 'name' AND json_extract(k.value, '$.key') <> c.folded_name`.execute(db);
}
