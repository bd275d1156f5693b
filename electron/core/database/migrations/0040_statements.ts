import { sql, type Kysely } from 'kysely';

/**
 * 对账单. A statement and the movements it listed when it was signed: the rows are written once and never again, and of the statement
 * itself only the client's reply, the day it is asked for by and the note change. `v_statement_movement` is the one text by which
 * preview, record, screen and paper find what moved.
 * effective: statement, statement_line
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTables(db);
  await createIndexes(db);
  await createView(db);
  await guardStatements(db);
  await carryMerges(db);
  await createSearchParts(db);
  await extendViews(db);
}

const DAY = `GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`;

async function createTables(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    CREATE TABLE statement (
      id                TEXT PRIMARY KEY,
      version           INTEGER NOT NULL CHECK (version > 0),
      number            TEXT NOT NULL UNIQUE,
      client_id         TEXT NOT NULL REFERENCES client (id),
      signed_client_id  TEXT REFERENCES client (id),
      period_from       TEXT NOT NULL CHECK (period_from ${DAY}),
      period_to         TEXT NOT NULL CHECK (period_to ${DAY}),
      issued_on         TEXT NOT NULL CHECK (issued_on ${DAY}),
      reply_by          TEXT NOT NULL CHECK (reply_by ${DAY}),
      note              TEXT,
      opening_fen       INTEGER NOT NULL,
      shipped_fen       INTEGER NOT NULL,
      received_fen      INTEGER NOT NULL,
      reduced_fen       INTEGER NOT NULL,
      other_fen         INTEGER NOT NULL,
      closing_fen       INTEGER NOT NULL,
      state             TEXT NOT NULL CHECK (state IN ('issued', 'agreed', 'differs', 'void')),
      replied_on        TEXT CHECK (replied_on ${DAY}),
      their_balance_fen INTEGER,
      reply_reason      TEXT CHECK (reply_reason <> ''),
      submission_id     TEXT NOT NULL REFERENCES submission (id),
      CHECK (period_from <= period_to AND period_to <= issued_on AND issued_on <= reply_by),
      CHECK (closing_fen = opening_fen + shipped_fen - received_fen - reduced_fen + other_fen),
      CHECK ((state IN ('agreed', 'differs')) = (replied_on IS NOT NULL)),
      CHECK ((state = 'differs') = (their_balance_fen IS NOT NULL)),
      CHECK ((state = 'differs') = (reply_reason IS NOT NULL))
    ) STRICT`)
    .execute(db);
  await sql
    .raw(`
    CREATE TABLE statement_line (
      statement_id    TEXT NOT NULL REFERENCES statement (id),
      position        INTEGER NOT NULL CHECK (position >= 0),
      moved_on        TEXT NOT NULL CHECK (moved_on ${DAY}),
      kind            TEXT NOT NULL CHECK (kind <> ''),
      document_id     TEXT NOT NULL,
      document_number TEXT NOT NULL,
      product_name    TEXT,
      specification   TEXT,
      unit            TEXT,
      unit_decimals   INTEGER,
      quantity_e6     INTEGER,
      price_e6        INTEGER,
      invoice_numbers TEXT,
      receipt_method  TEXT,
      reference       TEXT,
      amount_fen      INTEGER NOT NULL CHECK (amount_fen <> 0),
      submission_id   TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (statement_id, position)
    ) STRICT, WITHOUT ROWID`)
    .execute(db);
}

const STATES = `CASE state WHEN 'issued' THEN 0 WHEN 'agreed' THEN 1 WHEN 'differs' THEN 2 WHEN 'void' THEN 3 END`;

/** The columns of each index, by what it is named after. */
const INDEXES = {
  by_number: 'number, id, client_id',
  by_issued: 'issued_on, id',
  of_client: 'client_id, id',
  of_client_by_period: 'client_id, period_to, id',
  by_from: 'period_from, id',
  by_to: 'period_to, id',
  by_closing: 'closing_fen, id, opening_fen, shipped_fen, received_fen, reduced_fen',
  by_reply_by: 'reply_by, id',
  by_state: `${STATES}, id`,
};

