import type { z } from 'zod';
import { ChainEvent, type QueueRow, type SubmissionView } from '#shared/review/review.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { decodePageKey, toPage } from '#core/kernel/page-key.ts';
import { attachmentsOf } from '#core/modules/review/attachment.service.ts';
import { getSubmission, judgementOf, whyNotCheck } from '#core/modules/review/check.service.ts';
import { PolicySnapshot } from '#core/modules/review/policy.ts';
import {
  countQueue,
  findLabels,
  listHistory,
  listQueue,
  type QueueItem,
} from '#core/modules/review/queue.repository.ts';
import type { RecordKind } from '#core/modules/review/record-kind.ts';
import type { RecordKinds } from '#core/modules/review/record-kinds.ts';
import {
  findPersonName,
  listEvents,
  listSignatures,
  type EventRow,
} from '#core/modules/review/signature.repository.ts';
import { listMakers, OPEN_STATES, type SubmissionRow } from '#core/modules/review/submission.repository.ts';
import { seesEverything, shownChecks, visibleTo, type Viewpoint } from '#core/modules/review/visibility.ts';

function queueRow(item: QueueItem): QueueRow {
  const policy = PolicySnapshot.parse(JSON.parse(item.policy));
  return {
    id: item.id,
    serial: item.serial,
    kind: item.kind,
    action: item.action,
    title: item.title,
    state: item.state,
    makerId: item.maker_id,
    makerName: item.maker_name,
    submittedAt: item.submitted_at,
    rekeyCount: policy.rekeyCount,
    signatures: item.signatures,
    requiredSignatures: item.required_signatures,
  };
}

/** The review centre's queue: what this person may check, oldest first, or one's own and all open ones. */
export async function showQueue(
  ctx: QueryContext,
  input: {
    scope: 'to_check' | 'mine' | 'open' | 'all';
    kind?: string | undefined;
    after?: string | undefined;
    limit: number;
  },
): Promise<{ rows: QueueRow[]; next?: string; notInQueue: number; byKind: Record<string, number> }> {
  const after = decodePageKey(input.after, 1);
  const items = await listQueue(ctx.db, { ...input, personId: ctx.person.id, after });
  const counts = await countQueue(ctx.db, ctx.person.id);
  const page = toPage(items, input.limit, (item) => [item.serial]);
  return { ...page, rows: page.rows.map(queueRow), notInQueue: counts.own, byKind: counts.byKind };
}

/** A chain as the viewer may read it: reasons and fields always, facts with values only to those who see the content. */
function chainOf(events: readonly EventRow[], everything: boolean): z.infer<typeof ChainEvent>[] {
  const always = new Set(['returned', 'differed', 'disputed', 'countersigned', 'effective', 'genesis']);
  return events.map((row) => ({
    at: row.at,
    personName: row.person_name,
    event: ChainEvent.shape.event.parse(row.event),
    facts: everything || always.has(row.event) ? (JSON.parse(row.facts) as Record<string, unknown>) : {},
  }));
}

async function itemOf(ctx: QueryContext, row: Omit<QueueItem, 'maker_name' | 'signatures'>): Promise<QueueItem> {
  const signatures = await listSignatures(ctx.db, row.id, row.round);
  return { ...row, maker_name: await findPersonName(ctx.db, row.maker_id), signatures: signatures.length };
}

/** Kept as canonical JSON, shown in the order of the paper form, which is the schema's. */
function inFormOrder(kind: RecordKind, content: unknown): unknown {
  const read = kind.content.safeParse(content);
  return read.success ? read.data : content;
}

function mayReturn(ctx: QueryContext, { state }: SubmissionRow, isMaker: boolean): boolean {
  return !isMaker && ctx.person.permissions.has('review.check') && (state === 'submitted' || state === 'disputed');
}

/** A submission as this person may see it. `atDesk` shows it as to a stranger: whoever stands there has keyed nothing yet. */
export async function showSubmission(
  ctx: QueryContext,
  kinds: RecordKinds,
  submissionId: string,
  atDesk: boolean,
): Promise<SubmissionView> {
  const row = await getSubmission(ctx.db, submissionId);
  const kind = kinds.get(row.kind);
  const content = inFormOrder(kind, JSON.parse(row.content));
  const makers = await listMakers(ctx.db, row.id);
  const judgement = await judgementOf(ctx.db, kinds, row, atDesk ? '' : ctx.person.id);
  const isMaker = !atDesk && makers.includes(ctx.person.id);
  const viewpoint: Viewpoint = { state: row.state, isMaker, hasAgreed: judgement.state === 'agrees' };
  const visible = visibleTo(viewpoint, kind, content);
  const current =
    row.action === 'create' || row.action === 'genesis' ? undefined : await kind.read(ctx.db, row.record_id);
  const mayNotCheckBecause = atDesk ? undefined : await whyNotCheck(ctx, row);
  const isOpen = OPEN_STATES.some((state) => state === row.state);
  return {
    ...queueRow(await itemOf(ctx, row)),
    recordId: row.record_id,
    ...(row.base_version !== null && { baseVersion: row.base_version }),
    contentHash: row.content_hash,
    ...visible,
    labels: await findLabels(ctx.db, idsIn([visible.content, current?.content])),
    ...(current && isOpen && { before: current.content }),
    stale: isOpen && current !== undefined && current.version !== row.base_version,
    checks: shownChecks(kind, content),
    judgement,
    mayCheck: mayNotCheckBecause === undefined,
    ...(mayNotCheckBecause !== undefined && { mayNotCheckBecause }),
    mayReturn: !atDesk && mayReturn(ctx, row, isMaker),
    mayWithdraw: isMaker && isOpen,
    mayResubmit: isMaker && row.state === 'returned',
    chain: chainOf(await listEvents(ctx.db, row.id), seesEverything(viewpoint)),
    ...(row.number !== null && { number: row.number }),
    attachments: await attachmentsOf(ctx, row),
  };
}

const RECORD_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const MOST_LABELS = 1000;

/** The record ids anywhere in the shown contents; of a large import only the first, its rows name no records. */
function idsIn(contents: readonly unknown[]): string[] {
  const ids = new Set<string>();
  const look = (value: unknown): void => {
    if (ids.size >= MOST_LABELS) return;
    if (typeof value === 'string' && RECORD_ID.test(value)) ids.add(value);
    else if (value !== null && typeof value === 'object') for (const part of Object.values(value)) look(part);
  };
  for (const content of contents) look(content);
  return [...ids];
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
