import { sql, type Kysely } from 'kysely';

/**
 * 人员. Persons and their roles are effective records; what proves who somebody is (password hash, failures) is private
 * to that person and never leaves core.
 * effective: person, person_role, office_profile
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE person (
      id            TEXT PRIMARY KEY,
      name          TEXT NOT NULL UNIQUE CHECK (length(name) > 0),
      title         TEXT NOT NULL,
      active        INTEGER NOT NULL CHECK (active IN (0, 1)),
      version       INTEGER NOT NULL CHECK (version > 0),
      submission_id TEXT NOT NULL REFERENCES submission (id) DEFERRABLE INITIALLY DEFERRED
    ) STRICT`.execute(db);
  await sql`
    CREATE TABLE person_role (
      person_id     TEXT NOT NULL REFERENCES person (id),
      role          TEXT NOT NULL CHECK (role IN
        ('clerk', 'checker', 'manager', 'director', 'salesperson', 'finance', 'cashier', 'admin')),
      submission_id TEXT NOT NULL REFERENCES submission (id) DEFERRABLE INITIALLY DEFERRED,
      PRIMARY KEY (person_id, role)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`
    CREATE TABLE credential (
      person_id    TEXT PRIMARY KEY REFERENCES person (id),
      hash         TEXT NOT NULL,
      must_change  INTEGER NOT NULL CHECK (must_change IN (0, 1)),
      failures     INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
      locked_until INTEGER NOT NULL DEFAULT 0,
      changed_at   INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`
    CREATE TABLE office_profile (
      id             TEXT PRIMARY KEY CHECK (id = 'office'),
      name           TEXT NOT NULL CHECK (length(name) > 0),
      tax_number     TEXT,
      address        TEXT,
      phone          TEXT,
      bank           TEXT,
      bank_account   TEXT,
      version        INTEGER NOT NULL CHECK (version > 0),
      submission_id  TEXT NOT NULL REFERENCES submission (id)
    ) STRICT`.execute(db);
  await sql`CREATE VIEW v_person AS SELECT id, name, title, active FROM person`.execute(db);
  await sql`CREATE VIEW v_person_role AS
    SELECT r.person_id, r.role FROM person_role r JOIN person p ON p.id = r.person_id WHERE p.active = 1`.execute(db);
}
