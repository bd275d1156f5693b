import { sql, type Kysely } from 'kysely';

/**
 * What is read of receipts and allocations: `open_invoice` and `open_receipt` hold what is not settled yet, so that it is found
 * without reading what was settled years ago; documents are found by ends of their numbers; and what a contract received comes
 * from allocations too.
 * engine: open_invoice, open_receipt
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createOpen(db);
  await createIndexes(db);
  await followOpen(db);
  await createSearchParts(db);
  await replaceReceived(db);
}

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

/** The columns of each index, by what it is named after. */
const INDEXES = {
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
  const due = `UPDATE open_invoice SET due_on = date(issued_on, '+' || NEW.payment_days || ' days') WHERE client_id = NEW.id;`;
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
