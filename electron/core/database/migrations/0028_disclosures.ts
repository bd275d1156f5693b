import { sql, type Kysely } from 'kysely';

/**
 * Who was told personal data, and what left the office: one append-only log of exports, prints, previews, forms and single
 * values, which never holds a value itself. A release is the countersigned leave to take more whole rows than one person
 * may; its use is kept beside it, once.
 * effective: data_release
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createReleases(db);
  await createLog(db);
  await takeOver(db);
  await createGuards(db);
  await extendRecords(db);
}

const WHATS = ['export', 'print', 'preview', 'shown', 'reveal'];
const MASKINGS = ['none', 'masked', 'whole'];
const REASONS = [
  'call',
  'delivery',
  'payment',
  'invoice',
  'verify',
  'other',
  'amend',
  'dispatch',
  'review',
  'adjudicate',
  'evidence',
  'print',
  'export',
];

const oneOf = (values: readonly string[]): string => `(${values.map((value) => `'${value}'`).join(', ')})`;
const place = (column: string, values: readonly string[]): string =>
  `CASE ${column} ${values.map((value, at) => `WHEN '${value}' THEN ${at}`).join(' ')} END`;

async function createLog(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    CREATE TABLE disclosure (
      seq           INTEGER PRIMARY KEY,
      at            INTEGER NOT NULL CHECK (at > 0),
      on_date       TEXT NOT NULL CHECK (on_date GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
      what          TEXT NOT NULL CHECK (what IN ${oneOf(WHATS)}),
      person_id     TEXT NOT NULL REFERENCES person (id),
      person_name   TEXT NOT NULL,
      subject_kind  TEXT NOT NULL,
      subject_id    TEXT,
      subject_label TEXT,
      fields        TEXT NOT NULL,
      filter        TEXT CHECK (json_valid(filter)),
      row_count     INTEGER CHECK (row_count >= 0),
      masking       TEXT NOT NULL CHECK (masking IN ${oneOf(MASKINGS)}),
      reason        TEXT NOT NULL CHECK (reason IN ${oneOf(REASONS)}),
      remark        TEXT CHECK (length(remark) <= 200),
      file_hash     TEXT CHECK (length(file_hash) = 64),
      second_name   TEXT,
      release_id    TEXT REFERENCES data_release (id),
      excess        INTEGER NOT NULL CHECK (excess >= 0),
      CHECK (what <> 'reveal' OR (subject_id IS NOT NULL AND masking = 'whole')),
      CHECK (what <> 'export' OR (row_count IS NOT NULL AND file_hash IS NOT NULL)),
      CHECK ((release_id IS NULL) = (second_name IS NULL))
    ) STRICT`)
    .execute(db);
  for (const [name, on] of [
    ['disclosure_by_day', 'on_date, seq'],
    ['disclosure_by_what', `${place('what', WHATS)}, seq`],
    ['disclosure_by_person', 'person_name, seq, subject_label'],
    ['disclosure_by_subject_kind', 'subject_kind, seq'],
    ['disclosure_by_label', 'subject_label, seq'],
    ['disclosure_by_rows', 'row_count, seq'],
    ['disclosure_by_masking', `${place('masking', MASKINGS)}, seq`],
    ['disclosure_by_reason', `${place('reason', REASONS)}, seq`],
    ['disclosure_by_file', 'file_hash, seq'],
    ['disclosure_by_second', 'second_name, seq'],
    ['disclosure_lately', 'person_id, what, subject_kind, subject_id, at'],
  ]) {
    await sql.raw(`CREATE INDEX ${name} ON disclosure (${on})`).execute(db);
  }
  await sql`CREATE INDEX disclosure_reveals ON disclosure (person_id, at) WHERE what = 'reveal'`.execute(db);
  await sql`CREATE INDEX disclosure_in_excess ON disclosure (on_date, person_name) WHERE excess > 0`.execute(db);
}

async function createReleases(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE data_release (
      id            TEXT PRIMARY KEY,
      list          TEXT NOT NULL,
      title         TEXT NOT NULL,
      filter        TEXT NOT NULL CHECK (json_valid(filter)),
      filter_line   TEXT NOT NULL,
      columns       TEXT CHECK (json_type(columns) = 'array'),
      language      TEXT NOT NULL CHECK (language IN ('zh-CN', 'en-US')),
      row_count     INTEGER NOT NULL CHECK (row_count > 0),
      rows_hash     TEXT NOT NULL CHECK (length(rows_hash) = 64),
      reason        TEXT NOT NULL CHECK (length(reason) > 0),
      person_id     TEXT NOT NULL REFERENCES person (id),
      good_until    INTEGER NOT NULL CHECK (good_until > 0),
      version       INTEGER NOT NULL CHECK (version = 1),
      submission_id TEXT NOT NULL REFERENCES submission (id)
    ) STRICT`.execute(db);
  await sql`CREATE INDEX data_release_by_person ON data_release (person_id, good_until)`.execute(db);
  await sql`
    CREATE TABLE data_release_use (
      release_id    TEXT PRIMARY KEY REFERENCES data_release (id),
      at            INTEGER NOT NULL CHECK (at > 0)
    ) STRICT, WITHOUT ROWID`.execute(db);
}

/** A release is written by its countersignature and never again; more whole rows than one person may take name theirs. */
async function createGuards(db: Kysely<unknown>): Promise<void> {
  for (const verb of ['INSERT', 'UPDATE', 'DELETE']) {
    const when =
      verb === 'INSERT' ? 'NOT EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission_id AND applying = 1)' : '1';
    await sql
      .raw(`CREATE TRIGGER data_release_countersigned_${verb.toLowerCase()} BEFORE ${verb} ON data_release WHEN ${when}
        BEGIN SELECT RAISE(ABORT, 'guard:data_release'); END`)
      .execute(db);
  }
  await appendOnly(db, 'disclosure');
  await appendOnly(db, 'data_release_use');
  await sql`CREATE TRIGGER data_release_use_in_time BEFORE INSERT ON data_release_use
    WHEN NEW.at > (SELECT good_until FROM data_release WHERE id = NEW.release_id)
    BEGIN SELECT RAISE(ABORT, 'guard:data_release_use'); END`.execute(db);
  await sql`CREATE TRIGGER disclosure_under_release BEFORE INSERT ON disclosure
    WHEN NEW.release_id IS NOT NULL AND NOT EXISTS
      (SELECT 1 FROM data_release_use u JOIN data_release r ON r.id = u.release_id
        WHERE u.release_id = NEW.release_id AND r.person_id = NEW.person_id AND r.row_count = NEW.row_count)
    BEGIN SELECT RAISE(ABORT, 'guard:disclosure'); END`.execute(db);
  await sql`CREATE TRIGGER disclosure_of_many_by_two BEFORE INSERT ON disclosure
    WHEN NEW.what = 'export' AND NEW.masking = 'whole' AND NEW.row_count > 200 AND NEW.release_id IS NULL
    BEGIN SELECT RAISE(ABORT, 'guard:disclosure'); END`.execute(db);
}

