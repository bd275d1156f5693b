import { RecoveryRenewal } from '#shared/users/access.contract.ts';
import { defineRecordKind } from '#core/modules/review/record-kind.ts';
import { findRenewal, insertRenewal } from '#core/modules/users/access.repository.ts';

/** 更换恢复码. Signed, it lets its maker draw a new code once; the code itself is in no content and no log. */
export const recoveryRenewalKind = defineRecordKind<RecoveryRenewal, RecoveryRenewal>({
  name: 'recovery_renewal',
  module: 'people',
  draft: RecoveryRenewal,
  content: RecoveryRenewal,
  actions: ['create'],
  asksPassword: true,
  derived: [],
  complete: async (_ctx, draft) => draft,
  checks: () => [{ path: 'reason', mode: 'confirm', type: 'text' }],
  title: (content) => content.reason,
  claims: () => [{ scope: 'recovery_renewal', key: 'office' }],
  validate: async () => [],
  async apply(ctx, { recordId, content, version, submissionId }) {
    await insertRenewal(ctx.db, { id: recordId, reason: content.reason, version, submission_id: submissionId });
  },
  async read(db, id) {
    const row = await findRenewal(db, id);
    return row && { content: { reason: row.reason }, version: row.version, submissionId: row.submission_id };
  },
});
