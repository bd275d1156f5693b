import type { z } from 'zod';

/** One named call across the process boundary: what it needs, takes and gives back. */
export interface Procedure<
  K extends 'query' | 'command' = 'query' | 'command',
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> {
  readonly kind: K;
  /** `public` needs no session, `signed-in` any person with one; everything else is a permission of a role. */
  readonly permission: string;
  readonly input: I;
  readonly output: O;
  /** Answered at a locked seat as well: what it takes to unlock it or to give it to somebody else. */
  readonly whileLocked?: true;
  /** The reply holds something that is shown once and kept nowhere: a retry is told that it was done. */
  readonly secretReply?: true;
  /**
   * The caller's own scratch, nothing the office relies on: no audit event and no kept reply, and only the caller's window
   * hears of it. Sent twice it does the same as once.
   */
  readonly personal?: true;
}

export type Contract = Readonly<Record<string, Procedure>>;
export type InputOf<P extends Procedure> = z.input<P['input']>;
export type OutputOf<P extends Procedure> = z.output<P['output']>;

interface Spec<I extends z.ZodType, O extends z.ZodType> {
  readonly permission: string;
  readonly input: I;
  readonly output: O;
  readonly whileLocked?: true;
  readonly secretReply?: true;
  readonly personal?: true;
}

export function query<I extends z.ZodType, O extends z.ZodType>(spec: Spec<I, O>): Procedure<'query', I, O> {
  return { kind: 'query', ...spec };
}

export function command<I extends z.ZodType, O extends z.ZodType>(spec: Spec<I, O>): Procedure<'command', I, O> {
  return { kind: 'command', ...spec };
}
