import { sql, type Kysely } from 'kysely';

/**
 * 开票申请 and 发票. A request that is effective counts as pending until its invoice is recorded, then as invoiced.
 * Claims of open submissions: `invoice.contract_line` (contract/line), `invoice.dispatch_line` (note/line).
 * `v_dispatch_line_quantity` is the one answer to what became of a dispatched line, `v_dispatch_state` to where a note stands.
 * effective: invoice_request, invoice_request_line, invoice
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRequest(db);
  await createRequestLine(db);
  await createInvoice(db);
  await createViews(db);
}

const DAY = `GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`;

async function createRequest(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    CREATE TABLE invoice_request (
      id                 TEXT PRIMARY KEY,
      version            INTEGER NOT NULL CHECK (version > 0),
      number             TEXT NOT NULL UNIQUE,
      client_id          TEXT NOT NULL REFERENCES client (id),
      kind               TEXT NOT NULL CHECK (kind IN ('special', 'ordinary')),
      requested_on       TEXT NOT NULL CHECK (requested_on ${DAY}),
      deliver_to         TEXT,
      remark             TEXT,
      buyer_title        TEXT NOT NULL,
      buyer_tax_number   TEXT,
      buyer_address      TEXT,
      buyer_phone        TEXT,
      buyer_bank_name    TEXT,
      buyer_bank_account TEXT,
      buyer_email        TEXT,
      net_fen            INTEGER NOT NULL,
      tax_fen            INTEGER NOT NULL,
      gross_fen          INTEGER NOT NULL,
      status             TEXT NOT NULL CHECK (status IN ('active', 'void')),
      submission_id      TEXT NOT NULL REFERENCES submission (id),
      CHECK (net_fen + tax_fen = gross_fen),
      CHECK (kind = 'ordinary' OR buyer_tax_number IS NOT NULL)
    ) STRICT`)
    .execute(db);
  await sql`CREATE INDEX invoice_request_by_day ON invoice_request (requested_on, id)`.execute(db);
  await sql`CREATE INDEX invoice_request_by_client ON invoice_request (client_id, number)`.execute(db);
}

async function createRequestLine(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE invoice_request_line (
      invoice_request_id    TEXT NOT NULL REFERENCES invoice_request (id),
      line_key              TEXT NOT NULL,
      position              INTEGER NOT NULL CHECK (position >= 0),
      contract_id           TEXT NOT NULL REFERENCES contract (id),
      contract_line_key     TEXT NOT NULL,
      dispatch_note_id      TEXT,
      dispatch_line_key     TEXT,
      product_id            TEXT NOT NULL REFERENCES product (id),
      product_name          TEXT NOT NULL,
      specification         TEXT,
      unit                  TEXT NOT NULL,
      unit_decimals         INTEGER NOT NULL CHECK (unit_decimals BETWEEN 0 AND 6),
      tax_code              TEXT,
      tax_short_name        TEXT,
      quantity_e6           INTEGER NOT NULL CHECK (quantity_e6 > 0),
      price_e6              INTEGER NOT NULL CHECK (price_e6 >= 0),
      price_basis           TEXT NOT NULL CHECK (price_basis IN ('with_tax', 'without_tax')),
      tax_rate_basis_points INTEGER NOT NULL CHECK (tax_rate_basis_points BETWEEN 0 AND 10000),
      tax_treatment         TEXT NOT NULL CHECK (tax_treatment IN ('taxed', 'zero_rated', 'exempt', 'not_taxable')),
      net_fen               INTEGER NOT NULL,
      tax_fen               INTEGER NOT NULL,
      gross_fen             INTEGER NOT NULL,
      discount_fen          INTEGER NOT NULL CHECK (discount_fen BETWEEN 0 AND gross_fen),
      discount_net_fen      INTEGER NOT NULL,
      discount_tax_fen      INTEGER NOT NULL,
      submission_id         TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (invoice_request_id, line_key),
      FOREIGN KEY (contract_id, contract_line_key) REFERENCES contract_line (contract_id, line_key) DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (dispatch_note_id, dispatch_line_key) REFERENCES dispatch_line (dispatch_note_id, line_key)
        DEFERRABLE INITIALLY DEFERRED,
      CHECK ((dispatch_note_id IS NULL) = (dispatch_line_key IS NULL)),
      CHECK (net_fen + tax_fen = gross_fen),
      CHECK (discount_net_fen + discount_tax_fen = discount_fen)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE INDEX invoice_request_line_by_contract_line ON invoice_request_line (contract_id, contract_line_key)`.execute(
    db,
  );
  await sql`CREATE INDEX invoice_request_line_by_dispatch_line ON invoice_request_line (dispatch_note_id, dispatch_line_key)
    WHERE dispatch_note_id IS NOT NULL`.execute(db);
}

async function createInvoice(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    CREATE TABLE invoice (
      id                 TEXT PRIMARY KEY,
      version            INTEGER NOT NULL CHECK (version > 0),
      invoice_request_id TEXT NOT NULL REFERENCES invoice_request (id),
      client_id          TEXT NOT NULL REFERENCES client (id),
      kind               TEXT NOT NULL CHECK (kind IN ('special', 'ordinary')),
      invoice_code       TEXT CHECK (length(invoice_code) IN (10, 12)),
      invoice_number     TEXT NOT NULL CHECK (length(invoice_number) IN (8, 20)),
      issued_on          TEXT NOT NULL CHECK (issued_on ${DAY}),
      net_fen            INTEGER NOT NULL,
      tax_fen            INTEGER NOT NULL,
      gross_fen          INTEGER NOT NULL,
      remark             TEXT,
      status             TEXT NOT NULL CHECK (status IN ('active', 'void')),
      submission_id      TEXT NOT NULL REFERENCES submission (id),
      CHECK (net_fen + tax_fen = gross_fen),
      CHECK ((length(invoice_number) = 20) = (invoice_code IS NULL))
    ) STRICT`)
    .execute(db);
  await sql`CREATE UNIQUE INDEX invoice_one_per_request ON invoice (invoice_request_id) WHERE status = 'active'`.execute(
    db,
  );
  await sql`CREATE INDEX invoice_by_request ON invoice (invoice_request_id)`.execute(db);
  await sql`CREATE UNIQUE INDEX invoice_official_number ON invoice (COALESCE(invoice_code, ''), invoice_number)
    WHERE status = 'active'`.execute(db);
  await sql`CREATE INDEX invoice_by_day ON invoice (issued_on, id)`.execute(db);
  await sql`CREATE INDEX invoice_by_client ON invoice (client_id, issued_on, id)`.execute(db);
  await sql`CREATE INDEX invoice_by_number ON invoice (invoice_number)`.execute(db);
}

async function createViews(db: Kysely<unknown>): Promise<void> {
  // Lines of effective requests; issued 1 once their invoice is recorded. Amounts are before discount.
  await sql`CREATE VIEW v_invoice_request_line AS
    SELECT l.invoice_request_id, l.line_key, l.contract_id, l.contract_line_key, l.dispatch_note_id, l.dispatch_line_key,
      l.quantity_e6, l.net_fen, l.tax_fen, l.gross_fen, l.discount_fen, l.discount_net_fen, l.discount_tax_fen,
      i.id AS invoice_id, i.issued_on, (i.id IS NOT NULL) AS issued
    FROM invoice_request_line l
      JOIN invoice_request r ON r.id = l.invoice_request_id AND r.status = 'active'
      LEFT JOIN invoice i ON i.invoice_request_id = r.id AND i.status = 'active'`.execute(db);
  await sql`CREATE VIEW v_dispatch_line_quantity AS
    SELECT l.dispatch_note_id, l.line_key, l.contract_id, l.contract_line_key, n.kind, n.client_id, n.dispatched_on,
      l.quantity_e6 AS dispatched_e6,
      COALESCE((SELECT SUM(s.signed_e6) FROM sign_back_line s JOIN sign_back b ON b.id = s.sign_back_id AND b.status = 'active'
        WHERE s.dispatch_note_id = l.dispatch_note_id AND s.dispatch_line_key = l.line_key), 0) AS signed_e6,
      COALESCE((SELECT SUM(s.difference_e6) FROM sign_back_line s JOIN sign_back b ON b.id = s.sign_back_id AND b.status = 'active'
        WHERE s.dispatch_note_id = l.dispatch_note_id AND s.dispatch_line_key = l.line_key
          AND s.settlement IN ('resend', 'close_short')), 0) AS settled_e6,
      COALESCE((SELECT SUM(s.difference_e6) FROM sign_back_line s JOIN sign_back b ON b.id = s.sign_back_id AND b.status = 'active'
        WHERE s.dispatch_note_id = l.dispatch_note_id AND s.dispatch_line_key = l.line_key
          AND s.settlement = 'close_short'), 0) AS settled_close_short_e6,
      COALESCE((SELECT SUM(t.quantity_e6) FROM return_line t JOIN return_note x ON x.id = t.return_note_id
        WHERE t.dispatch_note_id = l.dispatch_note_id AND t.dispatch_line_key = l.line_key
          AND x.status = 'active' AND x.purpose = 'credit'), 0) AS returned_credit_e6,
      COALESCE((SELECT SUM(t.quantity_e6) FROM return_line t JOIN return_note x ON x.id = t.return_note_id
        WHERE t.dispatch_note_id = l.dispatch_note_id AND t.dispatch_line_key = l.line_key
          AND x.status = 'active' AND x.purpose = 'replacement'), 0) AS returned_replacement_e6,
      COALESCE((SELECT SUM(q.quantity_e6) FROM v_invoice_request_line q
        WHERE q.dispatch_note_id = l.dispatch_note_id AND q.dispatch_line_key = l.line_key), 0) AS requested_e6,
      COALESCE((SELECT SUM(q.quantity_e6) FROM v_invoice_request_line q
        WHERE q.dispatch_note_id = l.dispatch_note_id AND q.dispatch_line_key = l.line_key AND q.issued = 1), 0) AS invoiced_e6
    FROM dispatch_line l JOIN dispatch_note n ON n.id = l.dispatch_note_id AND n.status = 'active'`.execute(db);
  await sql`CREATE VIEW v_dispatch_state AS
    SELECT n.id AS dispatch_note_id,
      CASE WHEN n.status = 'void' THEN 'void'
        WHEN NOT EXISTS (SELECT 1 FROM sign_back b WHERE b.dispatch_note_id = n.id AND b.status = 'active') THEN 'awaiting_sign_back'
        WHEN EXISTS (SELECT 1 FROM sign_back b JOIN sign_back_line s ON s.sign_back_id = b.id
          WHERE b.dispatch_note_id = n.id AND b.status = 'active' AND s.settlement = 'open') THEN 'difference_open'
        ELSE 'signed' END AS state
    FROM dispatch_note n`.execute(db);
}
