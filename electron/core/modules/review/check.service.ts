import { monthKey } from '#shared/kernel/business-date.ts';
import type { Judgement, SignOutcome } from '#shared/review/review.contract.ts';
import type { SubmissionState } from '#shared/review/review.schema.ts';
import type { CommandContext, QueryContext, ReadDb } from '#core/kernel/context.ts';
import { notFound, refuse } from '#core/kernel/office-error.ts';
import { findAdjudication } from '#core/modules/review/adjudication.repository.ts';
import { findAuthority, getAuthority, listThirdPersons } from '#core/modules/review/authority.service.ts';
import { shownChecks } from '#core/modules/review/check-plan.ts';
import { countersign, type Signing } from '#core/modules/review/effect.service.ts';
import { snapshotOf } from '#core/modules/review/policy.ts';
import { insertFieldCounts } from '#core/modules/review/quality.repository.ts';
import type { RecordKind } from '#core/modules/review/record-kind.ts';
import type { RecordKinds } from '#core/modules/review/record-kinds.ts';
import { differingPaths, mergeSecondChance, type Keyed } from '#core/modules/review/reentry.ts';
import { forgetEntries, insertAttempt, insertEvent, listAttempts } from '#core/modules/review/signature.repository.ts';
import { releaseClaims } from '#core/modules/review/claims.service.ts';
import { failureFacts } from '#core/modules/review/review.service.ts';
import {
  findSubmission,
  listMakers,
  OPEN_STATES,
  setState,
  type SubmissionRow,
} from '#core/modules/review/submission.repository.ts';

const CHANCES = 2;

export async function getSubmission(db: ReadDb, id: string): Promise<SubmissionRow> {
  return (await findSubmission(db, id)) ?? notFound('submission', id);
}

/** How far this person's own keying of the current round is, without judging anything anew. */
export async function judgementOf(
  db: ReadDb,
  kinds: RecordKinds,
  submission: SubmissionRow,
  personId: string,
): Promise<Judgement> {
  const checks = checksOf(kinds.get(submission.kind), submission);
  if (checks.every((check) => check.mode === 'compare')) return { state: 'not_needed', differing: [], chancesLeft: 0 };
  const attempts = await listAttempts(db, submission.id, submission.round, personId);
  const last = attempts.at(-1);
  if (!last) return { state: 'not_keyed', differing: [], chancesLeft: CHANCES };
  if (last.outcome === 'agrees') return { state: 'agrees', differing: [], chancesLeft: 0 };
  const chancesLeft = CHANCES - attempts.length;
  if (chancesLeft === 0) {
    const judged = await findAdjudication(db, submission.id, submission.round, personId);
    if (judged?.verdict === 'maker') return { state: 'agrees', differing: [], chancesLeft: 0 };
  }
  const differing = JSON.parse(last.fields) as string[];
  return { state: chancesLeft > 0 ? 'differs' : 'disputed', differing, chancesLeft };
}

/**
 * 双录: judges a blind keying in core. A mismatch tells which fields, never the value, and leaves one more try for those;
 * a second mismatch makes the submission disputed. The attempt is kept until the submission is settled.
 */
export async function reenter(
  ctx: CommandContext,
  kinds: RecordKinds,
  personId: string,
  input: { readonly submissionId: string } & Keyed,
): Promise<Judgement> {
  const submission = await getSubmission(ctx.db, input.submissionId);
  const kind = kinds.get(submission.kind);
  await getAuthority(ctx, kind, submission, personId);
  refuseLate(submission, ctx.now);
  const before = await judgementOf(ctx.db, kinds, submission, personId);
  if (before.state === 'agrees' || before.state === 'not_needed') return before;
  const content: unknown = JSON.parse(submission.content);
  const checks = checksOf(kind, submission);
  const first = (await listAttempts(ctx.db, submission.id, submission.round, personId)).at(0);
  const keyed = first?.entry ? mergeSecondChance(JSON.parse(first.entry) as Keyed, input, before.differing) : input;
  const differing = differingPaths(content, checks, keyed);
  const agrees = differing.length === 0;
  const attempt = {
    submission_id: submission.id,
    round: submission.round,
    person_id: personId,
    attempt: first ? (2 as const) : (1 as const),
  };
  await insertAttempt(ctx.db, {
    ...attempt,
    at: ctx.now,
    outcome: agrees ? 'agrees' : 'differs',
    fields: JSON.stringify(differing),
    entry: JSON.stringify({ entry: keyed.entry, confirmed: keyed.confirmed }),
  });
  const asked = first ? checks.filter(({ path }) => before.differing.includes(path)) : checks;
  await insertFieldCounts(ctx.db, { ...attempt, month: monthKey(ctx.today) }, asked, differing);
  const disputed = !agrees && first !== undefined;
  if (disputed) await setState(ctx.db, submission.id, 'disputed');
  const event = agrees ? 'agreed' : disputed ? 'disputed' : 'differed';
  await insertEvent(ctx.db, {
    submissionId: submission.id,
    at: ctx.now,
    personId,
    event,
    facts: agrees ? {} : { fields: differing },
  });
  ctx.note({
    subjectKind: submission.kind,
    subjectId: submission.record_id,
    outcome: event,
    contentHash: submission.content_hash,
  });
  if (disputed && (await listThirdPersons(ctx, kind, submission)).length === 0) {
    // Nobody is left to judge it, so it goes back to the maker at once.
    await endRound(ctx, submission, 'returned', { automatic: true, fields: differing });
  }
  return judgementOf(ctx.db, kinds, submission, personId);
}

function checksOf(kind: RecordKind, submission: SubmissionRow) {
  return shownChecks(kind, JSON.parse(submission.content), snapshotOf(submission));
}

