import type { BatchRowView } from '#shared/review/review.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuse } from '#core/kernel/office-error.ts';
import { decodePageKey, toPage } from '#core/kernel/page-key.ts';
import { rowsFrom } from '#core/modules/review/batch-rows.ts';
import { getSubmission } from '#core/modules/review/check.service.ts';
import type { RecordKinds } from '#core/modules/review/record-kinds.ts';
import { inFormOrder, standpointOf, toldOf } from '#core/modules/review/show.service.ts';
import { seesEverything } from '#core/modules/review/visibility.ts';

interface Asked {
  readonly submissionId: string;
  readonly after?: string | undefined;
  readonly limit: number;
}

/**
 * A page of the rows that lie beside a batch (decision 0020): the seal stands for them while they are blind, so they are told
 * as the content is, to its maker, to who keyed alike, and to all once it is effective.
 */
export async function showBatchRows(ctx: QueryContext, kinds: RecordKinds, asked: Asked) {
  const row = await getSubmission(ctx.db, asked.submissionId);
  const kind = kinds.get(row.kind);
  const seal = kind.rowsSeal?.(kind.content.parse(JSON.parse(row.content)));
  if (!seal || !kind.rowPart) return { rows: [], count: 0, kind: kind.name };
  const standpoint = await standpointOf(ctx, kinds, row, false);
  if (!seesEverything(standpoint.viewpoint)) refuse('review.rows_after_keying', { serial: row.serial });
  const [first = 0] = decodePageKey(asked.after, 1) ?? [];
  const at = Math.max(0, Number(first) || 0);
  const found = await rowsFrom(ctx.db, row.id, at, asked.limit + 1);
  const part = found[0] && kind.rowPart(found[0], at).kind;
  const records = found.map(({ content }) => ({ content: part ? inFormOrder(part, content) : content }));
  // Masked by the batch's own declaration, and noted once for the page.
  const [told] = toldOf(ctx, row, standpoint, [{ records }]) as [{ records: typeof records }];
  const rows: BatchRowView[] = found.map(({ recordId, rowNumber }, index) => ({
    recordId,
    rowNumber,
    content: told.records[index]?.content,
  }));
  return { ...toPage(rows, asked.limit, () => [at + asked.limit]), count: seal.count, kind: kind.name };
}
