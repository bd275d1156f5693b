import { sql, type Kysely } from 'kysely';

/**
 * A compound submission may also amend records: each part says which version it made, and what an open compound amends
 * has no other open submission, whoever writes to the store. Two such compounds: a change of a client's standing and a
 * change of many records at once; and what the report on the quality of client files looks things up in.
 * effective: client_standing, bulk_change, bulk_change_row
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await versionParts(db);
  await guardAmended(db);
  await createStandings(db);
  await createBulkChanges(db);
  await createGuards(db);
  await createGaps(db);
  await extendRecords(db);
}

/** Until now every part made its record. A record is made once, and every version of it by one submission. */
async function versionParts(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE submission_part ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0)`.execute(db);
  await sql`DROP INDEX submission_part_by_record`.execute(db);
  await sql`CREATE UNIQUE INDEX submission_part_by_record ON submission_part (record_kind, record_id, version)`.execute(
    db,
  );
}

/** `submission_one_open_per_record` knows a submission's own record only; a compound keeps its parts' records by claims. */
async function guardAmended(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TRIGGER submission_claim_of_free_record BEFORE INSERT ON submission_claim
    WHEN NEW.scope = 'review.record' AND EXISTS (
      SELECT 1 FROM submission s
      WHERE s.kind = substr(NEW.key, 1, instr(NEW.key, ' ') - 1)
        AND s.record_id = substr(NEW.key, instr(NEW.key, ' ') + 1)
        AND s.state IN ('submitted', 'disputed', 'returned'))
    BEGIN SELECT RAISE(ABORT, 'guard:submission_claim_of_free_record'); END`.execute(db);
  await sql`CREATE TRIGGER submission_on_free_record BEFORE INSERT ON submission
    WHEN EXISTS (
      SELECT 1 FROM submission_claim c
      WHERE c.scope = 'review.record' AND c.key = NEW.kind || ' ' || NEW.record_id AND c.quantity_e6 IS NULL)
    BEGIN SELECT RAISE(ABORT, 'guard:submission_on_free_record'); END`.execute(db);
}

/** 客户状态变更: why and from when; what it made of the client is the part of it. */
async function createStandings(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE client_standing (
      id            TEXT PRIMARY KEY,
      client_id     TEXT NOT NULL REFERENCES client (id),
      standing      TEXT NOT NULL CHECK (standing IN ('activate', 'freeze', 'thaw', 'close', 'reopen')),
      reason        TEXT NOT NULL CHECK (length(reason) > 0),
      from_on       TEXT NOT NULL CHECK (length(from_on) = 10),
      base_version  INTEGER NOT NULL CHECK (base_version > 0),
      version       INTEGER NOT NULL CHECK (version = 1),
      submission_id TEXT NOT NULL REFERENCES submission (id)
    ) STRICT`.execute(db);
  await sql`CREATE INDEX client_standing_of_client ON client_standing (client_id, base_version)`.execute(db);
}

/** 批量修改: one field of many records. What stood before is kept per row, so that the whole reads back as it was signed. */
async function createBulkChanges(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE bulk_change (
      id            TEXT PRIMARY KEY,
      kind          TEXT NOT NULL CHECK (length(kind) > 0),
      field         TEXT NOT NULL CHECK (length(field) > 0),
      value         TEXT NOT NULL CHECK (json_valid(value)),
      reason        TEXT NOT NULL CHECK (length(reason) > 0),
      version       INTEGER NOT NULL CHECK (version = 1),
      submission_id TEXT NOT NULL REFERENCES submission (id)
    ) STRICT`.execute(db);
  await sql`
    CREATE TABLE bulk_change_row (
      bulk_change_id TEXT NOT NULL REFERENCES bulk_change (id),
      position       INTEGER NOT NULL CHECK (position >= 0),
      record_id      TEXT NOT NULL,
      base_version   INTEGER NOT NULL CHECK (base_version > 0),
      before         TEXT NOT NULL CHECK (json_valid(before)),
      submission_id  TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (bulk_change_id, position),
      UNIQUE (bulk_change_id, record_id)
    ) STRICT, WITHOUT ROWID`.execute(db);
}

