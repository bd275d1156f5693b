import { sql, type Kysely } from 'kysely';

/**
 * The keys by which like clients are found become whole numbers, each the hash of kind and text (decision 0022). A client has some
 * seventeen of them; as texts in two trees they took longer to write than the client itself. The keys of one client are made
 * again from its content, so no index leads from it to them.
 * engine: client_likeness
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE client_likeness RENAME TO client_likeness_before`.execute(db);
  await sql`
    CREATE TABLE client_likeness (
      key   INTEGER NOT NULL,
      place INTEGER NOT NULL,
      PRIMARY KEY (key, place)
    ) STRICT, WITHOUT ROWID`.execute(db);
  const { rows } = await sql`SELECT 1 FROM client_likeness_before LIMIT 1`.execute(db);
  if (rows.length > 0) {
    // `client_likeness_hash` is lent by the program while it migrates (database/migrate.ts).
    await sql`INSERT OR IGNORE INTO client_likeness (key, place)
      SELECT client_likeness_hash(kind, key), place FROM client_likeness_before ORDER BY 1, 2`.execute(db);
  }
  await sql`DROP TABLE client_likeness_before`.execute(db);
}
