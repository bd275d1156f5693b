import { ClientMerge, ClientMergeDraft } from '#shared/clients/client-merge.schema.ts';
import {
  applyMerge,
  checkMerge,
  completeMerge,
  MERGE_KIND,
  mergeParts,
  readMerge,
  verifyMerge,
} from '#core/modules/clients/client-merge.service.ts';
import { clientKind } from '#core/modules/clients/clients.review.ts';
import { defineRecordKind } from '#core/modules/review/record-kind.ts';

/**
 * 客户合并: one client goes on, the other ends in it with all it has. Who checks keys what tells each of the two apart off
 * its own papers, and only then sees the files side by side; the counts of what moves are ticked.
 */
export const clientMergeKind = defineRecordKind<ClientMergeDraft, ClientMerge>({
  name: MERGE_KIND,
  module: 'clients',
  draft: ClientMergeDraft,
  content: ClientMerge,
  actions: ['create'],
  series: { prefix: 'HB', businessDate: ({ mergedOn }) => mergedOn },
  complete: (ctx, draft) => completeMerge(ctx, draft),
  checks: () => [
    { path: 'survivor.identifier', mode: 'rekey', type: 'identifier' },
    { path: 'absorbed.identifier', mode: 'rekey', type: 'identifier' },
    { path: 'carries', mode: 'confirm', type: 'text' },
  ],
  derived: ['survivor.file', 'absorbed.file'],
  reviewedAs: clientKind.name,
  decidedBy: ['money'],
  decisive: async (_ctx, { survivor, carries }) => ({
    amountFen: Math.max(survivor.file?.creditLimitFen ?? 0, Math.abs(carries.balanceFen)),
  }),
  title: ({ survivor, absorbed }) => `${absorbed.name} → ${survivor.name}`,
  claims: ({ survivor, absorbed }) => [survivor, absorbed].map(({ id }) => ({ scope: 'client.merge', key: id })),
  validate: checkMerge,
  parts: mergeParts,
  apply: applyMerge,
  read: readMerge,
  verify: verifyMerge,
});
