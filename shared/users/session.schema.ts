import { z } from 'zod';
import { Role } from '#shared/users/roles.ts';

/** At least 8 characters; the commonest are refused by core. No forced rotation. */
export const NewPassword = z.string().min(8).max(200);

/** 解锁码: 4 to 8 digits; trivial ones are refused by core. */
export const Pin = z.string().regex(/^\d{4,8}$/, { message: 'session.pin_form' });

export const SessionView = z.strictObject({
  personId: z.string(),
  name: z.string(),
  title: z.string(),
  roles: z.array(Role),
  permissions: z.array(z.string()),
  mustChangePassword: z.boolean(),
  expiresAt: z.int(),
  /** 锁定: the session goes on, but only a PIN or the password opens it again. */
  locked: z.boolean(),
  /** `spent`: three wrong tries, now only the password unlocks. */
  pin: z.enum(['none', 'set', 'spent']),
});
export type SessionView = z.infer<typeof SessionView>;
