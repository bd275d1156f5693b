import type { z } from 'zod';
import {
  ChainEvent,
  type Judgement,
  type QueueRow,
  type QueueScope,
  type Reminders,
  type SubmissionView,
} from '#shared/review/review.contract.ts';
import { maskContent } from '#shared/disclosures/mask-content.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { decodePageKey, toPage } from '#core/kernel/page-key.ts';
import { attachmentsOf } from '#core/modules/review/attachment.service.ts';
import { getSubmission, judgementOf, whyNotCheck } from '#core/modules/review/check.service.ts';
import { deadlineAfter } from '#core/modules/review/deadline.service.ts';
import { snapshotOf } from '#core/modules/review/policy.ts';
import { findTurn, listSteps } from '#core/modules/review/authority.repository.ts';
import { findAuthority, listThirdPersons } from '#core/modules/review/authority.service.ts';
import { shownChecks } from '#core/modules/review/check-plan.ts';
import {
  countQueue,
  countReminders,
  findLabels,
  goesByDeadline,
  type ListedSubmission,
  listQueue,
  type QueueItem,
} from '#core/modules/review/queue.repository.ts';
import { noteShown } from '#core/modules/review/disclose.service.ts';
import { asksPasswordEachTime } from '#core/modules/review/password-each-time.ts';
import type { RecordKind } from '#core/modules/review/record-kind.ts';
import type { RecordKinds } from '#core/modules/review/record-kinds.ts';
import {
  findPersonName,
  listEvents,
  listSignatures,
  type EventRow,
} from '#core/modules/review/signature.repository.ts';
import { listMakers, OPEN_STATES, type SubmissionRow } from '#core/modules/review/submission.repository.ts';
import { seesEverything, visibleTo, type Viewpoint } from '#core/modules/review/visibility.ts';

export function queueRow(item: QueueItem): QueueRow {
  const policy = snapshotOf(item);
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
    dueAt: item.due_at,
    step: item.turn ?? 0,
    steps: Math.max(1, item.steps),
    escalated: item.escalations > 0,
  };
}

/** The review centre's queue: what this person may check, oldest first, or one's own and all open ones. */
export async function showQueue(
  ctx: QueryContext,
  input: {
    scope: QueueScope;
    kind?: string | undefined;
    after?: string | undefined;
    limit: number;
  },
): Promise<{ rows: QueueRow[]; next?: string; notInQueue: number; byKind: Record<string, number> }> {
  const byDeadline = goesByDeadline(input.scope);
  const after = decodePageKey(input.after, byDeadline ? 2 : 1);
  const viewer = { personId: ctx.person.id, today: ctx.today, now: ctx.now };
  const items = await listQueue(ctx.db, { ...input, ...viewer, after });
  const counts = await countQueue(ctx.db, viewer);
  const page = toPage(items, input.limit, (item) => (byDeadline ? [item.due_at ?? 0, item.serial] : [item.serial]));
  return { ...page, rows: page.rows.map(queueRow), notInQueue: counts.own, byKind: counts.byKind };
}

const SOON_HOURS = 4;

/** What waits for the caller; a deadline is near within four working hours. */
export async function showReminders(ctx: QueryContext): Promise<Reminders> {
  const viewer = { personId: ctx.person.id, today: ctx.today, now: ctx.now };
  return countReminders(ctx.db, viewer, await deadlineAfter(ctx, SOON_HOURS));
}

/** A chain as the viewer may read it: reasons and fields always, facts with values only to those who see the content. */
export function chainOf(events: readonly EventRow[], everything: boolean): z.infer<typeof ChainEvent>[] {
  const always = new Set([
    'returned',
    'differed',
    'disputed',
    'countersigned',
    'effective',
    'genesis',
    'rejected',
    'expired',
    'escalated',
    'adjudicated',
    'handed_over',
  ]);
  return events.map((row) => ({
    at: row.at,
    personName: row.person_name,
    event: ChainEvent.shape.event.parse(row.event),
    facts: everything || always.has(row.event) ? (JSON.parse(row.facts) as Record<string, unknown>) : {},
  }));
}

