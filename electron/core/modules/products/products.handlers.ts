import type { productsContract } from '#shared/products/products.contract.ts';
import type { HandlersFor } from '#core/kernel/context.ts';
import { notFound } from '#core/kernel/office-error.ts';
import { listProductRows } from '#core/modules/products/products-list.service.ts';
import { countProducts, listConversions, listUses, pickProducts } from '#core/modules/products/products.repository.ts';
import { productKind } from '#core/modules/products/products.review.ts';
import { productContent, readProduct } from '#core/modules/products/products.service.ts';
import { findOpenSubmissionOf, submitForReview } from '#core/modules/review/review.service.ts';

export const productsHandlers: HandlersFor<typeof productsContract> = {
  async 'products.list'(ctx, input) {
    const page = await listProductRows(ctx, input);
    return { ...page, ...(input.after === undefined && { total: { count: await countProducts(ctx.db, input) } }) };
  },
  async 'products.get'(ctx, { id }) {
    const product = await readProduct(ctx.db, id);
    if (!product) return notFound('product', id);
    const uses = await listUses(ctx.db, id);
    const open = await findOpenSubmissionOf(ctx, 'product', id);
    return {
      ...product,
      ...(open !== undefined && { openSubmissionId: open }),
      usedBy: uses.rows,
      contractCount: uses.count,
    };
  },
  async 'products.pick'(ctx, input) {
    const rows = await pickProducts(ctx.db, input);
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
