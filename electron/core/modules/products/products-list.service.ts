import type { z } from 'zod';
import type { ProductListInput, ProductRow } from '#shared/products/products.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { listProductIds, listProductsInOrder } from '#core/modules/products/product-list.repository.ts';
import { listInReview, type ProductTableRow } from '#core/modules/products/products.repository.ts';

/** One page of the product list, as screen and workbook show it; the first says how many there are. */
export async function listProductRows(ctx: QueryContext, input: z.output<typeof ProductListInput>) {
  const { ids, ...page } = await listProductIds(ctx.db, input);
  const inReview = await listInReview(ctx.db, ids.map(String));
  const rows = await listProductsInOrder(ctx.db, ids);
  return { ...page, rows: rows.map((row) => listRow(row, inReview.has(row.id))) };
}

function listRow(row: ProductTableRow, inReview: boolean): ProductRow {
  return {
    id: row.id,
    version: row.version,
    code: row.code,
    name: row.name,
    specification: row.specification,
    unit: row.unit,
    unitDecimals: row.unit_decimals,
    taxCode: row.tax_code,
    taxShortName: row.tax_short_name,
    taxRateBasisPoints: row.tax_rate_basis_points,
    taxTreatment: row.tax_treatment,
    productClass: row.product_class,
    listPriceE6: row.list_price_e6,
    listPriceBasis: row.list_price_basis,
    status: row.status,
    inReview,
  };
}
