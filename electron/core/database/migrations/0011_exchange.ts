import { sql, type Kysely } from 'kysely';

/**
 * What came in and went out: import batches with the records they made, remembered column mappings (private), and one row
 * per print, so that the second print of a sheet says so.
 * effective: import_batch, import_batch_record
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE import_batch (
      id            TEXT PRIMARY KEY,
      kind          TEXT NOT NULL,
      file_name     TEXT NOT NULL,
      file_hash     TEXT NOT NULL CHECK (length(file_hash) = 64),
      sheet         TEXT NOT NULL,
      rows_in_file  INTEGER NOT NULL CHECK (rows_in_file >= 0),
      rows_left_out INTEGER NOT NULL CHECK (rows_left_out >= 0),
      rows_refused  INTEGER NOT NULL CHECK (rows_refused >= 0),
      rows_accepted INTEGER NOT NULL CHECK (rows_accepted > 0),
      control_fen   INTEGER,
      refused       TEXT NOT NULL CHECK (json_valid(refused)),
      version       INTEGER NOT NULL CHECK (version = 1),
      submission_id TEXT NOT NULL REFERENCES submission (id),
      CHECK (rows_in_file = rows_accepted + rows_refused + rows_left_out)
    ) STRICT`.execute(db);
  await sql`CREATE INDEX import_batch_by_file ON import_batch (kind, file_hash)`.execute(db);
  await sql`
    CREATE TABLE import_batch_record (
      batch_id      TEXT NOT NULL REFERENCES import_batch (id),
      position      INTEGER NOT NULL,
      record_kind   TEXT NOT NULL,
      record_id     TEXT NOT NULL,
      row_number    INTEGER NOT NULL,
      content_hash  TEXT NOT NULL CHECK (length(content_hash) = 64),
      number        TEXT,
      submission_id TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (batch_id, position)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE INDEX import_batch_record_by_record ON import_batch_record (record_kind, record_id)`.execute(db);
  await createMemory(db);
}

/** What is remembered beside the records: files, mappings, prints, and the numbers wherever they are kept. */
async function createMemory(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE import_mapping (
      kind        TEXT NOT NULL,
      fingerprint TEXT NOT NULL,
      mapping     TEXT NOT NULL CHECK (json_valid(mapping)),
      used_at     INTEGER NOT NULL,
      PRIMARY KEY (kind, fingerprint)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`
    CREATE TABLE print_record (
      document     TEXT NOT NULL,
      record_id    TEXT NOT NULL,
      print_number INTEGER NOT NULL CHECK (print_number > 0),
      person_id    TEXT NOT NULL REFERENCES person (id),
      at           INTEGER NOT NULL,
      paper        TEXT NOT NULL,
      PRIMARY KEY (document, record_id, print_number)
    ) STRICT, WITHOUT ROWID`.execute(db);
  for (const verb of ['UPDATE', 'DELETE']) {
    await sql`CREATE TRIGGER ${sql.raw(`print_record_never_${verb.toLowerCase()}`)} BEFORE ${sql.raw(verb)} ON print_record
      BEGIN SELECT RAISE(ABORT, 'guard:print_record'); END`.execute(db);
  }
  // Every number given, wherever it is kept: `verify` counts them against their series.
  await sql`CREATE VIEW v_issued_number AS
    SELECT number FROM submission WHERE number IS NOT NULL
    UNION ALL SELECT number FROM import_batch_record WHERE number IS NOT NULL
    UNION ALL SELECT number FROM voucher`.execute(db);
  // What people call a record by, for pages that hold its id: ids themselves are never shown.
  await sql`CREATE VIEW v_record_label AS
    SELECT id, name AS label FROM person
    UNION ALL SELECT id, name || ' (' || code || ')' FROM client
    UNION ALL SELECT id, name || COALESCE(' ' || specification, '') || ' (' || code || ')' FROM product
    UNION ALL SELECT id, number FROM contract
    UNION ALL SELECT id, number FROM dispatch_note
    UNION ALL SELECT id, number FROM invoice_request`.execute(db);
  // The root rows of all effective tables: `verify` asks of each which effective submission made it.
  await sql`CREATE VIEW v_effective_record AS
    SELECT 'person' AS kind, id, name AS label, submission_id FROM person
    UNION ALL SELECT 'client', id, code, submission_id FROM client
    UNION ALL SELECT 'product', id, code, submission_id FROM product
    UNION ALL SELECT 'contract', id, number, submission_id FROM contract
    UNION ALL SELECT 'close_short', id, number, submission_id FROM close_short
    UNION ALL SELECT 'opening_document', id, number, submission_id FROM opening_document
    UNION ALL SELECT 'dispatch_note', id, number, submission_id FROM dispatch_note
    UNION ALL SELECT 'sign_back', id, number, submission_id FROM sign_back
    UNION ALL SELECT 'return_note', id, number, submission_id FROM return_note
    UNION ALL SELECT 'invoice_request', id, number, submission_id FROM invoice_request
    UNION ALL SELECT 'invoice', id, invoice_number, submission_id FROM invoice
    UNION ALL SELECT 'import_batch', id, file_name, submission_id FROM import_batch`.execute(db);
}
