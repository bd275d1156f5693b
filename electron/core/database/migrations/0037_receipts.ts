import { sql, type Kysely } from 'kysely';

/**
 * 回款 and 核销. What was received and what it was taken for, the parts of contracts as they were posted, and the rules that hold whoever
 * writes: nothing is allocated beyond a receipt or beyond what is owed, both sides are of one client, and what an allocation
 * stands on stays. The views say what is left of a receipt and open of an invoice or of what an opening document brought in.
 * Claims of open submissions: `allocation.receipt`, `allocation.target` (in fen).
 * effective: receipt, allocation, allocation_line, allocation_share
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createReceipt(db);
  await createAllocation(db);
  await createIndexes(db);
  await createViews(db);
  await guardEffective(db);
  await guardAllocations(db);
  await guardSettled(db);
  await carryMerges(db);
  await extendViews(db);
}

const DAY = `GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`;

async function createReceipt(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    CREATE TABLE receipt (
      id               TEXT PRIMARY KEY,
      version          INTEGER NOT NULL CHECK (version > 0),
      number           TEXT NOT NULL UNIQUE,
      client_id        TEXT REFERENCES client (id),
      signed_client_id TEXT REFERENCES client (id),
      received_on      TEXT NOT NULL CHECK (received_on ${DAY}),
      method           TEXT NOT NULL CHECK (method IN ('transfer', 'acceptance_bill', 'cash', 'other')),
      amount_fen       INTEGER NOT NULL CHECK (amount_fen > 0),
      payer_name       TEXT NOT NULL CHECK (payer_name <> ''),
      payer_account    TEXT,
      bank_reference   TEXT CHECK (bank_reference <> ''),
      own_account      TEXT,
      bill_number      TEXT CHECK (bill_number <> ''),
      bill_due_on      TEXT CHECK (bill_due_on ${DAY}),
      note             TEXT,
      status           TEXT NOT NULL CHECK (status IN ('active', 'void')),
      submission_id    TEXT NOT NULL REFERENCES submission (id),
      CHECK ((method = 'acceptance_bill') = (bill_number IS NOT NULL)),
      CHECK ((method = 'acceptance_bill') = (bill_due_on IS NOT NULL)),
      CHECK (client_id IS NOT NULL OR signed_client_id IS NULL)
    ) STRICT`)
    .execute(db);
}

async function createAllocation(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    CREATE TABLE allocation (
      id               TEXT PRIMARY KEY,
      version          INTEGER NOT NULL CHECK (version > 0),
      number           TEXT NOT NULL UNIQUE,
      client_id        TEXT NOT NULL REFERENCES client (id),
      signed_client_id TEXT REFERENCES client (id),
      allocated_on     TEXT NOT NULL CHECK (allocated_on ${DAY}),
      amount_fen       INTEGER NOT NULL CHECK (amount_fen > 0),
      note             TEXT,
      status           TEXT NOT NULL CHECK (status IN ('active', 'void')),
      submission_id    TEXT NOT NULL REFERENCES submission (id)
    ) STRICT`)
    .execute(db);
  await sql`
    CREATE TABLE allocation_line (
      allocation_id       TEXT NOT NULL REFERENCES allocation (id),
      line_key            TEXT NOT NULL,
      position            INTEGER NOT NULL CHECK (position >= 0),
      receipt_id          TEXT NOT NULL REFERENCES receipt (id),
      target              TEXT NOT NULL CHECK (target IN ('invoice', 'contract', 'opening')),
      invoice_id          TEXT REFERENCES invoice (id),
      contract_id         TEXT REFERENCES contract (id),
      opening_document_id TEXT REFERENCES opening_document (id),
      receipt_number      TEXT NOT NULL,
      target_number       TEXT NOT NULL,
      amount_fen          INTEGER NOT NULL CHECK (amount_fen > 0),
      submission_id       TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (allocation_id, line_key),
      CHECK ((target = 'invoice') = (invoice_id IS NOT NULL)),
      CHECK ((target = 'contract') = (contract_id IS NOT NULL)),
      CHECK ((target = 'opening') = (opening_document_id IS NOT NULL))
    ) STRICT, WITHOUT ROWID`.execute(db);
  // What each contract got of a line, as it was posted: the parts add up to the line.
  await sql`
    CREATE TABLE allocation_share (
      allocation_id TEXT NOT NULL,
      line_key      TEXT NOT NULL,
      contract_id   TEXT NOT NULL REFERENCES contract (id),
      amount_fen    INTEGER NOT NULL CHECK (amount_fen > 0),
      submission_id TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (allocation_id, line_key, contract_id),
      FOREIGN KEY (allocation_id, line_key) REFERENCES allocation_line (allocation_id, line_key)
    ) STRICT, WITHOUT ROWID`.execute(db);
}

const METHODS = `CASE method WHEN 'transfer' THEN 0 WHEN 'acceptance_bill' THEN 1 WHEN 'cash' THEN 2 WHEN 'other' THEN 3 END`;

/** The columns of each index, by what it is named after. */
const INDEXES = {
  receipt: {
    by_number: 'number, id, client_id',
    by_day: 'received_on, id',
    value_by_day: 'received_on, status, amount_fen',
    of_client: 'client_id, id',
    by_method: `${METHODS}, id`,
    by_payer: 'payer_name, id',
    by_reference: 'bank_reference, id',
    by_bill: 'bill_number, id',
    by_bill_due: 'bill_due_on, id',
    by_amount: 'amount_fen, id, status',
  },
  allocation: {
    by_number: 'number, id, client_id',
    by_day: 'allocated_on, id',
    of_client: 'client_id, id',
    by_amount: 'amount_fen, id',
    by_standing: `CASE status WHEN 'active' THEN 0 WHEN 'void' THEN 1 END, id`,
  },
  allocation_line: {
    by_receipt: 'receipt_id, amount_fen',
    by_invoice: 'invoice_id, amount_fen',
    by_contract: 'contract_id, amount_fen',
    by_opening: 'opening_document_id, amount_fen',
  },
  allocation_share: { by_contract: 'contract_id, amount_fen' },
};

