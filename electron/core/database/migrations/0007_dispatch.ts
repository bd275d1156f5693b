import { sql, type Kysely } from 'kysely';

/**
 * 发货单, 回单, 退货单. A note's lines keep the price and rate they were signed with; what was signed, settled or returned is
 * never stored on them but read from the other two documents (view `v_dispatch_line_quantity` in 0009).
 * A difference settled by `close_short` closes that quantity of the contract line as a closing of its own would.
 * Claims of open submissions: `dispatch.contract_line` (contract/line), `return.dispatch_line` (note/line), and
 * `client.exposure_fen` (client; its quantity is fen with tax).
 * effective: dispatch_note, dispatch_line, dispatch_accompanying, sign_back, sign_back_line, return_note, return_line
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createDispatchNote(db);
  await createDispatchParts(db);
  await createSignBack(db);
  await createReturnNote(db);
}

const DAY = `GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`;

async function createDispatchNote(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    CREATE TABLE dispatch_note (
      id                TEXT PRIMARY KEY,
      version           INTEGER NOT NULL CHECK (version > 0),
      number            TEXT NOT NULL UNIQUE,
      client_id         TEXT NOT NULL REFERENCES client (id),
      kind              TEXT NOT NULL CHECK (kind IN ('sale', 'sample', 'gift', 'replacement', 'resend')),
      dispatched_on     TEXT NOT NULL CHECK (dispatched_on ${DAY}),
      ship_by           TEXT,
      ship_mode         TEXT NOT NULL CHECK (ship_mode IN ('carrier', 'own_truck', 'pick_up', 'courier')),
      carrier           TEXT,
      waybill           TEXT,
      vehicle           TEXT,
      pieces            INTEGER CHECK (pieces > 0),
      freight_fen       INTEGER CHECK (freight_fen >= 0),
      freight_bearer    TEXT NOT NULL CHECK (freight_bearer IN ('seller', 'buyer')),
      consignee_name    TEXT NOT NULL,
      consignee_phone   TEXT NOT NULL,
      consignee_address TEXT NOT NULL,
      warehouse         TEXT,
      sign_back_due_on  TEXT NOT NULL CHECK (sign_back_due_on >= dispatched_on),
      remark            TEXT,
      net_fen           INTEGER NOT NULL,
      tax_fen           INTEGER NOT NULL,
      gross_fen         INTEGER NOT NULL CHECK (gross_fen >= 0),
      status            TEXT NOT NULL CHECK (status IN ('active', 'void')),
      submission_id     TEXT NOT NULL REFERENCES submission (id),
      CHECK (net_fen + tax_fen = gross_fen)
    ) STRICT`)
    .execute(db);
  await sql`CREATE INDEX dispatch_note_by_day ON dispatch_note (dispatched_on, id)`.execute(db);
  await sql`CREATE INDEX dispatch_note_by_client ON dispatch_note (client_id, number)`.execute(db);
  await sql`CREATE INDEX dispatch_note_by_waybill ON dispatch_note (waybill) WHERE waybill IS NOT NULL`.execute(db);
  await sql`CREATE INDEX dispatch_note_by_sign_back_due ON dispatch_note (sign_back_due_on, id) WHERE status = 'active'`.execute(
    db,
  );
}

async function createDispatchParts(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE dispatch_line (
      dispatch_note_id      TEXT NOT NULL REFERENCES dispatch_note (id),
      line_key              TEXT NOT NULL,
      position              INTEGER NOT NULL CHECK (position >= 0),
      contract_id           TEXT REFERENCES contract (id),
      contract_line_key     TEXT,
      contract_version      INTEGER CHECK (contract_version > 0),
      product_id            TEXT NOT NULL REFERENCES product (id),
      product_name          TEXT NOT NULL,
      specification         TEXT,
      unit                  TEXT NOT NULL,
      unit_decimals         INTEGER NOT NULL CHECK (unit_decimals BETWEEN 0 AND 6),
      batch                 TEXT,
      quantity_e6           INTEGER NOT NULL CHECK (quantity_e6 > 0),
      price_e6              INTEGER NOT NULL CHECK (price_e6 >= 0),
      price_basis           TEXT NOT NULL CHECK (price_basis IN ('with_tax', 'without_tax')),
      tax_rate_basis_points INTEGER NOT NULL CHECK (tax_rate_basis_points BETWEEN 0 AND 10000),
      tax_treatment         TEXT NOT NULL CHECK (tax_treatment IN ('taxed', 'zero_rated', 'exempt', 'not_taxable')),
      net_fen               INTEGER NOT NULL,
      tax_fen               INTEGER NOT NULL,
      gross_fen             INTEGER NOT NULL CHECK (gross_fen >= 0),
      remark                TEXT,
      submission_id         TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (dispatch_note_id, line_key),
      FOREIGN KEY (contract_id, contract_line_key) REFERENCES contract_line (contract_id, line_key) DEFERRABLE INITIALLY DEFERRED,
      CHECK (net_fen + tax_fen = gross_fen),
      CHECK ((contract_id IS NULL) = (contract_line_key IS NULL)),
      CHECK ((contract_id IS NULL) = (contract_version IS NULL))
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE INDEX dispatch_line_by_contract_line ON dispatch_line (contract_id, contract_line_key, quantity_e6)
    WHERE contract_id IS NOT NULL`.execute(db);
  await sql`CREATE INDEX dispatch_line_by_product ON dispatch_line (product_id, dispatch_note_id)`.execute(db);
  await sql`
    CREATE TABLE dispatch_accompanying (
      dispatch_note_id TEXT NOT NULL REFERENCES dispatch_note (id),
      position         INTEGER NOT NULL CHECK (position >= 0),
      kind             TEXT NOT NULL CHECK (kind IN ('sample', 'gift', 'material')),
      name             TEXT NOT NULL,
      quantity_e6      INTEGER NOT NULL CHECK (quantity_e6 > 0),
      unit             TEXT NOT NULL,
      submission_id    TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (dispatch_note_id, position)
    ) STRICT, WITHOUT ROWID`.execute(db);
}

async function createSignBack(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    CREATE TABLE sign_back (
      id               TEXT PRIMARY KEY,
      version          INTEGER NOT NULL CHECK (version > 0),
      number           TEXT NOT NULL UNIQUE,
      dispatch_note_id TEXT NOT NULL REFERENCES dispatch_note (id),
      received_by      TEXT NOT NULL,
      received_on      TEXT NOT NULL CHECK (received_on ${DAY}),
      received_as      TEXT NOT NULL CHECK (received_as IN ('authorised', 'on_behalf')),
      remark           TEXT,
      status           TEXT NOT NULL CHECK (status IN ('active', 'void')),
      submission_id    TEXT NOT NULL REFERENCES submission (id)
    ) STRICT`)
    .execute(db);
  await sql`CREATE UNIQUE INDEX sign_back_one_per_note ON sign_back (dispatch_note_id) WHERE status = 'active'`.execute(
    db,
  );
  await sql`CREATE INDEX sign_back_by_note ON sign_back (dispatch_note_id)`.execute(db);
  await sql`CREATE INDEX sign_back_by_day ON sign_back (received_on, id)`.execute(db);
  await sql`
    CREATE TABLE sign_back_line (
      sign_back_id      TEXT NOT NULL REFERENCES sign_back (id),
      dispatch_note_id  TEXT NOT NULL,
      dispatch_line_key TEXT NOT NULL,
      position          INTEGER NOT NULL CHECK (position >= 0),
      dispatched_e6     INTEGER NOT NULL CHECK (dispatched_e6 > 0),
      signed_e6         INTEGER NOT NULL CHECK (signed_e6 BETWEEN 0 AND dispatched_e6),
      difference_e6     INTEGER NOT NULL CHECK (difference_e6 = dispatched_e6 - signed_e6),
      settlement        TEXT CHECK (settlement IN ('resend', 'close_short', 'open')),
      reason            TEXT,
      submission_id     TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (sign_back_id, dispatch_line_key),
      FOREIGN KEY (dispatch_note_id, dispatch_line_key) REFERENCES dispatch_line (dispatch_note_id, line_key)
        DEFERRABLE INITIALLY DEFERRED,
      CHECK ((difference_e6 = 0) = (settlement IS NULL))
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE INDEX sign_back_line_by_dispatch_line ON sign_back_line (dispatch_note_id, dispatch_line_key)`.execute(
    db,
  );
}

async function createReturnNote(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    CREATE TABLE return_note (
      id            TEXT PRIMARY KEY,
      version       INTEGER NOT NULL CHECK (version > 0),
      number        TEXT NOT NULL UNIQUE,
      client_id     TEXT NOT NULL REFERENCES client (id),
      returned_on   TEXT NOT NULL CHECK (returned_on ${DAY}),
      purpose       TEXT NOT NULL CHECK (purpose IN ('credit', 'replacement')),
      warehouse     TEXT,
      remark        TEXT,
      net_fen       INTEGER NOT NULL,
      tax_fen       INTEGER NOT NULL,
      gross_fen     INTEGER NOT NULL CHECK (gross_fen >= 0),
      status        TEXT NOT NULL CHECK (status IN ('active', 'void')),
      submission_id TEXT NOT NULL REFERENCES submission (id),
      CHECK (net_fen + tax_fen = gross_fen)
    ) STRICT`)
    .execute(db);
  await sql`CREATE INDEX return_note_by_day ON return_note (returned_on, id)`.execute(db);
  await sql`CREATE INDEX return_note_by_client ON return_note (client_id, number)`.execute(db);
  await sql`
    CREATE TABLE return_line (
      return_note_id    TEXT NOT NULL REFERENCES return_note (id),
      line_key          TEXT NOT NULL,
      position          INTEGER NOT NULL CHECK (position >= 0),
      dispatch_note_id  TEXT NOT NULL,
      dispatch_line_key TEXT NOT NULL,
      contract_id       TEXT REFERENCES contract (id),
      contract_line_key TEXT,
      quantity_e6       INTEGER NOT NULL CHECK (quantity_e6 > 0),
      condition         TEXT NOT NULL CHECK (condition IN ('sound', 'damaged', 'expired', 'wrong_goods')),
      reason            TEXT,
      net_fen           INTEGER NOT NULL,
      tax_fen           INTEGER NOT NULL,
      gross_fen         INTEGER NOT NULL CHECK (gross_fen >= 0),
      submission_id     TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (return_note_id, line_key),
      FOREIGN KEY (dispatch_note_id, dispatch_line_key) REFERENCES dispatch_line (dispatch_note_id, line_key)
        DEFERRABLE INITIALLY DEFERRED,
      CHECK (net_fen + tax_fen = gross_fen)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE INDEX return_line_by_dispatch_line ON return_line (dispatch_note_id, dispatch_line_key)`.execute(db);
  await sql`CREATE INDEX return_line_by_contract_line ON return_line (contract_id, contract_line_key)
    WHERE contract_id IS NOT NULL`.execute(db);
}
