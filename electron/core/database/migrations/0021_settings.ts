import { sql, type Kysely } from 'kysely';

/**
 * What the office relies on and changes only by review: more of its profile, its own bank accounts, the forms of its
 * numbers, its tax rates, and the days on which it works otherwise than the state's schedule says. Number series count by
 * prefix, date part and period, so that a new form never meets an old number.
 * effective: settings_list, own_account, number_format_version, number_format, tax_rate, working_day_change
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await extendProfile(db);
  await createLists(db);
  await createNumberFormats(db);
  await rebuildSeries(db);
  await createGuards(db);
  await extendRecords(db);
}

/** Bank and account were never written: they are records of the list of own accounts. */
async function extendProfile(db: Kysely<unknown>): Promise<void> {
  for (const column of ['bank', 'bank_account']) {
    await sql.raw(`ALTER TABLE office_profile DROP COLUMN ${column}`).execute(db);
  }
  for (const column of [
    `english_name TEXT CHECK (length(english_name) > 0)`,
    `contact_lines TEXT NOT NULL DEFAULT '[]' CHECK (json_type(contact_lines) = 'array')`,
    `logo_hash TEXT CHECK (length(logo_hash) = 64)`,
    `logo_format TEXT CHECK (logo_format IN ('png', 'jpeg') AND (logo_format IS NULL) = (logo_hash IS NULL))`,
    `logo_bytes INTEGER CHECK (logo_bytes BETWEEN 1 AND 204800 AND (logo_bytes IS NULL) = (logo_hash IS NULL))`,
  ]) {
    await sql.raw(`ALTER TABLE office_profile ADD COLUMN ${column}`).execute(db);
  }
}

const DAY = `GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`;