async function appendOnly(db: Kysely<unknown>, table: string): Promise<void> {
  for (const verb of ['UPDATE', 'DELETE']) {
    await sql
      .raw(`CREATE TRIGGER ${table}_never_${verb.toLowerCase()} BEFORE ${verb} ON ${table}
        BEGIN SELECT RAISE(ABORT, 'guard:${table}'); END`)
      .execute(db);
  }
}

const DAY = (at: string): string => `strftime('%Y-%m-%d', ${at} / 1000 + 28800, 'unixepoch')`;

/** What was printed and exported before this log began, from where it was kept until then. */
async function takeOver(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    INSERT INTO disclosure (at, on_date, what, person_id, person_name, subject_kind, subject_id, subject_label, fields,
      filter, row_count, masking, reason, remark, file_hash, second_name, release_id, excess)
    SELECT * FROM (
      SELECT p.at AS at, ${DAY('p.at')}, 'print', p.person_id, n.name, p.document, p.record_id, l.label, '',
        NULL, NULL, CASE WHEN p.document IN ('dispatch_note', 'invoice_request') THEN 'whole' ELSE 'none' END, 'print', NULL, NULL, NULL, NULL, 0
      FROM print_record p JOIN person n ON n.id = p.person_id LEFT JOIN v_record_label l ON l.id = p.record_id
      UNION ALL
      SELECT e.at, ${DAY('e.at')}, 'export', e.person_id, n.name, json_extract(e.details, '$.list'), NULL, NULL,
        COALESCE(json_extract(e.details, '$.columns'), ''), NULL, json_extract(e.details, '$.rows'),
        CASE json_extract(e.details, '$.list')
          WHEN 'clients' THEN 'masked' WHEN 'sign_back_chase' THEN 'whole' ELSE 'none' END, 'export', NULL, json_extract(e.details, '$.fileHash'), NULL, NULL, 0
      FROM audit_event e JOIN person n ON n.id = e.person_id
      WHERE e.procedure = 'exchange.export' AND e.outcome = 'exported')
    ORDER BY at`)
    .execute(db);
}

/** `verify` looks for records nobody signed in the view of all records: a release is one of them. */
async function extendRecords(db: Kysely<unknown>): Promise<void> {
  const found = await sql<{ sql: string }>`SELECT sql FROM sqlite_schema WHERE name = 'v_effective_record'`.execute(db);
  const before = found.rows[0]?.sql;
  if (before === undefined) throw new Error('v_effective_record is made by an earlier migration');
  await sql`DROP VIEW v_effective_record`.execute(db);
  await sql
    .raw(`${before}
      UNION ALL SELECT 'data_release', id, list, submission_id FROM data_release`)
    .execute(db);
}
