import { randomBytes } from 'node:crypto';
import type { Attachment, ReviewAction, SubmissionTicket, Warning } from '#shared/review/review.schema.ts';
import { findMaskText, unmask } from '#shared/disclosures/mask-content.ts';
import { canonicalJson, contentHashOf } from '#core/kernel/canonical-json.ts';
import type { CommandContext, QueryContext } from '#core/kernel/context.ts';
import { notFound, OfficeError, refuse, refuseField } from '#core/kernel/office-error.ts';
import { attachFiles } from '#core/modules/review/attachment.service.ts';
import { insertSteps } from '#core/modules/review/authority.repository.ts';
import { deleteDraftOf } from '#core/modules/review/draft.repository.ts';
import { findUnfillable } from '#core/modules/review/authority.service.ts';
import { signaturesRequired, type PolicySnapshot } from '#core/modules/review/policy.ts';
import { planReview } from '#core/modules/review/policy.service.ts';
import { claimsOfAmended, refuseOpenParts } from '#core/modules/review/part.service.ts';
import { deadlineAfter } from '#core/modules/review/deadline.service.ts';
import { keepRows, type SealedRows } from '#core/modules/review/batch-rows.ts';
import { refuseReservedKeys, reserve } from '#core/modules/review/claims.service.ts';
import type { Claim, RecordKind } from '#core/modules/review/record-kind.ts';
import { insertEvent } from '#core/modules/review/signature.repository.ts';
import {
  findOpenSubmission,
  findSubmission,
  insertMaker,
  insertSubmission,
  listMakers,
  nextSerial,
  reviseSubmission,
  type SubmissionRow,
} from '#core/modules/review/submission.repository.ts';

/** The input of every `module.submit`, as `submission()` of the contracts describes it. */
export interface SubmitInput<D> {
  readonly action: 'create' | 'amend' | 'void';
  readonly recordId?: string | undefined;
  readonly baseVersion?: number | undefined;
  readonly submissionId?: string | undefined;
  readonly content: D;
  readonly attachments?: readonly Attachment[] | undefined;
  readonly deviations?: Readonly<Record<string, string>> | undefined;
  readonly draft?: string | undefined;
  /** Rows of a batch, whose seal the content carries. */
  readonly batch?: SealedRows | undefined;
}

interface Target {
  readonly recordId: string;
  readonly baseVersion?: number;
  readonly returned?: SubmissionRow;
  /** What is effective now, on an amendment or a void. */
  readonly current?: unknown;
}

/**
 * The maker's half: a draft is completed, checked on today's numbers, hashed and put before the checkers. Nothing
 * effective changes; unique keys and quantities are reserved until the submission ends.
 */
export async function submitForReview<D, C>(
  ctx: CommandContext,
  kind: RecordKind<D, C>,
  input: SubmitInput<D>,
  part: 'created' | 'imported' = 'created',
): Promise<SubmissionTicket> {
  if (!kind.actions.includes(input.action)) refuse('review.action_not_offered', { action: input.action });
  const target = await findTarget(ctx, kind, input);
  const isNew = input.action === 'create';
  // Whoever voids a record changes nothing of it, and need not be told what was masked.
  const isVoid = input.action === 'void';
  const draft = isVoid ? unmask(kind.name, input.content, target.current) : input.content;
  const content = kind.content.parse(await kind.complete(ctx, draft, isNew ? {} : { recordId: target.recordId }));
  const mask = findMaskText(kind.name, content);
  if (mask !== undefined) refuseField(mask, 'review.mask_as_value');
  const submissionId = target.returned?.id ?? ctx.newId();
  const proposal = {
    submissionId,
    action: input.action,
    content,
    ...(!isNew && { recordId: target.recordId }),
    ...(target.baseVersion !== undefined && { baseVersion: target.baseVersion }),
    evidence: (input.attachments ?? []).map(({ fileHash }) => fileHash),
    ...(input.batch && { rows: input.batch.rows }),
  };
  const subjects = kind.subjects?.(content) ?? [];
  if (kind.subjectsMayMake !== true && subjects.includes(ctx.person.id)) refuse('review.maker_is_subject');
  const warnings = await kind.validate(ctx, proposal);
  const claims = [...newClaims(kind, input.action, content, target), ...(input.batch?.claims ?? [])];
  const parts = kind.parts?.(content) ?? [];
  await refuseOpenParts(ctx, parts);
  await refuseReservedKeys(ctx, claims, parts);
  if (input.action === 'amend' && canonicalJson(content) === canonicalJson(target.current)) refuse('review.no_change');
  const { policy, facts } = await sealProposal(ctx, kind as unknown as RecordKind, input, content, target);
  const serial = target.returned?.serial ?? (await nextSerial(ctx.db));
  const head = { submissionId, serial, kind: kind.name, action: input.action, recordId: target.recordId };
  await store(ctx, head, facts, target);
  if (part === 'imported') await insertMaker(ctx.db, submissionId, ctx.person.id, 'imported');
  const round = (target.returned?.round ?? 0) + 1;
  await insertSteps(ctx.db, { id: submissionId, round }, policy.steps, ctx.now);
  const attachments = input.attachments ?? [];
  await attachFiles(ctx, submissionId, round, attachments, part === 'imported');
  if (input.batch) await keepRows(ctx, submissionId, input.batch);
  await reserve(ctx, submissionId, claims);
  if (input.draft !== undefined) await deleteDraftOf(ctx.db, ctx.person.id, input.draft);
  const contentHash = facts.content_hash;
  await insertEvent(ctx.db, {
    submissionId,
    at: ctx.now,
    personId: ctx.person.id,
    event: target.returned ? 'resubmitted' : 'submitted',
    facts: { contentHash, warnings, attachments: attachments.map(({ fileHash }) => fileHash) },
  });
  ctx.note({ subjectKind: kind.name, subjectId: target.recordId, outcome: 'submitted', contentHash });
  return ticket(submissionId, serial, kind.name, input.action, facts, warnings);
}

