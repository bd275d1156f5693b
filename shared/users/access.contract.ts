import { z } from 'zod';
import { command, query } from '#shared/ipc/procedure.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { ReviewAction, submission, SubmissionState, SubmissionTicket } from '#shared/review/review.schema.ts';
import { NewPassword, Pin, SessionView } from '#shared/users/session.schema.ts';

const Password = z.string().max(200);
const Reason = z.string().trim().min(1).max(200);

/** 口令重置: two people take somebody's password away; a new one begins with two halves again. */
export const PasswordResetDraft = z.strictObject({ personId: z.string(), reason: Reason });
export type PasswordResetDraft = z.infer<typeof PasswordResetDraft>;

/** The name as it stood that day. */
export const PasswordReset = PasswordResetDraft.extend({ name: z.string() });
export type PasswordReset = z.infer<typeof PasswordReset>;

/** 离职交接. `handOverTo` takes over what the leaver has under review. */
export const DepartureDraft = z.strictObject({
  personId: z.string(),
  lastDayOn: BusinessDate,
  handOverTo: z.string().nullable(),
  reason: Reason,
});
export type DepartureDraft = z.infer<typeof DepartureDraft>;

export const Departure = DepartureDraft.extend({ name: z.string() });
export type Departure = z.infer<typeof Departure>;

/** 更换恢复码. */
export const RecoveryRenewal = z.strictObject({ reason: Reason });
export type RecoveryRenewal = z.infer<typeof RecoveryRenewal>;

const UnlockOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('unlocked'), session: SessionView }),
  z.strictObject({ outcome: z.literal('wrong_pin'), triesLeft: z.int().min(0) }),
  /** No PIN was set, or three tries were wrong: the password unlocks. */
  z.strictObject({ outcome: z.literal('pin_blocked') }),
  z.strictObject({ outcome: z.literal('wrong_password'), failuresLeft: z.int(), lockedUntil: z.int().optional() }),
]);

const SetPinOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('set') }),
  z.strictObject({ outcome: z.literal('wrong_password'), lockedUntil: z.int().optional() }),
]);

const RecoverOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('recovered'), nextCode: z.string() }),
  z.strictObject({ outcome: z.literal('wrong_code'), failuresLeft: z.int(), lockedUntil: z.int().optional() }),
  z.strictObject({ outcome: z.literal('not_allowed'), rule: z.string() }),
]);

/** One open submission that would be handed over. */
const OpenWork = z.strictObject({
  serial: z.int(),
  kind: z.string(),
  action: ReviewAction,
  title: z.string(),
  state: SubmissionState,
});

const Heir = z.strictObject({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  /** Why this colleague cannot take over, as a rule. */
  because: z
    .strictObject({ rule: z.string(), details: z.record(z.string(), z.union([z.string(), z.number()])).optional() })
    .optional(),
});

export const accessContract = {
  /** Covers the seat: the session and its end stay, the opened signing key is dropped. */
  'session.lock': command({ permission: 'signed-in', input: z.strictObject({}), output: z.strictObject({}) }),
  'session.unlock': command({
    permission: 'signed-in',
    whileLocked: true,
    input: z.union([z.strictObject({ pin: z.string().max(8) }), z.strictObject({ password: Password })]),
    output: UnlockOutcome,
  }),
  'session.setPin': command({
    permission: 'signed-in',
    input: z.strictObject({ password: Password, pin: Pin }),
    output: SetPinOutcome,
  }),
  'session.clearPin': command({ permission: 'signed-in', input: z.strictObject({}), output: z.strictObject({}) }),
  /** A forgotten password: the sealed code resets one person, is used up, and is answered with the next one. */
  'session.recover': command({
    permission: 'public',
    secretReply: true,
    input: z.strictObject({ name: z.string().max(80), code: z.string().max(80), newPassword: NewPassword }),
    output: RecoverOutcome,
  }),
  'people.submitPasswordReset': command({
    permission: 'people.write',
    input: submission(PasswordResetDraft),
    output: SubmissionTicket,
  }),
  'people.submitDeparture': command({
    permission: 'people.write',
    input: submission(DepartureDraft),
    output: SubmissionTicket,
  }),
  /** What somebody who leaves has under review, and which colleagues could take it over. */
  'people.handOver': query({
    permission: 'people.write',
    input: z.strictObject({ personId: z.string() }),
    output: z.strictObject({ work: z.array(OpenWork), heirs: z.array(Heir) }),
  }),
  'people.renewRecoveryCode': command({
    permission: 'people.write',
    input: submission(RecoveryRenewal),
    output: SubmissionTicket,
  }),
  /** The new code, once, to a maker of the renewal that took effect; the old code is dead from here on. */
  'people.drawRecoveryCode': command({
    permission: 'people.write',
    secretReply: true,
    input: z.strictObject({ submissionId: z.string() }),
    output: z.strictObject({ recoveryCode: z.string() }),
  }),
  /** When the current code was made, how often one was used, and which renewal of the caller's waits to be drawn. */
  'people.recoveryCode': query({
    permission: 'people.read',
    input: z.strictObject({}),
    output: z.strictObject({
      madeAt: z.int().optional(),
      uses: z.array(z.strictObject({ at: z.int(), name: z.string() })),
      toDraw: z.string().optional(),
    }),
  }),
} as const;
