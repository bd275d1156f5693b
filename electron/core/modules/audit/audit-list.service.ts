import type { z } from 'zod';
import type { AuditRowView } from '#shared/audit/audit.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { decodePageKey, toPage } from '#core/kernel/page-key.ts';
import { listEventsBefore } from '#core/modules/audit/audit.repository.ts';

/** The audit log, newest first: who did what with which outcome, never a content. */
export async function listAuditPage(
  ctx: QueryContext,
  input: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ rows: z.infer<typeof AuditRowView>[]; next?: string }> {
  const before = decodePageKey(input.after, 1)?.[0];
  const rows = await listEventsBefore(ctx.db, before === undefined ? undefined : Number(before), input.limit + 1);
  const page = toPage(rows, input.limit, (row) => [row.seq]);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      seq: row.seq,
      at: row.at,
      personName: row.person_name ?? '',
      procedure: row.procedure,
      outcome: row.outcome,
      subjectKind: row.subject_kind,
      contentHash: row.content_hash,
      hash: row.hash,
    })),
  };
}
