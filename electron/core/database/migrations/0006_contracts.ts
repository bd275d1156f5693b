import { sql, type Kysely } from 'kysely';

/**
 * 购销合同 with lines, payment schedule and clauses; 关闭余量; 期初单据. Line keys live as long as the contract: an amendment
 * updates, adds and removes lines by key, and `contract_version` says which submission made which version.
 * effective: contract, contract_line, contract_payment_term, contract_clause, contract_version, close_short, close_short_line, opening_document, opening_line
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createContract(db);
  await createContractParts(db);
  await createCloseShort(db);
  await createOpening(db);
}

async function createContract(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE contract (
      id                     TEXT PRIMARY KEY,
      version                INTEGER NOT NULL CHECK (version > 0),
      number                 TEXT NOT NULL UNIQUE,
      kind                   TEXT NOT NULL CHECK (kind IN ('framework', 'sale', 'order')),
      framework_id           TEXT REFERENCES contract (id),
      client_id              TEXT NOT NULL REFERENCES client (id),
      external_number        TEXT,
      signed_on              TEXT NOT NULL CHECK (signed_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
      effective_from         TEXT,
      effective_to           TEXT,
      salesperson_id         TEXT REFERENCES person (id),
      delivery_mode          TEXT CHECK (delivery_mode IN ('carrier', 'own_truck', 'pick_up', 'courier')),
      freight_bearer         TEXT CHECK (freight_bearer IN ('seller', 'buyer')),
      delivery_place         TEXT,
      tolerance_basis_points INTEGER NOT NULL CHECK (tolerance_basis_points BETWEEN 0 AND 2000),
      invoice_base           TEXT NOT NULL CHECK (invoice_base IN
        ('before_dispatch', 'with_goods', 'after_signing', 'after_statement')),
      shelf_location         TEXT,
      sealed_on              TEXT,
      remark                 TEXT,
      net_fen                INTEGER NOT NULL,
      tax_fen                INTEGER NOT NULL,
      gross_fen              INTEGER NOT NULL,
      first_due_on           TEXT,
      status                 TEXT NOT NULL CHECK (status IN ('active', 'void')),
      last_line_number       INTEGER NOT NULL CHECK (last_line_number >= 0),
      submission_id          TEXT NOT NULL REFERENCES submission (id),
      CHECK (net_fen + tax_fen = gross_fen),
      CHECK (framework_id IS NULL OR kind = 'order'),
      CHECK (effective_from <= effective_to)
    ) STRICT`.execute(db);
  await sql`CREATE UNIQUE INDEX contract_external_number ON contract (client_id, external_number)
    WHERE external_number IS NOT NULL AND status = 'active'`.execute(db);
  await sql`CREATE INDEX contract_by_signed ON contract (signed_on, id)`.execute(db);
  await sql`CREATE INDEX contract_by_due ON contract (first_due_on, id)`.execute(db);
  await sql`CREATE INDEX contract_by_client ON contract (client_id, number)`.execute(db);
  await sql`CREATE INDEX contract_by_salesperson ON contract (salesperson_id, number)`.execute(db);
  await sql`CREATE INDEX contract_by_framework ON contract (framework_id, number) WHERE framework_id IS NOT NULL`.execute(
    db,
  );
  await sql`
    CREATE TABLE contract_version (
      contract_id   TEXT NOT NULL REFERENCES contract (id),
      version       INTEGER NOT NULL CHECK (version > 0),
      gross_fen     INTEGER NOT NULL,
      line_count    INTEGER NOT NULL CHECK (line_count >= 0),
      sealed_on     TEXT,
      submission_id TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (contract_id, version)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE VIEW v_contract_version AS
    SELECT v.contract_id, v.version, v.gross_fen, v.line_count, v.sealed_on, v.submission_id, s.content, s.ended_at, s.action, s.serial
    FROM contract_version v JOIN submission s ON s.id = v.submission_id`.execute(db);
}

async function createContractParts(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE contract_line (
      contract_id           TEXT NOT NULL REFERENCES contract (id),
      line_key              TEXT NOT NULL CHECK (length(line_key) > 0),
      position              INTEGER NOT NULL CHECK (position >= 0),
      product_id            TEXT NOT NULL REFERENCES product (id),
      product_code          TEXT NOT NULL,
      description           TEXT NOT NULL,
      specification         TEXT,
      unit                  TEXT NOT NULL,
      unit_factor_e6        INTEGER NOT NULL CHECK (unit_factor_e6 > 0),
      unit_decimals         INTEGER NOT NULL CHECK (unit_decimals BETWEEN 0 AND 6),
      quantity_e6           INTEGER NOT NULL CHECK (quantity_e6 > 0),
      price_e6              INTEGER NOT NULL CHECK (price_e6 >= 0),
      price_basis           TEXT NOT NULL CHECK (price_basis IN ('with_tax', 'without_tax')),
      tax_rate_basis_points INTEGER NOT NULL CHECK (tax_rate_basis_points BETWEEN 0 AND 10000),
      tax_treatment         TEXT NOT NULL CHECK (tax_treatment IN ('taxed', 'zero_rated', 'exempt', 'not_taxable')),
      net_fen               INTEGER NOT NULL,
      tax_fen               INTEGER NOT NULL,
      gross_fen             INTEGER NOT NULL,
      due_on                TEXT,
      remark                TEXT,
      submission_id         TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (contract_id, line_key),
      CHECK (net_fen + tax_fen = gross_fen)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE INDEX contract_line_by_product ON contract_line (product_id, contract_id)`.execute(db);
  await sql`CREATE INDEX contract_line_by_due ON contract_line (due_on) WHERE due_on IS NOT NULL`.execute(db);
  await sql`
    CREATE TABLE contract_payment_term (
      contract_id        TEXT NOT NULL REFERENCES contract (id),
      position           INTEGER NOT NULL CHECK (position >= 0),
      share_basis_points INTEGER CHECK (share_basis_points BETWEEN 1 AND 10000),
      amount_fen         INTEGER CHECK (amount_fen > 0),
      trigger_event      TEXT NOT NULL CHECK (trigger_event IN ('signing', 'dispatch', 'invoice', 'acceptance', 'fixed_date')),
      days               INTEGER NOT NULL CHECK (days BETWEEN 0 AND 3650),
      fixed_on           TEXT,
      remark             TEXT,
      submission_id      TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (contract_id, position),
      CHECK ((share_basis_points IS NULL) <> (amount_fen IS NULL)),
      CHECK ((trigger_event = 'fixed_date') = (fixed_on IS NOT NULL))
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`
    CREATE TABLE contract_clause (
      contract_id   TEXT NOT NULL REFERENCES contract (id),
      position      INTEGER NOT NULL CHECK (position >= 0),
      heading       TEXT NOT NULL,
      body          TEXT NOT NULL,
      submission_id TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (contract_id, position)
    ) STRICT, WITHOUT ROWID`.execute(db);
}

async function createCloseShort(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE close_short (
      id            TEXT PRIMARY KEY,
      version       INTEGER NOT NULL CHECK (version > 0),
      number        TEXT NOT NULL UNIQUE,
      contract_id   TEXT NOT NULL REFERENCES contract (id),
      closed_on     TEXT NOT NULL,
      reason        TEXT NOT NULL CHECK (length(reason) > 0),
      status        TEXT NOT NULL CHECK (status IN ('active', 'void')),
      submission_id TEXT NOT NULL REFERENCES submission (id)
    ) STRICT`.execute(db);
  await sql`CREATE INDEX close_short_by_contract ON close_short (contract_id, closed_on)`.execute(db);
  await sql`
    CREATE TABLE close_short_line (
      close_short_id TEXT NOT NULL REFERENCES close_short (id),
      contract_id    TEXT NOT NULL,
      line_key       TEXT NOT NULL,
      position       INTEGER NOT NULL CHECK (position >= 0),
      quantity_e6    INTEGER NOT NULL CHECK (quantity_e6 > 0),
      submission_id  TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (close_short_id, line_key),
      FOREIGN KEY (contract_id, line_key) REFERENCES contract_line (contract_id, line_key)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE INDEX close_short_line_by_contract_line ON close_short_line (contract_id, line_key)`.execute(db);
}

async function createOpening(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE opening_document (
      id             TEXT PRIMARY KEY,
      version        INTEGER NOT NULL CHECK (version > 0),
      number         TEXT NOT NULL UNIQUE,
      contract_id    TEXT NOT NULL REFERENCES contract (id),
      as_of          TEXT NOT NULL,
      received_fen   INTEGER NOT NULL CHECK (received_fen >= 0),
      dispatched_fen INTEGER NOT NULL CHECK (dispatched_fen >= 0),
      invoiced_fen   INTEGER NOT NULL CHECK (invoiced_fen >= 0),
      remark         TEXT,
      status         TEXT NOT NULL CHECK (status IN ('active', 'void')),
      submission_id  TEXT NOT NULL REFERENCES submission (id)
    ) STRICT`.execute(db);
  await sql`CREATE UNIQUE INDEX opening_document_one_per_contract ON opening_document (contract_id)
    WHERE status = 'active'`.execute(db);
  await sql`CREATE INDEX opening_document_by_contract ON opening_document (contract_id)`.execute(db);
  await sql`
    CREATE TABLE opening_line (
      opening_document_id TEXT NOT NULL REFERENCES opening_document (id),
      contract_id         TEXT NOT NULL,
      line_key            TEXT NOT NULL,
      position            INTEGER NOT NULL CHECK (position >= 0),
      dispatched_e6       INTEGER NOT NULL CHECK (dispatched_e6 >= 0),
      signed_e6           INTEGER NOT NULL CHECK (signed_e6 >= 0),
      invoiced_e6         INTEGER NOT NULL CHECK (invoiced_e6 >= 0),
      invoiced_fen        INTEGER NOT NULL CHECK (invoiced_fen >= 0),
      dispatched_fen      INTEGER NOT NULL CHECK (dispatched_fen >= 0),
      submission_id       TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (opening_document_id, line_key),
      FOREIGN KEY (contract_id, line_key) REFERENCES contract_line (contract_id, line_key)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE INDEX opening_line_by_contract_line ON opening_line (contract_id, line_key)`.execute(db);
}
