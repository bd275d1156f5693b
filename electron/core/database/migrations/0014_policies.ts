import { sql, type Kysely } from 'kysely';

/**
 * 复核制度 and what follows from it: ordered steps of each submission, who signed in which step and role, delegation,
 * adjudication of disputes, time limits, and counts of re-keyed fields for the quality report.
 * effective: review_policy, review_policy_rule, review_policy_step, delegation, delegation_role, delegation_kind
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createPolicy(db);
  await createDelegation(db);
  await createSteps(db);
  await createAdjudication(db);
  await createQuality(db);
  await createGuards(db);
  await extendRecords(db);
}

/** `verify` looks for records nobody signed in the view of all records: these belong to it now. */
async function extendRecords(db: Kysely<unknown>): Promise<void> {
  const found = await sql<{ sql: string }>`SELECT sql FROM sqlite_schema WHERE name = 'v_effective_record'`.execute(db);
  const before = found.rows[0]?.sql;
  if (before === undefined) throw new Error('v_effective_record is made by an earlier migration');
  await sql`DROP VIEW v_effective_record`.execute(db);
  await sql
    .raw(`${before}
      UNION ALL SELECT 'delegation', id, from_on || ' – ' || to_on, submission_id FROM delegation
      UNION ALL SELECT 'review_policy', id, preset, submission_id FROM review_policy`)
    .execute(db);
}

const ROLES = `('clerk', 'checker', 'manager', 'director', 'salesperson', 'finance', 'cashier', 'admin')`;