/** The content with its secret salt, its hash, and the policy as it stands now; refused when its steps cannot be filled. */
async function sealProposal(
  ctx: CommandContext,
  kind: RecordKind,
  input: Pick<SubmitInput<unknown>, 'action' | 'deviations' | 'batch'>,
  content: unknown,
  target: Target,
) {
  const salt = randomBytes(16).toString('hex');
  const deviations = input.deviations ?? {};
  const policy = await planReview(ctx, kind, {
    action: input.action,
    content,
    salt,
    deviations,
    ...(input.action !== 'create' && { recordId: target.recordId }),
    ...(input.batch && { rows: input.batch.rows }),
  });
  await refuseWithoutCheckers(ctx, kind, content, target.returned, policy);
  const facts = {
    title: kind.title(content),
    content: canonicalJson(content),
    salt,
    content_hash: contentHashOf(kind.name, content, salt),
    policy: JSON.stringify(policy),
    required_signatures: signaturesRequired(policy),
    base_version: target.baseVersion ?? null,
    due_at: await deadlineAfter(ctx, policy.limit.hours),
  };
  return { policy, facts };
}

/**
 * What this proposal reserves beyond what the record holds already: an amendment the quantities it adds, a void nothing.
 * Whole keys the record has are its own.
 */
function newClaims<D, C>(
  kind: RecordKind<D, C>,
  action: ReviewAction,
  content: C,
  { recordId, current }: Target,
): readonly Claim[] {
  if (action === 'void') return [];
  const wanted = [
    ...kind.claims(content, action === 'create' ? undefined : recordId),
    ...claimsOfAmended(kind.parts?.(content) ?? []),
  ];
  if (current === undefined) return wanted;
  const held = new Map(
    kind.claims(current as C, recordId).map((claim) => [`${claim.scope} ${claim.key}`, claim.quantityE6]),
  );
  return wanted.flatMap((claim) => {
    if (claim.quantityE6 === undefined) return [claim];
    const quantityE6 = claim.quantityE6 - (held.get(`${claim.scope} ${claim.key}`) ?? 0);
    return quantityE6 > 0 ? [{ ...claim, quantityE6 }] : [];
  });
}

function ticket(
  id: string,
  serial: number,
  kind: string,
  action: ReviewAction,
  facts: { readonly title: string; readonly content_hash: string },
  warnings: readonly Warning[],
): SubmissionTicket {
  return {
    id,
    serial,
    kind,
    action,
    state: 'submitted',
    title: facts.title,
    contentHash: facts.content_hash,
    warnings: [...warnings],
  };
}

