import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import type { Tables } from '#core/database/tables.ts';
import { migrations } from '#core/database/migrations/index.ts';
import {
  findPriceListNamed,
  listOffers,
  listPricesOfProduct,
  listRivals,
} from '#core/modules/products/price-list.repository.ts';

const LISTS = 20;
const LINES = 5_000;

/** 100,000 prices in 20 lists, written beside the office: only how they are found is looked at. */
async function fullStore() {
  const asked: { readonly sql: string; readonly parameters: readonly unknown[] }[] = [];
  const database = new Database(':memory:');
  onTestFinished(() => void database.close());
  database.pragma('foreign_keys = OFF');
  const db = new Kysely<Tables>({
    dialect: new SqliteDialect({ database }),
    log: ({ query }) => void asked.push(query),
  });
  for (const { up } of Object.values(migrations)) await up(db as unknown as Kysely<unknown>);
  for (const table of ['price_list', 'price_list_line']) database.exec(`DROP TRIGGER ${table}_countersigned_insert`);
  const list =
    database.prepare(`INSERT INTO price_list (id, name, pinyin, scope, price_basis, valid_from, line_count, version, submission_id)
    VALUES (?, ?, '', 'everyone', 'with_tax', ?, ${LINES}, 1, 'S')`);
  const line =
    database.prepare(`INSERT INTO price_list_line (price_list_id, position, product_id, product_code, description, unit,
    unit_factor_e6, price_e6, min_quantity_e6, from_on, submission_id) VALUES (?, ?, ?, ?, '漆', '桶', 1000000, ?, 0, ?, 'S')`);
  database.transaction(() => {
    for (let at = 0; at < LISTS; at += 1) {
      const from = `20${10 + at}-01-01`;
      list.run(`P${at}`, `价格表 ${at}`, from);
      for (let n = 0; n < LINES; n += 1) line.run(`P${at}`, n, `C${n}`, `C${n}`, 1_000_000 + at, from);
    }
  })();
  database.exec('ANALYZE');
  asked.length = 0;
  const plan = () =>
    asked.flatMap(({ sql, parameters }) =>
      (database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters) as { detail: string }[]).map(
        ({ detail }) => detail,
      ),
    );
  return { db, plan };
}

test('the prices of 500 lines are looked up among 100,000 by index, product by product', async () => {
  const { db, plan } = await fullStore();
  const productIds = Array.from({ length: 500 }, (_, n) => `C${n * 10}`);
  const offers = await listOffers(db, { clientId: null, on: '2020-06-01', productIds });
  expect(offers).toHaveLength(500 * 11);
  const steps = plan().filter((detail) => detail.includes(' l '));
  expect(steps).toEqual([
    expect.stringMatching(
      /SEARCH l USING INDEX \S+ \((product_id=\? AND price_list_id=\?|price_list_id=\? AND product_id=\?)\)/,
    ),
  ]);
});

test('where a product has a price, a list of that name and lists for the same clients are looked up', async () => {
  const { db, plan } = await fullStore();
  expect(await listPricesOfProduct(db, 'C7')).toHaveLength(LISTS);
  expect(await findPriceListNamed(db, '价格表 3')).toMatchObject({ id: 'P3' });
  expect(await listRivals(db, { scope: 'everyone', scopeValue: null, but: 'P3' })).toHaveLength(LISTS - 1);
  expect(plan().filter((detail) => /^SCAN (l|h|price_list)/.test(detail))).toEqual([]);
});
