import type { delegationsContract, DelegationRow } from '#shared/users/delegations.contract.ts';
import type { HandlersFor, QueryContext } from '#core/kernel/context.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { decodePageKey, toPage } from '#core/kernel/page-key.ts';
import { submitForReview } from '#core/modules/review/review.service.ts';
import { listDelegations, type StoredDelegation } from '#core/modules/users/delegation.repository.ts';
import { delegationKind } from '#core/modules/users/delegation.review.ts';

export const delegationsHandlers: HandlersFor<typeof delegationsContract> = {
  'delegations.list': (ctx, input) => showDelegations(ctx, input),
  async 'delegations.submit'(ctx, input) {
    // One lends what is one's own; somebody away has it keyed by who looks after people, and still has had a part in it.
    const own = input.content.delegatorId === ctx.person.id;
    if (!own && !ctx.person.permissions.has('people.write')) refuseField('delegatorId', 'delegation.lend_your_own');
    return submitForReview(ctx, delegationKind, input);
  },
};

async function showDelegations(
  ctx: QueryContext,
  input: { readonly scope: 'current' | 'all'; readonly after?: string | undefined; readonly limit: number },
) {
  const after = decodePageKey(input.after, 2);
  const from = input.scope === 'current' ? ctx.today : undefined;
  const found = await listDelegations(ctx.db, { from, after, limit: input.limit });
  const page = toPage(found, input.limit, (row) => [row.toOn, row.id]);
  const rows = page.rows.map(({ submissionId: _submission, status: _status, ...row }): DelegationRow => {
    const { roles, kinds } = row;
    return { ...row, roles: [...roles], kinds: [...kinds], status: statusOf({ ...row, status: _status }, ctx.today) };
  });
  return { ...page, rows };
}

function statusOf({ status, fromOn, toOn }: Pick<StoredDelegation, 'status' | 'fromOn' | 'toOn'>, today: string) {
  if (status === 'void') return 'void';
  if (toOn < today) return 'over';
  return fromOn > today ? 'coming' : 'running';
}