/** Finds what is proposed upon, and refuses a second open submission, a base that moved on, and no change at all. */
async function findTarget<D, C>(ctx: CommandContext, kind: RecordKind<D, C>, input: SubmitInput<D>): Promise<Target> {
  const returned = input.submissionId === undefined ? undefined : await getReturned(ctx, kind.name, input.submissionId);
  if (returned && returned.action !== input.action) refuse('review.action_fixed', { serial: returned.serial });
  if (input.action === 'create') {
    const sole = kind.soleRecordId;
    const there = sole === undefined ? undefined : await kind.read(ctx.db, sole);
    if (there) refuse('review.stale_base', { base: 0, current: there.version });
    const recordId = returned?.record_id ?? sole ?? ctx.newId();
    if (sole !== undefined) await refuseSecond(ctx, kind.name, sole, returned);
    return { recordId, ...(returned && { returned }) };
  }
  const recordId = returned?.record_id ?? input.recordId;
  const current = recordId === undefined ? undefined : await kind.read(ctx.db, recordId);
  if (recordId === undefined || !current) return notFound(kind.name, recordId ?? '');
  await refuseSecond(ctx, kind.name, recordId, returned);
  if (input.baseVersion !== current.version) {
    refuse('review.stale_base', { base: input.baseVersion ?? 0, current: current.version });
  }
  return { recordId, baseVersion: current.version, current: current.content, ...(returned && { returned }) };
}

/** One open submission a record: the one that came back may be sent in again, and also a record there is one of is begun once at a time. */
async function refuseSecond(
  ctx: CommandContext,
  kind: string,
  recordId: string,
  returned: SubmissionRow | undefined,
): Promise<void> {
  const open = await findOpenSubmission(ctx.db, kind, recordId);
  if (open && open.id !== returned?.id) refuse('review.open_submission_exists', { serial: open.serial });
}

async function getReturned(ctx: CommandContext, kind: string, id: string): Promise<SubmissionRow> {
  const row = await findSubmission(ctx.db, id);
  if (!row || row.kind !== kind) return notFound('submission', id);
  const makers = await listMakers(ctx.db, id);
  if (!makers.includes(ctx.person.id)) refuse('review.not_your_submission', { serial: row.serial });
  if (row.state !== 'returned') refuse('review.not_returned', { serial: row.serial, state: row.state });
  return row;
}

async function refuseWithoutCheckers(
  ctx: CommandContext,
  kind: RecordKind,
  content: unknown,
  returned: SubmissionRow | undefined,
  policy: PolicySnapshot,
): Promise<void> {
  const makers = returned ? await listMakers(ctx.db, returned.id) : [];
  const unfillable = await findUnfillable(ctx, kind, content, [...makers, ctx.person.id], policy.steps);
  if (unfillable) refuse('review.no_eligible_checker', unfillable);
}

async function store(
  ctx: CommandContext,
  head: { submissionId: string; serial: number; kind: string; action: ReviewAction; recordId: string },
  facts: {
    readonly title: string;
    readonly content: string;
    readonly salt: string;
    readonly content_hash: string;
    readonly policy: string;
    readonly required_signatures: number;
    readonly base_version: number | null;
    readonly due_at: number;
  },
  target: Target,
): Promise<void> {
  if (target.returned) {
    await insertMaker(ctx.db, target.returned.id, ctx.person.id, 'edited');
    await reviseSubmission(ctx.db, target.returned.id, facts, target.returned.round + 1);
    return;
  }
  await insertSubmission(ctx.db, {
    id: head.submissionId,
    serial: head.serial,
    kind: head.kind,
    action: head.action,
    record_id: head.recordId,
    maker_id: ctx.person.id,
    submitted_at: ctx.now,
    ...facts,
  });
}

/** The open submission upon a record, for pages that mark it 待复核. */
export async function findOpenSubmissionOf(
  ctx: QueryContext,
  kind: string,
  recordId: string,
): Promise<string | undefined> {
  return (await findOpenSubmission(ctx.db, kind, recordId))?.id;
}

/** A refusal as facts that can be kept and shown: rule, place, details. */
export function failureFacts(
  error: OfficeError,
): { rule: string; path?: string; details?: Record<string, string | number> }[] {
  const { failure } = error;
  switch (failure.code) {
    case 'rule_broken':
      return [{ rule: failure.rule, ...(failure.details && { details: { ...failure.details } }) }];
    case 'invalid_input':
      return failure.fields.map((fault) => ({
        rule: fault.reason,
        path: fault.path,
        ...(fault.details && { details: { ...fault.details } }),
      }));
    default:
      return [{ rule: failure.code }];
  }
}
