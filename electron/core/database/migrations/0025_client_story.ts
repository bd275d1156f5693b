import { sql, type Kysely } from 'kysely';

/**
 * What a client's page and the ageing of receivables read: `v_receivable_entry` tells what a client was charged by invoice
 * and what is there to settle it, `v_client_invoice` what counts as turnover, `v_client_record` which papers speak of
 * him. No tables, so nothing to guard.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // One range per client and account: balances, ageing and their dates come out of the index alone.
  await sql`CREATE INDEX ledger_entry_of_account ON ledger_entry
    (client_id, account_code, date, debit_fen, credit_fen, voucher_id) WHERE client_id IS NOT NULL`.execute(db);
  await sql`CREATE INDEX voucher_that_reverses ON voucher (id, reverses_id) WHERE reverses_id IS NOT NULL`.execute(db);
  await sql`CREATE INDEX dispatch_note_of_client_by_day ON dispatch_note (client_id, dispatched_on, kind, status, gross_fen)`.execute(
    db,
  );
  await sql`CREATE INDEX return_note_of_client_by_day ON return_note (client_id, returned_on, purpose, status, gross_fen)`.execute(
    db,
  );
  await createReceivables(db);
  await createTurnover(db);
  await createPapers(db);
}

/**
 * Entries of 1122.02 and 2203. What was charged ages from the date of its own voucher; a reversal takes it back at that same
 * date, so that a voided invoice leaves no trace in a bracket it never stood in. Every other credit, and every advance, is
 * money or credit that settles the oldest charges first.
 */
async function createReceivables(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE VIEW v_receivable_entry AS
    SELECT e.client_id, e.date, COALESCE(r.reverses_id, e.voucher_id) AS item_id,
      COALESCE((SELECT o.date FROM voucher o WHERE o.id = r.reverses_id), e.date) AS aged_on,
      CASE WHEN e.account_code = '2203' THEN 0 WHEN r.id IS NULL THEN e.debit_fen ELSE 0 - e.credit_fen END AS charged_fen,
      CASE WHEN e.account_code = '2203' THEN e.credit_fen - e.debit_fen
        WHEN r.id IS NULL THEN e.credit_fen ELSE 0 - e.debit_fen END AS settled_fen
    FROM ledger_entry e LEFT JOIN voucher r INDEXED BY voucher_that_reverses ON r.id = e.voucher_id AND r.reverses_id IS NOT NULL
    WHERE e.client_id IS NOT NULL AND e.account_code IN ('1122.02', '2203')`.execute(db);
}

/** One row per invoice in force: its own net, tax and gross, and the discount its request gave, with tax. */
async function createTurnover(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE VIEW v_client_invoice AS
    SELECT i.id, i.client_id, i.issued_on, substr(i.issued_on, 1, 7) AS month, i.net_fen, i.tax_fen, i.gross_fen,
      COALESCE((SELECT SUM(l.discount_fen) FROM invoice_request_line l
        WHERE l.invoice_request_id = i.invoice_request_id), 0) AS discount_fen
    FROM invoice i WHERE i.status = 'active'`.execute(db);
}

/** Every record that speaks of a client, with what people call it: where the papers on his page come from. */
async function createPapers(db: Kysely<unknown>): Promise<void> {
  const ofContract = (kind: string, table: string): string =>
    `UNION ALL SELECT c.client_id, '${kind}', d.id, d.number FROM contract c JOIN ${table} d ON d.contract_id = c.id`;
  await sql
    .raw(`CREATE VIEW v_client_record AS
    SELECT id AS client_id, 'client' AS kind, id AS record_id, code AS label FROM client
    UNION ALL SELECT client_id, 'contract', id, number FROM contract
    ${ofContract('opening_document', 'opening_document')}
    ${ofContract('close_short', 'close_short')}
    UNION ALL SELECT client_id, 'dispatch_note', id, number FROM dispatch_note
    UNION ALL SELECT n.client_id, 'sign_back', b.id, b.number FROM dispatch_note n JOIN sign_back b ON b.dispatch_note_id = n.id
    UNION ALL SELECT client_id, 'return_note', id, number FROM return_note
    UNION ALL SELECT client_id, 'invoice_request', id, number FROM invoice_request
    UNION ALL SELECT client_id, 'invoice', id, invoice_number FROM invoice`)
    .execute(db);
}
