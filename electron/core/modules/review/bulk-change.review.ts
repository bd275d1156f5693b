import { BulkContent, BulkDraft } from '#shared/review/bulk-change.schema.ts';
import type { CommandContext, QueryContext, ReadDb } from '#core/kernel/context.ts';
import { type BulkChange, bulkKindName } from '#core/modules/review/bulk-change.ts';
import { findBulkChange, insertBulkChange, listBulkRows } from '#core/modules/review/bulk-change.repository.ts';
import { bulkParts, checkBulk, completeBulk, EVERY, fieldOf } from '#core/modules/review/bulk-change.service.ts';
import { applyPart, readParts } from '#core/modules/review/part.service.ts';
import {
  type Decisive,
  defineRecordKind,
  type Effect,
  type RecordKind,
  type RecordState,
} from '#core/modules/review/record-kind.ts';

/**
 * 批量修改: one field of many records, changed under one countersignature or not at all. The checker, with the list in
 * hand, keys how many there are and the new value, then sees the records and goes through them. From then on each is
 * amended on its own.
 */
export function bulkChangeKind<C>(change: BulkChange<C>): RecordKind<BulkDraft, BulkContent> {
  const { record } = change;
  return defineRecordKind<BulkDraft, BulkContent>({
    name: bulkKindName(change.name),
    module: record.module,
    draft: BulkDraft,
    content: BulkContent,
    actions: ['create'],
    derived: ['records'],
    complete: (ctx, draft) => completeBulk(ctx, change, draft),
    checks(content) {
      const { mode, type } = fieldOf(change, content.field);
      return [
        { path: 'control.records', mode: 'rekey', type: 'integer' },
        ...(content.value === null ? [] : [{ path: 'value', mode, type }]),
        { path: 'records', mode: 'confirm', type: 'text' },
      ];
    },
    reviewedAs: record.name,
    decidedBy: record.decidedBy ?? [],
    decisive: (ctx, content) => decisiveOf(ctx, change, content),
    title: ({ field }) => fieldOf(change, field).title,
    claims: () => [],
    validate: (ctx, proposal) => checkBulk(ctx, change, proposal),
    parts: (content) => bulkParts(change, content),
    apply: (ctx, effect) => applyBulk(ctx, change, effect),
    read: (db, id) => readBulk(db, change, id),
  });
}

/** What the dearest of the records needs, the whole needs. */
async function decisiveOf<C>(
  ctx: QueryContext,
  { record }: BulkChange<C>,
  { records }: BulkContent,
): Promise<Decisive> {
  let amountFen = 0;
  let discountBasisPoints = 0;
  for (const row of records) {
    const one = (await record.decisive?.(ctx, record.content.parse(row.content))) ?? {};
    amountFen = Math.max(amountFen, one.amountFen ?? 0);
    discountBasisPoints = Math.max(discountBasisPoints, one.discountBasisPoints ?? 0);
  }
  return { amountFen, discountBasisPoints };
}

async function applyBulk<C>(ctx: CommandContext, change: BulkChange<C>, effect: Effect<BulkContent>): Promise<void> {
  const { recordId, submissionId, content } = effect;
  const head = {
    id: recordId,
    kind: change.name,
    field: content.field,
    value: JSON.stringify(content.value),
    reason: content.reason,
    version: 1,
    submission_id: submissionId,
  };
  const rows = content.records.map((row, position) => ({
    bulk_change_id: recordId,
    position,
    record_id: row.recordId,
    base_version: row.baseVersion,
    before: JSON.stringify(row.before),
    submission_id: submissionId,
  }));
  await insertBulkChange(ctx.db, head, rows);
  for (const [position, part] of bulkParts(change, content).entries()) {
    if (position % EVERY === 0) await ctx.progress('bulk.writing', position, rows.length);
    await applyPart(ctx, effect, position, part);
  }
}

/** The change as its records stand now: equal to what was signed until one of them is amended. */
async function readBulk<C>(
  db: ReadDb,
  { record }: BulkChange<C>,
  id: string,
): Promise<RecordState<BulkContent> | undefined> {
  const head = await findBulkChange(db, id);
  if (!head) return undefined;
  const parts = new Map((await readParts(db, head.submission_id, [record])).map((part) => [part.recordId, part]));
  const records = (await listBulkRows(db, id)).map((row) => ({
    recordId: row.record_id,
    baseVersion: row.base_version,
    before: JSON.parse(row.before) as unknown,
    content: parts.get(row.record_id)?.content,
  }));
  const content = BulkContent.parse({
    field: head.field,
    value: JSON.parse(head.value) as unknown,
    reason: head.reason,
    control: { records: records.length },
    records,
  });
  return { content, version: head.version, submissionId: head.submission_id };
}
