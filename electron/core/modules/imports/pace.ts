import type { CommandContext } from '#core/kernel/context.ts';

/** Work after which others are to be heard, in milliseconds of this thread's processor time. */
const HOLD_MS = 50;

export interface Pace {
  /** Rows to take next. */
  rows(): number;
  /** The same context, whose breaths tell how long the work between two of them was. */
  within(ctx: CommandContext): CommandContext;
}

/**
 * How many rows are written together, from `step` to `most`: fewer when what lay between two breaths was too long for others to
 * wait, more again when there is room. It changes nothing but how often the office hears them.
 */
export function startPace(most: number, step: number): Pace {
  let rows = most;
  let longest = 0;
  let since = workMs();
  const breath = async <T>(told: Promise<T>): Promise<T> => {
    longest = Math.max(longest, workMs() - since);
    const value = await told;
    since = workMs();
    return value;
  };
  return {
    rows() {
      if (longest > HOLD_MS) rows = Math.max(step, rows - step);
      else if (longest * (rows + step) < HOLD_MS * rows) rows = Math.min(most, rows + step);
      longest = 0;
      return rows;
    },
    within: (ctx) => ({
      ...ctx,
      breathe: () => breath(ctx.breathe()),
      progress: (...told) => breath(ctx.progress(...told)),
    }),
  };
}

function workMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
