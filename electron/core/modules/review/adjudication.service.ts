import { personalFieldAt } from '#shared/disclosures/personal-fields.ts';
import { normaliseStored, normaliseTyped } from '#shared/kernel/reentry-normalisation.ts';
import type { DisputedField } from '#shared/review/review.contract.ts';
import { canonicalJson, sha256 } from '#core/kernel/canonical-json.ts';
import type { CommandContext, QueryContext } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { refuse } from '#core/kernel/office-error.ts';
import { adjudicationMessage, type Signer } from '#core/kernel/signing.ts';
import { insertAdjudication } from '#core/modules/review/adjudication.repository.ts';
import { listThirdPersons } from '#core/modules/review/authority.service.ts';
import { checkedValue, shownChecks } from '#core/modules/review/check-plan.ts';
import { endRound, getSubmission } from '#core/modules/review/check.service.ts';
import { snapshotOf } from '#core/modules/review/policy.ts';
import type { RecordKinds } from '#core/modules/review/record-kinds.ts';
import type { Keyed } from '#core/modules/review/reentry.ts';
import { findDisputer, insertEvent, listAttempts } from '#core/modules/review/signature.repository.ts';
import { setState, type SubmissionRow } from '#core/modules/review/submission.repository.ts';

export type Choice = 'first' | 'second' | 'neither';

interface Dispute {
  readonly submission: SubmissionRow;
  readonly checkerId: string;
  readonly fields: readonly DisputedField[];
  /** Path → which of the two is the maker's. Never leaves core. */
  readonly makers: ReadonlyMap<string, Choice>;
}

/**
 * 裁定: what two people keyed differently twice, both in normal form and unlabelled; which comes first is drawn per field
 * by the submission's secret salt. Only for a third person who was neither maker nor checker of it.
 */
async function openDispute(
  ctx: QueryContext | CommandContext,
  kinds: RecordKinds,
  submissionId: string,
): Promise<Dispute> {
  const submission = await getSubmission(ctx.db, submissionId);
  const { serial, state } = submission;
  if (state !== 'disputed') refuse('review.not_disputed', { serial, state });
  const kind = kinds.get(submission.kind);
  const third = await listThirdPersons(ctx, kind, submission);
  if (!third.includes(ctx.person.id)) refuse('review.not_a_third_person', { serial });
  const checkerId = await findDisputer(ctx.db, submission.id, submission.round);
  invariant(checkerId !== undefined, 'a dispute has two keyings');
  const last = (await listAttempts(ctx.db, submission.id, submission.round, checkerId)).at(-1);
  invariant(last?.entry, 'a disputed keying is kept until it is settled');
  const keyed = JSON.parse(last.entry) as Keyed;
  const differing = new Set(JSON.parse(last.fields) as string[]);
  const content: unknown = JSON.parse(submission.content);
  const makers = new Map<string, Choice>();
  const fields = shownChecks(kind, content, snapshotOf(submission))
    .filter(({ path }) => differing.has(path))
    .map((check): DisputedField => {
      const { path, type, mode } = check;
      const made = mode === 'confirm' ? 'stands' : (normaliseStored(type, checkedValue(content, path)) ?? '');
      const typed = keyed.entry[path] ?? '';
      const other = mode === 'confirm' ? 'not' : (normaliseTyped(type, typed) ?? typed);
      const makerFirst = sha256(`${submission.salt} ${path}`) < '8';
      makers.set(path, makerFirst ? 'first' : 'second');
      const [first, second] = makerFirst ? [made, other] : [other, made];
      return { ...check, first, second };
    });
  return { submission, checkerId, fields, makers };
}

export async function showDispute(ctx: QueryContext, kinds: RecordKinds, submissionId: string) {
  const { submission, fields } = await openDispute(ctx, kinds, submissionId);
  const personal = fields
    .map(({ path }) => path)
    .filter((path) => personalFieldAt(submission.kind, path) !== undefined);
  if (personal.length > 0) {
    const subject = { subjectKind: submission.kind, subjectId: submission.record_id };
    ctx.disclose({ what: 'shown', ...subject, fields: personal, reason: 'adjudicate', masking: 'whole' });
  }
  return { submissionId: submission.id, serial: submission.serial, fields: [...fields] };
}

/**
 * The verdict never changes content: when every field says what the maker keyed, the checker may sign; anything else
 * returns it to the maker. Signed with the adjudicator's own key.
 */
export async function adjudicate(
  ctx: CommandContext,
  kinds: RecordKinds,
  input: {
    readonly submissionId: string;
    readonly contentHash: string;
    readonly choices: Readonly<Record<string, Choice>>;
    readonly remark: string;
  },
  signer: Signer,
): Promise<'maker_right' | 'returned'> {
  const { submission, checkerId, fields, makers } = await openDispute(ctx, kinds, input.submissionId);
  const { serial, round } = submission;
  if (submission.content_hash !== input.contentHash) refuse('review.content_changed', { serial });
  const open = fields.filter(({ path }) => !Object.hasOwn(input.choices, path));
  if (open.length > 0) refuse('review.choose_every_field', { serial, missing: open.length });
  const judged = fields.map(({ path }) => ({ path, maker: input.choices[path] === makers.get(path) }));
  const makerRight = judged.every(({ maker }) => maker);
  const facts = {
    submissionId: submission.id,
    round,
    personId: ctx.person.id,
    checkerId,
    contentHash: submission.content_hash,
    verdict: makerRight ? ('maker' as const) : ('returned' as const),
    fields: canonicalJson(judged),
    at: ctx.now,
  };
  await insertAdjudication(ctx.db, {
    submission_id: facts.submissionId,
    round,
    person_id: facts.personId,
    checker_id: checkerId,
    at: facts.at,
    verdict: facts.verdict,
    fields: facts.fields,
    content_hash: facts.contentHash,
    key_id: signer.keyId,
    signature: signer.sign(adjudicationMessage(facts)),
  });
  const wrong = judged.filter(({ maker }) => !maker).map(({ path }) => path);
  await insertEvent(ctx.db, {
    submissionId: submission.id,
    at: ctx.now,
    personId: ctx.person.id,
    event: 'adjudicated',
    facts: { verdict: facts.verdict, fields: wrong, ...(input.remark !== '' && { remark: input.remark }) },
  });
  if (makerRight) await setState(ctx.db, submission.id, 'submitted');
  else await endRound(ctx, submission, 'returned', { fields: wrong, adjudicated: true });
  ctx.note({
    subjectKind: submission.kind,
    subjectId: submission.record_id,
    outcome: `adjudicated_${facts.verdict}`,
    contentHash: submission.content_hash,
    signedBy: [ctx.person.id],
  });
  return makerRight ? 'maker_right' : 'returned';
}
