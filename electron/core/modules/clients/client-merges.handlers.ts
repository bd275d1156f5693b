import type { clientMergesContract } from '#shared/clients/client-merges.contract.ts';
import type { HandlersFor } from '#core/kernel/context.ts';
import { notFound } from '#core/kernel/office-error.ts';
import { clientMergeKind } from '#core/modules/clients/client-merge.review.ts';
import { carriedBy, mergeParties, readMerge } from '#core/modules/clients/client-merge.service.ts';
import { listPairRows } from '#core/modules/clients/client-pairs.service.ts';
import { findBalance } from '#core/modules/clients/clients.repository.ts';
import { submitForReview } from '#core/modules/review/review.service.ts';

export const clientMergesHandlers: HandlersFor<typeof clientMergesContract> = {
  'clients.duplicates': (ctx, input) => listPairRows(ctx, input),
  async 'clients.mergeView'(ctx, draft) {
    const { survivor, absorbed } = await mergeParties(ctx.db, draft);
    const shown = ({ row, content }: typeof survivor) => ({
      id: row.id,
      version: row.version,
      content: { ...content, code: row.code },
    });
    return {
      survivor: shown(survivor),
      absorbed: shown(absorbed),
      carries: await carriedBy(ctx.db, absorbed.row.id),
      survivorBalanceFen: await findBalance(ctx.db, survivor.row.id),
    };
  },
  async 'clients.getMerge'(ctx, { id }) {
    const merge = await readMerge(ctx.db, id);
    return merge ? { id, ...merge } : notFound('client_merge', id);
  },
  'clients.submitMerge': (ctx, input) => submitForReview(ctx, clientMergeKind, input),
};