export async function itemOf(ctx: QueryContext, row: ListedSubmission): Promise<QueueItem> {
  const signatures = await listSignatures(ctx.db, row.id, row.round);
  const steps = await listSteps(ctx.db, row.id, row.round);
  return {
    ...row,
    maker_name: await findPersonName(ctx.db, row.maker_id),
    signatures: signatures.length,
    turn: (await findTurn(ctx.db, row.id)) ?? null,
    steps: steps.length,
    escalations: steps.reduce((sum, step) => sum + step.escalatedRoles.length, 0),
  };
}

async function policySteps(ctx: QueryContext, row: SubmissionRow): Promise<SubmissionView['policySteps']> {
  const signatures = await listSignatures(ctx.db, row.id, row.round);
  const steps = [];
  for (const { step, people, roles, escalatedRoles } of await listSteps(ctx.db, row.id, row.round)) {
    const signers = signatures.filter((signature) => signature.step === step);
    const signedBy = await Promise.all(signers.map((signature) => findPersonName(ctx.db, signature.person_id)));
    steps.push({ people, roles: [...roles], escalatedRoles: [...escalatedRoles], signedBy });
  }
  return steps;
}

/** In which step and role the caller would sign; undefined when not at all. */
async function signsAs(ctx: QueryContext, kind: RecordKind, row: SubmissionRow): Promise<SubmissionView['signsAs']> {
  if (row.state !== 'submitted') return undefined;
  const found = await findAuthority(ctx, kind, row, ctx.person.id);
  if ('rule' in found) return undefined;
  const forName = found.delegatorId === null ? undefined : await findPersonName(ctx.db, found.delegatorId);
  return { step: found.step, role: found.role, ...(forName !== undefined && { forName }) };
}

/** Kept as canonical JSON, shown in the order of the paper form, which is the schema's. */
export function inFormOrder(kind: RecordKind, content: unknown): unknown {
  const read = kind.content.safeParse(content);
  return read.success ? read.data : content;
}

function mayReturn(ctx: QueryContext, { state }: SubmissionRow, isMaker: boolean): boolean {
  return !isMaker && ctx.person.permissions.has('review.check') && (state === 'submitted' || state === 'disputed');
}

const AGAIN_STATES = ['expired', 'rejected', 'withdrawn'] as const;

/** Said of the kind to everybody; of the amount, which may be blind, only to who sees it. */
function asksPassword(kind: RecordKind, row: SubmissionRow, viewpoint: Viewpoint): boolean {
  if (!seesEverything(viewpoint)) return kind.asksPassword === true;
  return asksPasswordEachTime(kind, snapshotOf(row));
}

/**
 * Contents of a submission with its personal data masked, but for its maker, who keyed them, and for who is at work on it: a
 * checker whose turn it is, the desk, a third person. What those are told is logged. Once effective, it is a record like any
 * other and masked for all.
 */
export function toldOf(
  ctx: QueryContext,
  { kind, record_id: recordId, state }: SubmissionRow,
  who: Pick<Standpoint, 'isMaker' | 'isAtWork'>,
  contents: readonly unknown[],
): unknown[] {
  if (state === 'effective' || (!who.isMaker && !who.isAtWork)) return contents.map((each) => maskContent(kind, each));
  if (!who.isMaker) for (const content of contents) noteShown(ctx, kind, recordId, 'review', content);
  return [...contents];
}

/** Where the caller stands to a submission: what is visible, and whether they are at work on it. */
interface Standpoint {
  readonly viewpoint: Viewpoint;
  readonly judgement: Judgement;
  readonly isMaker: boolean;
  readonly isAtWork: boolean;
  readonly mayAdjudicate: boolean;
  readonly mayNotCheckBecause: string | undefined;
}

