import { sql, type Kysely } from 'kysely';

/**
 * A compound submission may also amend records: each part says which version it made, and what an open compound amends
 * has no other open submission, whoever writes to the store.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await versionParts(db);
  await guardAmended(db);
}

/** Until now every part made its record. A record is made once, and every version of it by one submission. */
async function versionParts(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE submission_part ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0)`.execute(db);
  await sql`DROP INDEX submission_part_by_record`.execute(db);
  await sql`CREATE UNIQUE INDEX submission_part_by_record ON submission_part (record_kind, record_id, version)`.execute(
    db,
  );
}

/** `submission_one_open_per_record` knows a submission's own record only; a compound keeps its parts' records by claims. */
async function guardAmended(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TRIGGER submission_claim_of_free_record BEFORE INSERT ON submission_claim
    WHEN NEW.scope = 'review.record' AND EXISTS (
      SELECT 1 FROM submission s
      WHERE s.kind = substr(NEW.key, 1, instr(NEW.key, ' ') - 1)
        AND s.record_id = substr(NEW.key, instr(NEW.key, ' ') + 1)
        AND s.state IN ('submitted', 'disputed', 'returned'))
    BEGIN SELECT RAISE(ABORT, 'guard:submission_claim_of_free_record'); END`.execute(db);
  await sql`CREATE TRIGGER submission_on_free_record BEFORE INSERT ON submission
    WHEN EXISTS (
      SELECT 1 FROM submission_claim c
      WHERE c.scope = 'review.record' AND c.key = NEW.kind || ' ' || NEW.record_id AND c.quantity_e6 IS NULL)
    BEGIN SELECT RAISE(ABORT, 'guard:submission_on_free_record'); END`.execute(db);
}
