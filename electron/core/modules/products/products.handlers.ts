import type { productsContract } from '#shared/products/products.contract.ts';
import type { HandlersFor } from '#core/kernel/context.ts';
import { notFound } from '#core/kernel/office-error.ts';
import { matchProducts, pickRow } from '#core/modules/products/products-match.service.ts';
import { listProductRows } from '#core/modules/products/products-list.service.ts';
import { listConversions, listDispatches, listUses, pickProducts } from '#core/modules/products/products.repository.ts';
import { productKind } from '#core/modules/products/products.review.ts';
import { productContent, readProduct } from '#core/modules/products/products.service.ts';
import { findOpenSubmissionOf, submitForReview } from '#core/modules/review/review.service.ts';

export const productsHandlers: HandlersFor<typeof productsContract> = {
  'products.list': (ctx, input) => listProductRows(ctx, input),
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
      ...(await listDispatches(ctx.db, id)),
    };
  },
  async 'products.pick'(ctx, input) {
    const rows = await pickProducts(ctx.db, input);
    const conversions = await listConversions(
      ctx.db,
      rows.map((row) => row.id),
    );
    const byProduct = Map.groupBy(conversions, (conversion) => conversion.product_id);
    return rows.map((row) => pickRow({ id: row.id, content: productContent(row, byProduct.get(row.id) ?? []) }));
  },
  'products.match': (ctx, { wanted }) => matchProducts(ctx.db, wanted),
  'products.submit': (ctx, input) => submitForReview(ctx, productKind, input),
};
