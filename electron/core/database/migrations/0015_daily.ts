import { sql, type Kysely } from 'kysely';

/**
 * 日常登记 and 日页. An entry stands at once, keyed by one person; it is never changed, only struck by its author while no
 * page holds it, and marked reviewed by the effect of the page that does. A page is one person's entries of one day.
 * An open page holds its entries by claims of the scope `daily.entry`.
 * effective: day_page, day_page_entry
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createEntries(db);
  await createPages(db);
  await createEntryGuards(db);
  await createPageGuards(db);
  await extendRecordViews(db);
}

const DAY = `GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`;

async function createEntries(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    CREATE TABLE daily_entry (
      seq           INTEGER PRIMARY KEY,
      id            TEXT NOT NULL UNIQUE,
      kind          TEXT NOT NULL CHECK (length(kind) > 0),
      office_date   TEXT NOT NULL CHECK (office_date ${DAY}),
      subject_kind  TEXT NOT NULL,
      subject_id    TEXT NOT NULL,
      person_id     TEXT NOT NULL REFERENCES person (id),
      at            INTEGER NOT NULL,
      content       TEXT NOT NULL CHECK (json_valid(content)),
      content_hash  TEXT NOT NULL CHECK (length(content_hash) = 64),
      corrects_id   TEXT REFERENCES daily_entry (id),
      struck_at     INTEGER,
      struck_by     TEXT,
      struck_reason TEXT,
      page_id       TEXT REFERENCES day_page (id),
      CHECK ((struck_at IS NULL) = (struck_by IS NULL)),
      CHECK ((struck_at IS NULL) = (struck_reason IS NULL)),
      CHECK (struck_by = person_id),
      CHECK (length(struck_reason) > 0),
      CHECK (struck_at IS NULL OR page_id IS NULL)
    ) STRICT`)
    .execute(db);
  await sql`CREATE INDEX daily_entry_by_subject ON daily_entry (subject_kind, subject_id, seq)`.execute(db);
  await sql`CREATE INDEX daily_entry_by_day ON daily_entry (office_date, seq)`.execute(db);
  await sql`CREATE INDEX daily_entry_by_person ON daily_entry (person_id, office_date, seq)`.execute(db);
  await sql`CREATE INDEX daily_entry_by_page ON daily_entry (page_id) WHERE page_id IS NOT NULL`.execute(db);
  await sql`CREATE INDEX daily_entry_unreviewed ON daily_entry (office_date, seq)
    WHERE page_id IS NULL AND struck_at IS NULL`.execute(db);
  await sql`CREATE INDEX daily_entry_unreviewed_by_person ON daily_entry (person_id, office_date, seq)
    WHERE page_id IS NULL AND struck_at IS NULL`.execute(db);
  await sql`CREATE UNIQUE INDEX daily_entry_corrected_once ON daily_entry (corrects_id)
    WHERE corrects_id IS NOT NULL AND struck_at IS NULL`.execute(db);
}

/** What a page was signed with is kept as it read then: names, labels and summaries may change later, the page does not. */
async function createPages(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    CREATE TABLE day_page (
      id            TEXT PRIMARY KEY,
      version       INTEGER NOT NULL CHECK (version = 1),
      office_date   TEXT NOT NULL CHECK (office_date ${DAY}),
      person_id     TEXT NOT NULL REFERENCES person (id),
      person_name   TEXT NOT NULL,
      entry_count   INTEGER NOT NULL CHECK (entry_count > 0),
      submission_id TEXT NOT NULL REFERENCES submission (id)
    ) STRICT`)
    .execute(db);
  await sql`CREATE INDEX day_page_by_day ON day_page (office_date, person_id)`.execute(db);
  await sql`CREATE INDEX day_page_by_person ON day_page (person_id, office_date)`.execute(db);
  await sql`
    CREATE TABLE day_page_entry (
      page_id       TEXT NOT NULL REFERENCES day_page (id),
      position      INTEGER NOT NULL CHECK (position >= 0),
      entry_id      TEXT NOT NULL UNIQUE REFERENCES daily_entry (id),
      subject_label TEXT NOT NULL,
      summary       TEXT NOT NULL,
      corrects      TEXT,
      content_hash  TEXT NOT NULL CHECK (length(content_hash) = 64),
      submission_id TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (page_id, position)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE INDEX submission_of_day ON submission (json_extract(content, '$.officeDate'), serial)
    WHERE kind = 'day_page'`.execute(db);
}

/** Name, event, and when it refuses. */
const ENTRY_GUARDS: readonly (readonly [string, string, string])[] = [
  ['daily_entry_born_unreviewed', 'INSERT', 'NEW.struck_at IS NOT NULL OR NEW.page_id IS NOT NULL'],
  [
    'daily_entry_corrects_its_like',
    'INSERT',
    `NEW.corrects_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM daily_entry o WHERE o.id = NEW.corrects_id
      AND o.kind = NEW.kind AND o.subject_kind = NEW.subject_kind AND o.subject_id = NEW.subject_id
      AND o.struck_at IS NULL)`,
  ],
  [
    'daily_entry_fixed',
    'UPDATE OF seq, id, kind, office_date, subject_kind, subject_id, person_id, at, content, content_hash, corrects_id',
    '1',
  ],
  [
    'daily_entry_struck_before_its_page',
    'UPDATE OF struck_at, struck_by, struck_reason',
    `OLD.struck_at IS NOT NULL OR NEW.struck_at IS NULL OR OLD.page_id IS NOT NULL
      OR EXISTS (SELECT 1 FROM submission_claim c WHERE c.scope = 'daily.entry' AND c.key = OLD.id)`,
  ],
  [
    'daily_entry_reviewed_by_its_page',
    'UPDATE OF page_id',
    `OLD.page_id IS NOT NULL OR OLD.struck_at IS NOT NULL OR NOT EXISTS (
      SELECT 1 FROM day_page_entry e JOIN submission s ON s.id = e.submission_id
      WHERE e.entry_id = OLD.id AND e.page_id = NEW.page_id AND s.applying = 1)`,
  ],
  ['daily_entry_kept', 'DELETE', '1'],
];

async function createEntryGuards(db: Kysely<unknown>): Promise<void> {
  for (const [name, verb, when] of ENTRY_GUARDS) {
    await sql
      .raw(`CREATE TRIGGER ${name} BEFORE ${verb} ON daily_entry WHEN ${when}
        BEGIN SELECT RAISE(ABORT, 'guard:${name}'); END`)
      .execute(db);
  }
}

/** Effective like all others; and a page is submitted by its author, so that 0002 keeps the author from signing it. */
async function createPageGuards(db: Kysely<unknown>): Promise<void> {
  for (const table of ['day_page', 'day_page_entry']) {
    for (const verb of ['INSERT', 'UPDATE']) {
      await sql
        .raw(`CREATE TRIGGER ${table}_countersigned_${verb.toLowerCase()} BEFORE ${verb} ON ${table}
          WHEN NOT EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission_id AND applying = 1)
          BEGIN SELECT RAISE(ABORT, 'guard:${table}'); END`)
        .execute(db);
    }
    await sql
      .raw(`CREATE TRIGGER ${table}_countersigned_delete BEFORE DELETE ON ${table}
        WHEN NOT EXISTS (SELECT 1 FROM submission WHERE applying = 1)
        BEGIN SELECT RAISE(ABORT, 'guard:${table}'); END`)
      .execute(db);
  }
  await sql`CREATE TRIGGER day_page_of_its_maker BEFORE INSERT ON day_page
    WHEN NOT EXISTS (SELECT 1 FROM submission_maker m
      WHERE m.submission_id = NEW.submission_id AND m.person_id = NEW.person_id)
    BEGIN SELECT RAISE(ABORT, 'guard:day_page_of_its_maker'); END`.execute(db);
  await sql`CREATE TRIGGER day_page_entry_of_its_page BEFORE INSERT ON day_page_entry
    WHEN NOT EXISTS (SELECT 1 FROM day_page p JOIN daily_entry e
      ON e.person_id = p.person_id AND e.office_date = p.office_date
      WHERE p.id = NEW.page_id AND e.id = NEW.entry_id AND e.struck_at IS NULL AND e.content_hash = NEW.content_hash)
    BEGIN SELECT RAISE(ABORT, 'guard:day_page_entry_of_its_page'); END`.execute(db);
}

/** Adds pages to the view of all records, whatever kinds earlier migrations have put there. */
async function extendRecordViews(db: Kysely<unknown>): Promise<void> {
  const found = await sql<{ sql: string }>`SELECT sql FROM sqlite_schema WHERE name = 'v_effective_record'`.execute(db);
  const before = found.rows[0]?.sql;
  if (before === undefined) throw new Error('v_effective_record is made by an earlier migration');
  const arm = `SELECT 'day_page', id, office_date || ' ' || person_name, submission_id FROM day_page`;
  await sql`DROP VIEW v_effective_record`.execute(db);
  await sql.raw(`${before} UNION ALL ${arm}`).execute(db);
}
