import { sql, type Kysely } from 'kysely';
import { foldedName } from '#shared/kernel/name-folding.ts';

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
  const { rows } = await sql<{ readonly id: string; readonly name: string; readonly now: string }>`
    SELECT DISTINCT c.id, json_extract(s.content, '$.name') AS name, c.folded_name AS now
    FROM submission s JOIN client c ON c.id = s.record_id
    WHERE s.kind = 'client' AND s.state = 'effective' AND json_extract(s.content, '$.name') <> c.name`.execute(db);
  for (const { id, name, now } of rows) {
    const before = foldedName(name);
    if (before === '' || before === now) continue;
    await sql`INSERT OR IGNORE INTO client_former_name VALUES (${before}, ${id})`.execute(db);
  }
}
