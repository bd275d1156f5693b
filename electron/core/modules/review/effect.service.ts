import { inSavepoint } from '#core/database/savepoint.ts';
import { contentHashOf } from '#core/kernel/canonical-json.ts';
import type { CommandContext } from '#core/kernel/context.ts';
import { signedMessage, type Signer } from '#core/kernel/signing.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { OfficeError, refuse } from '#core/kernel/office-error.ts';
import { isAsSigned } from '#core/modules/review/as-signed.ts';
import { listAttachments } from '#core/modules/review/attachment.repository.ts';
import { evidenceHashOf } from '#core/modules/review/attachment.service.ts';
import { numberFor } from '#core/modules/review/numbering.service.ts';
import { numbersOfParts } from '#core/modules/review/part.service.ts';
import { sealAgain, signedBlocks } from '#core/modules/review/batch-rows.ts';
import { releaseClaims } from '#core/modules/review/claims.service.ts';
import type { RecordKind } from '#core/modules/review/record-kind.ts';
import { getAuthority } from '#core/modules/review/authority.service.ts';
import { deadlineAfter } from '#core/modules/review/deadline.service.ts';
import { snapshotOf } from '#core/modules/review/policy.ts';
import { refuseMovedPlan } from '#core/modules/review/policy.service.ts';
import {
  findPersonName,
  forgetEntries,
  insertEvent,
  insertSignature,
  listSignatures,
} from '#core/modules/review/signature.repository.ts';
import {
  insertMaker,
  makeEffective,
  setApplying,
  setDue,
  type SubmissionRow,
} from '#core/modules/review/submission.repository.ts';

/** Who signs, where, and what they confirmed. The signer need not be the caller: at the desk the maker's seat calls. */
export interface Signing {
  readonly personId: string;
  readonly place: 'own_session' | 'desk';
  readonly signer: Signer;
  readonly checks: unknown;
}

export type SigningResult =
  | { readonly outcome: 'effective'; readonly recordId: string; readonly number?: string }
  | { readonly outcome: 'signed'; readonly missing: number }
  | { readonly outcome: 'refused'; readonly error: OfficeError };

/**
 * Adds a countersignature; the last one makes the submission effective. Signature, checks on today's numbers, number,
 * typed rows and postings stand or fall together: a refusal undoes all of it and is answered as an outcome.
 */
export async function countersign(
  ctx: CommandContext,
  kind: RecordKind,
  submission: SubmissionRow,
  signing: Signing,
): Promise<SigningResult> {
  try {
    return await inSavepoint(ctx.db, () => signAndApply(ctx, kind, submission, signing));
  } catch (error) {
    if (error instanceof OfficeError) return { outcome: 'refused', error };
    throw error;
  }
}

async function signAndApply(
  ctx: CommandContext,
  kind: RecordKind,
  submission: SubmissionRow,
  signing: Signing,
): Promise<SigningResult> {
  const authority = await getAuthority(ctx, kind, submission, signing.personId);
  const earlier = await listSignatures(ctx.db, submission.id, submission.round);
  const facts = {
    submissionId: submission.id,
    round: submission.round,
    step: authority.step,
    personId: signing.personId,
    contentHash: submission.content_hash,
    evidenceHash: await evidenceHashOf(ctx.db, submission.id, submission.round),
    at: ctx.now,
    role: authority.role,
    delegatorId: authority.delegatorId,
  };
  await insertSignature(ctx.db, {
    id: ctx.newId(),
    submission_id: submission.id,
    round: submission.round,
    step: facts.step,
    person_id: signing.personId,
    at: ctx.now,
    content_hash: submission.content_hash,
    key_id: signing.signer.keyId,
    signature: signing.signer.sign(signedMessage(facts)),
    checks: JSON.stringify(signing.checks),
    place: signing.place,
    role: authority.role,
    delegator_id: authority.delegatorId,
  });
  // Who lent the role has had a part in it and signs no other step.
  if (authority.delegatorId !== null) await insertMaker(ctx.db, submission.id, authority.delegatorId, 'delegated');
  const missing = submission.required_signatures - earlier.length - 1;
  const event = { submissionId: submission.id, at: ctx.now, personId: signing.personId };
  await insertEvent(ctx.db, {
    ...event,
    event: 'countersigned',
    facts: {
      contentHash: submission.content_hash,
      place: signing.place,
      step: authority.step,
      role: authority.role,
      ...(authority.delegatorId !== null && { for: await findPersonName(ctx.db, authority.delegatorId) }),
    },
  });
  if (missing > 0) {
    const { limit } = snapshotOf(submission);
    await setDue(ctx.db, submission.id, await deadlineAfter(ctx, limit.hours));
    return { outcome: 'signed', missing };
  }
  const number = await applySubmission(ctx, kind, submission);
  await insertEvent(ctx.db, { ...event, event: 'effective', facts: number === undefined ? {} : { number } });
  return { outcome: 'effective', recordId: submission.record_id, ...(number !== undefined && { number }) };
}

async function applySubmission(
  ctx: CommandContext,
  kind: RecordKind,
  submission: SubmissionRow,
): Promise<string | undefined> {
  const signed = { content: JSON.parse(submission.content), hash: submission.content_hash, salt: submission.salt };
  invariant(
    contentHashOf(kind.name, signed.content, signed.salt) === signed.hash,
    'the stored content is the one that was signed',
  );
  const content = kind.content.parse(signed.content);
  const isNew = submission.action === 'create';
  const current = isNew ? undefined : await kind.read(ctx.db, submission.record_id);
  if (!isNew && current?.version !== submission.base_version) {
    refuse('review.stale_base', { base: submission.base_version ?? 0, current: current?.version ?? 0 });
  }
  await releaseClaims(ctx, submission.id);
  const seal = kind.rowsSeal?.(content);
  const proposal = {
    submissionId: submission.id,
    action: submission.action,
    content,
    ...(!isNew && { recordId: submission.record_id }),
    ...(submission.base_version !== null && { baseVersion: submission.base_version }),
    evidence: (await listAttachments(ctx.db, submission.id, submission.round)).map(({ file_hash }) => file_hash),
    ...(seal && { rows: signedBlocks(ctx.db, submission.id, seal) }),
  };
  // A batch is gone through once: what decides who signs it is found while its rows are checked.
  if (!seal) await refuseMovedPlan(ctx, kind, proposal, snapshotOf(submission));
  await kind.validate(ctx, proposal);
  if (seal) await refuseMovedPlan(ctx, kind, proposal, snapshotOf(submission));
  const number = isNew ? await numberFor(ctx, kind, content) : undefined;
  await setApplying(ctx.db, submission.id, 1);
  const version = (submission.base_version ?? 0) + 1;
  await kind.apply(ctx, {
    ...proposal,
    recordId: submission.record_id,
    version,
    ...(number !== undefined && { number }),
  });
  if (seal) await sealAgain(ctx, submission.id, seal);
  const state = await kind.read(ctx.db, submission.record_id);
  invariant(state, `${kind.name} can be read back after it was applied`);
  invariant(
    isAsSigned(kind, signed, state.content) && state.submissionId === submission.id,
    `${kind.name} reads back exactly as it was signed`,
  );
  await makeEffective(ctx.db, submission.id, ctx.now, number ?? null);
  await setApplying(ctx.db, submission.id, 0);
  await forgetEntries(ctx.db, submission.id);
  return number ?? (kind.parts && (await numbersOfParts(ctx.db, submission.id)));
}
