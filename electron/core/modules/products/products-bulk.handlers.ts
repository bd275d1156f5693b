import type { bulkChangeContract } from '#shared/review/bulk-change.contract.ts';
import type { HandlersFor } from '#core/kernel/context.ts';
import { productBulk } from '#core/modules/products/products.bulk.ts';
import { bulkChangeKind } from '#core/modules/review/bulk-change.review.ts';
import { previewBulk } from '#core/modules/review/bulk-change.service.ts';
import { submitForReview } from '#core/modules/review/review.service.ts';

type Own = Pick<typeof bulkChangeContract, 'products.previewBulk' | 'products.submitBulk'>;

export const productBulkKind = bulkChangeKind(productBulk);

export const productBulkHandlers: HandlersFor<Own> = {
  'products.previewBulk': (ctx, input) => previewBulk(ctx, productBulk, input),
  'products.submitBulk': (ctx, input) => submitForReview(ctx, productBulkKind, input),
};
