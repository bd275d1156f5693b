import type { z } from 'zod';
import type { ProductListInput, ProductRow } from '#shared/products/products.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { decodePageKey, toPage } from '#core/kernel/page-key.ts';
import { listInReview, listProductPage, type ProductTableRow } from '#core/modules/products/products.repository.ts';

/** One page of the product list, as screen and workbook show it. */
export async function listProductRows(
  ctx: QueryContext,
  input: z.output<typeof ProductListInput>,
): Promise<{ rows: ProductRow[]; next?: string }> {
  const isByCode = input.sort === 'code';
  const after = decodePageKey(input.after, isByCode ? 1 : 2);
  const rows = await listProductPage(ctx.db, input, after);
  const inReview = await listInReview(
    ctx.db,
    rows.map((row) => row.id),
  );
  const shown = rows.map((row) => listRow(row, inReview.has(row.id)));
  return toPage(shown, input.limit, (row) => (isByCode ? [row.code] : [row.name, row.id]));
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