/** What was once signed stays: rows are written while their own submission takes effect, and never touched again. */
async function createGuards(db: Kysely<unknown>): Promise<void> {
  for (const table of ['client_standing', 'bulk_change', 'bulk_change_row']) {
    await sql
      .raw(`CREATE TRIGGER ${table}_countersigned_insert BEFORE INSERT ON ${table}
        WHEN NOT EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission_id AND applying = 1)
        BEGIN SELECT RAISE(ABORT, 'guard:${table}'); END`)
      .execute(db);
    for (const verb of ['UPDATE', 'DELETE']) {
      await sql
        .raw(`CREATE TRIGGER ${table}_never_${verb.toLowerCase()} BEFORE ${verb} ON ${table}
          BEGIN SELECT RAISE(ABORT, 'guard:${table}'); END`)
        .execute(db);
    }
  }
}

/** `verify` looks for records nobody signed in the view of all records: these belong to it now. */
async function extendRecords(db: Kysely<unknown>): Promise<void> {
  const found = await sql<{ sql: string }>`SELECT sql FROM sqlite_schema WHERE name = 'v_effective_record'`.execute(db);
  const before = found.rows[0]?.sql;
  if (before === undefined) throw new Error('v_effective_record is made by an earlier migration');
  await sql`DROP VIEW v_effective_record`.execute(db);
  await sql
    .raw(`${before}
      UNION ALL SELECT 'client_standing', id, client_id, submission_id FROM client_standing
      UNION ALL SELECT 'bulk_' || kind, id, field, submission_id FROM bulk_change`)
    .execute(db);
}

const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const LETTERS = "'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'";
const SUM = WEIGHTS.map((weight, at) => `${weight} * (instr(${LETTERS}, substr(tax_number, ${at + 9}, 1)) - 1)`).join(
  ' + ',
);
/** No credit code, or one whose organisation code does not check (GB 11714): accepted, and worth another look. */
const IS_ODD = `tax_number IS NOT NULL AND (length(tax_number) <> 18
  OR substr(tax_number, 17, 1) <> substr('0X987654321', (${SUM}) % 11 + 1, 1))`;

/**
 * What is missing in a client's file is told from the client's own row, so that each number of the report is an index of
 * its own and costs what it counts. Closed clients are left in peace.
 */
async function createGaps(db: Kysely<unknown>): Promise<void> {
  for (const column of ['has_phone', 'has_ship_to', 'has_odd_tax']) {
    await sql
      .raw(`ALTER TABLE client ADD COLUMN ${column} INTEGER NOT NULL DEFAULT 0 CHECK (${column} IN (0, 1))`)
      .execute(db);
  }
  const found = await sql<{
    sql: string;
  }>`SELECT sql FROM sqlite_schema WHERE name = 'client_countersigned_update'`.execute(db);
  const guard = found.rows[0]?.sql;
  if (guard === undefined) throw new Error('client_countersigned_update is made by an earlier migration');
  // What was signed stays as it is: these three follow from it.
  await sql`DROP TRIGGER client_countersigned_update`.execute(db);
  await sql
    .raw(`UPDATE client SET has_odd_tax = (${IS_ODD}),
      has_phone = EXISTS (SELECT 1 FROM client_contact t WHERE t.client_id = client.id AND t.phone IS NOT NULL),
      has_ship_to = EXISTS (SELECT 1 FROM client_address a WHERE a.client_id = client.id AND a.use = 'ship_to')`)
    .execute(db);
  await sql.raw(guard).execute(db);
  // What has no tax id or no owner stands together in the indexes of these already.
  const lacking = {
    client_with_odd_tax: 'has_odd_tax = 1',
    client_without_phone: 'has_phone = 0',
    client_without_ship_to: 'has_ship_to = 0',
    client_without_invoice_title: 'invoice_title IS NULL',
  };
  for (const [name, when] of Object.entries(lacking)) {
    await sql.raw(`CREATE INDEX ${name} ON client (code, id) WHERE ${when} AND status <> 'closed'`).execute(db);
  }
}
