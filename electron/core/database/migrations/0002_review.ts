import { sql, type Kysely } from 'kysely';

/**
 * 提交单 and what is signed on them. The store itself refuses an effect without enough countersignatures of other
 * people on the exact content: `applying` may be set only then, and must be back to 0 before the commit.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createSubmissions(db);
  await createSubmissionParts(db);
  await createSignatures(db);
  await createGuards(db);
}

async function createSubmissions(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE submission (
      id                  TEXT PRIMARY KEY,
      serial              INTEGER NOT NULL UNIQUE CHECK (serial > 0),
      kind                TEXT NOT NULL,
      action              TEXT NOT NULL CHECK (action IN ('create', 'amend', 'void', 'genesis')),
      record_id           TEXT NOT NULL,
      base_version        INTEGER CHECK (base_version > 0),
      title               TEXT NOT NULL,
      content             TEXT NOT NULL CHECK (json_valid(content)),
      salt                TEXT NOT NULL CHECK (length(salt) = 32),
      content_hash        TEXT NOT NULL CHECK (length(content_hash) = 64),
      maker_id            TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
      state               TEXT NOT NULL CHECK (state IN
        ('submitted', 'disputed', 'returned', 'withdrawn', 'rejected', 'expired', 'effective')),
      round               INTEGER NOT NULL DEFAULT 1 CHECK (round > 0),
      policy              TEXT NOT NULL CHECK (json_valid(policy)),
      required_signatures INTEGER NOT NULL CHECK (required_signatures > 0),
      submitted_at        INTEGER NOT NULL,
      ended_at            INTEGER,
      number              TEXT,
      applying            INTEGER NOT NULL DEFAULT 0 REFERENCES none (v) DEFERRABLE INITIALLY DEFERRED,
      CHECK (applying IN (0, 1)),
      CHECK ((action IN ('create', 'genesis')) = (base_version IS NULL)),
      CHECK ((ended_at IS NULL) = (state IN ('submitted', 'disputed', 'returned')))
    ) STRICT`.execute(db);
  await sql`CREATE UNIQUE INDEX submission_one_open_per_record ON submission (kind, record_id)
    WHERE state IN ('submitted', 'disputed', 'returned')`.execute(db);
  await sql`CREATE INDEX submission_queue ON submission (state, submitted_at, id)`.execute(db);
  await sql`CREATE INDEX submission_by_record ON submission (kind, record_id, serial)`.execute(db);
  await sql`CREATE INDEX submission_by_maker ON submission (maker_id, serial)`.execute(db);
  await sql`CREATE INDEX submission_applying ON submission (applying) WHERE applying = 1`.execute(db);
}

/** Who made it, what stands behind it, what it keeps for itself while it waits. */
async function createSubmissionParts(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE submission_maker (
      submission_id TEXT NOT NULL REFERENCES submission (id),
      person_id     TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
      part          TEXT NOT NULL CHECK (part IN ('created', 'edited', 'imported', 'delegated')),
      PRIMARY KEY (submission_id, person_id)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE INDEX submission_maker_by_person ON submission_maker (person_id, submission_id)`.execute(db);
  await sql`
    CREATE TABLE submission_attachment (
      submission_id TEXT NOT NULL REFERENCES submission (id),
      round         INTEGER NOT NULL CHECK (round > 0),
      position      INTEGER NOT NULL CHECK (position >= 0),
      file_hash     TEXT NOT NULL CHECK (length(file_hash) = 64),
      file_name     TEXT NOT NULL CHECK (length(file_name) > 0),
      media_type    TEXT NOT NULL,
      byte_length   INTEGER NOT NULL CHECK (byte_length > 0),
      PRIMARY KEY (submission_id, round, position)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE INDEX submission_attachment_by_file ON submission_attachment (file_hash)`.execute(db);
  await sql`
    CREATE TABLE submission_claim (
      submission_id TEXT NOT NULL REFERENCES submission (id),
      scope         TEXT NOT NULL,
      key           TEXT NOT NULL,
      quantity_e6   INTEGER CHECK (quantity_e6 > 0),
      PRIMARY KEY (submission_id, scope, key)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE UNIQUE INDEX submission_claim_unique_key ON submission_claim (scope, key)
    WHERE quantity_e6 IS NULL`.execute(db);
  await sql`CREATE INDEX submission_claim_by_key ON submission_claim (scope, key)`.execute(db);
}

async function createSignatures(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE countersignature (
      id            TEXT PRIMARY KEY,
      submission_id TEXT NOT NULL REFERENCES submission (id),
      round         INTEGER NOT NULL CHECK (round > 0),
      step          INTEGER NOT NULL CHECK (step > 0),
      person_id     TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
      at            INTEGER NOT NULL,
      content_hash  TEXT NOT NULL,
      key_id        TEXT NOT NULL REFERENCES signing_key (id) DEFERRABLE INITIALLY DEFERRED,
      signature     TEXT NOT NULL CHECK (length(signature) = 88),
      checks        TEXT NOT NULL CHECK (json_valid(checks)),
      place         TEXT NOT NULL CHECK (place IN ('own_session', 'desk', 'genesis')),
      UNIQUE (submission_id, round, person_id)
    ) STRICT`.execute(db);
  await sql`CREATE INDEX countersignature_by_person ON countersignature (person_id, at)`.execute(db);
  await sql`
    CREATE TABLE reentry_attempt (
      submission_id TEXT NOT NULL REFERENCES submission (id),
      round         INTEGER NOT NULL,
      person_id     TEXT NOT NULL REFERENCES person (id),
      attempt       INTEGER NOT NULL CHECK (attempt IN (1, 2)),
      at            INTEGER NOT NULL,
      outcome       TEXT NOT NULL CHECK (outcome IN ('agrees', 'differs')),
      fields        TEXT NOT NULL CHECK (json_valid(fields)),
      entry         TEXT CHECK (json_valid(entry)),
      PRIMARY KEY (submission_id, round, person_id, attempt)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`
    CREATE TABLE submission_event (
      seq           INTEGER PRIMARY KEY,
      submission_id TEXT NOT NULL REFERENCES submission (id),
      at            INTEGER NOT NULL,
      person_id     TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
      event         TEXT NOT NULL,
      facts         TEXT NOT NULL CHECK (json_valid(facts))
    ) STRICT`.execute(db);
  await sql`CREATE INDEX submission_event_by_submission ON submission_event (submission_id, seq)`.execute(db);
}

/** Signatures of this round, on this content, by people who had no part in making it. */
const SIGNED_BY_OTHERS = `
  SELECT COUNT(DISTINCT c.person_id) FROM countersignature c
  WHERE c.submission_id = NEW.id AND c.round = NEW.round AND c.content_hash = NEW.content_hash
    AND NOT EXISTS (SELECT 1 FROM submission_maker m WHERE m.submission_id = NEW.id AND m.person_id = c.person_id)`;

/** Name, event, table, and when it refuses. */
const GUARDS: readonly (readonly [string, string, string, string])[] = [
  ['submission_born_idle', 'INSERT', 'submission', `NEW.applying <> 0 OR NEW.state <> 'submitted'`],
  [
    'submission_applies_countersigned',
    'UPDATE OF applying',
    'submission',
    `NEW.applying = 1 AND (OLD.state <> 'submitted' OR (${SIGNED_BY_OTHERS}) < NEW.required_signatures)`,
  ],
  [
    'submission_effective_while_applying',
    'UPDATE OF state',
    'submission',
    `NEW.state = 'effective' AND OLD.applying <> 1`,
  ],
  [
    'submission_ends_once',
    'UPDATE OF state',
    'submission',
    `OLD.state IN ('withdrawn', 'rejected', 'expired', 'effective')`,
  ],
  [
    'submission_content_fixed',
    'UPDATE OF title, content, salt, content_hash, policy, required_signatures, base_version',
    'submission',
    `NOT (OLD.state = 'returned' AND NEW.state = 'submitted' AND NEW.round = OLD.round + 1)`,
  ],
  [
    'submission_identity_fixed',
    'UPDATE OF id, serial, kind, action, record_id, maker_id, submitted_at',
    'submission',
    `NEW.id <> OLD.id OR NEW.serial <> OLD.serial OR NEW.kind <> OLD.kind OR NEW.action <> OLD.action
     OR NEW.record_id <> OLD.record_id OR NEW.maker_id <> OLD.maker_id OR NEW.submitted_at <> OLD.submitted_at`,
  ],
  ['submission_kept', 'DELETE', 'submission', '1'],
  ['submission_maker_kept', 'DELETE', 'submission_maker', '1'],
  ['submission_maker_fixed', 'UPDATE', 'submission_maker', '1'],
  [
    'countersignature_not_by_maker',
    'INSERT',
    'countersignature',
    `EXISTS (SELECT 1 FROM submission_maker m WHERE m.submission_id = NEW.submission_id AND m.person_id = NEW.person_id)`,
  ],
  [
    'countersignature_on_exact_content',
    'INSERT',
    'countersignature',
    `NOT EXISTS (SELECT 1 FROM submission s WHERE s.id = NEW.submission_id AND s.state = 'submitted'
      AND s.round = NEW.round AND s.content_hash = NEW.content_hash)`,
  ],
  [
    'submission_attachment_before_signing',
    'INSERT',
    'submission_attachment',
    `EXISTS (SELECT 1 FROM countersignature c WHERE c.submission_id = NEW.submission_id AND c.round = NEW.round)`,
  ],
  ['submission_attachment_fixed', 'UPDATE', 'submission_attachment', '1'],
  ['submission_attachment_kept', 'DELETE', 'submission_attachment', '1'],
  ['countersignature_fixed', 'UPDATE', 'countersignature', '1'],
  ['countersignature_kept', 'DELETE', 'countersignature', '1'],
  ['submission_event_fixed', 'UPDATE', 'submission_event', '1'],
  ['submission_event_kept', 'DELETE', 'submission_event', '1'],
  ['reentry_attempt_kept', 'DELETE', 'reentry_attempt', '1'],
  [
    'reentry_attempt_fixed',
    'UPDATE',
    'reentry_attempt',
    `NEW.entry IS NOT NULL OR NEW.outcome <> OLD.outcome OR NEW.person_id <> OLD.person_id`,
  ],
];

async function createGuards(db: Kysely<unknown>): Promise<void> {
  for (const [name, verb, table, when] of GUARDS) {
    await sql
      .raw(`CREATE TRIGGER ${name} BEFORE ${verb} ON ${table} WHEN ${when}
      BEGIN SELECT RAISE(ABORT, 'guard:${name}'); END`)
      .execute(db);
  }
}
