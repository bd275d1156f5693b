import { z } from 'zod';
import { command, query } from '#shared/ipc/procedure.ts';
import { accessContract } from '#shared/users/access.contract.ts';
import { PolicyPreset } from '#shared/review/policy.schema.ts';
import { Recent, submission, SubmissionTicket } from '#shared/review/review.schema.ts';
import { Role } from '#shared/users/roles.ts';
import { NewPassword, SessionView } from '#shared/users/session.schema.ts';

export const PersonDraft = z.strictObject({
  name: z.string().trim().min(1).max(40),
  title: z.string().trim().max(40),
  roles: z.array(Role).min(1),
  active: z.boolean(),
});
export type PersonDraft = z.infer<typeof PersonDraft>;

/** `hasPassword`: chosen by the person; without one, two halves let them in. */
export const PersonRow = PersonDraft.extend({ id: z.string(), version: z.int(), hasPassword: z.boolean() });
export type PersonRow = z.infer<typeof PersonRow>;

export const SignInOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('signed_in'), session: SessionView }),
  z.strictObject({ outcome: z.literal('refused'), failuresLeft: z.int(), lockedUntil: z.int().optional() }),
]);

export const OfficeStatus = z.strictObject({
  initialised: z.boolean(),
  officeName: z.string().optional(),
  /** Who may sign in here: name and title only. */
  people: z.array(z.strictObject({ name: z.string(), title: z.string() })),
  today: z.string(),
  now: z.int(),
  /** 示例账套: with the one password of everybody in it, which is no secret. */
  sample: z.strictObject({ password: z.string() }).optional(),
});

const Founder = z.strictObject({
  name: z.string().trim().min(1).max(40),
  title: z.string().trim().max(40).default(''),
  roles: z.array(Role).min(1),
  password: NewPassword,
});

export const usersContract = {
  ...accessContract,
  'office.status': query({
    permission: 'public',
    whileLocked: true,
    input: z.strictObject({}),
    output: OfficeStatus,
  }),
  /**
   * Genesis: the office and its first people, signed by at least two of them with their own passwords. The recovery code
   * is told here and nowhere again: it belongs in a sealed envelope.
   */
  'office.init': command({
    permission: 'public',
    secretReply: true,
    input: z.strictObject({
      officeName: z.string().trim().min(1).max(80),
      taxNumber: z.string().max(20).optional(),
      address: z.string().max(200).optional(),
      phone: z.string().max(40).optional(),
      people: z.array(Founder).min(2).max(20),
      /** The ready-made policy the office begins with; it is changed under review like any other. */
      policy: PolicyPreset.exclude(['own']).default('two'),
    }),
    output: z.strictObject({ people: z.int(), recoveryCode: z.string() }),
  }),
  'session.signIn': command({
    permission: 'public',
    whileLocked: true,
    input: z.strictObject({ name: z.string().max(80), password: z.string().max(200) }),
    output: SignInOutcome,
  }),
  'session.signOut': command({
    permission: 'public',
    whileLocked: true,
    input: z.strictObject({}),
    output: z.strictObject({}),
  }),
  'session.current': query({
    permission: 'public',
    whileLocked: true,
    input: z.strictObject({}),
    output: z.strictObject({ session: SessionView.optional() }),
  }),
  'session.changePassword': command({
    permission: 'signed-in',
    input: z.strictObject({ password: z.string().max(200), newPassword: NewPassword }),
    output: z.strictObject({ outcome: z.enum(['changed', 'wrong_password']) }),
  }),
  'people.list': query({ permission: 'people.read', input: z.strictObject({}), output: z.array(PersonRow) }),
  /** For pickers: who works here, by any part of name or title or by initials. */
  'people.pick': query({
    permission: 'people.read',
    input: z.strictObject({ text: z.string().trim().max(40), recent: Recent }),
    output: z.array(z.strictObject({ id: z.string(), name: z.string(), title: z.string() })),
  }),
  'people.submit': command({
    permission: 'people.write',
    input: submission(PersonDraft),
    output: SubmissionTicket,
  }),
  /**
   * Gives one half of a newcomer's first password; another person gives the other. The newcomer signs in with the first
   * half followed by the second, and chooses a password before anything else.
   */
  'people.issuePassword': command({
    permission: 'review.check',
    input: z.strictObject({ personId: z.string(), newPassword: NewPassword }),
    output: z.strictObject({ issued: z.boolean(), halves: z.int() }),
  }),
} as const;