async function createIndexes(db: Kysely<unknown>): Promise<void> {
  for (const [table, indexes] of Object.entries(INDEXES)) {
    for (const [name, columns] of Object.entries(indexes)) {
      await sql.raw(`CREATE INDEX ${table}_${name} ON ${table} (${columns})`).execute(db);
    }
  }
  await sql`CREATE INDEX receipt_void ON receipt (id) WHERE status = 'void'`.execute(db);
  for (const column of ['bank_reference', 'bill_number']) {
    const once = `CREATE UNIQUE INDEX receipt_once_by_${column} ON receipt (${column})`;
    await sql.raw(`${once} WHERE status = 'active' AND ${column} IS NOT NULL`).execute(db);
  }
}

/** What allocations in force take of a receipt, or put upon a document. */
const allocated = (column: string, key: string): string =>
  `COALESCE((SELECT SUM(l.amount_fen) FROM allocation_line l JOIN allocation a ON a.id = l.allocation_id AND a.status = 'active'
    WHERE l.${column} = ${key}), 0)`;

/** The invoiced balance an opening document brought in: what it says was invoiced less what it says was received. */
const BROUGHT_IN = 'MAX(0, d.invoiced_fen - d.received_fen)';

const DUE = (day: string, client: string): string => `date(${day}, '+' || ${client}.payment_days || ' days')`;