/** One row in `settings_list` a list, and the lines of each. */
async function createLists(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE settings_list (
      id            TEXT PRIMARY KEY CHECK (id IN ('own_accounts', 'numbering', 'tax_rates', 'working_calendar')),
      version       INTEGER NOT NULL CHECK (version > 0),
      submission_id TEXT NOT NULL REFERENCES submission (id)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql
    .raw(`
    CREATE TABLE own_account (
      position      INTEGER PRIMARY KEY CHECK (position >= 0),
      bank          TEXT NOT NULL CHECK (length(bank) > 0),
      account       TEXT NOT NULL UNIQUE CHECK (length(account) > 0),
      purpose       TEXT NOT NULL CHECK (purpose IN ('basic', 'general', 'special', 'temporary')),
      on_invoices   INTEGER NOT NULL CHECK (on_invoices IN (0, 1)),
      on_contracts  INTEGER NOT NULL CHECK (on_contracts IN (0, 1)),
      closed_on     TEXT CHECK (closed_on IS NULL OR (closed_on ${DAY} AND on_invoices = 0 AND on_contracts = 0)),
      remark        TEXT,
      submission_id TEXT NOT NULL REFERENCES submission (id)
    ) STRICT`)
    .execute(db);
  for (const name of ['on_invoices', 'on_contracts']) {
    await sql.raw(`CREATE UNIQUE INDEX own_account_${name} ON own_account (${name}) WHERE ${name} = 1`).execute(db);
  }
  await sql
    .raw(`
    CREATE TABLE tax_rate (
      position      INTEGER PRIMARY KEY CHECK (position >= 0),
      rate          INTEGER NOT NULL CHECK (rate BETWEEN 0 AND 10000 AND (rate > 0) = (treatment = 'taxed')),
      treatment     TEXT NOT NULL CHECK (treatment IN ('taxed', 'zero_rated', 'exempt', 'not_taxable')),
      from_on       TEXT NOT NULL CHECK (from_on ${DAY}),
      to_on         TEXT CHECK (to_on ${DAY} AND to_on >= from_on),
      purpose       TEXT NOT NULL CHECK (length(purpose) > 0),
      submission_id TEXT NOT NULL REFERENCES submission (id)
    ) STRICT`)
    .execute(db);
  await sql
    .raw(`
    CREATE TABLE working_day_change (
      on_date       TEXT PRIMARY KEY CHECK (on_date ${DAY}),
      is_workday    INTEGER NOT NULL CHECK (is_workday IN (0, 1)),
      reason        TEXT NOT NULL CHECK (length(reason) > 0),
      submission_id TEXT NOT NULL REFERENCES submission (id)
    ) STRICT, WITHOUT ROWID`)
    .execute(db);
  await sql`CREATE VIEW v_working_day_change AS SELECT on_date, is_workday FROM working_day_change`.execute(db);
}

/** Every version is kept: which one holds follows from the day. */
async function createNumberFormats(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    CREATE TABLE number_format_version (
      version       INTEGER PRIMARY KEY CHECK (version > 0),
      from_on       TEXT CHECK (from_on ${DAY}),
      holds_from    TEXT NOT NULL CHECK (holds_from ${DAY}),
      submission_id TEXT NOT NULL REFERENCES submission (id)
    ) STRICT`)
    .execute(db);
  await sql`
    CREATE TABLE number_format (
      version       INTEGER NOT NULL REFERENCES number_format_version (version),
      position      INTEGER NOT NULL CHECK (position >= 0),
      series        TEXT NOT NULL CHECK (length(series) > 0),
      prefix        TEXT NOT NULL CHECK (length(prefix) BETWEEN 1 AND 6 AND prefix NOT GLOB '*[^A-Z]*'),
      date_part     TEXT NOT NULL CHECK (date_part IN ('none', 'year', 'month')),
      restart       TEXT NOT NULL CHECK (restart IN ('never', 'yearly', 'monthly')),
      width         INTEGER NOT NULL CHECK (width BETWEEN 3 AND 8),
      submission_id TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (version, position),
      UNIQUE (version, series),
      UNIQUE (version, prefix),
      CHECK (restart = 'never' OR date_part = 'month' OR (date_part = 'year' AND restart = 'yearly'))
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE VIEW v_number_format AS
    SELECT f.series, f.version, v.holds_from, f.prefix, f.date_part, f.restart, f.width
    FROM number_format f JOIN number_format_version v ON v.version = f.version`.execute(db);
}

/** `period` is what a count belongs to: 0 for ever, 2026 a year, 202611 a month. */
async function rebuildSeries(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE number_series RENAME TO number_series_before`.execute(db);
  await sql`
    CREATE TABLE number_series (
      prefix    TEXT NOT NULL,
      date_part TEXT NOT NULL CHECK (date_part IN ('none', 'year', 'month')),
      period    INTEGER NOT NULL CHECK (period = 0 OR period BETWEEN 1990 AND 2200 OR period BETWEEN 199001 AND 220012),
      last      INTEGER NOT NULL CHECK (last > 0),
      PRIMARY KEY (prefix, date_part, period)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`INSERT INTO number_series (prefix, date_part, period, last)
    SELECT prefix, CASE year WHEN 0 THEN 'none' ELSE 'year' END, year, last FROM number_series_before`.execute(db);
  await sql`DROP TABLE number_series_before`.execute(db);
  // Two ways of restarting under one prefix and date part would give one number twice.
  const digits = (row: string): string => `length(CAST(${row}.period AS TEXT))`;
  for (const [name, verb, when] of [
    [
      'number_series_gapless',
      'UPDATE',
      `NEW.last <> OLD.last + 1 OR NEW.prefix <> OLD.prefix OR NEW.date_part <> OLD.date_part OR NEW.period <> OLD.period`,
    ],
    ['number_series_kept', 'DELETE', '1'],
    ['number_series_begins', 'INSERT', 'NEW.last <> 1'],
    [
      'number_series_one_restart',
      'INSERT',
      `EXISTS (SELECT 1 FROM number_series o WHERE o.prefix = NEW.prefix AND o.date_part = NEW.date_part
        AND ${digits('o')} <> ${digits('NEW')})`,
    ],
  ] as const) {
    await sql
      .raw(`CREATE TRIGGER ${name} BEFORE ${verb} ON number_series WHEN ${when}
        BEGIN SELECT RAISE(ABORT, 'guard:number_series'); END`)
      .execute(db);
  }
}

const EFFECTIVE = [
  'settings_list',
  'own_account',
  'number_format_version',
  'number_format',
  'tax_rate',
  'working_day_change',
];

/** Earlier forms of numbers stay as they were: numbers were given by them. */
const KEPT = new Set(['number_format_version', 'number_format']);

async function createGuards(db: Kysely<unknown>): Promise<void> {
  for (const table of EFFECTIVE) {
    for (const verb of ['INSERT', 'UPDATE', 'DELETE']) {
      const signed =
        verb === 'DELETE'
          ? 'EXISTS (SELECT 1 FROM submission WHERE applying = 1)'
          : 'EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission_id AND applying = 1)';
      const when = KEPT.has(table) && verb !== 'INSERT' ? '1' : `NOT ${signed}`;
      await sql
        .raw(`CREATE TRIGGER ${table}_countersigned_${verb.toLowerCase()} BEFORE ${verb} ON ${table} WHEN ${when}
          BEGIN SELECT RAISE(ABORT, 'guard:${table}'); END`)
        .execute(db);
    }
  }
}

/** `verify` looks for records nobody signed in the view of all records: these belong to it now. */
async function extendRecords(db: Kysely<unknown>): Promise<void> {
  const found = await sql<{ sql: string }>`SELECT sql FROM sqlite_schema WHERE name = 'v_effective_record'`.execute(db);
  const before = found.rows[0]?.sql;
  if (before === undefined) throw new Error('v_effective_record is made by an earlier migration');
  await sql`DROP VIEW v_effective_record`.execute(db);
  await sql
    .raw(`${before}
      UNION ALL SELECT 'office_profile', id, name, submission_id FROM office_profile
      UNION ALL SELECT id, id, id, submission_id FROM settings_list`)
    .execute(db);
}
