import type { VerifyCheck } from '#shared/audit/audit.contract.ts';
import type { Input, Output } from '#shared/ipc/contract.ts';
import type { CommandContext, PrepareContext, QueryContext, ReadDb } from '#core/kernel/context.ts';
import { refuse } from '#core/kernel/office-error.ts';
import { countOutcomes } from '#core/modules/audit/audit.service.ts';
import {
  deletePin,
  findDraw,
  findRecoveryCode,
  findUndrawnRenewal,
  insertDraw,
  insertRecoveryEvent,
  listRecoveryEvents,
  putRecoveryCode,
  setRecoveryFailures,
} from '#core/modules/users/access.repository.ts';
import { delayAfter, failuresLeft } from '#core/modules/users/identity.service.ts';
import type { Passwords } from '#core/modules/users/passwords.ts';
import { findCredential, findPersonByName } from '#core/modules/users/people.repository.ts';
import { foldRecoveryCode, newRecoveryCode } from '#core/modules/users/recovery-code.ts';
import { makeSecrets, storeSecrets, type Secrets } from '#core/modules/users/secrets.service.ts';
import type { SigningKeys } from '#core/modules/users/signing-keys.ts';

/** A code and what is kept of it. */
export interface FreshCode {
  readonly code: string;
  readonly hash: string;
}

/** Slow on purpose (argon2id): belongs before a transaction. */
export async function freshCode(passwords: Passwords): Promise<FreshCode> {
  const code = newRecoveryCode();
  return { code, hash: await passwords.hash(foldRecoveryCode(code)) };
}

/** The code of the office from now on; the one before is dead. */
export async function storeCode(ctx: CommandContext, { hash }: FreshCode): Promise<void> {
  await putRecoveryCode(ctx.db, { hash, made_at: ctx.now, failures: 0, locked_until: 0 });
}

interface CodeCheck {
  /** The hash it was compared with: whatever took its place since was not. */
  readonly against: string | undefined;
  readonly matches: boolean;
  readonly secrets?: Secrets;
  readonly next?: FreshCode;
}

/** Compares the code before the transaction; a locked code is not even compared. */
export async function checkCode(
  ctx: PrepareContext,
  { passwords, keys }: { readonly passwords: Passwords; readonly keys: SigningKeys },
  input: Input<'session.recover'>,
): Promise<CodeCheck> {
  const kept = await findRecoveryCode(ctx.db);
  if (!kept || kept.locked_until > ctx.now) return { against: kept?.hash, matches: false };
  const matches = await passwords.verify(kept.hash, foldRecoveryCode(input.code));
  if (!matches) return { against: kept.hash, matches };
  const [secrets, next] = await Promise.all([makeSecrets(passwords, keys, input.newPassword), freshCode(passwords)]);
  return { against: kept.hash, matches, secrets, next };
}

/** 用恢复码重设口令: one person, once, and loudly. Wrong codes count for the whole office, with growing delays, on disk. */
export async function recover(
  ctx: CommandContext,
  input: Input<'session.recover'>,
  check: CodeCheck,
): Promise<Output<'session.recover'>> {
  const kept = await findRecoveryCode(ctx.db);
  if (!kept) return { outcome: 'not_allowed', rule: 'session.no_recovery_code' };
  if (kept.locked_until > ctx.now) return { outcome: 'wrong_code', failuresLeft: 0, lockedUntil: kept.locked_until };
  const { secrets, next } = check;
  if (!check.matches || check.against !== kept.hash || !secrets || !next) return wrongCode(ctx, kept.failures + 1);
  const person = await findPersonByName(ctx.db, input.name.trim());
  if (!person?.active) return { outcome: 'not_allowed', rule: 'session.recover_nobody' };
  const before = await findCredential(ctx.db, person.id);
  const keyId = ctx.newId();
  await storeSecrets(ctx, person.id, secrets, keyId);
  await deletePin(ctx.db, person.id);
  await storeCode(ctx, next);
  await insertRecoveryEvent(ctx.db, {
    at: ctx.now,
    person_id: person.id,
    key_before: before?.key_id ?? null,
    key_after: keyId,
  });
  ctx.note({ outcome: 'recovered', subjectKind: 'person', subjectId: person.id });
  ctx.endSessions(person.id);
  return { outcome: 'recovered', nextCode: next.code };
}

async function wrongCode(ctx: CommandContext, failures: number): Promise<Output<'session.recover'>> {
  const delay = delayAfter(failures);
  const lockedUntil = delay > 0 ? ctx.now + delay : 0;
  await setRecoveryFailures(ctx.db, failures, lockedUntil);
  ctx.note({ outcome: 'recovery_refused' });
  return { outcome: 'wrong_code', failuresLeft: failuresLeft(failures), ...(delay > 0 && { lockedUntil }) };
}

/** Once for every renewal that took effect, and only to somebody who made it. */
export async function drawCode(ctx: CommandContext, submissionId: string, fresh: FreshCode): Promise<void> {
  if (await findDraw(ctx.db, submissionId)) refuse('people.code_already_drawn');
  if ((await findUndrawnRenewal(ctx.db, ctx.person.id)) !== submissionId) refuse('people.code_not_yours');
  await insertDraw(ctx.db, { submission_id: submissionId, person_id: ctx.person.id, at: ctx.now });
  await storeCode(ctx, fresh);
  ctx.note({ outcome: 'recovery_code_drawn', subjectKind: 'recovery_renewal', subjectId: submissionId });
}

export async function showRecoveryCode(ctx: QueryContext): Promise<Output<'people.recoveryCode'>> {
  const kept = await findRecoveryCode(ctx.db);
  const toDraw = await findUndrawnRenewal(ctx.db, ctx.person.id);
  const uses = await listRecoveryEvents(ctx.db);
  return {
    ...(kept && { madeAt: kept.made_at }),
    uses: uses.map(({ at, name }) => ({ at, name })),
    ...(toDraw !== undefined && { toDraw }),
  };
}

/**
 * Each use of the recovery code is named although it is no fault. It would be one if the audit chain told of more or fewer
 * uses than are on record, or a key were not the person's own.
 */
export async function verifyRecovery(db: ReadDb): Promise<VerifyCheck> {
  const uses = await listRecoveryEvents(db);
  const told = await countOutcomes(db, 'session.recover', 'recovered');
  const faults = uses
    .filter((use) => use.key_owner !== use.person_id || use.valid_from !== use.at)
    .map((use) => ({ where: use.name, what: 'recovery_key' }));
  if (told !== uses.length) faults.push({ where: 'recovery_event', what: 'recovery_unrecorded' });
  const notices = uses.map((use) => ({ where: use.name, what: 'recovered', at: use.at }));
  return { name: 'recovery', looked: uses.length, faults, notices };
}
