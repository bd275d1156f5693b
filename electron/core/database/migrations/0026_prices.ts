import { sql, type Kysely } from 'kysely';

/**
 * 价格表 and 折扣权限: what a product costs whom from when on, and how far below that each level may sign. A client names the
 * list made for it; a product has a barcode beside its code.
 * effective: price_list, price_list_line, discount_authority, discount_authority_line
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createPriceLists(db);
  await createAuthority(db);
  await sql`ALTER TABLE client ADD COLUMN price_list_id TEXT REFERENCES price_list (id)`.execute(db);
  await sql`CREATE INDEX client_by_price_list ON client (price_list_id, id) WHERE price_list_id IS NOT NULL`.execute(
    db,
  );
  await sql`ALTER TABLE product ADD COLUMN barcode TEXT CHECK (length(barcode) > 0)`.execute(db);
  await sql`CREATE INDEX product_by_barcode ON product (barcode, id)`.execute(db);
  await createGuards(db);
  await extendRecords(db);
}

const DAY = `GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`;
const FLOORS = ['staff_floor_e6', 'manager_floor_e6', 'director_floor_e6'];

async function createPriceLists(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
    CREATE TABLE price_list (
      id            TEXT PRIMARY KEY,
      name          TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(name) > 0),
      pinyin        TEXT NOT NULL,
      scope         TEXT NOT NULL CHECK (scope IN ('named', 'size_grade', 'client_kind', 'region', 'everyone')),
      scope_value   TEXT CHECK (length(scope_value) > 0 AND (scope_value IS NULL) = (scope IN ('everyone', 'named'))),
      price_basis   TEXT NOT NULL CHECK (price_basis IN ('with_tax', 'without_tax')),
      valid_from    TEXT NOT NULL CHECK (valid_from ${DAY}),
      valid_to      TEXT CHECK (valid_to ${DAY} AND valid_to >= valid_from),
      line_count    INTEGER NOT NULL CHECK (line_count > 0),
      remark        TEXT,
      version       INTEGER NOT NULL CHECK (version > 0),
      submission_id TEXT NOT NULL REFERENCES submission (id),
      CHECK ((scope IN ('everyone', 'named')) = (scope_value IS NULL))
    ) STRICT`)
    .execute(db);
  await sql
    .raw(`
    CREATE TABLE price_list_line (
      price_list_id   TEXT NOT NULL REFERENCES price_list (id),
      position        INTEGER NOT NULL CHECK (position >= 0),
      product_id      TEXT NOT NULL REFERENCES product (id),
      product_code    TEXT NOT NULL CHECK (length(product_code) > 0),
      description     TEXT NOT NULL CHECK (length(description) > 0),
      specification   TEXT,
      unit            TEXT NOT NULL CHECK (length(unit) > 0),
      unit_factor_e6  INTEGER NOT NULL CHECK (unit_factor_e6 > 0),
      price_e6        INTEGER NOT NULL CHECK (price_e6 >= 0),
      min_quantity_e6 INTEGER NOT NULL CHECK (min_quantity_e6 >= 0),
      from_on         TEXT NOT NULL CHECK (from_on ${DAY}),
      ${FLOORS.map((floor) => `${floor} INTEGER CHECK (${floor} >= 0)`).join(', ')},
      remark          TEXT,
      submission_id   TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (price_list_id, position),
      UNIQUE (price_list_id, product_id, unit, from_on, min_quantity_e6)
    ) STRICT, WITHOUT ROWID`)
    .execute(db);
  const scopes = ['named', 'size_grade', 'client_kind', 'region', 'everyone'];
  const place = `CASE scope ${scopes.map((scope, at) => `WHEN '${scope}' THEN ${at}`).join(' ')} END`;
  for (const [name, on] of [
    ['price_list_line_by_product', 'price_list_line (product_id, price_list_id)'],
    ['price_list_in_scope', 'price_list (scope, scope_value, valid_from)'],
    ['price_list_by_initials', 'price_list (pinyin, name, id)'],
    ['price_list_by_scope', `price_list (${place}, id)`],
    ['price_list_by_scope_value', 'price_list (scope_value, id)'],
    ['price_list_by_valid_from', 'price_list (valid_from, id)'],
    ['price_list_by_valid_to', 'price_list (valid_to, id)'],
    ['price_list_by_line_count', 'price_list (line_count, id)'],
  ] as const) {
    await sql.raw(`CREATE INDEX ${name} ON ${on}`).execute(db);
  }
}

async function createAuthority(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE discount_authority (
      id            TEXT PRIMARY KEY CHECK (id = 'discount_authority'),
      version       INTEGER NOT NULL CHECK (version > 0),
      submission_id TEXT NOT NULL REFERENCES submission (id)
    ) STRICT, WITHOUT ROWID`.execute(db);
  await sql`
    CREATE TABLE discount_authority_line (
      position      INTEGER PRIMARY KEY CHECK (position >= 0),
      product_id    TEXT REFERENCES product (id),
      product_class TEXT CHECK (product_class IS NULL OR (product_class IN ('A', 'B', 'C') AND product_id IS NULL)),
      level         TEXT NOT NULL CHECK (level IN ('staff', 'manager', 'director')),
      discount      INTEGER NOT NULL CHECK (discount BETWEEN 0 AND 10000),
      submission_id TEXT NOT NULL REFERENCES submission (id)
    ) STRICT`.execute(db);
}

const EFFECTIVE = ['price_list', 'price_list_line', 'discount_authority', 'discount_authority_line'];

async function createGuards(db: Kysely<unknown>): Promise<void> {
  for (const table of EFFECTIVE) {
    for (const verb of ['INSERT', 'UPDATE', 'DELETE']) {
      const of = verb === 'DELETE' ? '' : 'id = NEW.submission_id AND';
      await sql
        .raw(`CREATE TRIGGER ${table}_countersigned_${verb.toLowerCase()} BEFORE ${verb} ON ${table}
          WHEN NOT EXISTS (SELECT 1 FROM submission WHERE ${of} applying = 1)
          BEGIN SELECT RAISE(ABORT, 'guard:${table}'); END`)
        .execute(db);
    }
  }
  // What only some roles may sign is signed by one of them, however its steps were opened meanwhile.
  await sql`
    CREATE TRIGGER submission_applies_with_authority BEFORE UPDATE OF applying ON submission
    WHEN NEW.applying = 1 AND json_type(NEW.policy, '$.authority') = 'array' AND NOT EXISTS (
      SELECT 1 FROM countersignature c
      WHERE c.submission_id = NEW.id AND c.round = NEW.round AND c.content_hash = NEW.content_hash
        AND c.role IN (SELECT value FROM json_each(NEW.policy, '$.authority')))
    BEGIN SELECT RAISE(ABORT, 'guard:submission_applies_with_authority'); END`.execute(db);
}

/** One view made anew with further rows. */
async function extendView(db: Kysely<unknown>, name: string, more: string): Promise<void> {
  const found = await sql<{ sql: string }>`SELECT sql FROM sqlite_schema WHERE name = ${name}`.execute(db);
  const before = found.rows[0]?.sql;
  if (before === undefined) throw new Error(`${name} is made by an earlier migration`);
  await sql.raw(`DROP VIEW ${name}`).execute(db);
  await sql.raw(`${before} ${more}`).execute(db);
}

/** `verify` looks for records nobody signed in the view of all records; pages call a list by its name. */
async function extendRecords(db: Kysely<unknown>): Promise<void> {
  await extendView(
    db,
    'v_effective_record',
    `UNION ALL SELECT 'price_list', id, name, submission_id FROM price_list
      UNION ALL SELECT 'discount_authority', id, id, submission_id FROM discount_authority`,
  );
  await extendView(db, 'v_record_label', 'UNION ALL SELECT id, name FROM price_list');
}
