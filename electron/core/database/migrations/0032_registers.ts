import { sql, type Kysely } from 'kysely';

/**
 * 登记簿. Entries of every register of the effective class in one table, their fields as JSON: what one register asks of them,
 * and the indexes of its list, are made from its declaration when the office opens (database/register-schema.ts). What they
 * refer to stands in `register_link` with a foreign key of its own kind; what they move, in `register_movement`, whose sums
 * `register_balance` keeps and never lets below zero; what settles what, in `register_settlement`.
 * Entries of the daily class lie in `daily_entry` as all others; a corrected one says so, so that lists can leave it out.
 * effective: register_entry, register_link, register_movement, register_balance, register_settlement
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createEntries(db);
  await createLinks(db);
  await createMovements(db);
  await createSettlements(db);
  await createGuards(db);
  await markSettled(db);
  await markCorrected(db);
  await extendView(db, 'v_effective_record', `'register_' || register, id, number, submission_id FROM register_entry`);
  await extendView(db, 'v_record_label', 'id, number FROM register_entry');
}

const DAY = `GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`;

async function createEntries(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    CREATE TABLE register_entry (
      id            TEXT PRIMARY KEY,
      register      TEXT NOT NULL CHECK (length(register) > 1),
      number        TEXT NOT NULL UNIQUE,
      version       INTEGER NOT NULL CHECK (version > 0),
      entered_on    TEXT NOT NULL CHECK (entered_on ${DAY}),
      title         TEXT NOT NULL,
      fields        TEXT NOT NULL CHECK (json_type(fields) = 'object'),
      status        TEXT NOT NULL CHECK (status IN ('active', 'void')),
      is_settled    INTEGER NOT NULL DEFAULT 0 CHECK (is_settled IN (0, 1)),
      submission_id TEXT NOT NULL REFERENCES submission (id),
      UNIQUE (id, register)
    ) STRICT`)
    .execute(db);
  // None begins with the register: each has indexes of its own, which such a one would keep from being chosen.
  await sql`CREATE INDEX register_entry_by_title ON register_entry (title, register)`.execute(db);
  await sql`CREATE INDEX register_entry_found ON register_entry (id, number, title, register, status)`.execute(db);
}

/** One column for each kind of record an entry may name, and exactly one of them filled. */
const LINKS: readonly (readonly [column: string, reference: string])[] = [
  ['client_id', 'client (id)'],
  ['contract_id', 'contract (id)'],
  ['dispatch_note_id', 'dispatch_note (id)'],
  ['invoice_id', 'invoice (id)'],
  ['product_id', 'product (id)'],
  ['person_id', 'person (id)'],
  ['linked_entry_id', 'register_entry (id)'],
  ['daily_entry_id', 'daily_entry (id)'],
];

async function createLinks(db: Kysely<unknown>): Promise<void> {
  const columns = LINKS.map(([column, reference]) => `${column} TEXT REFERENCES ${reference}`);
  const filled = LINKS.map(([column]) => `(${column} IS NOT NULL)`).join(' + ');
  await sql
    .raw(`
    CREATE TABLE register_link (
      entry_id        TEXT NOT NULL REFERENCES register_entry (id),
      field           TEXT NOT NULL CHECK (length(field) > 0),
      ${columns.join(',\n      ')},
      linked_register TEXT,
      submission_id   TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (entry_id, field),
      FOREIGN KEY (linked_entry_id, linked_register) REFERENCES register_entry (id, register),
      CHECK (${filled} = 1),
      CHECK ((linked_entry_id IS NULL) = (linked_register IS NULL))
    ) STRICT, WITHOUT ROWID`)
    .execute(db);
  for (const [column] of LINKS) {
    await sql
      .raw(`CREATE INDEX register_link_by_${column} ON register_link (${column}, entry_id) WHERE ${column} IS NOT NULL`)
      .execute(db);
  }
}

