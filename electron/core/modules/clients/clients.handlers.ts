import type { clientsContract } from '#shared/clients/clients.contract.ts';
import { maskValue } from '#shared/kernel/masking.ts';
import { likenessKeys } from '#shared/clients/likeness.ts';
import type { HandlersFor } from '#core/kernel/context.ts';
import { notFound } from '#core/kernel/office-error.ts';
import {
  findBalance,
  findClient,
  listTags,
  pickClients,
  readContent,
} from '#core/modules/clients/clients.repository.ts';
import { listClientRows } from '#core/modules/clients/clients.service.ts';
import { listMergesOf } from '#core/modules/clients/client-merge.repository.ts';
import { likeTo, NAMED_AT_MOST } from '#core/modules/clients/likely-duplicates.service.ts';
import { clientKind } from '#core/modules/clients/clients.review.ts';
import { shownContent } from '#core/modules/review/disclose.service.ts';
import { findOpenSubmissionOf, submitForReview } from '#core/modules/review/review.service.ts';

/** Who fills in which form needs the file whole. */
const WRITERS = { amend: ['clients.write'], dispatch: ['dispatch.write', 'contracts.write'] } as const;

export const clientsHandlers: HandlersFor<typeof clientsContract> = {
  async 'clients.list'(ctx, input) {
    const page = await listClientRows(ctx, input);
    const masked = page.rows.map(({ taxNumber: _whole, contactPhone, ...row }) => ({
      ...row,
      contactPhone: contactPhone === null ? null : maskValue('phone', contactPhone),
    }));
    return { ...page, rows: masked };
  },
  async 'clients.get'(ctx, { id, purpose }) {
    const row = await findClient(ctx.db, id);
    if (!row) return notFound('client', id);
    const open = await findOpenSubmissionOf(ctx, 'client', id);
    const content = { ...(await readContent(ctx.db, row)), code: row.code };
    const merges = await listMergesOf(ctx.db, id);
    return {
      id,
      version: row.version,
      submissionId: row.submission_id,
      content: shownContent(ctx, 'client', { id, content, purpose }, WRITERS),
      balanceFen: await findBalance(ctx.db, id),
      mergedInto: merges.into ?? null,
      absorbed: merges.from,
      ...(open !== undefined && { openSubmissionId: open }),
    };
  },
  async 'clients.pick'(ctx, { text, recent }) {
    const rows = await pickClients(ctx.db, text, recent);
    return rows.map((row) => ({
      id: row.id,
      code: row.code,
      name: row.name,
      shortName: row.short_name,
      status: row.status,
      region: row.region,
      ownerName: row.owner_name,
    }));
  },
  async 'clients.likely'(ctx, { id, ...facts }) {
    if (facts.name === '') return [];
    const keyed = { id, name: facts.name, keys: likenessKeys(facts) };
    return [...((await likeTo(ctx.db, [keyed], NAMED_AT_MOST)).get(0) ?? [])];
  },
  'clients.tags': (ctx) => listTags(ctx.db),
  'clients.submit': (ctx, input) => submitForReview(ctx, clientKind, input),
};
