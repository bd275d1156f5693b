import type { Contract } from '#shared/ipc/procedure.ts';
import type { CommandContext, QueryContext } from '#core/kernel/context.ts';

/** A handler as the door calls it: the types were checked where the module defined it. */
export type AnyHandler =
  | ((ctx: QueryContext | CommandContext, input: unknown) => Promise<unknown>)
  | {
      prepare(ctx: QueryContext, input: unknown): Promise<unknown>;
      run(ctx: QueryContext | CommandContext, input: unknown, prepared: unknown): Promise<unknown>;
    };

/** All the door needs to know of the office behind it. */
export interface Procedures {
  readonly procedures: Contract;
  readonly handlers: Readonly<Record<string, AnyHandler>>;
  /** What the office does by itself as time passes; returns how many things it changed. */
  chores(ctx: CommandContext): Promise<number>;
  /** Modules whose pages are stale after a command. */
  modulesChangedBy(procedure: string): readonly string[];
}
