import { sql, type Kysely } from 'kysely';

/**
 * The records that one submission made together: the rows of an import, an order with its dispatch note, a batch of signed
 * copies. `import_batch_record` becomes part of it, so that there is one such list.
 * effective: submission_part
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createParts(db);
  await takeOverImports(db);
  await guardParts(db);
  await rebuildVersions(db);
}

async function createParts(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE submission_part (
      submission_id TEXT NOT NULL REFERENCES submission (id),
      position      INTEGER NOT NULL CHECK (position >= 0),
      record_kind   TEXT NOT NULL CHECK (length(record_kind) > 0),
      record_id     TEXT NOT NULL CHECK (length(record_id) > 0),
      content_path  TEXT NOT NULL CHECK (content_path GLOB '$.?*'),
      content_hash  TEXT NOT NULL CHECK (length(content_hash) = 64),
      number        TEXT,
      source_row    INTEGER CHECK (source_row > 0),
      PRIMARY KEY (submission_id, position)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE UNIQUE INDEX submission_part_by_record ON submission_part (record_kind, record_id)`.execute(db);
}

/** Content and hash of an imported row stand where they stood; its place in the content is its position. */
async function takeOverImports(db: Kysely<unknown>): Promise<void> {
  await sql`
    INSERT INTO submission_part
      (submission_id, position, record_kind, record_id, content_path, content_hash, number, source_row)
    SELECT submission_id, position, record_kind, record_id, '$.records[' || position || '].content', content_hash, number,
      row_number
    FROM import_batch_record`.execute(db);
  await sql`DROP VIEW v_issued_number`.execute(db);
  await sql`DROP TABLE import_batch_record`.execute(db);
  await sql`CREATE VIEW v_issued_number AS
    SELECT number FROM submission WHERE number IS NOT NULL
    UNION ALL SELECT number FROM submission_part WHERE number IS NOT NULL
    UNION ALL SELECT number FROM voucher`.execute(db);
}

/** A part is written while its own submission takes effect, and never touched again: amending the record is another submission. */
async function guardParts(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TRIGGER submission_part_countersigned_insert BEFORE INSERT ON submission_part
    WHEN NOT EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission_id AND applying = 1)
    BEGIN SELECT RAISE(ABORT, 'guard:submission_part'); END`.execute(db);
  for (const verb of ['UPDATE', 'DELETE']) {
    await sql
      .raw(`CREATE TRIGGER submission_part_never_${verb.toLowerCase()} BEFORE ${verb} ON submission_part
        BEGIN SELECT RAISE(ABORT, 'guard:submission_part'); END`)
      .execute(db);
  }
}

/** The content of a version is the submission's own, or, for one made together with others, the part of it. */
async function rebuildVersions(db: Kysely<unknown>): Promise<void> {
  await sql`DROP VIEW v_contract_version`.execute(db);
  await sql`CREATE VIEW v_contract_version AS
    SELECT v.contract_id, v.version, v.gross_fen, v.line_count, v.sealed_on, v.submission_id,
      CASE WHEN p.content_path IS NULL THEN s.content ELSE json_extract(s.content, p.content_path) END AS content,
      s.ended_at, s.action, s.serial
    FROM contract_version v
      JOIN submission s ON s.id = v.submission_id
      LEFT JOIN submission_part p
        ON p.record_kind = 'contract' AND p.record_id = v.contract_id AND p.submission_id = v.submission_id`.execute(
    db,
  );
}
