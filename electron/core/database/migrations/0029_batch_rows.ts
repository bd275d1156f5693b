import { sql, type Kysely } from 'kysely';

/**
 * The rows of a batch beside its submission, a hundred to a block: a content of 100,000 rows would be read whole whenever
 * anything of its submission is (decision 0020). The submission's content names how many there are and their hash.
 * review: submission_block
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE submission_block (
      submission_id TEXT NOT NULL REFERENCES submission (id),
      position      INTEGER NOT NULL CHECK (position >= 0),
      row_count     INTEGER NOT NULL CHECK (row_count BETWEEN 1 AND 100),
      rows          TEXT NOT NULL CHECK (json_valid(rows)),
      PRIMARY KEY (submission_id, position)
    ) STRICT`.execute(db);
  // Null: all its records stand in its submission's content, as before there were blocks.
  await sql`ALTER TABLE import_batch ADD COLUMN rows_hash TEXT CHECK (length(rows_hash) = 64)`.execute(db);
  // Rows belong to a submission that was just made: nothing is added once it is being checked or was decided.
  await sql`CREATE TRIGGER submission_block_with_its_submission BEFORE INSERT ON submission_block
    WHEN NOT EXISTS (SELECT 1 FROM submission s WHERE s.id = NEW.submission_id AND s.state = 'submitted' AND s.round = 1)
      OR EXISTS (SELECT 1 FROM submission_event e WHERE e.submission_id = NEW.submission_id)
    BEGIN SELECT RAISE(ABORT, 'guard:submission_block_with_its_submission'); END`.execute(db);
  for (const verb of ['UPDATE', 'DELETE']) {
    await sql
      .raw(`CREATE TRIGGER submission_block_never_${verb.toLowerCase()} BEFORE ${verb} ON submission_block
        BEGIN SELECT RAISE(ABORT, 'guard:submission_block'); END`)
      .execute(db);
  }
  await rebuildVersions(db);
}

/** The content of an imported contract stands in the block its place falls into. */
async function rebuildVersions(db: Kysely<unknown>): Promise<void> {
  await sql`DROP VIEW v_contract_version`.execute(db);
  await sql`CREATE VIEW v_contract_version AS
    SELECT v.contract_id, v.version, v.gross_fen, v.line_count, v.sealed_on, v.submission_id,
      CASE
        WHEN p.content_path IS NULL THEN s.content
        WHEN b.rows IS NOT NULL THEN json_extract(b.rows, '$[' || (p.position % 100) || '][2]')
        ELSE json_extract(s.content, p.content_path)
      END AS content,
      s.ended_at, s.action, s.serial
    FROM contract_version v
      JOIN submission s ON s.id = v.submission_id
      LEFT JOIN submission_part p
        ON p.record_kind = 'contract' AND p.record_id = v.contract_id AND p.submission_id = v.submission_id
      LEFT JOIN submission_block b ON b.submission_id = p.submission_id AND b.position = p.position / 100`.execute(db);
}
