import type { ProductRow, productsContract } from '#shared/products/products.contract.ts';
import type { HandlersFor } from '#core/kernel/context.ts';
import { notFound } from '#core/kernel/office-error.ts';
import { decodePageKey, toPage } from '#core/kernel/page-key.ts';
import {
  listConversions,
  listProductPage,
  listUses,
  pickProducts,
  type ProductTableRow,
} from '#core/modules/products/products.repository.ts';
import { productKind } from '#core/modules/products/products.review.ts';
import { productContent, readProduct } from '#core/modules/products/products.service.ts';
import { submitForReview } from '#core/modules/review/review.service.ts';

export const productsHandlers: HandlersFor<typeof productsContract> = {
  async 'products.list'(ctx, input) {
    const keyOf = (row: ProductRow) => (input.sort === 'code' ? [row.code] : [row.name, row.id]);
    const after = decodePageKey(input.after, input.sort === 'code' ? 1 : 2);
    const rows = await listProductPage(ctx.db, input, after);
    return toPage(rows.map(listRow), input.limit, keyOf);
  },
  async 'products.get'(ctx, { id }) {
    const product = await readProduct(ctx.db, id);
    if (!product) return notFound('product', id);
    const uses = await listUses(ctx.db, id);
    return { ...product, usedBy: uses.rows, contractCount: uses.count };
  },
  async 'products.pick'(ctx, { text, limit }) {
    const rows = await pickProducts(ctx.db, text, limit);
    const conversions = await listConversions(
      ctx.db,
      rows.map((row) => row.id),
    );
    const byProduct = Map.groupBy(conversions, (conversion) => conversion.product_id);
    return rows.map((row) => {
      const content = productContent(row, byProduct.get(row.id) ?? []);
      return {
        id: row.id,
        code: content.code,
        name: content.name,
        specification: content.specification,
        unit: content.unit,
        unitDecimals: content.unitDecimals,
        conversions: content.conversions,
        taxRateBasisPoints: content.taxRateBasisPoints,
        taxTreatment: content.taxTreatment,
        listPriceE6: content.listPriceE6,
        listPriceBasis: content.listPriceBasis,
      };
    });
  },
  'products.submit': (ctx, input) => submitForReview(ctx, productKind, input),
};

function listRow(row: ProductTableRow): ProductRow {
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
  };
}
