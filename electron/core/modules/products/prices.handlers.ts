import type { pricesContract } from '#shared/products/prices.contract.ts';
import type { HandlersFor } from '#core/kernel/context.ts';
import { notFound } from '#core/kernel/office-error.ts';
import { AUTHORITY_ID } from '#core/modules/products/authority.repository.ts';
import { discountAuthorityKind } from '#core/modules/products/authority.review.ts';
import { listPriceListRows } from '#core/modules/products/price-list-list.repository.ts';
import {
  listClientsNaming,
  listPickablePriceLists,
  listPricesOfProduct,
} from '#core/modules/products/price-list.repository.ts';
import { priceListKind } from '#core/modules/products/price-list.review.ts';
import { readPriceList } from '#core/modules/products/price-list.service.ts';
import { quotePrices } from '#core/modules/products/price-quote.service.ts';
import { findProducts } from '#core/modules/products/products.service.ts';
import { findOpenSubmissionOf, submitForReview } from '#core/modules/review/review.service.ts';
import { headOf } from '#core/modules/settings/settings-head.service.ts';

export const pricesHandlers: HandlersFor<typeof pricesContract> = {
  'products.priceLists': (ctx, input) => listPriceListRows(ctx, input),
  async 'products.getPriceList'(ctx, { id }) {
    const list = await readPriceList(ctx.db, id);
    if (!list) return notFound('price_list', id);
    const open = await findOpenSubmissionOf(ctx, 'price_list', id);
    return { ...list, ...(open !== undefined && { openSubmissionId: open }), ...(await listClientsNaming(ctx.db, id)) };
  },
  'products.submitPriceList': (ctx, input) => submitForReview(ctx, priceListKind, input),
  'products.pickPriceLists': (ctx) => listPickablePriceLists(ctx.db),
  async 'products.prices'(ctx, input) {
    return (await quotePrices(ctx.db, input)).map((quote) => quote ?? null);
  },
  'products.priceHistory': (ctx, { id }) => listPricesOfProduct(ctx.db, id),
  async 'products.authority'(ctx) {
    const stands = await discountAuthorityKind.read(ctx.db, AUTHORITY_ID);
    const authority = stands?.content ?? { lines: [] };
    const known = await findProducts(
      ctx.db,
      authority.lines.flatMap(({ productId }) => (productId === null ? [] : [productId])),
    );
    return {
      head: await headOf(ctx, AUTHORITY_ID, AUTHORITY_ID, stands),
      authority,
      products: Object.fromEntries([...known].map(([id, { content }]) => [id, `${content.code} ${content.name}`])),
    };
  },
  'products.submitAuthority': (ctx, input) =>
    submitForReview(ctx, discountAuthorityKind, {
      ...input,
      ...(input.action !== 'create' && { recordId: AUTHORITY_ID }),
    }),
};
