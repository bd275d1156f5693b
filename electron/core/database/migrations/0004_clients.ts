import { sql, type Kysely } from 'kysely';

/**
 * 客户档案: the client, its people, places, bank accounts and licences; `client_search` finds by any character of a name,
 * by pinyin initials and by tax id (one token per character, so one index serves every length).
 * effective: client, client_contact, client_address, client_bank_account, client_licence
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE client (
      id                TEXT PRIMARY KEY,
      code              TEXT NOT NULL UNIQUE,
      own_code          TEXT NOT NULL,
      name              TEXT NOT NULL CHECK (length(name) > 0),
      short_name        TEXT NOT NULL,
      folded_name       TEXT NOT NULL,
      pinyin            TEXT NOT NULL,
      tax_number        TEXT UNIQUE,
      kind              TEXT NOT NULL CHECK (kind IN ('distributor', 'retailer', 'institution', 'direct')),
      size_grade        TEXT NOT NULL CHECK (size_grade IN ('A', 'B', 'C')),
      credit_grade      TEXT NOT NULL CHECK (credit_grade IN ('AAA', 'AA', 'A', 'B', 'C')),
      region            TEXT,
      owner_name        TEXT,
      credit_limit_fen  INTEGER NOT NULL CHECK (credit_limit_fen >= 0),
      payment_days      INTEGER NOT NULL CHECK (payment_days BETWEEN 0 AND 3650),
      status            TEXT NOT NULL CHECK (status IN ('prospect', 'active', 'frozen', 'closed')),
      source            TEXT,
      remark            TEXT,
      invoice_title     TEXT,
      invoice_tax       TEXT,
      invoice_address   TEXT,
      invoice_phone     TEXT,
      invoice_bank      TEXT,
      invoice_account   TEXT,
      invoice_kind      TEXT CHECK (invoice_kind IN ('special', 'ordinary')),
      invoice_email     TEXT,
      version           INTEGER NOT NULL CHECK (version > 0),
      submission_id     TEXT NOT NULL REFERENCES submission (id)
    ) STRICT`.execute(db);
  await sql`CREATE INDEX client_by_name ON client (name, id)`.execute(db);
  await sql`CREATE INDEX client_by_folded_name ON client (folded_name)`.execute(db);
  await sql`CREATE INDEX client_by_status ON client (status, code)`.execute(db);
  await sql`CREATE INDEX client_by_owner ON client (owner_name, code)`.execute(db);
  await createParts(db);
  await sql`CREATE VIRTUAL TABLE client_search USING fts5 (tokens, client_id UNINDEXED, tokenize = 'unicode61')`.execute(
    db,
  );
}

async function createParts(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE client_contact (
      client_id     TEXT NOT NULL REFERENCES client (id),
      position      INTEGER NOT NULL,
      name          TEXT NOT NULL,
      title         TEXT,
      phone         TEXT,
      wechat        TEXT,
      email         TEXT,
      birthday      TEXT,
      birthday_is   TEXT CHECK (birthday_is IN ('solar', 'lunar')),
      remark        TEXT,
      submission_id TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (client_id, position)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`
    CREATE TABLE client_address (
      client_id     TEXT NOT NULL REFERENCES client (id),
      position      INTEGER NOT NULL,
      use           TEXT NOT NULL CHECK (use IN ('ship_to', 'invoice', 'mail')),
      consignee     TEXT,
      phone         TEXT,
      address       TEXT NOT NULL,
      submission_id TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (client_id, position)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`
    CREATE TABLE client_bank_account (
      client_id     TEXT NOT NULL REFERENCES client (id),
      position      INTEGER NOT NULL,
      bank          TEXT NOT NULL,
      account       TEXT NOT NULL,
      submission_id TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (client_id, position)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`
    CREATE TABLE client_licence (
      client_id     TEXT NOT NULL REFERENCES client (id),
      position      INTEGER NOT NULL,
      kind          TEXT NOT NULL,
      number        TEXT,
      issued_on     TEXT,
      expires_on    TEXT,
      original_seen INTEGER NOT NULL CHECK (original_seen IN (0, 1)),
      submission_id TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (client_id, position)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE INDEX client_licence_by_expiry ON client_licence (expires_on) WHERE expires_on IS NOT NULL`.execute(
    db,
  );
}