async function createIndexes(db: Kysely<unknown>): Promise<void> {
  for (const [name, columns] of Object.entries(INDEXES)) {
    await sql.raw(`CREATE INDEX statement_${name} ON statement (${columns})`).execute(db);
  }
  await sql`CREATE INDEX statement_waiting ON statement (reply_by, id) WHERE state = 'issued'`.execute(db);
}

/**
 * By day and document, and by dispatched line where goods moved, so that an invoice (which moves what is shipped to what is
 * invoiced) and a document that was amended on its own day say only what they change.
 */
async function createView(db: Kysely<unknown>): Promise<void> {
  const ofGoods = (column: string) =>
    `CASE WHEN v.source_kind IN ('dispatch_note', 'return_note', 'sign_back') THEN e.${column} END`;
  const [note, line] = [ofGoods('dispatch_note_id'), ofGoods('dispatch_line_key')];
  await sql
    .raw(`CREATE VIEW v_statement_movement AS
    SELECT e.client_id, e.date AS moved_on, v.source_kind, v.source_id, ${note} AS dispatch_note_id, ${line} AS dispatch_line_key,
      MIN(e.seq) AS seq, SUM(e.debit_fen - e.credit_fen) AS amount_fen
    FROM ledger_entry e JOIN voucher v ON v.id = e.voucher_id
    WHERE e.account_code IN ('1122.01', '1122.02', '2203')
    GROUP BY e.client_id, e.date, v.source_kind, v.source_id, ${note}, ${line}
    HAVING SUM(e.debit_fen - e.credit_fen) <> 0`)
    .execute(db);
}

async function trigger(db: Kysely<unknown>, name: string, on: string, when: string, guard = name): Promise<void> {
  await sql
    .raw(`CREATE TRIGGER ${name} ${on} WHEN ${when} BEGIN SELECT RAISE(ABORT, 'guard:${guard}'); END`)
    .execute(db);
}

const APPLYING = 'EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission_id AND applying = 1)';
/** What an amendment may change. */
const OPEN = [
  'version',
  'reply_by',
  'note',
  'state',
  'replied_on',
  'their_balance_fen',
  'reply_reason',
  'submission_id',
];
const CLIENT = ['client_id', 'signed_client_id'];

/** What a merge that is taking effect does to a row: the client, and beside it whom it was signed with; not a letter of the rest. */
function carriedOf(columns: readonly string[]): string {
  return `(EXISTS (SELECT 1 FROM client_merge m JOIN submission s ON s.id = m.submission_id AND s.applying = 1
      WHERE m.absorbed_id = OLD.client_id AND m.survivor_id = NEW.client_id)
    AND NEW.signed_client_id = COALESCE(OLD.signed_client_id, OLD.client_id)
    AND ${columns.map((name) => `NEW.${name} IS OLD.${name}`).join(' AND ')})`;
}

async function guardStatements(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ name: string }>`SELECT name FROM pragma_table_info('statement')`.execute(db);
  const columns = rows.map(({ name }) => name);
  const others = columns.filter((name) => !CLIENT.includes(name));
  const carried = carriedOf(others);
  const update = 'BEFORE UPDATE ON statement';
  await trigger(db, 'statement_countersigned_insert', 'BEFORE INSERT ON statement', `NOT ${APPLYING}`, 'statement');
  await trigger(db, 'statement_countersigned_update', update, `NOT ${APPLYING} AND NOT ${carried}`, 'statement');
  await trigger(db, 'statement_kept', 'BEFORE DELETE ON statement', '1');
  const frozen = columns.filter((name) => !OPEN.includes(name));
  const changed = frozen.map((name) => `NEW.${name} IS NOT OLD.${name}`).join(' OR ');
  await trigger(db, 'statement_fixed', update, `NOT ${carried} AND (${changed})`);
  const undone = `(OLD.state = 'void' AND NEW.state <> 'void') OR (NEW.state = 'void' AND OLD.state IN ('agreed', 'differs'))`;
  await trigger(db, 'statement_void_stays', update, undone);
  const line = 'ON statement_line';
  // The rows come with the statement, by the submission that makes it.
  const first = `NOT EXISTS (SELECT 1 FROM statement s WHERE s.id = NEW.statement_id AND s.version = 1
    AND s.submission_id = NEW.submission_id)`;
  const insert = `NOT ${APPLYING} OR ${first}`;
  await trigger(db, 'statement_line_countersigned_insert', `BEFORE INSERT ${line}`, insert, 'statement_line');
  await trigger(db, 'statement_line_fixed', `BEFORE UPDATE ${line}`, '1');
  await trigger(db, 'statement_line_kept', `BEFORE DELETE ${line}`, '1');
}