/** A limit that ends in expiry and is over stops keying and signing, even before the office has noted it. */
function refuseLate({ due_at: dueAt, serial, ...row }: SubmissionRow, now: number): void {
  const over = dueAt !== null && dueAt <= now;
  if (over && snapshotOf(row).limit.then === 'expire') refuse('review.time_is_up', { serial });
}

/** What is about to be signed, after every check but that of who signs. */
export interface ReadyToSign {
  readonly kind: RecordKind;
  readonly submission: SubmissionRow;
}

/** Independence, state, the hash the signer saw, and an agreeing re-key: without them nobody is asked for a password. */
export async function readyToSign(
  ctx: CommandContext,
  kinds: RecordKinds,
  input: { readonly submissionId: string; readonly contentHash: string },
  personId: string,
): Promise<ReadyToSign> {
  const submission = await getSubmission(ctx.db, input.submissionId);
  const kind = kinds.get(submission.kind);
  await getAuthority(ctx, kind, submission, personId);
  refuseLate(submission, ctx.now);
  if (submission.content_hash !== input.contentHash) refuse('review.content_changed', { serial: submission.serial });
  const judgement = await judgementOf(ctx.db, kinds, submission, personId);
  if (judgement.state !== 'agrees' && judgement.state !== 'not_needed') {
    refuse('review.rekey_first', { serial: submission.serial });
  }
  return { kind, submission };
}

/** The countersignature itself. */
export async function sign(
  ctx: CommandContext,
  { kind, submission }: ReadyToSign,
  signer: Pick<Signing, 'personId' | 'place' | 'signer'>,
): Promise<SignOutcome> {
  const result = await countersign(ctx, kind, submission, { ...signer, checks: checksOf(kind, submission) });
  ctx.note({
    subjectKind: submission.kind,
    subjectId: submission.record_id,
    outcome: result.outcome,
    contentHash: submission.content_hash,
    signedBy: [signer.personId],
  });
  if (result.outcome !== 'refused') return result;
  const reasons = failureFacts(result.error);
  await insertEvent(ctx.db, {
    submissionId: submission.id,
    at: ctx.now,
    personId: signer.personId,
    event: 'refused',
    facts: { reasons },
  });
  return { outcome: 'refused', reasons };
}

/** Back to the maker, with reasons per field. Reservations end; the content can be corrected and resubmitted. */
export async function returnToMaker(
  ctx: CommandContext,
  submissionId: string,
  reasons: readonly { readonly path?: string | undefined; readonly text: string }[],
): Promise<SubmissionState> {
  const submission = await getSubmission(ctx.db, submissionId);
  const makers = await listMakers(ctx.db, submissionId);
  if (makers.includes(ctx.person.id)) refuse('review.withdraw_instead', { serial: submission.serial });
  if (submission.state !== 'submitted' && submission.state !== 'disputed') {
    refuse('review.not_open_for_checking', { serial: submission.serial, state: submission.state });
  }
  await endRound(ctx, submission, 'returned', { reasons });
  return 'returned';
}

/** Ends a submission for good, with reasons: for those whose turn it is. The maker may key it again as a new one. */
export async function reject(
  ctx: CommandContext,
  kinds: RecordKinds,
  submissionId: string,
  reasons: readonly { readonly path?: string | undefined; readonly text: string }[],
): Promise<SubmissionState> {
  const submission = await getSubmission(ctx.db, submissionId);
  if (submission.state !== 'submitted') {
    refuse('review.not_open_for_checking', { serial: submission.serial, state: submission.state });
  }
  await getAuthority(ctx, kinds.get(submission.kind), submission, ctx.person.id);
  await endRound(ctx, submission, 'rejected', { reasons });
  return 'rejected';
}

export async function withdraw(ctx: CommandContext, submissionId: string): Promise<SubmissionState> {
  const submission = await getSubmission(ctx.db, submissionId);
  const makers = await listMakers(ctx.db, submissionId);
  if (!makers.includes(ctx.person.id)) refuse('review.not_your_submission', { serial: submission.serial });
  if (!OPEN_STATES.some((state) => state === submission.state)) {
    refuse('review.already_ended', { serial: submission.serial, state: submission.state });
  }
  await endRound(ctx, submission, 'withdrawn', {});
  return 'withdrawn';
}

/** Takes a submission off the table: claims end, what was keyed is forgotten, the chain says why. */
export async function endRound(
  ctx: CommandContext,
  submission: SubmissionRow,
  state: 'returned' | 'withdrawn' | 'rejected' | 'expired',
  facts: unknown,
  personId: string = ctx.person.id,
): Promise<void> {
  await setState(ctx.db, submission.id, state, state === 'returned' ? null : ctx.now);
  await releaseClaims(ctx, submission.id);
  await forgetEntries(ctx.db, submission.id);
  await insertEvent(ctx.db, { submissionId: submission.id, at: ctx.now, personId, event: state, facts });
  ctx.note({
    subjectKind: submission.kind,
    subjectId: submission.record_id,
    outcome: state,
    contentHash: submission.content_hash,
  });
}

/** Rule key of why a person may not check, for the page; the same rules refuse when tried. */
export async function whyNotCheck(
  ctx: QueryContext,
  kind: RecordKind,
  submission: SubmissionRow,
): Promise<string | undefined> {
  if (submission.state !== 'submitted') return 'review.not_open_for_checking';
  if (!ctx.person.permissions.has('review.check')) return 'review.no_check_permission';
  const found = await findAuthority(ctx, kind, submission, ctx.person.id);
  return 'rule' in found ? found.rule : undefined;
}
