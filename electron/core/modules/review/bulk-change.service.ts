import type { z } from 'zod';
import {
  BulkContent,
  type BulkDraft,
  type BulkPreview,
  type BulkPreviewInput,
  type BulkValue,
} from '#shared/review/bulk-change.schema.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { notFound, OfficeError, refuseField } from '#core/kernel/office-error.ts';
import { type BulkChange, type BulkField, bulkKindName } from '#core/modules/review/bulk-change.ts';
import { checkPart, refuseOpenParts, withinPart } from '#core/modules/review/part.service.ts';
import type { Proposal, RecordPart } from '#core/modules/review/record-kind.ts';
import { failureFacts } from '#core/modules/review/review.service.ts';

/** How often long work reports, in records. */
export const EVERY = 50;

type BulkRow = BulkContent['records'][number];

export function fieldOf<C>(change: BulkChange<C>, name: string): BulkField<C> {
  const field = Object.hasOwn(change.fields, name) ? change.fields[name] : undefined;
  return field ?? refuseField('field', 'bulk.field_unknown', { field: name });
}

function valueOf<C>(field: BulkField<C>, value: BulkValue): BulkValue {
  const read = field.read(value);
  return read === undefined ? refuseField('value', 'bulk.value_does_not_fit') : read;
}

/** A record with the new value in it, upon the version it has now. */
async function changed<C>(
  ctx: QueryContext,
  change: BulkChange<C>,
  field: BulkField<C>,
  asked: { readonly recordId: string; readonly value: BulkValue },
): Promise<BulkRow> {
  const { recordId, value } = asked;
  const state = await change.record.read(ctx.db, recordId);
  if (!state) return notFound(change.record.name, recordId);
  const content = change.record.content.parse(field.put(state.content, value));
  return { recordId, baseVersion: state.version, before: field.of(state.content), content };
}

export async function completeBulk<C>(
  ctx: QueryContext,
  change: BulkChange<C>,
  draft: BulkDraft,
): Promise<BulkContent> {
  const field = fieldOf(change, draft.field);
  const value = valueOf(field, draft.value);
  const records: BulkRow[] = [];
  const ids = new Set(draft.records);
  for (const recordId of ids) {
    if (records.length % EVERY === 0) await ctx.progress('bulk.reading', records.length, ids.size);
    const row = records.length;
    records.push(await withinPart(placeOf(row), () => changed(ctx, change, field, { recordId, value })));
  }
  return { field: draft.field, value, reason: draft.reason, control: { records: records.length }, records };
}

function placeOf(index: number): { readonly path: string; readonly row: number } {
  return { path: `records.${index}`, row: index + 1 };
}

export function bulkParts<C>(change: BulkChange<C>, { records }: BulkContent): RecordPart[] {
  return records.map(({ recordId, baseVersion, content }, index) => ({
    kind: change.record,
    recordId,
    baseVersion,
    content,
    path: `records.${index}.content`,
    row: index + 1,
  }));
}

/** Each record as an amendment of its own would be checked. One that does not hold refuses the whole, and names its row. */
export async function checkBulk<C>(
  ctx: QueryContext,
  change: BulkChange<C>,
  { submissionId, content, evidence = [] }: Pick<Proposal<BulkContent>, 'submissionId' | 'content' | 'evidence'>,
): Promise<[]> {
  const field = fieldOf(change, content.field);
  if (field.asksEvidence && evidence.length === 0) refuseField('value', 'bulk.needs_evidence');
  for (const [index, part] of bulkParts(change, content).entries()) {
    if (index % EVERY === 0) await ctx.progress('bulk.checking', index, content.records.length);
    await checkRow(ctx, change, field, { submissionId, part, value: content.value });
  }
  return [];
}

async function checkRow<C>(
  ctx: QueryContext,
  change: BulkChange<C>,
  field: BulkField<C>,
  {
    submissionId,
    part,
    value,
  }: { readonly submissionId: string; readonly part: RecordPart; readonly value: BulkValue },
): Promise<void> {
  ctx.signal.throwIfAborted();
  await withinPart(part, () => field.refuse?.(ctx, part.recordId, value));
  await checkPart(ctx, { submissionId, kind: bulkKindName(change.name) }, part);
}

/** What each record holds and would hold; refused ones with the reason a submission would give. Nothing is written. */
export async function previewBulk<C>(
  ctx: QueryContext,
  change: BulkChange<C>,
  { field: name, value: given, records }: z.output<typeof BulkPreviewInput>,
): Promise<BulkPreview> {
  const field = fieldOf(change, name);
  const value = valueOf(field, given);
  const ids = [...new Set(records)];
  const names = await change.names(ctx.db, ids);
  const rows: BulkPreview['rows'] = [];
  for (const [index, recordId] of ids.entries()) {
    if (index % EVERY === 0) await ctx.progress('bulk.checking', index, ids.length);
    const called = names.get(recordId);
    if (!called) return notFound(change.record.name, recordId);
    const row = await changed(ctx, change, field, { recordId, value });
    const refusal = await refusalOf(() => checkAlone(ctx, change, field, { row, value }));
    const after = field.of(change.record.content.parse(row.content));
    rows.push({ id: recordId, ...called, before: row.before, after, ...(refusal && { refusal }) });
  }
  return { rows };
}

async function checkAlone<C>(
  ctx: QueryContext,
  change: BulkChange<C>,
  field: BulkField<C>,
  { row, value }: { readonly row: BulkRow; readonly value: BulkValue },
): Promise<void> {
  const { recordId, baseVersion, content } = row;
  const part: RecordPart = { kind: change.record, recordId, baseVersion, content, path: 'content' };
  await refuseOpenParts(ctx, [part]);
  await checkRow(ctx, change, field, { submissionId: '', part, value });
}

async function refusalOf(run: () => Promise<void>): Promise<BulkPreview['rows'][number]['refusal']> {
  try {
    await run();
    return undefined;
  } catch (error) {
    if (!(error instanceof OfficeError)) throw error;
    return failureFacts(error)[0];
  }
}
