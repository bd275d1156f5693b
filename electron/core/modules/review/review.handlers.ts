import type { AttachmentView, reviewContract, SignOutcome } from '#shared/review/review.contract.ts';
import {
  prepared,
  type CommandContext,
  type HandlersFor,
  type PrepareContext,
  type ReadDb,
} from '#core/kernel/context.ts';
import type { Signer } from '#core/kernel/signing.ts';
import { OfficeError, refuse } from '#core/kernel/office-error.ts';
import { showBatchRows } from '#core/modules/review/batch-show.service.ts';
import { openAttachment, takeFile } from '#core/modules/review/attachment.service.ts';
import { adjudicate, showDispute } from '#core/modules/review/adjudication.service.ts';
import {
  getSubmission,
  readyToSign,
  reenter,
  reject,
  returnToMaker,
  sign,
  withdraw,
  type ReadyToSign,
} from '#core/modules/review/check.service.ts';
import { writeBroughtFile } from '#core/modules/review/draft.repository.ts';
import type { DeskGrants } from '#core/modules/review/desk.service.ts';
import { asksPasswordEachTime } from '#core/modules/review/password-each-time.ts';
import { snapshotOf } from '#core/modules/review/policy.ts';
import type { RecordKinds } from '#core/modules/review/record-kinds.ts';
import { showHistory, showVersion } from '#core/modules/review/history.service.ts';
import { showQuality } from '#core/modules/review/quality.service.ts';
import { showQueue, showReminders, showSubmission } from '#core/modules/review/show.service.ts';
import type { SigningWindows } from '#core/modules/review/signing-windows.ts';

/** What a password attempt came to. Checking costs time, so it happens before the transaction; counting it, inside. */
export interface PasswordCheck {
  readonly personId: string | undefined;
  readonly name: string;
  readonly matches: boolean;
  readonly lockedUntil?: number;
  readonly mayCheck: boolean;
  readonly mustChange: boolean;
  /** The person's signing key, opened by the right password. */
  readonly signer?: Signer;
}

/** How review learns who somebody is; the users module fills it. */
export interface Identity {
  check(ctx: PrepareContext, name: string, password: string): Promise<PasswordCheck>;
  /** Keeps failures and growing delays on disk; returns until when the person is locked out. */
  record(ctx: CommandContext, check: PasswordCheck): Promise<{ readonly lockedUntil?: number }>;
  /** Whether a key opened a while ago is still this person's: a reset, a recovery or a departure meanwhile ended it. */
  holdsKey(db: ReadDb, personId: string, keyId: string): Promise<boolean>;
}

export interface ReviewParts {
  readonly kinds: RecordKinds;
  readonly identity: Identity;
  readonly grants: DeskGrants;
  readonly windows: SigningWindows;
}

type NotSigned =
  | { readonly outcome: 'wrong_password'; readonly lockedUntil?: number }
  | { readonly outcome: 'not_allowed'; readonly rule: string };

/** Undefined when the person is who they say and may sign. */
async function refusal(ctx: CommandContext, identity: Identity, check: PasswordCheck): Promise<NotSigned | undefined> {
  const kept = await identity.record(ctx, check);
  if (!check.matches || check.personId === undefined || kept.lockedUntil !== undefined) {
    return { outcome: 'wrong_password', ...kept };
  }
  if (check.mustChange) return { outcome: 'not_allowed', rule: 'session.change_password_first' };
  if (!check.mayCheck) return { outcome: 'not_allowed', rule: 'review.no_check_permission' };
  return undefined;
}

export function reviewHandlers(parts: ReviewParts): HandlersFor<typeof reviewContract> {
  const { kinds, identity, windows } = parts;
  return {
    'review.queue': (ctx, input) => showQueue(ctx, input),
    'review.show': (ctx, input) => showSubmission(ctx, kinds, input.submissionId, false),
    'review.showAtDesk': (ctx, input) => showSubmission(ctx, kinds, input.submissionId, true),
    'review.batchRows': (ctx, input) => showBatchRows(ctx, kinds, input),
    'review.history': (ctx, input) => showHistory(ctx, input.kind, input.recordId),
    'review.reenter': (ctx, input) => reenter(ctx, kinds, ctx.person.id, input),
    'review.sign': prepared({
      prepare: async (ctx, { password }) =>
        password === undefined ? undefined : identity.check(ctx, ctx.person.name, password),
      run: (ctx, input, check) =>
        check ? signWithPassword(ctx, parts, input, check) : signInWindow(ctx, parts, input),
    }),
    async 'review.signingWindow'(ctx) {
      const window = windows.at(ctx.seat, ctx.person.id, ctx.now);
      if (typeof window === 'string') return {};
      return { openUntil: window.openUntil, signaturesLeft: window.signaturesLeft };
    },
    'review.deskReenter': prepared({
      prepare: (ctx, input) => identity.check(ctx, input.name, input.password),
      run: (ctx, input, check) => reenterAtDesk(ctx, parts, input, check),
    }),
    'review.deskSign': (ctx, input) => signAtDesk(ctx, parts, input.token),
    'review.return': async (ctx, input) => ({ state: await returnToMaker(ctx, input.submissionId, input.reasons) }),
    'review.reject': async (ctx, input) => ({ state: await reject(ctx, kinds, input.submissionId, input.reasons) }),
    'review.dispute': (ctx, input) => showDispute(ctx, kinds, input.submissionId),
    'review.adjudicate': prepared({
      prepare: (ctx, input) => identity.check(ctx, ctx.person.name, input.password),
      async run(ctx, input, check) {
        const refused = await refusal(ctx, identity, check);
        if (refused || !check.signer) return refused ?? { outcome: 'wrong_password' };
        return { outcome: await adjudicate(ctx, kinds, input, check.signer) };
      },
    }),
    'review.version': (ctx, input) => showVersion(ctx, kinds, input),
    'review.reminders': (ctx) => showReminders(ctx),
    'review.quality': (ctx, input) => showQuality(ctx, input),
    'review.withdraw': async (ctx, input) => ({ state: await withdraw(ctx, input.submissionId) }),
    'review.attach': prepared({
      prepare: async (ctx, input) => takeFile(ctx, input.fileName, Buffer.from(input.contentBase64, 'base64')),
      async run(ctx, _input, file: AttachmentView) {
        const { fileHash: file_hash, fileName: file_name, mediaType: media_type } = file;
        await writeBroughtFile(ctx.db, {
          person_id: ctx.person.id,
          file_hash,
          file_name,
          media_type,
          brought_at: ctx.now,
        });
        ctx.note({ subjectKind: 'file', subjectId: file.fileHash, outcome: 'attached' });
        return file;
      },
    }),
    'review.evidence': async (ctx, input) =>
      openAttachment(ctx, await getSubmission(ctx.db, input.submissionId), input.fileHash),
  };
}

