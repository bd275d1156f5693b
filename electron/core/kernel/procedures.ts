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
  /**
   * What the office does by itself as time passes. `settled` things it decided, which are audited; `kept` it brought up to
   * date beside the records, which leaves no trace.
   */
  chores(ctx: CommandContext): Promise<{ readonly settled: number; readonly kept: number }>;
  /** Modules whose pages are stale after a command. */
  modulesChangedBy(procedure: string): readonly string[];
}
