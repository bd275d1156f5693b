import { sql, type Kysely } from 'kysely';

/**
 * Who is here and how they sign: PINs, the sealed recovery code and its uses, password resets and departures.
 * effective: password_reset, departure, recovery_renewal
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createSecrets(db);
  await createRecords(db);
  await createRecoveryEvidence(db);
  await guardMakers(db);
  await extendView(
    db,
    'v_effective_record',
    `SELECT 'password_reset', id, name, submission_id FROM password_reset
     UNION ALL SELECT 'departure', id, name, submission_id FROM departure
     UNION ALL SELECT 'recovery_renewal', id, reason, submission_id FROM recovery_renewal`,
  );
}

/** Hashes only. A PIN unlocks a seat and signs nothing; the recovery code is one for the whole office. */
async function createSecrets(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE pin (
      person_id TEXT PRIMARY KEY REFERENCES person (id),
      hash      TEXT NOT NULL,
      failures  INTEGER NOT NULL CHECK (failures >= 0),
      set_at    INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`
    CREATE TABLE recovery_code (
      id           INTEGER PRIMARY KEY CHECK (id = 1),
      hash         TEXT NOT NULL,
      made_at      INTEGER NOT NULL,
      failures     INTEGER NOT NULL CHECK (failures >= 0),
      locked_until INTEGER NOT NULL
    ) STRICT`.execute(db);
}

async function createRecords(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE password_reset (
      id            TEXT PRIMARY KEY,
      person_id     TEXT NOT NULL REFERENCES person (id),
      name          TEXT NOT NULL,
      reason        TEXT NOT NULL CHECK (length(reason) > 0),
      version       INTEGER NOT NULL CHECK (version = 1),
      submission_id TEXT NOT NULL REFERENCES submission (id)
    ) STRICT`.execute(db);
  await sql`CREATE INDEX password_reset_by_person ON password_reset (person_id)`.execute(db);
  await sql`
    CREATE TABLE departure (
      id            TEXT PRIMARY KEY,
      person_id     TEXT NOT NULL REFERENCES person (id),
      name          TEXT NOT NULL,
      last_day_on   TEXT NOT NULL CHECK (last_day_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
      hand_over_to  TEXT REFERENCES person (id) CHECK (hand_over_to <> person_id),
      reason        TEXT NOT NULL CHECK (length(reason) > 0),
      version       INTEGER NOT NULL CHECK (version = 1),
      submission_id TEXT NOT NULL REFERENCES submission (id)
    ) STRICT`.execute(db);
  await sql`CREATE INDEX departure_by_person ON departure (person_id)`.execute(db);
  await sql`
    CREATE TABLE recovery_renewal (
      id            TEXT PRIMARY KEY,
      reason        TEXT NOT NULL CHECK (length(reason) > 0),
      version       INTEGER NOT NULL CHECK (version = 1),
      submission_id TEXT NOT NULL REFERENCES submission (id)
    ) STRICT`.execute(db);
  for (const table of ['password_reset', 'departure', 'recovery_renewal']) await guardEffective(db, table);
}

/** The same guards as 0012 put on every effective table. */
async function guardEffective(db: Kysely<unknown>, table: string): Promise<void> {
  for (const verb of ['INSERT', 'UPDATE']) {
    await sql
      .raw(`CREATE TRIGGER ${table}_countersigned_${verb.toLowerCase()} BEFORE ${verb} ON ${table}
        WHEN NOT EXISTS (SELECT 1 FROM submission WHERE id = NEW.submission_id AND applying = 1)
        BEGIN SELECT RAISE(ABORT, 'guard:${table}'); END`)
      .execute(db);
  }
  await sql
    .raw(`CREATE TRIGGER ${table}_countersigned_delete BEFORE DELETE ON ${table}
      WHEN NOT EXISTS (SELECT 1 FROM submission WHERE applying = 1)
      BEGIN SELECT RAISE(ABORT, 'guard:${table}'); END`)
    .execute(db);
}

/** What was done with the recovery code stays for ever; a renewed code is drawn once, by a maker of its submission. */
async function createRecoveryEvidence(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE recovery_event (
      seq        INTEGER PRIMARY KEY,
      at         INTEGER NOT NULL,
      person_id  TEXT NOT NULL REFERENCES person (id),
      key_before TEXT REFERENCES signing_key (id),
      key_after  TEXT NOT NULL REFERENCES signing_key (id)
    ) STRICT`.execute(db);
  await sql`
    CREATE TABLE recovery_draw (
      submission_id TEXT PRIMARY KEY REFERENCES submission (id),
      person_id     TEXT NOT NULL REFERENCES person (id),
      at            INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`.execute(db);
  for (const table of ['recovery_event', 'recovery_draw']) {
    for (const verb of ['UPDATE', 'DELETE']) {
      await sql
        .raw(`CREATE TRIGGER ${table}_never_${verb.toLowerCase()} BEFORE ${verb} ON ${table}
          BEGIN SELECT RAISE(ABORT, 'guard:${table}'); END`)
        .execute(db);
    }
  }
  await sql`
    CREATE TRIGGER recovery_draw_by_maker BEFORE INSERT ON recovery_draw
    WHEN NOT EXISTS (
      SELECT 1 FROM submission s JOIN submission_maker m ON m.submission_id = s.id
      WHERE s.id = NEW.submission_id AND s.kind = 'recovery_renewal' AND s.state = 'effective'
        AND m.person_id = NEW.person_id)
    BEGIN SELECT RAISE(ABORT, 'guard:recovery_draw_by_maker'); END`.execute(db);
}

/** Makers can be added late (a hand-over): never somebody who has countersigned the round that is open. */
async function guardMakers(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TRIGGER submission_maker_not_by_signer BEFORE INSERT ON submission_maker
    WHEN EXISTS (
      SELECT 1 FROM countersignature c JOIN submission s ON s.id = c.submission_id
      WHERE s.id = NEW.submission_id AND c.round = s.round AND c.person_id = NEW.person_id)
    BEGIN SELECT RAISE(ABORT, 'guard:submission_maker_not_by_signer'); END`.execute(db);
}

/** Adds arms to a view of UNION ALL as it stands, so that migrations which each add theirs fit in any order. */
async function extendView(db: Kysely<unknown>, name: string, arms: string): Promise<void> {
  const { rows } = await sql<{ sql: string }>`
    SELECT sql FROM sqlite_schema WHERE type = 'view' AND name = ${name}`.execute(db);
  const [view] = rows;
  if (!view) throw new Error(`view ${name} is there`);
  await sql.raw(`DROP VIEW ${name}`).execute(db);
  await sql.raw(`${view.sql} UNION ALL ${arms}`).execute(db);
}
