import { sql, type Kysely } from 'kysely';

/**
 * 产品档案 and its unit conversions.
 * effective: product, product_conversion
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE product (
      id                    TEXT PRIMARY KEY,
      code                  TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(code) > 0),
      name                  TEXT NOT NULL CHECK (length(name) > 0),
      specification         TEXT,
      unit                  TEXT NOT NULL CHECK (length(unit) > 0),
      unit_decimals         INTEGER NOT NULL CHECK (unit_decimals BETWEEN 0 AND 6),
      tax_code              TEXT CHECK (length(tax_code) = 19 AND tax_code NOT GLOB '*[^0-9]*'),
      tax_short_name        TEXT,
      tax_rate_basis_points INTEGER NOT NULL CHECK (tax_rate_basis_points BETWEEN 0 AND 10000),
      tax_treatment         TEXT NOT NULL CHECK (tax_treatment IN ('taxed', 'zero_rated', 'exempt', 'not_taxable')),
      product_class         TEXT CHECK (product_class IN ('A', 'B', 'C')),
      list_price_e6         INTEGER CHECK (list_price_e6 >= 0),
      list_price_basis      TEXT NOT NULL CHECK (list_price_basis IN ('with_tax', 'without_tax')),
      status                TEXT NOT NULL CHECK (status IN ('active', 'archived')),
      remark                TEXT,
      pinyin                TEXT NOT NULL,
      version               INTEGER NOT NULL CHECK (version > 0),
      submission_id         TEXT NOT NULL REFERENCES submission (id),
      CHECK (tax_treatment = 'taxed' OR tax_rate_basis_points = 0)
    ) STRICT`.execute(db);
  await sql`CREATE INDEX product_by_name ON product (name, id)`.execute(db);
  await sql`CREATE INDEX product_by_class ON product (product_class, code)`.execute(db);
  await sql`CREATE INDEX product_by_status ON product (status, code)`.execute(db);
  await sql`
    CREATE TABLE product_conversion (
      product_id    TEXT NOT NULL REFERENCES product (id),
      position      INTEGER NOT NULL CHECK (position >= 0),
      unit          TEXT NOT NULL CHECK (length(unit) > 0),
      factor_e6     INTEGER NOT NULL CHECK (factor_e6 > 0),
      decimals      INTEGER NOT NULL CHECK (decimals BETWEEN 0 AND 6),
      submission_id TEXT NOT NULL REFERENCES submission (id),
      PRIMARY KEY (product_id, position),
      UNIQUE (product_id, unit)
    ) STRICT, WITHOUT ROWID`.execute(db);
}
