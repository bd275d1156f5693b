import { type Kysely, sql } from 'kysely';

/** An import may amend records: on which version each stands, and what of it came from the file, as JSON by position. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE import_batch ADD COLUMN amended TEXT CHECK (amended IS NULL OR json_valid(amended))`.execute(
    db,
  );
}