/** A new entry names a client that stands; one that was made before its client was merged keeps whom it was signed about. */
const OF_STANDING_CLIENT = `NEW.client_id IS NOT NULL
  AND EXISTS (SELECT 1 FROM client_holder WHERE client_id = NEW.client_id)
  AND EXISTS (SELECT 1 FROM register_entry WHERE id = NEW.entry_id AND version = 1)`;

/** An amendment posts what it changes, a voiding takes back what stands: per entry and key the rows add up to its effect. */
async function createMovements(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE register_movement (
      entry_id      TEXT NOT NULL REFERENCES register_entry (id),
      version       INTEGER NOT NULL CHECK (version > 0),
      ledger        TEXT NOT NULL CHECK (length(ledger) > 0),
      key           TEXT NOT NULL CHECK (json_type(key) = 'array'),
      amount        INTEGER NOT NULL CHECK (amount <> 0),
      submission_id TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (entry_id, version, key)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE INDEX register_movement_by_key ON register_movement (ledger, key, amount)`.execute(db);
  await sql`
    CREATE TABLE register_balance (
      ledger        TEXT NOT NULL,
      key           TEXT NOT NULL CHECK (json_type(key) = 'array'),
      balance       INTEGER NOT NULL CHECK (balance >= 0),
      submission_id TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (ledger, key)
    ) STRICT, WITHOUT ROWID`.execute(db);
  // Not an upsert: its CHECK would hold the first row to an amount that goes out.
  await sql`CREATE TRIGGER register_movement_in_balance AFTER INSERT ON register_movement BEGIN
    INSERT OR IGNORE INTO register_balance (ledger, key, balance, submission_id)
      VALUES (NEW.ledger, NEW.key, 0, NEW.submission_id);
    UPDATE register_balance SET balance = balance + NEW.amount, submission_id = NEW.submission_id
      WHERE ledger = NEW.ledger AND key = NEW.key;
  END`.execute(db);
}

async function createSettlements(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE register_settlement (
      entry_id      TEXT PRIMARY KEY REFERENCES register_entry (id),
      settled_id    TEXT NOT NULL REFERENCES register_entry (id),
      status        TEXT NOT NULL CHECK (status IN ('active', 'void')),
      submission_id TEXT NOT NULL REFERENCES submission (id),
      CHECK (entry_id <> settled_id)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE UNIQUE INDEX register_settlement_once ON register_settlement (settled_id)
    WHERE status = 'active'`.execute(db);
}

const OF_ENTRY = 'id, register, number, version, entered_on, title, fields, status, submission_id';
const EFFECTIVE = ['register_entry', 'register_link', 'register_movement', 'register_balance', 'register_settlement'];
/** Name, event and table, and when it refuses. */
const FIXED: readonly (readonly [name: string, on: string, when: string])[] = [
  ['register_entry_kept', 'DELETE ON register_entry', '1'],
  ['register_link_of_standing_client', 'INSERT ON register_link', OF_STANDING_CLIENT],
  ['register_entry_identity_fixed', 'UPDATE OF id, register, number ON register_entry', '1'],
  ['register_movement_never_update', 'UPDATE ON register_movement', '1'],
  ['register_movement_never_delete', 'DELETE ON register_movement', '1'],
  ['register_balance_kept', 'DELETE ON register_balance', '1'],
  ['register_settlement_kept', 'DELETE ON register_settlement', '1'],
];

const IS_SETTLED = (id: string): string =>
  `EXISTS (SELECT 1 FROM register_settlement s WHERE s.settled_id = ${id} AND s.status = 'active')`;

/** It follows from the settlements, and the store lets it say nothing else. */
async function markSettled(db: Kysely<unknown>): Promise<void> {
  for (const verb of ['INSERT', 'UPDATE OF is_settled']) {
    const name = `register_entry_settled_as_it_is_${verb.slice(0, 6).toLowerCase()}`;
    await sql
      .raw(`CREATE TRIGGER ${name} BEFORE ${verb} ON register_entry WHEN NEW.is_settled <> ${IS_SETTLED('NEW.id')}
        BEGIN SELECT RAISE(ABORT, 'guard:${name}'); END`)
      .execute(db);
  }
  for (const [verb, rows] of [
    ['INSERT', ['NEW']],
    ['UPDATE', ['OLD', 'NEW']],
  ] as const) {
    const marks = rows.map(
      (row) =>
        `UPDATE register_entry SET is_settled = ${IS_SETTLED(`${row}.settled_id`)} WHERE id = ${row}.settled_id;`,
    );
    await sql
      .raw(`CREATE TRIGGER register_settlement_marks_${verb.toLowerCase()} AFTER ${verb} ON register_settlement
        BEGIN ${marks.join(' ')} END`)
      .execute(db);
  }
}

async function createGuards(db: Kysely<unknown>): Promise<void> {
  for (const table of EFFECTIVE) {
    for (const verb of ['INSERT', 'UPDATE']) {
      // That an entry was settled is written beside it when its settlement is, and says nothing of its own.
      const own = verb === 'UPDATE' && table === 'register_entry' ? `UPDATE OF ${OF_ENTRY}` : verb;
      await sql
        .raw(`CREATE TRIGGER ${table}_countersigned_${verb.toLowerCase()} BEFORE ${own} ON ${table}
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
  for (const [name, on, when] of FIXED) {
    await sql
      .raw(`CREATE TRIGGER ${name} BEFORE ${on} WHEN ${when} BEGIN SELECT RAISE(ABORT, 'guard:${name}'); END`)
      .execute(db);
  }
}

const IS_CORRECTED = (id: string): string =>
  `EXISTS (SELECT 1 FROM daily_entry n WHERE n.corrects_id = ${id} AND n.corrects_id IS NOT NULL AND n.struck_at IS NULL)`;

/** It follows from the entries themselves, and the store lets it say nothing else. */
async function markCorrected(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE daily_entry ADD COLUMN is_corrected INTEGER NOT NULL DEFAULT 0
    CHECK (is_corrected IN (0, 1))`.execute(db);
  await sql.raw(`UPDATE daily_entry SET is_corrected = 1 WHERE ${IS_CORRECTED('daily_entry.id')}`).execute(db);
  await sql
    .raw(`CREATE TRIGGER daily_entry_corrected_as_it_is BEFORE UPDATE OF is_corrected ON daily_entry
      WHEN NEW.is_corrected = OLD.is_corrected OR NEW.is_corrected <> ${IS_CORRECTED('NEW.id')}
      BEGIN SELECT RAISE(ABORT, 'guard:daily_entry_corrected_as_it_is'); END`)
    .execute(db);
  await sql`CREATE TRIGGER daily_entry_born_uncorrected BEFORE INSERT ON daily_entry WHEN NEW.is_corrected <> 0
    BEGIN SELECT RAISE(ABORT, 'guard:daily_entry_born_uncorrected'); END`.execute(db);
  await sql`CREATE TRIGGER daily_entry_corrects AFTER INSERT ON daily_entry WHEN NEW.corrects_id IS NOT NULL
    BEGIN UPDATE daily_entry SET is_corrected = 1 WHERE id = NEW.corrects_id; END`.execute(db);
  await sql`CREATE TRIGGER daily_entry_corrects_no_longer AFTER UPDATE OF struck_at ON daily_entry
    WHEN NEW.corrects_id IS NOT NULL AND NEW.struck_at IS NOT NULL
    BEGIN UPDATE daily_entry SET is_corrected = 0 WHERE id = NEW.corrects_id; END`.execute(db);
}

/** One view made anew with further rows. */
async function extendView(db: Kysely<unknown>, name: string, more: string): Promise<void> {
  const found = await sql<{ sql: string }>`SELECT sql FROM sqlite_schema WHERE name = ${name}`.execute(db);
  const before = found.rows[0]?.sql;
  if (before === undefined) throw new Error(`${name} is made by an earlier migration`);
  await sql.raw(`DROP VIEW ${name}`).execute(db);
  await sql.raw(`${before} UNION ALL SELECT ${more}`).execute(db);
}
