import { sql, type Kysely } from 'kysely';

/**
 * Clients that are like each other, and 客户合并. `client_likeness` holds the keys by which likeness is found, `client_pair`
 * the pairs found, `client_pair_due` whom to look at next: engine tables, made again from the records at any time.
 *
 * A merge moves every document and entry of the absorbed client to the survivor: `client_id` is who holds it now, the column
 * beside it whom it was signed or posted with. The store does it itself, by a trigger on `client_merge`, and lets nobody write
 * for an absorbed client afterwards. `client_holder` says who holds what an absorbed client had, at the end of any chain.
 * effective: client_merge
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createLikeness(db);
  await fillLikeness(db);
  await createMerge(db);
  await keepSignedClients(db);
  await letMergesThrough(db);
  await guardAbsorbed(db);
  await rebuildExposure(db);
  await extendRecords(db);
}

async function createLikeness(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE client_likeness (
      kind  TEXT NOT NULL CHECK (length(kind) > 0),
      key   TEXT NOT NULL CHECK (length(key) > 0),
      place INTEGER NOT NULL REFERENCES client_place (place),
      PRIMARY KEY (kind, key, place)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE INDEX client_likeness_of_client ON client_likeness (place)`.execute(db);
  await sql`
    CREATE TABLE client_pair (
      id            INTEGER PRIMARY KEY,
      first_client  TEXT NOT NULL REFERENCES client (id),
      second_client TEXT NOT NULL REFERENCES client (id),
      strength      INTEGER NOT NULL CHECK (strength > 0),
      reasons       TEXT NOT NULL CHECK (json_type(reasons) = 'array'),
      CHECK (first_client < second_client)
    ) STRICT`.execute(db);
  await sql`CREATE UNIQUE INDEX client_pair_once ON client_pair (first_client, second_client)`.execute(db);
  await sql`CREATE INDEX client_pair_by_second ON client_pair (second_client)`.execute(db);
  await sql`CREATE INDEX client_pair_by_strength ON client_pair (strength, id)`.execute(db);
  await sql`
    CREATE TABLE client_pair_due (
      client_id TEXT PRIMARY KEY
    ) STRICT, WITHOUT ROWID`.execute(db);
  for (const verb of ['INSERT', 'UPDATE']) {
    await sql
      .raw(`CREATE TRIGGER client_pair_due_${verb.toLowerCase()} AFTER ${verb} ON client
        BEGIN INSERT OR IGNORE INTO client_pair_due (client_id) VALUES (NEW.id); END`)
      .execute(db);
  }
}

/** `client_likeness_keys` is lent by the program while it migrates (database/migrate.ts): SQLite knows no pinyin. */
async function fillLikeness(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql`SELECT 1 FROM client LIMIT 1`.execute(db);
  if (rows.length === 0) return;
  const all = (column: string, table: string): string =>
    `(SELECT json_group_array(t.${column}) FROM ${table} t WHERE t.client_id = c.id AND t.${column} IS NOT NULL)`;
  await sql
    .raw(`INSERT OR IGNORE INTO client_likeness (kind, key, place)
      SELECT k.value ->> 'kind', k.value ->> 'key', p.place
      FROM client c JOIN client_place p ON p.client_id = c.id, json_each(client_likeness_keys(
        c.name, json_array(c.tax_number, c.invoice_tax),
        ${all('account', 'client_bank_account')}, json_array(c.invoice_account),
        ${all('phone', 'client_contact')}, ${all('phone', 'client_address')}, json_array(c.invoice_phone),
        ${all('email', 'client_contact')}, json_array(c.invoice_email),
        ${all('address', 'client_address')}, json_array(c.invoice_address))) k`)
    .execute(db);
  await sql`INSERT INTO client_pair_due (client_id) SELECT id FROM client`.execute(db);
}

const DAY = `GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`;