async function createViews(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE VIEW v_allocated_line AS
    SELECT a.id AS allocation_id, a.number, a.allocated_on, a.client_id, l.line_key, l.position, l.receipt_id, l.target, l.invoice_id,
      l.contract_id, l.opening_document_id, l.amount_fen
    FROM allocation_line l JOIN allocation a ON a.id = l.allocation_id AND a.status = 'active'`.execute(db);
  await sql
    .raw(`CREATE VIEW v_receipt_balance AS
    SELECT receipt_id, client_id, received_on, amount_fen, allocated_fen, amount_fen - allocated_fen AS unallocated_fen
    FROM (SELECT r.id AS receipt_id, r.client_id, r.received_on, r.amount_fen, ${allocated('receipt_id', 'r.id')} AS allocated_fen
      FROM receipt r WHERE r.status = 'active')`)
    .execute(db);
  // A day is due when the invoice's date and the client's payment days are over, as the ageing reckons.
  await sql
    .raw(`CREATE VIEW v_invoice_receivable AS
    SELECT invoice_id, client_id, invoice_number, issued_on, due_on, gross_fen, allocated_fen, gross_fen - allocated_fen AS open_fen
    FROM (SELECT i.id AS invoice_id, i.client_id, i.invoice_number, i.issued_on, i.gross_fen,
        ${DUE('i.issued_on', 'k')} AS due_on, ${allocated('invoice_id', 'i.id')} AS allocated_fen
      FROM invoice i JOIN client k ON k.id = i.client_id WHERE i.status = 'active')`)
    .execute(db);
  await sql
    .raw(`CREATE VIEW v_opening_receivable AS
    SELECT opening_document_id, contract_id, client_id, number, contract_number, as_of, due_on, owed_fen, allocated_fen,
      owed_fen - allocated_fen AS open_fen
    FROM (SELECT d.id AS opening_document_id, d.contract_id, c.client_id, d.number, c.number AS contract_number, d.as_of,
        ${DUE('d.as_of', 'k')} AS due_on, ${BROUGHT_IN} AS owed_fen,
        ${allocated('opening_document_id', 'd.id')} AS allocated_fen
      FROM opening_document d JOIN contract c ON c.id = d.contract_id JOIN client k ON k.id = c.client_id
      WHERE d.status = 'active')`)
    .execute(db);
}

async function trigger(db: Kysely<unknown>, name: string, on: string, when: string, guard = name): Promise<void> {
  await sql
    .raw(`CREATE TRIGGER ${name} ${on} WHEN ${when} BEGIN SELECT RAISE(ABORT, 'guard:${guard}'); END`)
    .execute(db);
}

const APPLYING = 'EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission_id AND applying = 1)';
const EFFECTIVE = ['receipt', 'allocation', 'allocation_line', 'allocation_share'];

/** What a merge that is taking effect does to a row: the client, and beside it whom it was signed with; not a letter of the rest. */
async function isCarried(db: Kysely<unknown>, table: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`SELECT name FROM pragma_table_info(${table})`.execute(db);
  const others = rows.map(({ name }) => name).filter((name) => name !== 'client_id' && name !== 'signed_client_id');
  return `(EXISTS (SELECT 1 FROM client_merge m JOIN submission s ON s.id = m.submission_id AND s.applying = 1
      WHERE m.absorbed_id = OLD.client_id AND m.survivor_id = NEW.client_id)
    AND NEW.signed_client_id = COALESCE(OLD.signed_client_id, OLD.client_id)
    AND ${others.map((name) => `NEW.${name} IS OLD.${name}`).join(' AND ')})`;
}

async function guardEffective(db: Kysely<unknown>): Promise<void> {
  for (const table of EFFECTIVE) {
    const isDocument = table === 'receipt' || table === 'allocation';
    const carried = isDocument ? ` AND NOT ${await isCarried(db, table)}` : '';
    await trigger(db, `${table}_countersigned_insert`, `BEFORE INSERT ON ${table}`, `NOT ${APPLYING}`, table);
    await trigger(db, `${table}_countersigned_update`, `BEFORE UPDATE ON ${table}`, `NOT ${APPLYING}${carried}`, table);
    const nobody = 'NOT EXISTS (SELECT 1 FROM submission WHERE applying = 1)';
    await trigger(db, `${table}_countersigned_delete`, `BEFORE DELETE ON ${table}`, nobody, table);
    // A line is taken back and written anew, so that the sums are held against every one.
    if (!isDocument) await trigger(db, `${table}_fixed`, `BEFORE UPDATE ON ${table}`, '1');
  }
}

async function guardAllocations(db: Kysely<unknown>): Promise<void> {
  const line = 'BEFORE INSERT ON allocation_line';
  const of = (found: string) =>
    `NOT EXISTS (SELECT 1 FROM allocation a JOIN ${found} WHERE a.id = NEW.allocation_id AND a.status = 'active')`;
  const owned = {
    receipt: `receipt r ON r.id = NEW.receipt_id AND r.status = 'active' AND r.client_id = a.client_id`,
    invoice: `invoice i ON i.id = NEW.invoice_id AND i.status = 'active' AND i.client_id = a.client_id`,
    contract: `contract c ON c.id = NEW.contract_id AND c.status = 'active' AND c.client_id = a.client_id`,
    opening: `opening_document d ON d.id = NEW.opening_document_id AND d.status = 'active'
      JOIN contract c ON c.id = d.contract_id AND c.client_id = a.client_id`,
  };
  const { receipt, ...targets } = owned;
  await trigger(db, 'allocation_line_of_its_receipt', line, of(receipt));
  for (const [target, found] of Object.entries(targets)) {
    await trigger(db, `allocation_line_of_its_${target}`, line, `NEW.target = '${target}' AND ${of(found)}`);
  }
  const above = (column: string, limit: string) =>
    `NEW.${column} IS NOT NULL AND ${allocated(column, `NEW.${column}`)} > ${limit}`;
  const after = 'AFTER INSERT ON allocation_line';
  const limits = [
    ['receipt', 'receipt_id', 'amount_fen', 'receipt'],
    ['invoice', 'invoice_id', 'gross_fen', 'invoice'],
    ['opening', 'opening_document_id', BROUGHT_IN, 'opening_document'],
  ] as const;
  for (const [name, column, limit, table] of limits) {
    const most = `(SELECT ${limit} FROM ${table} d WHERE d.id = NEW.${column})`;
    await trigger(db, `allocation_line_within_${name}`, after, above(column, most));
  }
  const ofLine = (alias: string) =>
    `WHERE ${alias}.allocation_id = NEW.allocation_id AND ${alias}.line_key = NEW.line_key`;
  const more = `(SELECT SUM(s.amount_fen) FROM allocation_share s ${ofLine('s')})
    > (SELECT l.amount_fen FROM allocation_line l ${ofLine('l')})`;
  await trigger(db, 'allocation_share_within_line', 'AFTER INSERT ON allocation_share', more);
  const revived = `OLD.status = 'void' AND NEW.status <> 'void'`;
  await trigger(db, 'allocation_void_stays', 'BEFORE UPDATE ON allocation', revived);
}

/** What an allocation in force stands on is not voided, lessened or given to another client beneath it. */
async function guardSettled(db: Kysely<unknown>): Promise<void> {
  const stands = (column: string) => `${allocated(column, 'OLD.id')} > 0`;
  const moved = `NEW.client_id IS NOT OLD.client_id AND NOT EXISTS (SELECT 1 FROM client_merge m
    WHERE m.absorbed_id = OLD.client_id AND m.survivor_id = NEW.client_id)`;
  const guards = [
    ['receipt', 'receipt_id', `NEW.amount_fen < ${allocated('receipt_id', 'OLD.id')} OR ${moved}`],
    [
      'invoice',
      'invoice_id',
      `NEW.gross_fen < ${allocated('invoice_id', 'OLD.id')} OR NEW.invoice_request_id <> OLD.invoice_request_id OR ${moved}`,
    ],
    ['contract', 'contract_id', moved],
    ['opening_document', 'opening_document_id', '0'],
  ] as const;
  for (const [table, column, changed] of guards) {
    const when = `${stands(column)} AND (NEW.status = 'void' OR ${changed})`;
    await trigger(db, `${table}_settled_stays`, `BEFORE UPDATE ON ${table}`, when);
  }
}

/** A merge carries receipts and allocations like every other document of a client. */
async function carryMerges(db: Kysely<unknown>): Promise<void> {
  const found = await sql<{ sql: string }>`SELECT sql FROM sqlite_schema WHERE name = 'client_merge_carries'`.execute(
    db,
  );
  const before = found.rows[0]?.sql;
  const end = before?.lastIndexOf('END') ?? -1;
  if (before === undefined || end < 0) throw new Error('client_merge_carries is made by an earlier migration');
  const carried = ['receipt', 'allocation'].map(
    (
      table,
    ) => `UPDATE ${table} SET signed_client_id = COALESCE(signed_client_id, client_id), client_id = NEW.survivor_id
      WHERE client_id = NEW.absorbed_id;`,
  );
  await sql`DROP TRIGGER client_merge_carries`.execute(db);
  await sql.raw(`${before.slice(0, end)} ${carried.join('\n')} END`).execute(db);
  const absorbed = 'EXISTS (SELECT 1 FROM client_holder WHERE client_id = NEW.client_id)';
  const merging = `EXISTS (SELECT 1 FROM client_merge m JOIN submission s ON s.id = m.submission_id AND s.applying = 1
    WHERE m.absorbed_id = OLD.client_id)`;
  for (const table of ['receipt', 'allocation']) {
    const guard = `${table}_of_standing_client`;
    const insert = `NEW.signed_client_id IS NOT NULL OR ${absorbed}`;
    await trigger(db, `${guard}_insert`, `BEFORE INSERT ON ${table}`, insert, guard);
    const made = `NEW.signed_client_id IS NOT NULL AND NEW.signed_client_id IS NOT OLD.signed_client_id AND NOT ${merging}`;
    await trigger(db, `${guard}_update`, `BEFORE UPDATE ON ${table}`, `${absorbed} OR (${made})`, guard);
  }
}

async function extendView(db: Kysely<unknown>, view: string, ...arms: readonly string[]): Promise<void> {
  const found = await sql<{ sql: string }>`SELECT sql FROM sqlite_schema WHERE name = ${view}`.execute(db);
  const before = found.rows[0]?.sql;
  if (before === undefined) throw new Error(`${view} is made by an earlier migration`);
  await sql.raw(`DROP VIEW ${view}`).execute(db);
  await sql.raw([before, ...arms].join(' UNION ALL ')).execute(db);
}

async function extendViews(db: Kysely<unknown>): Promise<void> {
  const records = EFFECTIVE.slice(0, 2);
  const rows = (columns: (table: string) => string) => records.map((table) => `SELECT ${columns(table)} FROM ${table}`);
  await extendView(db, 'v_effective_record', ...rows((table) => `'${table}', id, number, submission_id`));
  await extendView(db, 'v_record_label', ...rows(() => 'id, number'));
  await extendView(db, 'v_client_record', ...rows((table) => `client_id, '${table}', id, number`));
}
