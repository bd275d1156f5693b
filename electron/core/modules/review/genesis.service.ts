import type { CommandContext } from '#core/kernel/context.ts';
import { signedMessage, type Signer } from '#core/kernel/signing.ts';
import { refuse } from '#core/kernel/office-error.ts';
import { evidenceHashOf } from '#core/modules/review/attachment.service.ts';
import { insertSteps } from '#core/modules/review/authority.repository.ts';
import { FOUNDING, signaturesRequired } from '#core/modules/review/policy.ts';
import type { RecordKind } from '#core/modules/review/record-kind.ts';
import { insertEvent, insertSignature } from '#core/modules/review/signature.repository.ts';
import {
  insertSubmission,
  makeEffective,
  nextSerial,
  setApplying,
} from '#core/modules/review/submission.repository.ts';

export interface GenesisFacts<C> {
  readonly content: C;
  readonly text: string;
  readonly contentHash: string;
  readonly salt: string;
  readonly makerId: string;
  readonly signerId: string;
  readonly signer: Signer;
  readonly recordId: string;
}

/**
 * Submission number 1: made by one founder and countersigned by another in the same transaction, through the same store
 * guards as every later one. Possible once, in an empty store.
 */
export async function applyGenesis<D, C>(
  ctx: CommandContext,
  kind: RecordKind<D, C>,
  facts: GenesisFacts<C>,
): Promise<void> {
  if ((await nextSerial(ctx.db)) !== 1) refuse('office.already_initialised');
  const submissionId = ctx.newId();
  await insertSubmission(ctx.db, {
    id: submissionId,
    serial: 1,
    kind: kind.name,
    action: 'genesis',
    record_id: facts.recordId,
    base_version: null,
    title: kind.title(facts.content),
    content: facts.text,
    salt: facts.salt,
    content_hash: facts.contentHash,
    maker_id: facts.makerId,
    policy: JSON.stringify(FOUNDING),
    required_signatures: signaturesRequired(FOUNDING),
    submitted_at: ctx.now,
    due_at: null,
  });
  await insertSteps(ctx.db, { id: submissionId, round: 1 }, FOUNDING.steps, ctx.now);
  await signGenesis(ctx, submissionId, facts);
  await setApplying(ctx.db, submissionId, 1);
  await kind.apply(ctx, {
    submissionId,
    action: 'genesis',
    content: facts.content,
    recordId: facts.recordId,
    version: 1,
  });
  await makeEffective(ctx.db, submissionId, ctx.now, null);
  await setApplying(ctx.db, submissionId, 0);
  const event = { submissionId, at: ctx.now, event: 'genesis', facts: { contentHash: facts.contentHash } };
  await insertEvent(ctx.db, { ...event, personId: facts.makerId });
  await insertEvent(ctx.db, { ...event, personId: facts.signerId });
  ctx.note({
    subjectKind: kind.name,
    subjectId: facts.recordId,
    outcome: 'genesis',
    contentHash: facts.contentHash,
    signedBy: [facts.makerId, facts.signerId],
  });
}

/** The second founder's countersignature, in the first founder's transaction. */
async function signGenesis<C>(ctx: CommandContext, submissionId: string, facts: GenesisFacts<C>): Promise<void> {
  await insertSignature(ctx.db, {
    id: ctx.newId(),
    submission_id: submissionId,
    round: 1,
    step: 1,
    person_id: facts.signerId,
    at: ctx.now,
    content_hash: facts.contentHash,
    key_id: facts.signer.keyId,
    signature: facts.signer.sign(
      signedMessage({
        submissionId,
        round: 1,
        step: 1,
        personId: facts.signerId,
        contentHash: facts.contentHash,
        evidenceHash: await evidenceHashOf(ctx.db, submissionId, 1),
        at: ctx.now,
        role: null,
        delegatorId: null,
      }),
    ),
    checks: '[]',
    place: 'genesis',
    role: null,
    delegator_id: null,
  });
}
