import { z } from 'zod';
import { command, query } from '#shared/ipc/procedure.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { page, Paging, submission, SubmissionTicket } from '#shared/review/review.schema.ts';
import { Role } from '#shared/users/roles.ts';

/** 委托: somebody's own roles lent to a colleague for at most 14 days, for some kinds of record or (`*`) all. */
export const DelegationDraft = z.strictObject({
  delegatorId: z.string(),
  delegateId: z.string(),
  roles: z.array(Role).min(1),
  kinds: z.array(z.string().min(1).max(60)).min(1).max(50),
  fromOn: BusinessDate,
  toOn: BusinessDate,
  reason: z.string().trim().min(1).max(200),
});
export type DelegationDraft = z.infer<typeof DelegationDraft>;

export const DelegationRow = DelegationDraft.extend({
  id: z.string(),
  version: z.int(),
  delegatorName: z.string(),
  delegateName: z.string(),
  status: z.enum(['coming', 'running', 'over', 'void']),
});
export type DelegationRow = z.infer<typeof DelegationRow>;

export const delegationsContract = {
  'delegations.list': query({
    permission: 'people.read',
    input: z.strictObject({ ...Paging, scope: z.enum(['current', 'all']).default('current') }),
    output: page(DelegationRow),
  }),
  'delegations.submit': command({
    permission: 'review.check',
    input: submission(DelegationDraft),
    output: SubmissionTicket,
  }),
} as const;
