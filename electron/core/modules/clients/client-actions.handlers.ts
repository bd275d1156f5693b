import type { clientStandingContract } from '#shared/clients/client-standing.contract.ts';
import type { bulkChangeContract } from '#shared/review/bulk-change.contract.ts';
import type { HandlersFor } from '#core/kernel/context.ts';
import { notFound } from '#core/kernel/office-error.ts';
import { readOpenBusiness } from '#core/modules/clients/client-standing.repository.ts';
import { clientStandingKind } from '#core/modules/clients/client-standing.review.ts';
import { actionsFrom } from '#core/modules/clients/client-standing.service.ts';
import { clientBulk } from '#core/modules/clients/clients.bulk.ts';
import { findClient } from '#core/modules/clients/clients.repository.ts';
import { bulkChangeKind } from '#core/modules/review/bulk-change.review.ts';
import { previewBulk } from '#core/modules/review/bulk-change.service.ts';
import { findOpenSubmissionOf, submitForReview } from '#core/modules/review/review.service.ts';

type Own = typeof clientStandingContract &
  Pick<typeof bulkChangeContract, 'clients.previewBulk' | 'clients.submitBulk'>;

export const clientBulkKind = bulkChangeKind(clientBulk);

export const clientActionsHandlers: HandlersFor<Own> = {
  async 'clients.standing'(ctx, { id }) {
    const client = await findClient(ctx.db, id);
    if (!client) return notFound('client', id);
    const open = await findOpenSubmissionOf(ctx, 'client', id);
    return {
      id,
      code: client.code,
      name: client.name,
      status: client.status,
      actions: actionsFrom(client.status),
      open: await readOpenBusiness(ctx.db, id),
      ...(open !== undefined && { openSubmissionId: open }),
    };
  },
  'clients.submitStanding': (ctx, input) => submitForReview(ctx, clientStandingKind, input),
  'clients.previewBulk': (ctx, input) => previewBulk(ctx, clientBulk, input),
  'clients.submitBulk': (ctx, input) => submitForReview(ctx, clientBulkKind, input),
};
