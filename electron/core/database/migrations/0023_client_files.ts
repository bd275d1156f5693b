import { sql, type Kysely } from 'kysely';

/**
 * Client files in full: deputy, tags, a second phone, QQ and preferences of contacts, addresses by province, city and
 * district, who saw a licence's original and its scan; and whose last signature the best credit grade asks for. What was
 * signed before stays as it was: every new field begins empty.
 * effective: client_tag
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [table, columns] of COLUMNS) {
    for (const column of columns) await sql.raw(`ALTER TABLE ${table} ADD COLUMN ${column}`).execute(db);
  }
  await sql`
    CREATE TABLE client_tag (
      client_id     TEXT NOT NULL REFERENCES client (id),
      position      INTEGER NOT NULL CHECK (position >= 0),
      tag           TEXT NOT NULL CHECK (length(tag) BETWEEN 1 AND 20),
      submission_id TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (client_id, position),
      UNIQUE (client_id, tag)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE INDEX client_tag_by_tag ON client_tag (tag, client_id)`.execute(db);
  await sql`CREATE INDEX client_by_deputy_name ON client (deputy_name, id)`.execute(db);
  await guard(db, 'client_tag');
}

const DAY = `GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`;

const COLUMNS: readonly (readonly [table: string, columns: readonly string[]])[] = [
  ['client', ['deputy_name TEXT']],
  ['client_contact', ['phone2 TEXT', 'qq TEXT', 'preferences TEXT']],
  ['client_address', ['province TEXT', 'city TEXT', 'district TEXT', 'postcode TEXT']],
  [
    'client_licence',
    ['seen_by TEXT', `seen_on TEXT CHECK (seen_on ${DAY})`, 'scan_hash TEXT CHECK (length(scan_hash) = 64)'],
  ],
  ['review_policy_rule', [`top_credit_roles TEXT NOT NULL DEFAULT '[]' CHECK (json_type(top_credit_roles) = 'array')`]],
];

async function guard(db: Kysely<unknown>, table: string): Promise<void> {
  for (const verb of ['INSERT', 'UPDATE', 'DELETE']) {
    const signed =
      verb === 'DELETE'
        ? 'EXISTS (SELECT 1 FROM submission WHERE applying = 1)'
        : 'EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission_id AND applying = 1)';
    await sql
      .raw(`CREATE TRIGGER ${table}_countersigned_${verb.toLowerCase()} BEFORE ${verb} ON ${table} WHEN NOT ${signed}
        BEGIN SELECT RAISE(ABORT, 'guard:${table}'); END`)
      .execute(db);
  }
}