export async function standpointOf(
  ctx: QueryContext,
  kinds: RecordKinds,
  row: SubmissionRow,
  atDesk: boolean,
): Promise<Standpoint> {
  const kind = kinds.get(row.kind);
  const makers = await listMakers(ctx.db, row.id);
  const judgement = await judgementOf(ctx.db, kinds, row, atDesk ? '' : ctx.person.id);
  const isMaker = !atDesk && makers.includes(ctx.person.id);
  const viewpoint: Viewpoint = { state: row.state, isMaker, hasAgreed: judgement.state === 'agrees' };
  const mayNotCheckBecause = atDesk ? undefined : await whyNotCheck(ctx, kind, row);
  const third = row.state === 'disputed' && !atDesk ? await listThirdPersons(ctx, kind, row) : [];
  const mayAdjudicate = ctx.person.permissions.has('review.check') && third.includes(ctx.person.id);
  const isAtWork = atDesk || mayNotCheckBecause === undefined || viewpoint.hasAgreed || mayAdjudicate;
  return { viewpoint, judgement, isMaker, isAtWork, mayAdjudicate, mayNotCheckBecause };
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
  const standpoint = await standpointOf(ctx, kinds, row, atDesk);
  const { viewpoint, judgement, isMaker, mayAdjudicate, mayNotCheckBecause } = standpoint;
  const policy = snapshotOf(row);
  const visible = visibleTo(viewpoint, kind, content, policy);
  const current =
    row.action === 'create' || row.action === 'genesis' ? undefined : await kind.read(ctx.db, row.record_id);
  const signing = atDesk ? undefined : await signsAs(ctx, kind, row);
  const isOpen = OPEN_STATES.some((state) => state === row.state);
  const before = isOpen ? (current?.content ?? (await kind.before?.(ctx.db, content))) : undefined;
  const told = toldOf(ctx, row, standpoint, [visible.content, before]);
  return {
    ...queueRow(await itemOf(ctx, row)),
    recordId: row.record_id,
    ...(row.base_version !== null && { baseVersion: row.base_version }),
    contentHash: row.content_hash,
    content: told[0],
    hidden: visible.hidden,
    labels: await findLabels(ctx.db, idsIn([visible.content, current?.content])),
    ...(before !== undefined && { before: told[1] }),
    stale: isOpen && current !== undefined && current.version !== row.base_version,
    checks: shownChecks(kind, content, policy),
    judgement,
    mayCheck: mayNotCheckBecause === undefined,
    ...(mayNotCheckBecause !== undefined && { mayNotCheckBecause }),
    asksPassword: atDesk || asksPassword(kind, row, viewpoint),
    mayReturn: !atDesk && mayReturn(ctx, row, isMaker),
    mayReject: signing !== undefined && mayReturn(ctx, row, isMaker),
    mayAdjudicate,
    mayWithdraw: isMaker && isOpen,
    mayResubmit: isMaker && row.state === 'returned',
    mayKeyAgain: isMaker && AGAIN_STATES.some((state) => state === row.state),
    policySteps: await policySteps(ctx, row),
    ...(signing && { signsAs: signing }),
    compared: policy.compared,
    ...(policy.drawnLines && { drawnLines: policy.drawnLines }),
    chain: chainOf(await listEvents(ctx.db, row.id), seesEverything(viewpoint)),
    ...(row.number !== null && { number: row.number }),
    attachments: await attachmentsOf(ctx, row),
  };
}

const RECORD_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const MOST_LABELS = 1000;

/** The record ids anywhere in the shown contents; of a large import only the first, its rows name no records. */
export function idsIn(contents: readonly unknown[]): string[] {
  const ids = new Set<string>();
  const look = (value: unknown): void => {
    if (ids.size >= MOST_LABELS) return;
    if (typeof value === 'string' && RECORD_ID.test(value)) ids.add(value);
    else if (value !== null && typeof value === 'object') for (const part of Object.values(value)) look(part);
  };
  for (const content of contents) look(content);
  return [...ids];
}
