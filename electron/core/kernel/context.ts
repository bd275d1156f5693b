import type { Kysely, Transaction } from 'kysely';
import type { z } from 'zod';
import type { Contract, OutputOf, Procedure } from '#shared/ipc/procedure.ts';
import type { DisclosureKind, DisclosureReason, Masking } from '#shared/disclosures/disclosures.contract.ts';
import type { Role } from '#shared/users/roles.ts';
import type { Tables } from '#core/database/tables.ts';
import type { FileStore } from '#core/database/file-store.ts';

/** Enough to read, too little to write; a WriteDb fits wherever a ReadDb is asked for. */
export type ReadDb = Pick<Kysely<Tables>, 'selectFrom' | 'with'>;
export type WriteDb = Transaction<Tables>;

/** Who is calling, as the session says; for public procedures nobody (`id` empty, no roles). */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly permissions: ReadonlySet<string>;
}

/** What one call told of persons, or sent out of the office. Names of fields and counts, never a value. */
export interface Disclosure {
  readonly what: DisclosureKind;
  readonly subjectKind: string;
  readonly subjectId?: string;
  /** Paths told, or columns exported; empty for all. */
  readonly fields?: readonly string[];
  readonly reason: DisclosureReason;
  readonly masking: Masking;
  readonly remark?: string;
  readonly filter?: string;
  readonly rows?: number;
  readonly fileHash?: string;
  /** The countersigned release it went out under, and who countersigned. */
  readonly release?: { readonly id: string; readonly secondName: string };
}

interface Base {
  readonly person: Person;
  /** The window or connection the call came from; sessions are bound to it. */
  readonly seat: string;
  /** UTC milliseconds, fixed for the whole call. */
  readonly now: number;
  /** The office's business date at `now`. */
  readonly today: string;
  newId(): string;
  readonly files: FileStore;
  readonly signal: AbortSignal;
  /**
   * Reports long work on the same line as the call; `step` is a key of the locale's progress sentences. Awaited, it lets the
   * office hear others meanwhile, a cancel of this very call among them.
   */
  progress(step: string, done: number, total: number): Promise<void>;
  /** Lets the office hear others in the middle of a step, where there is nothing new to report. */
  breathe(): Promise<void>;
  /**
   * Says what this call tells of persons. It is written before the reply leaves, also of a query; where it cannot be
   * written, nothing is told.
   */
  disclose(what: Disclosure): void;
}

export interface QueryContext extends Base {
  readonly db: ReadDb;
}

export interface CommandContext extends Base {
  readonly db: WriteDb;
  /** Adds facts to the audit event of this call; never personal data, never blind values. */
  note(facts: AuditFacts): void;
  /** Ends every session of a person, at all seats, once this call is committed. */
  endSessions(personId: string): void;
}

/** Before the transaction of a call: hashing, parsing, reading files; it may read, never write. */
export type PrepareContext = QueryContext;

export interface AuditFacts {
  readonly subjectKind?: string;
  readonly subjectId?: string;
  readonly outcome?: string;
  readonly contentHash?: string;
  /** Persons other than the caller who signed in this call (countersigning at the desk). */
  readonly signedBy?: readonly string[];
  readonly details?: Readonly<Record<string, string | number>>;
}

type ContextOf<P extends Procedure> = P['kind'] extends 'command' ? CommandContext : QueryContext;
type Run<P extends Procedure> = (ctx: ContextOf<P>, input: z.output<P['input']>) => Promise<OutputOf<P>>;

/** A call whose slow part (password hashing, parsing a file) runs before its transaction. */
export interface PreparedHandler<P extends Procedure, T> {
  prepare(ctx: PrepareContext, input: z.output<P['input']>): Promise<T>;
  run(ctx: ContextOf<P>, input: z.output<P['input']>, prepared: T): Promise<OutputOf<P>>;
}

/** Lets `run` know what `prepare` returned; the door only sees that they belong together. */
export function prepared<P extends Procedure, T>(handler: PreparedHandler<P, T>): PreparedHandler<P, unknown> {
  return handler as PreparedHandler<P, unknown>;
}

/** A module must answer every procedure of its contract, with exactly the contract's types. */
export type HandlersFor<C extends Contract> = {
  readonly [N in keyof C]: Run<C[N]> | PreparedHandler<C[N], unknown>;
};
