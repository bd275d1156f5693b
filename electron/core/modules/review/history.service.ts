import type { z } from 'zod';
import type { ChainEvent, QueueRow } from '#shared/review/review.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { notFound, OfficeError } from '#core/kernel/office-error.ts';
import { findLabels, listHistory } from '#core/modules/review/queue.repository.ts';
import { findPartVersion } from '#core/modules/review/part.repository.ts';
import { readPermissionOf } from '#core/modules/review/record-kind.ts';
import type { RecordKinds } from '#core/modules/review/record-kinds.ts';
import { chainOf, idsIn, inFormOrder, itemOf, queueRow } from '#core/modules/review/show.service.ts';
import { listEvents } from '#core/modules/review/signature.repository.ts';
import { listMakers, listSubmissionsOfRecord } from '#core/modules/review/submission.repository.ts';
import { seesEverything } from '#core/modules/review/visibility.ts';

/** A record's content as an earlier version held it: of the effective submission that made that version. */
export async function showVersion(
  ctx: QueryContext,
  kinds: RecordKinds,
  asked: { readonly kind: string; readonly recordId: string; readonly version: number },
) {
  if (!kinds.all.some((kind) => kind.name === asked.kind)) return notFound(asked.kind, asked.recordId);
  const kind = kinds.get(asked.kind);
  const permission = readPermissionOf(kind);
  if (!ctx.person.permissions.has(permission)) throw new OfficeError({ code: 'forbidden', permission });
  const current = await kind.read(ctx.db, asked.recordId);
  const rows = await listSubmissionsOfRecord(ctx.db, asked.kind, asked.recordId);
  if (!current) return notFound(asked.kind, asked.recordId);
  const own = rows.find((row) => row.state === 'effective' && (row.base_version ?? 0) + 1 === asked.version);
  const made = own
    ? { serial: own.serial, content: JSON.parse(own.content) as unknown }
    : await findPartVersion(ctx.db, asked.kind, asked.recordId, asked.version);
  // The founders came with the office: they are known as long as theirs is the current version.
  const content = made ? inFormOrder(kind, made.content) : current.content;
  if (!made && current.version !== asked.version) return notFound(asked.kind, asked.recordId);
  const labels = await findLabels(ctx.db, idsIn([content]));
  return { content, ...(made && { serial: made.serial }), currentVersion: current.version, labels };
}

/** Every submission upon one record with its chain of signatures, oldest first. */
export async function showHistory(
  ctx: QueryContext,
  kind: string,
  recordId: string,
): Promise<{ submissions: (QueueRow & { chain: z.infer<typeof ChainEvent>[]; contentHash: string })[] }> {
  const rows = await listHistory(ctx.db, kind, recordId);
  const submissions = [];
  for (const row of rows) {
    const makers = await listMakers(ctx.db, row.id);
    const everything = seesEverything({ state: row.state, isMaker: makers.includes(ctx.person.id), hasAgreed: false });
    const chain = chainOf(await listEvents(ctx.db, row.id), everything);
    submissions.push({ ...queueRow(await itemOf(ctx, row)), chain, contentHash: row.content_hash });
  }
  return { submissions };
}
