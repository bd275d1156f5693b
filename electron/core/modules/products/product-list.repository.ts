import type { z } from 'zod';
import { productList, type ProductListInput } from '#shared/products/products.contract.ts';
import { filled, is, listSql, named, optional, isIn } from '#core/database/lists/list-sql.ts';
import { inOrder, readList, type RecordKey } from '#core/database/lists/read-list.ts';
import type { ReadDb } from '#core/kernel/context.ts';

export const PRODUCTS = listSql({
  list: productList,
  table: 'product',
  alias: 'p',
  id: 'p.id',
  columns: {
    code: filled('p.code'),
    name: named('p'),
    specification: optional('p.specification'),
    unit: filled('p.unit'),
    taxCode: optional('p.tax_code'),
    taxShortName: optional('p.tax_short_name'),
    taxRateBasisPoints: filled('p.tax_rate_basis_points'),
    taxTreatment: filled('p.tax_treatment'),
    productClass: optional('p.product_class'),
    listPriceE6: optional('p.list_price_e6'),
    status: filled('p.status'),
  },
  sums: {},
});

/** One page of products by key, and how many the filter leaves. */
export function listProductIds(db: ReadDb, asked: z.output<typeof ProductListInput>) {
  const { text } = asked;
  const where = [...asked.where, ...is('productClass', asked.productClass), ...is('status', asked.status)];
  return readList(
    db,
    PRODUCTS,
    { ...asked, where },
    {
      text: text ? [isIn(['p.code', 'p.name', 'p.specification', 'p.pinyin'], text)] : [],
    },
  );
}

/** These products, in their order. */
export async function listProductsInOrder(db: ReadDb, ids: readonly RecordKey[]) {
  const rows = await db.selectFrom('product').selectAll().where('id', 'in', ids.map(String)).execute();
  return inOrder(ids, rows, (row) => row.id);
}