async function createPolicy(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE review_policy (
      id            TEXT PRIMARY KEY CHECK (id = 'review-policy'),
      preset        TEXT NOT NULL CHECK (preset IN ('two', 'three', 'five', 'own')),
      version       INTEGER NOT NULL CHECK (version > 0),
      submission_id TEXT NOT NULL REFERENCES submission (id)
    ) STRICT`.execute(db);
  await sql`
    CREATE TABLE review_policy_rule (
      policy_id     TEXT NOT NULL REFERENCES review_policy (id),
      position      INTEGER NOT NULL CHECK (position >= 0),
      kind          TEXT NOT NULL CHECK (length(kind) > 0),
      action        TEXT NOT NULL CHECK (action IN ('any', 'create', 'amend', 'void')),
      rekey_also    TEXT NOT NULL CHECK (json_valid(rekey_also)),
      draw_above    INTEGER CHECK (draw_above >= 5),
      draw_lines    INTEGER CHECK (draw_lines >= 3),
      limit_hours   INTEGER NOT NULL CHECK (limit_hours > 0),
      limit_then    TEXT NOT NULL CHECK (limit_then IN ('expire', 'up', 'down')),
      ask_from_fen  INTEGER CHECK (ask_from_fen > 0),
      submission_id TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (policy_id, position),
      UNIQUE (policy_id, kind, action),
      CHECK ((draw_above IS NULL) = (draw_lines IS NULL))
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`
    CREATE TABLE review_policy_step (
      policy_id     TEXT NOT NULL REFERENCES review_policy (id),
      rule_position INTEGER NOT NULL,
      step          INTEGER NOT NULL CHECK (step > 0),
      people        INTEGER NOT NULL CHECK (people > 0),
      roles         TEXT NOT NULL CHECK (json_valid(roles) AND json_array_length(roles) > 0),
      from_fen      INTEGER CHECK (from_fen > 0),
      from_discount INTEGER CHECK (from_discount BETWEEN 1 AND 10000),
      submission_id TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (policy_id, rule_position, step)
    ) STRICT, WITHOUT ROWID`.execute(db);
}

async function createDelegation(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE delegation (
      id            TEXT PRIMARY KEY,
      delegator_id  TEXT NOT NULL REFERENCES person (id),
      delegate_id   TEXT NOT NULL REFERENCES person (id),
      from_on       TEXT NOT NULL CHECK (length(from_on) = 10),
      to_on         TEXT NOT NULL CHECK (to_on >= from_on AND julianday(to_on) - julianday(from_on) <= 13),
      reason        TEXT NOT NULL CHECK (length(reason) > 0),
      status        TEXT NOT NULL CHECK (status IN ('active', 'void')),
      version       INTEGER NOT NULL CHECK (version > 0),
      submission_id TEXT NOT NULL REFERENCES submission (id),
      CHECK (delegator_id <> delegate_id)
    ) STRICT`.execute(db);
  await sql`CREATE INDEX delegation_by_delegate ON delegation (delegate_id, to_on)`.execute(db);
  await sql`CREATE INDEX delegation_by_delegator ON delegation (delegator_id, to_on)`.execute(db);
  await sql`CREATE INDEX delegation_by_end ON delegation (to_on, id)`.execute(db);
  await sql
    .raw(`
    CREATE TABLE delegation_role (
      delegation_id TEXT NOT NULL REFERENCES delegation (id),
      role          TEXT NOT NULL CHECK (role IN ${ROLES}),
      submission_id TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (delegation_id, role)
    ) STRICT, WITHOUT ROWID`)
    .execute(db);
  await sql`
    CREATE TABLE delegation_kind (
      delegation_id TEXT NOT NULL REFERENCES delegation (id),
      kind          TEXT NOT NULL CHECK (length(kind) > 0),
      submission_id TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (delegation_id, kind)
    ) STRICT, WITHOUT ROWID`.execute(db);
  // Own roles, and roles of somebody else for a time: only while the other still holds them, so nothing is passed on.
  await sql`CREATE VIEW v_person_authority AS
    SELECT person_id, role, '*' AS kind, NULL AS delegator_id, '0000-01-01' AS from_on, '9999-12-31' AS to_on
    FROM v_person_role
    UNION ALL
    SELECT d.delegate_id, r.role, k.kind, d.delegator_id, d.from_on, d.to_on
    FROM delegation d
    JOIN delegation_role r ON r.delegation_id = d.id
    JOIN delegation_kind k ON k.delegation_id = d.id
    JOIN v_person_role own ON own.person_id = d.delegator_id AND own.role = r.role
    JOIN person p ON p.id = d.delegate_id AND p.active = 1
    WHERE d.status = 'active'`.execute(db);
}

/** The steps a submission's policy asked for, as they stood when it was made, and the roles that may sign in each. */
async function createSteps(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE submission ADD COLUMN due_at INTEGER`.execute(db);
  await sql`CREATE INDEX submission_due ON submission (state, due_at, serial)`.execute(db);
  await sql`ALTER TABLE countersignature ADD COLUMN role TEXT`.execute(db);
  await sql`ALTER TABLE countersignature ADD COLUMN delegator_id TEXT REFERENCES person (id)`.execute(db);
  await sql`
    CREATE TABLE submission_step (
      submission_id TEXT NOT NULL REFERENCES submission (id),
      round         INTEGER NOT NULL CHECK (round > 0),
      step          INTEGER NOT NULL CHECK (step > 0),
      people        INTEGER NOT NULL CHECK (people > 0),
      PRIMARY KEY (submission_id, round, step)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql
    .raw(`
    CREATE TABLE submission_step_role (
      submission_id TEXT NOT NULL,
      round         INTEGER NOT NULL,
      step          INTEGER NOT NULL,
      role          TEXT NOT NULL CHECK (role IN ${ROLES}),
      since         INTEGER NOT NULL,
      escalated     INTEGER NOT NULL DEFAULT 0 CHECK (escalated IN (0, 1)),
      PRIMARY KEY (submission_id, round, step, role),
      FOREIGN KEY (submission_id, round, step) REFERENCES submission_step (submission_id, round, step)
    ) STRICT, WITHOUT ROWID`)
    .execute(db);
  await sql`INSERT INTO submission_step (submission_id, round, step, people)
    SELECT id, round, 1, required_signatures FROM submission`.execute(db);
  for (const role of ['clerk', 'checker', 'manager', 'director', 'finance', 'admin']) {
    await sql`INSERT INTO submission_step_role (submission_id, round, step, role, since)
      SELECT id, round, 1, ${sql.lit(role)}, submitted_at FROM submission`.execute(db);
  }
  // The step whose turn it is: the first that lacks signatures. No aggregate, so that a lookup goes by index.
  const lacking = (
    step: string,
  ) => `(SELECT COUNT(*) FROM countersignature c WHERE c.submission_id = ${step}.submission_id
    AND c.round = ${step}.round AND c.step = ${step}.step) < ${step}.people`;
  await sql
    .raw(`CREATE VIEW v_submission_turn AS
      SELECT st.submission_id, st.round, st.step
      FROM submission_step st
      JOIN submission s ON s.id = st.submission_id AND s.round = st.round
      WHERE s.state = 'submitted' AND ${lacking('st')}
        AND NOT EXISTS (SELECT 1 FROM submission_step e WHERE e.submission_id = st.submission_id AND e.round = st.round
          AND e.step < st.step AND ${lacking('e')})`)
    .execute(db);
  // Whatever waited before there were time limits gets three calendar days from when it was made.
  await sql`UPDATE submission SET due_at = submitted_at + 259200000 WHERE state IN ('submitted', 'disputed')`.execute(
    db,
  );
}

async function createAdjudication(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE adjudication (
      submission_id TEXT NOT NULL REFERENCES submission (id),
      round         INTEGER NOT NULL CHECK (round > 0),
      person_id     TEXT NOT NULL REFERENCES person (id),
      checker_id    TEXT NOT NULL REFERENCES person (id),
      at            INTEGER NOT NULL,
      verdict       TEXT NOT NULL CHECK (verdict IN ('maker', 'returned')),
      fields        TEXT NOT NULL CHECK (json_valid(fields)),
      content_hash  TEXT NOT NULL,
      key_id        TEXT NOT NULL REFERENCES signing_key (id),
      signature     TEXT NOT NULL CHECK (length(signature) = 88),
      PRIMARY KEY (submission_id, round, checker_id)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE INDEX adjudication_by_person ON adjudication (person_id, at)`.execute(db);
}

/** One row a keying and field pattern: counts only, never a value. `month` is yyyymm of the office's day. */
async function createQuality(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE reentry_field (
      submission_id TEXT NOT NULL REFERENCES submission (id),
      round         INTEGER NOT NULL,
      person_id     TEXT NOT NULL REFERENCES person (id),
      attempt       INTEGER NOT NULL CHECK (attempt IN (1, 2)),
      path          TEXT NOT NULL,
      month         INTEGER NOT NULL CHECK (month BETWEEN 199001 AND 220012),
      keyed         INTEGER NOT NULL CHECK (keyed > 0),
      differed      INTEGER NOT NULL CHECK (differed BETWEEN 0 AND keyed),
      PRIMARY KEY (submission_id, round, person_id, attempt, path)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`CREATE INDEX reentry_field_by_month ON reentry_field (month, submission_id)`.execute(db);
  await sql`CREATE VIEW v_review_quality AS
    SELECT f.month, s.kind, f.path, s.maker_id, f.person_id AS checker_id,
      CASE WHEN f.attempt = 1 THEN f.keyed ELSE 0 END AS keyed,
      CASE WHEN f.attempt = 1 THEN f.differed ELSE 0 END AS differed,
      CASE WHEN f.attempt = 2 THEN f.differed ELSE 0 END AS disputed,
      CASE WHEN f.attempt = 2 THEN f.keyed - f.differed ELSE 0 END AS corrected
    FROM reentry_field f JOIN submission s ON s.id = f.submission_id`.execute(db);
}

const EFFECTIVE = [
  'review_policy',
  'review_policy_rule',
  'review_policy_step',
  'delegation',
  'delegation_role',
  'delegation_kind',
];

/** Append-only evidence. */
const EVIDENCE = ['submission_step', 'submission_step_role', 'adjudication', 'reentry_field'];

/** Name, event, table, and when it refuses. */
const GUARDS: readonly (readonly [string, string, string, string])[] = [
  [
    'submission_applies_each_step',
    'UPDATE OF applying',
    'submission',
    `NEW.applying = 1 AND (
      (SELECT SUM(st.people) FROM submission_step st WHERE st.submission_id = NEW.id AND st.round = NEW.round)
        IS NOT NEW.required_signatures
      OR EXISTS (SELECT 1 FROM submission_step st WHERE st.submission_id = NEW.id AND st.round = NEW.round
        AND (SELECT COUNT(DISTINCT c.person_id) FROM countersignature c WHERE c.submission_id = NEW.id
          AND c.round = NEW.round AND c.step = st.step AND c.content_hash = NEW.content_hash) < st.people))`,
  ],
  [
    'countersignature_in_its_turn',
    'INSERT',
    'countersignature',
    `NEW.place <> 'genesis' AND NOT EXISTS (SELECT 1 FROM v_submission_turn t
      WHERE t.submission_id = NEW.submission_id AND t.round = NEW.round AND t.step = NEW.step)`,
  ],
  [
    'countersignature_in_a_role',
    'INSERT',
    'countersignature',
    `NEW.place <> 'genesis' AND NOT EXISTS (
      SELECT 1 FROM submission_step_role r
      JOIN submission s ON s.id = r.submission_id
      JOIN v_person_authority a ON a.role = r.role AND a.person_id = NEW.person_id
        AND a.delegator_id IS NEW.delegator_id AND a.kind IN ('*', s.kind)
      WHERE r.submission_id = NEW.submission_id AND r.round = NEW.round AND r.step = NEW.step AND r.role = NEW.role)`,
  ],
  [
    'countersignature_genesis_once',
    'INSERT',
    'countersignature',
    `NEW.place = 'genesis' AND NOT EXISTS (SELECT 1 FROM submission s WHERE s.id = NEW.submission_id AND s.action = 'genesis')`,
  ],
  [
    'countersignature_not_by_adjudicator',
    'INSERT',
    'countersignature',
    `EXISTS (SELECT 1 FROM adjudication a WHERE a.submission_id = NEW.submission_id AND a.person_id = NEW.person_id)`,
  ],
  [
    'submission_maker_not_by_adjudicator',
    'INSERT',
    'submission_maker',
    `EXISTS (SELECT 1 FROM adjudication a WHERE a.submission_id = NEW.submission_id AND a.person_id = NEW.person_id)`,
  ],
  [
    'countersignature_not_for_maker',
    'INSERT',
    'countersignature',
    `NEW.delegator_id IS NOT NULL AND (
      EXISTS (SELECT 1 FROM submission_maker m WHERE m.submission_id = NEW.submission_id AND m.person_id = NEW.delegator_id
        AND m.part <> 'delegated')
      OR EXISTS (SELECT 1 FROM countersignature c WHERE c.submission_id = NEW.submission_id AND c.round = NEW.round
        AND (c.person_id = NEW.delegator_id OR c.delegator_id = NEW.delegator_id)))`,
  ],
  [
    'adjudication_by_a_third',
    'INSERT',
    'adjudication',
    `NEW.person_id = NEW.checker_id
      OR NOT EXISTS (SELECT 1 FROM submission s WHERE s.id = NEW.submission_id AND s.state = 'disputed'
        AND s.round = NEW.round AND s.content_hash = NEW.content_hash)
      OR EXISTS (SELECT 1 FROM submission_maker m WHERE m.submission_id = NEW.submission_id AND m.person_id = NEW.person_id)
      OR EXISTS (SELECT 1 FROM reentry_attempt t WHERE t.submission_id = NEW.submission_id AND t.person_id = NEW.person_id)
      OR EXISTS (SELECT 1 FROM countersignature c WHERE c.submission_id = NEW.submission_id AND c.person_id = NEW.person_id)`,
  ],
  [
    'submission_step_before_signing',
    'INSERT',
    'submission_step',
    `NOT EXISTS (SELECT 1 FROM submission s WHERE s.id = NEW.submission_id AND s.round = NEW.round AND s.state = 'submitted')
      OR EXISTS (SELECT 1 FROM countersignature c WHERE c.submission_id = NEW.submission_id AND c.round = NEW.round)`,
  ],
  [
    'submission_step_role_in_time',
    'INSERT',
    'submission_step_role',
    `NEW.escalated = 0 AND EXISTS (SELECT 1 FROM countersignature c
      WHERE c.submission_id = NEW.submission_id AND c.round = NEW.round)`,
  ],
];

async function createGuards(db: Kysely<unknown>): Promise<void> {
  const guard = (name: string, verb: string, table: string, when: string) =>
    sql
      .raw(`CREATE TRIGGER ${name} BEFORE ${verb} ON ${table} WHEN ${when}
        BEGIN SELECT RAISE(ABORT, 'guard:${name}'); END`)
      .execute(db);
  for (const [name, verb, table, when] of GUARDS) await guard(name, verb, table, when);
  for (const table of EVIDENCE) {
    await guard(`${table}_fixed`, 'UPDATE', table, '1');
    await guard(`${table}_kept`, 'DELETE', table, '1');
  }
  const applying = (row: string) => `NOT EXISTS (SELECT 1 FROM submission WHERE ${row} applying = 1)`;
  for (const table of EFFECTIVE) {
    const refused = `BEGIN SELECT RAISE(ABORT, 'guard:${table}'); END`;
    for (const verb of ['INSERT', 'UPDATE']) {
      await sql
        .raw(`CREATE TRIGGER ${table}_countersigned_${verb.toLowerCase()} BEFORE ${verb} ON ${table}
          WHEN ${applying('id = NEW.submission_id AND')} ${refused}`)
        .execute(db);
    }
    await sql
      .raw(`CREATE TRIGGER ${table}_countersigned_delete BEFORE DELETE ON ${table} WHEN ${applying('')} ${refused}`)
      .execute(db);
  }
}
