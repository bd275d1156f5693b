import type { auditContract } from '#shared/audit/audit.contract.ts';
import type { HandlersFor } from '#core/kernel/context.ts';
import { listAuditPage } from '#core/modules/audit/audit-list.service.ts';

type Own = Pick<typeof auditContract, 'audit.list'>;

export const auditHandlers: HandlersFor<Own> = {
  'audit.list': (ctx, input) => listAuditPage(ctx, input),
};
