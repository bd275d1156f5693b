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
  await createSecrets(db);
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

/** What proves who somebody is: private to the person, never shown, never exported. */
async function createSecrets(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE signing_key (
      id         TEXT PRIMARY KEY,
      person_id  TEXT NOT NULL REFERENCES person (id),
      public_key TEXT NOT NULL UNIQUE,
      valid_from INTEGER NOT NULL,
      valid_to   INTEGER CHECK (valid_to >= valid_from)
    ) STRICT`.execute(db);
  await sql`CREATE TRIGGER signing_key_kept BEFORE DELETE ON signing_key
    BEGIN SELECT RAISE(ABORT, 'guard:signing_key_kept'); END`.execute(db);
  await sql`CREATE TRIGGER signing_key_fixed BEFORE UPDATE ON signing_key
    WHEN OLD.valid_to IS NOT NULL OR NEW.valid_to IS NULL OR NEW.id <> OLD.id OR NEW.person_id <> OLD.person_id
      OR NEW.public_key <> OLD.public_key OR NEW.valid_from <> OLD.valid_from
    BEGIN SELECT RAISE(ABORT, 'guard:signing_key_fixed'); END`.execute(db);
  await sql`
    CREATE TABLE credential (
      person_id    TEXT PRIMARY KEY REFERENCES person (id),
      hash         TEXT NOT NULL,
      key_id       TEXT NOT NULL REFERENCES signing_key (id),
      locked_key   TEXT NOT NULL,
      changed_at   INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`
    CREATE TABLE sign_in_failure (
      person_id    TEXT PRIMARY KEY REFERENCES person (id),
      failures     INTEGER NOT NULL CHECK (failures >= 0),
      locked_until INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`
    CREATE TABLE password_half (
      person_id TEXT NOT NULL REFERENCES person (id),
      issuer_id TEXT NOT NULL REFERENCES person (id),
      position  INTEGER NOT NULL CHECK (position IN (1, 2)),
      hash      TEXT NOT NULL,
      length    INTEGER NOT NULL CHECK (length > 0),
      at        INTEGER NOT NULL,
      PRIMARY KEY (person_id, issuer_id),
      UNIQUE (person_id, position),
      CHECK (issuer_id <> person_id)
    ) STRICT, WITHOUT ROWID`.execute(db);
}
