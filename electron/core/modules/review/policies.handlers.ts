import type { policiesContract, ReviewedKind } from '#shared/review/policies.contract.ts';
import type { HandlersFor, QueryContext } from '#core/kernel/context.ts';
import { POLICY_ID } from '#core/modules/review/policy.repository.ts';
import { POLICY_KIND } from '#core/modules/review/policy.review.ts';
import { currentPolicy } from '#core/modules/review/policy.service.ts';
import type { RecordKind } from '#core/modules/review/record-kind.ts';
import type { RecordKinds } from '#core/modules/review/record-kinds.ts';
import { findOpenSubmissionOf, submitForReview } from '#core/modules/review/review.service.ts';

export function policiesHandlers(kinds: RecordKinds): HandlersFor<typeof policiesContract> {
  return {
    'policies.get': (ctx) => showPolicy(ctx, kinds),
    'policies.submit': (ctx, input) =>
      submitForReview(ctx, kinds.get(POLICY_KIND), {
        ...input,
        ...(input.action !== 'create' && { recordId: POLICY_ID }),
      }),
  };
}

async function showPolicy(ctx: QueryContext, kinds: RecordKinds) {
  const { policy, version } = await currentPolicy(ctx.db);
  const pending = await findOpenSubmissionOf(ctx, POLICY_KIND, POLICY_ID);
  return {
    recordId: POLICY_ID,
    version,
    policy,
    kinds: kinds.all.filter((kind) => kind.actions.length > 0).map(reviewedKind),
    ...(pending !== undefined && { pendingSubmissionId: pending }),
  };
}

function reviewedKind(kind: RecordKind): ReviewedKind {
  return {
    name: kind.name,
    actions: [...kind.actions],
    rekeyable: (kind.rekeyable ?? []).map(({ path, type }) => ({ path, type })),
    decidedBy: [...(kind.decidedBy ?? [])],
    drawable: kind.drawable === true,
  };
}