type SignInput = { readonly submissionId: string; readonly contentHash: string };

/** The password signs this one, and opens the signing window unless this kind or amount is asked for every time. */
async function signWithPassword(
  ctx: CommandContext,
  { kinds, identity, windows }: ReviewParts,
  input: SignInput,
  check: PasswordCheck,
): Promise<SignOutcome> {
  const refused = await refusal(ctx, identity, check);
  const { signer } = check;
  const held = signer !== undefined && (await identity.holdsKey(ctx.db, ctx.person.id, signer.keyId));
  if (refused || !signer || !held) return refused ?? { outcome: 'wrong_password' };
  const ready = await readyToSign(ctx, kinds, input, ctx.person.id);
  const outcome = await sign(ctx, ready, { personId: ctx.person.id, place: 'own_session', signer });
  if (!isAskedEachTime(ready)) windows.open(ctx.seat, ctx.person.id, signer, ctx.now);
  return outcome;
}

/** No password came: only after everything else agrees is it said whether one is needed, so nothing can be read off that. */
async function signInWindow(
  ctx: CommandContext,
  { kinds, identity, windows }: ReviewParts,
  input: SignInput,
): Promise<SignOutcome> {
  const ready = await readyToSign(ctx, kinds, input, ctx.person.id);
  const open = windows.at(ctx.seat, ctx.person.id, ctx.now);
  const held = typeof open === 'string' || (await identity.holdsKey(ctx.db, ctx.person.id, open.signer.keyId));
  const window = held ? open : 'none';
  const why = isAskedEachTime(ready) ? 'always' : window === 'none' ? 'no_window' : 'spent';
  if (why === 'always' || typeof window === 'string') return { outcome: 'password_needed', why };
  const outcome = await sign(ctx, ready, { personId: ctx.person.id, place: 'own_session', signer: window.signer });
  windows.spend(ctx.seat);
  return outcome;
}

function isAskedEachTime({ kind, submission }: ReadyToSign): boolean {
  return asksPasswordEachTime(kind, snapshotOf(submission));
}

type DeskInput = {
  readonly submissionId: string;
  readonly entry: Record<string, string>;
  readonly confirmed: readonly string[];
};

async function reenterAtDesk(ctx: CommandContext, parts: ReviewParts, input: DeskInput, check: PasswordCheck) {
  const refused = await refusal(ctx, parts.identity, check);
  if (refused) return refused;
  const personId = check.personId ?? '';
  try {
    const judgement = await reenter(ctx, parts.kinds, personId, input);
    const submission = await getSubmission(ctx.db, input.submissionId);
    const agrees = judgement.state === 'agrees' || judgement.state === 'not_needed';
    const { signer } = check;
    const grant = { submissionId: submission.id, contentHash: submission.content_hash, personId, seat: ctx.seat };
    const token = agrees && signer ? parts.grants.issue({ ...grant, signer }, ctx.now) : undefined;
    return { outcome: 'judged' as const, judgement, checkerName: check.name, ...(token !== undefined && { token }) };
  } catch (error) {
    // The failed or successful password check above must last, so a rule answers as an outcome here.
    if (error instanceof OfficeError && error.failure.code === 'rule_broken') {
      return { outcome: 'not_allowed' as const, rule: error.failure.rule };
    }
    throw error;
  }
}

async function signAtDesk(ctx: CommandContext, parts: ReviewParts, token: string) {
  const grant = parts.grants.take(token, ctx.seat, ctx.now);
  if (!grant) return refuse('review.desk_token_expired');
  const { personId, signer } = grant;
  if (!(await parts.identity.holdsKey(ctx.db, personId, signer.keyId))) refuse('review.desk_token_expired');
  return sign(ctx, await readyToSign(ctx, parts.kinds, grant, personId), { personId, place: 'desk', signer });
}