/** A merge carries statements like every other document of a client. */
async function carryMerges(db: Kysely<unknown>): Promise<void> {
  const found = await sql<{ sql: string }>`SELECT sql FROM sqlite_schema WHERE name = 'client_merge_carries'`.execute(
    db,
  );
  const before = found.rows[0]?.sql;
  const end = before?.lastIndexOf('END') ?? -1;
  if (before === undefined || end < 0) throw new Error('client_merge_carries is made by an earlier migration');
  const carried = `UPDATE statement SET signed_client_id = COALESCE(signed_client_id, client_id), client_id = NEW.survivor_id
    WHERE client_id = NEW.absorbed_id;`;
  await sql`DROP TRIGGER client_merge_carries`.execute(db);
  await sql.raw(`${before.slice(0, end)} ${carried} END`).execute(db);
  const absorbed = 'EXISTS (SELECT 1 FROM client_holder WHERE client_id = NEW.client_id)';
  const merging = `EXISTS (SELECT 1 FROM client_merge m JOIN submission s ON s.id = m.submission_id AND s.applying = 1
    WHERE m.absorbed_id = OLD.client_id)`;
  const guard = 'statement_of_standing_client';
  const insert = `NEW.signed_client_id IS NOT NULL OR ${absorbed}`;
  await trigger(db, `${guard}_insert`, 'BEFORE INSERT ON statement', insert, guard);
  const made = `NEW.signed_client_id IS NOT NULL AND NEW.signed_client_id IS NOT OLD.signed_client_id AND NOT ${merging}`;
  await trigger(db, `${guard}_update`, 'BEFORE UPDATE ON statement', `${absorbed} OR (${made})`, guard);
}

const FOLDED = ['-', '/', ' ', '.', '_'].reduce((inner, sign) => `replace(${inner}, '${sign}', '')`, 'NEW.number');

/** Found by their whole number, by the year and what follows, and by their last 3 to 8 characters, like every document (0020_lookups). */
async function createSearchParts(db: Kysely<unknown>): Promise<void> {
  const ends = `(${[3, 4, 5, 6, 8, 10, 40].map((n) => `SELECT ${n} AS n`).join(' UNION ALL ')})`;
  const folded = `upper(${FOLDED})`;
  // A number is never changed (statement_fixed), so parts are only ever entered.
  await sql
    .raw(`CREATE TRIGGER search_part_statement_insert AFTER INSERT ON statement BEGIN
      INSERT OR IGNORE INTO search_part (kind, part, record_id)
      SELECT DISTINCT 'statement', substr(${folded}, -min(n, length(${folded}))), NEW.id FROM ${ends}
      WHERE length(${folded}) > 2; END`)
    .execute(db);
}

async function extendView(db: Kysely<unknown>, view: string, arm: string): Promise<void> {
  const found = await sql<{ sql: string }>`SELECT sql FROM sqlite_schema WHERE name = ${view}`.execute(db);
  const before = found.rows[0]?.sql;
  if (before === undefined) throw new Error(`${view} is made by an earlier migration`);
  await sql.raw(`DROP VIEW ${view}`).execute(db);
  await sql.raw(`${before} UNION ALL ${arm}`).execute(db);
}

async function extendViews(db: Kysely<unknown>): Promise<void> {
  await extendView(db, 'v_effective_record', `SELECT 'statement', id, number, submission_id FROM statement`);
  await extendView(db, 'v_record_label', 'SELECT id, number FROM statement');
  await extendView(db, 'v_client_record', `SELECT client_id, 'statement', id, number FROM statement`);
}
