import { DelegationDraft } from '#shared/users/delegations.contract.ts';
import { daysBetween } from '#shared/kernel/business-date.ts';
import { permissionsOf } from '#shared/users/roles.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { defineRecordKind, type Proposal } from '#core/modules/review/record-kind.ts';
import {
  findDelegation,
  findOverlap,
  insertDelegation,
  voidDelegation,
} from '#core/modules/users/delegation.repository.ts';
import { findPerson } from '#core/modules/users/people.repository.ts';

const MOST_DAYS = 14;

/** 委托. Countersigned by somebody who neither lends nor borrows; what is lent is one's own and is not passed on. */
export const delegationKind = defineRecordKind<DelegationDraft, DelegationDraft>({
  name: 'delegation',
  module: 'people',
  draft: DelegationDraft,
  content: DelegationDraft,
  actions: ['create', 'void'],
  derived: [],
  complete: async (_ctx, draft) => ({
    ...draft,
    roles: [...new Set(draft.roles)].sort(),
    kinds: draft.kinds.includes('*') ? ['*'] : [...new Set(draft.kinds)].sort(),
  }),
  checks: () => [
    { path: 'delegateId', mode: 'confirm', type: 'text' },
    { path: 'roles', mode: 'confirm', type: 'text' },
    { path: 'toOn', mode: 'confirm', type: 'date' },
  ],
  subjectsMayMake: true,
  subjects: ({ delegatorId, delegateId }) => [delegatorId, delegateId],
  title: ({ fromOn, toOn }) => `${fromOn} – ${toOn}`,
  claims: () => [],
  validate: async (ctx, proposal) => {
    if (proposal.action === 'create') await validateDelegation(ctx, proposal);
    return [];
  },
  async apply(ctx, { action, recordId, content, version, submissionId }) {
    if (action === 'void') await voidDelegation(ctx.db, recordId, version, submissionId);
    else await insertDelegation(ctx.db, recordId, content, submissionId);
  },
  async read(db, id) {
    const stored = await findDelegation(db, id);
    if (!stored) return undefined;
    const { id: _id, status: _status, version, submissionId, ...content } = stored;
    return { content, version, submissionId };
  },
});

async function validateDelegation(ctx: QueryContext, { content }: Proposal<DelegationDraft>): Promise<void> {
  const { delegatorId, delegateId, fromOn, toOn, roles } = content;
  if (delegatorId === delegateId) refuseField('delegateId', 'delegation.to_oneself');
  const delegator = await findPerson(ctx.db, delegatorId);
  const delegate = await findPerson(ctx.db, delegateId);
  if (!delegator?.active) return refuseField('delegatorId', 'delegation.person_not_active');
  if (!delegate?.active) return refuseField('delegateId', 'delegation.person_not_active');
  const foreign = roles.find((role) => !delegator.roles.includes(role));
  if (foreign !== undefined) refuseField('roles', 'delegation.only_own_roles', { name: delegator.name });
  if (!permissionsOf(delegate.roles).has('review.check')) {
    refuseField('delegateId', 'delegation.delegate_may_not_check', { name: delegate.name });
  }
  if (toOn < fromOn) refuseField('toOn', 'delegation.ends_before_it_begins');
  if (daysBetween(fromOn, toOn) + 1 > MOST_DAYS) refuseField('toOn', 'delegation.too_long', { days: MOST_DAYS });
  if (toOn < ctx.today) refuseField('toOn', 'delegation.is_over');
  const overlap = await findOverlap(ctx.db, content);
  if (overlap !== undefined) refuseField('fromOn', 'delegation.overlaps', { until: overlap, name: delegate.name });
}
