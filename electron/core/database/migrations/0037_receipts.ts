import { sql, type Kysely } from 'kysely';

/**
 * 回款 and 核销. What was received and what it was taken for, the parts of contracts as they were posted, and the rules that hold whoever
 * writes: nothing is allocated beyond a receipt or beyond what is owed, both sides are of one client, and what an allocation
 * stands on stays. `open_invoice` and `open_receipt` hold what is not settled yet, kept by triggers.
 * Claims of open submissions: `allocation.receipt`, `allocation.target` (in fen).
 * effective: receipt, allocation, allocation_line, allocation_share · engine: open_invoice, open_receipt
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createReceipt(db);
  await createAllocation(db);
  await createOpen(db);
  await createIndexes(db);
  await createViews(db);
  await guardEffective(db);
  await guardAllocations(db);
  await guardSettled(db);
  await carryMerges(db);
  await followOpen(db);
  await createSearchParts(db);
  await replaceReceived(db);
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

/** What is not settled yet, so that it is found without reading what was settled years ago. */
async function createOpen(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE open_invoice (
      invoice_id     TEXT PRIMARY KEY,
      client_id      TEXT NOT NULL,
      invoice_number TEXT NOT NULL,
      issued_on      TEXT NOT NULL,
      due_on         TEXT NOT NULL,
      gross_fen      INTEGER NOT NULL,
      allocated_fen  INTEGER NOT NULL,
      open_fen       INTEGER NOT NULL CHECK (open_fen > 0)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`
    CREATE TABLE open_receipt (
      receipt_id  TEXT PRIMARY KEY,
      client_id   TEXT,
      received_on TEXT NOT NULL,
      left_fen    INTEGER NOT NULL CHECK (left_fen > 0)
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
  open_invoice: {
    by_due: 'due_on, invoice_id, open_fen',
    by_issued: 'issued_on, invoice_id',
    by_number: 'invoice_number, invoice_id',
    of_client: 'client_id, invoice_id',
    by_gross: 'gross_fen, invoice_id',
    by_open: 'open_fen, invoice_id, gross_fen, allocated_fen',
  },
  open_receipt: { of_client: 'client_id, received_on, receipt_id' },
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

const INVOICE_FOUND = `SELECT invoice_id, client_id, invoice_number, issued_on, due_on, gross_fen, allocated_fen, open_fen
  FROM v_invoice_receivable WHERE open_fen > 0`;
const RECEIPT_FOUND = `SELECT receipt_id, client_id, received_on, unallocated_fen FROM v_receipt_balance WHERE unallocated_fen > 0`;

/** What is open, worked out anew for the named documents whenever something they hang on is written. */
async function followOpen(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`INSERT INTO open_invoice ${INVOICE_FOUND}`).execute(db);
  const invoices = (which: string) => `DELETE FROM open_invoice WHERE invoice_id IN (${which});
    INSERT INTO open_invoice ${INVOICE_FOUND} AND invoice_id IN (${which});`;
  const receipts = (which: string) => `DELETE FROM open_receipt WHERE receipt_id IN (${which});
    INSERT INTO open_receipt ${RECEIPT_FOUND} AND receipt_id IN (${which});`;
  const lines = 'FROM allocation_line WHERE allocation_id = NEW.id';
  const ofHead = `${invoices(`SELECT invoice_id ${lines}`)} ${receipts(`SELECT receipt_id ${lines}`)}`;
  const due = `UPDATE open_invoice SET due_on = ${DUE('issued_on', 'NEW')} WHERE client_id = NEW.id;`;
  const line = (row: string) => `${invoices(`${row}.invoice_id`)} ${receipts(`${row}.receipt_id`)}`;
  const followed = [
    ['invoice_insert', 'INSERT ON invoice', invoices('NEW.id')],
    ['invoice_update', 'UPDATE ON invoice', invoices('NEW.id')],
    ['receipt_insert', 'INSERT ON receipt', receipts('NEW.id')],
    ['receipt_update', 'UPDATE ON receipt', receipts('NEW.id')],
    ['line_insert', 'INSERT ON allocation_line', line('NEW')],
    ['line_delete', 'DELETE ON allocation_line', line('OLD')],
    ['allocation_update', 'UPDATE ON allocation', ofHead],
    ['payment_days', 'UPDATE OF payment_days ON client', due],
  ];
  for (const [name, on, body] of followed) {
    await sql.raw(`CREATE TRIGGER open_money_${name} AFTER ${on} BEGIN ${body} END`).execute(db);
  }
}

const folded = (text: string): string =>
  `upper(${['-', '/', ' ', '.', '_'].reduce((inner, sign) => `replace(${inner}, '${sign}', '')`, text)})`;

/** Found by their whole number, by the year and what follows, and by their last 3 to 8 characters, like every document (0020_lookups). */
async function createSearchParts(db: Kysely<unknown>): Promise<void> {
  const ends = `(${[3, 4, 5, 6, 8, 10, 40].map((n) => `SELECT ${n} AS n`).join(' UNION ALL ')})`;
  for (const [table, columns] of [
    ['receipt', ['number', 'bank_reference', 'bill_number']],
    ['allocation', ['number']],
  ] as const) {
    const parts = (text: string) =>
      `SELECT DISTINCT substr(${folded(text)}, -min(n, length(${folded(text)}))) AS part FROM ${ends} WHERE length(${folded(text)}) > 2`;
    const enter = columns
      .map(
        (column) => `INSERT OR IGNORE INTO search_part (kind, part, record_id)
        SELECT '${table}', part, NEW.id FROM (${parts(`NEW.${column}`)});`,
      )
      .join('\n');
    const leave = `DELETE FROM search_part WHERE kind = '${table}' AND record_id = OLD.id
      AND part IN (${columns.map((column) => `SELECT part FROM (${parts(`OLD.${column}`)})`).join(' UNION ')});`;
    const changed = columns.map((column) => `OLD.${column} IS NOT NEW.${column}`).join(' OR ');
    await sql.raw(`CREATE TRIGGER search_part_${table}_insert AFTER INSERT ON ${table} BEGIN ${enter} END`).execute(db);
    await sql
      .raw(
        `CREATE TRIGGER search_part_${table}_update AFTER UPDATE ON ${table} WHEN ${changed} BEGIN ${leave} ${enter} END`,
      )
      .execute(db);
  }
}

/** Money received for a contract now comes from allocations too: advances, and its parts of invoices and openings. */
async function replaceReceived(db: Kysely<unknown>): Promise<void> {
  const found = await sql<{
    sql: string;
  }>`SELECT sql FROM sqlite_schema WHERE name = 'v_contract_line_received'`.execute(db);
  const lines = found.rows[0]?.sql;
  if (lines === undefined) throw new Error('v_contract_line_received is made by an earlier migration');
  await sql`DROP VIEW v_contract_line_received`.execute(db);
  await sql`DROP VIEW v_contract_received`.execute(db);
  await sql`CREATE VIEW v_contract_receipt AS
    SELECT d.contract_id, 'opening_document' AS document_kind, d.id AS document_id, d.number AS document_number, d.submission_id,
      d.as_of AS received_on, d.received_fen
    FROM opening_document d WHERE d.status = 'active' AND d.received_fen > 0
    UNION ALL SELECT s.contract_id, 'allocation', a.id, a.number, a.submission_id, a.allocated_on, s.amount_fen
    FROM allocation_share s JOIN allocation a ON a.id = s.allocation_id AND a.status = 'active'`.execute(db);
  // Sums stand beside each contract, so that a filter on contracts goes to the indexes of both tables.
  const shares = `FROM allocation_share s JOIN allocation a ON a.id = s.allocation_id AND a.status = 'active' WHERE s.contract_id = c.id`;
  const opened = `FROM opening_document d WHERE d.contract_id = c.id AND d.status = 'active'`;
  await sql
    .raw(`CREATE VIEW v_contract_received AS
    SELECT c.id AS contract_id, COALESCE((SELECT SUM(d.received_fen) ${opened}), 0)
      + COALESCE((SELECT SUM(s.amount_fen) ${shares}), 0) AS received_fen
    FROM contract c WHERE EXISTS (SELECT 1 ${opened}) OR EXISTS (SELECT 1 ${shares})`)
    .execute(db);
  await sql.raw(lines).execute(db);
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
