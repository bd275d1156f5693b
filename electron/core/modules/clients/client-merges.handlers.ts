import type { clientMergesContract } from '#shared/clients/client-merges.contract.ts';
import { maskContent } from '#shared/disclosures/mask-content.ts';
import type { HandlersFor } from '#core/kernel/context.ts';
import { notFound } from '#core/kernel/office-error.ts';
import { clientMergeKind } from '#core/modules/clients/client-merge.review.ts';
import { carriedBy, mergeParties, readMerge } from '#core/modules/clients/client-merge.service.ts';
import { listPairRows } from '#core/modules/clients/client-pairs.service.ts';
import { findBalance } from '#core/modules/clients/clients.repository.ts';
import { shownContent } from '#core/modules/review/disclose.service.ts';
import { submitForReview } from '#core/modules/review/review.service.ts';

export const clientMergesHandlers: HandlersFor<typeof clientMergesContract> = {
  'clients.duplicates': (ctx, input) => listPairRows(ctx, input),
  async 'clients.mergeView'(ctx, draft) {
    const { survivor, absorbed } = await mergeParties(ctx.db, draft);
    // Who merges takes over values of both, so he is told them.
    const shown = ({ row, content }: typeof survivor) => ({
      id: row.id,
      version: row.version,
      content: shownContent(
        ctx,
        'client',
        { id: row.id, content: { ...content, code: row.code }, purpose: 'amend' },
        { amend: ['clients.write'] },
      ),
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
    return merge ? { id, ...merge, content: maskContent('client_merge', merge.content) } : notFound('client_merge', id);
  },
  'clients.submitMerge': (ctx, input) => submitForReview(ctx, clientMergeKind, input),
};