async function createMerge(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    CREATE TABLE client_merge (
      id            TEXT PRIMARY KEY,
      number        TEXT NOT NULL UNIQUE,
      merged_on     TEXT NOT NULL CHECK (merged_on ${DAY}),
      survivor_id   TEXT NOT NULL REFERENCES client (id),
      absorbed_id   TEXT NOT NULL UNIQUE REFERENCES client (id),
      reason        TEXT NOT NULL CHECK (length(reason) > 0),
      submission_id TEXT NOT NULL REFERENCES submission (id),
      CHECK (survivor_id <> absorbed_id)
    ) STRICT`)
    .execute(db);
  await sql`CREATE INDEX client_merge_by_survivor ON client_merge (survivor_id)`.execute(db);
  await sql`
    CREATE TABLE client_holder (
      client_id TEXT PRIMARY KEY,
      holder_id TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE INDEX client_holder_by_holder ON client_holder (holder_id)`.execute(db);
  const guards = [
    [
      'client_merge_countersigned_insert',
      'INSERT',
      `NOT EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission_id AND applying = 1 AND kind = 'client_merge')`,
    ],
    [
      'client_merge_of_standing_clients',
      'INSERT',
      `EXISTS (SELECT 1 FROM client_holder WHERE client_id IN (NEW.survivor_id, NEW.absorbed_id))
        OR NOT EXISTS (SELECT 1 FROM client WHERE id = NEW.absorbed_id AND status = 'closed')`,
    ],
    ['client_merge_fixed', 'UPDATE', '1'],
    ['client_merge_kept', 'DELETE', '1'],
  ] as const;
  for (const [name, verb, when] of guards) {
    await sql
      .raw(`CREATE TRIGGER ${name} BEFORE ${verb} ON client_merge WHEN ${when}
        BEGIN SELECT RAISE(ABORT, 'guard:client_merge'); END`)
      .execute(db);
  }
}

/** Documents of a client; each row says whom it was signed with once a merge has moved it. */
const DOCUMENTS = ['contract', 'dispatch_note', 'return_note', 'invoice_request', 'invoice'];
/** All that a merge carries, and the column that keeps whom it was made with. */
const CARRIED: readonly (readonly [table: string, kept: string])[] = [
  ...DOCUMENTS.map((table) => [table, 'signed_client_id'] as const),
  ['ledger_entry', 'posted_client_id'],
];

async function keepSignedClients(db: Kysely<unknown>): Promise<void> {
  for (const [table, kept] of CARRIED) {
    await sql.raw(`ALTER TABLE ${table} ADD COLUMN ${kept} TEXT REFERENCES client (id)`).execute(db);
  }
  const carry = CARRIED.map(
    ([table, kept]) => `UPDATE ${table} SET ${kept} = COALESCE(${kept}, client_id), client_id = NEW.survivor_id
      WHERE client_id = NEW.absorbed_id;`,
  );
  await sql
    .raw(`CREATE TRIGGER client_merge_carries AFTER INSERT ON client_merge
      BEGIN
        UPDATE client_holder SET holder_id = NEW.survivor_id WHERE holder_id = NEW.absorbed_id;
        INSERT INTO client_holder (client_id, holder_id) VALUES (NEW.absorbed_id, NEW.survivor_id);
        ${carry.join('\n')}
      END`)
    .execute(db);
}

/** What a merge that is taking effect does to a row: the client, and beside it whom it was made with; not a letter of the rest. */
async function isCarried(db: Kysely<unknown>, table: string, kept: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`SELECT name FROM pragma_table_info(${table})`.execute(db);
  const others = rows.map(({ name }) => name).filter((name) => name !== 'client_id' && name !== kept);
  return `(EXISTS (SELECT 1 FROM client_merge m JOIN submission s ON s.id = m.submission_id AND s.applying = 1
      WHERE m.absorbed_id = OLD.client_id AND m.survivor_id = NEW.client_id)
    AND NEW.${kept} = COALESCE(OLD.${kept}, OLD.client_id)
    AND ${others.map((name) => `NEW.${name} IS OLD.${name}`).join(' AND ')})`;
}

async function letMergesThrough(db: Kysely<unknown>): Promise<void> {
  for (const [table, kept] of CARRIED) {
    const carried = await isCarried(db, table, kept);
    const name = `${table}_countersigned_update`;
    await sql.raw(`DROP TRIGGER IF EXISTS ${name}`).execute(db);
    await sql
      .raw(`CREATE TRIGGER ${name} BEFORE UPDATE ON ${table}
        WHEN NOT EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission_id AND applying = 1) AND NOT ${carried}
        BEGIN SELECT RAISE(ABORT, 'guard:${table}'); END`)
      .execute(db);
    if (table === 'ledger_entry') {
      await sql`DROP TRIGGER ledger_entry_fixed`.execute(db);
      await sql
        .raw(`CREATE TRIGGER ledger_entry_fixed BEFORE UPDATE ON ledger_entry WHEN NOT ${carried}
          BEGIN SELECT RAISE(ABORT, 'guard:ledger_entry_fixed'); END`)
        .execute(db);
    }
  }
}

/** Nothing new is written for an absorbed client, its file stays as it was closed, and nobody makes up whom a document was signed with. */
async function guardAbsorbed(db: Kysely<unknown>): Promise<void> {
  const absorbed = (client: string): string => `EXISTS (SELECT 1 FROM client_holder WHERE client_id = ${client})`;
  for (const [table, kept] of CARRIED) {
    const guards = [
      ['INSERT', `NEW.${kept} IS NOT NULL OR ${absorbed('NEW.client_id')}`],
      [
        'UPDATE',
        `${absorbed('NEW.client_id')} OR (NEW.${kept} IS NOT NULL AND NEW.${kept} IS NOT OLD.${kept}
          AND NOT EXISTS (SELECT 1 FROM client_merge m JOIN submission s ON s.id = m.submission_id AND s.applying = 1
            WHERE m.absorbed_id = OLD.client_id))`,
      ],
    ] as const;
    for (const [verb, when] of guards) {
      await sql
        .raw(`CREATE TRIGGER ${table}_of_standing_client_${verb.toLowerCase()} BEFORE ${verb} ON ${table} WHEN ${when}
          BEGIN SELECT RAISE(ABORT, 'guard:${table}_of_standing_client'); END`)
        .execute(db);
    }
  }
  await sql
    .raw(`CREATE TRIGGER client_absorbed_stays BEFORE UPDATE ON client WHEN ${absorbed('OLD.id')}
      BEGIN SELECT RAISE(ABORT, 'guard:client_absorbed_stays'); END`)
    .execute(db);
}

/** Amendments of carried documents still name whom they were signed with; what they claim counts for who holds them. */
async function rebuildExposure(db: Kysely<unknown>): Promise<void> {
  await sql`DROP VIEW v_client_exposure`.execute(db);
  await sql`CREATE VIEW v_client_exposure AS
    SELECT c.id AS client_id, c.credit_limit_fen,
      COALESCE((SELECT SUM(e.debit_fen - e.credit_fen) FROM ledger_entry e
        WHERE e.client_id = c.id AND e.account_code IN ('1122.01', '1122.02', '2203')), 0) AS balance_fen,
      COALESCE((SELECT SUM(p.quantity_e6) FROM submission_claim p
        WHERE p.scope = 'client.exposure_fen' AND p.key IN (
          SELECT c.id UNION ALL SELECT h.client_id FROM client_holder h WHERE h.holder_id = c.id)), 0) AS pending_fen
    FROM client c`.execute(db);
}

async function extendRecords(db: Kysely<unknown>): Promise<void> {
  const found = await sql<{ sql: string }>`SELECT sql FROM sqlite_schema WHERE name = 'v_effective_record'`.execute(db);
  const before = found.rows[0]?.sql;
  if (before === undefined) throw new Error('v_effective_record is made by an earlier migration');
  await sql`DROP VIEW v_effective_record`.execute(db);
  await sql.raw(`${before} UNION ALL SELECT 'client_merge', id, number, submission_id FROM client_merge`).execute(db);
}
