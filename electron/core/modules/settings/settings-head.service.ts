import type { SettingsHead } from '#shared/settings/settings.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { findOpenSubmissionOf } from '#core/modules/review/review.service.ts';
import { findSigned } from '#core/modules/settings/settings-list.repository.ts';

/** Version, signatures and open proposal of one part of the settings; nothing stands before its first version. */
export async function headOf(
  ctx: QueryContext,
  kind: string,
  recordId: string,
  stands: { readonly version: number; readonly submissionId: string } | undefined,
): Promise<SettingsHead> {
  const signed = stands && (await findSigned(ctx.db, stands.submissionId));
  const pending = await findOpenSubmissionOf(ctx, kind, recordId);
  return {
    recordId,
    version: stands?.version ?? 0,
    ...(signed && { signed }),
    ...(pending !== undefined && { pendingSubmissionId: pending }),
  };
}
