/** One event of a Chromium trace, as far as it is looked at. Times in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly cat?: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Time the thread itself ran, without what other processes took from it. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const TASK = 'RunTask';
const MARKS = 'blink.user_timing';
/** What Chromium notes on the main thread when a frame is drawn; newer ones the second. */
const FRAMES = new Set(['BeginMainThreadFrame', 'BeginCommitCompositorFrame']);

/** What the window's main thread did for one frame, in milliseconds of its own running time. */
export interface Frame {
  /**
   * The longest time a key, a wheel step or the frame itself had to wait for the thread: the longest task since the frame before,
   * and then the task that drew this one. Between two tasks the browser hears keys and may draw.
   */
  readonly held: number;
  /** All tasks since the frame before, also those between which the thread was free: parts of what React draws in slices, garbage collected while nothing else is to do. */
  readonly work: number;
}

/** What was done for each frame, by what the person was doing: the last `performance.mark` before the frame's task ended, or nothing. */
export function framesBy(events: readonly TraceEvent[]): ReadonlyMap<string, readonly Frame[]> {
  const marks = events.filter(({ cat }) => cat === MARKS).toSorted((a, b) => a.ts - b.ts);
  const doing = (end: number): string => marks.findLast(({ ts }) => ts <= end)?.name ?? '';
  return Map.groupBy(frames(events), ({ end }) => doing(end));
}

/** How late a headless browser without a screen presents a frame on a shared machine is not counted. */
export function frames(events: readonly TraceEvent[]): readonly (Frame & { readonly end: number })[] {
  const main = mainThread(events);
  const own = events.filter((event) => main !== undefined && event.pid === main.pid && event.tid === main.tid);
  const tasks = own.filter(({ name, ph }) => name === TASK && ph === 'X').toSorted((a, b) => a.ts - b.ts);
  const begun = own.filter(({ name }) => FRAMES.has(name)).toSorted((a, b) => a.ts - b.ts);
  const drawn: (Frame & { readonly end: number })[] = [];
  let before = { longest: 0, sum: 0 };
  let next = 0;
  for (const task of outermost(tasks)) {
    const took = (task.tdur ?? task.dur ?? 0) / 1000;
    const end = task.ts + (task.dur ?? 0);
    const first = next;
    while ((begun[next]?.ts ?? Infinity) <= end) next += 1;
    if (next === first) before = { longest: Math.max(before.longest, took), sum: before.sum + took };
    else {
      drawn.push({ end, held: before.longest + took, work: before.sum + took });
      before = { longest: 0, sum: 0 };
    }
  }
  return drawn;
}

/** The renderer's main thread that drew most frames: the window's, where there are others. */
function mainThread(events: readonly TraceEvent[]): { readonly pid: number; readonly tid: number } | undefined {
  const counts = events
    .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
    .map(({ pid, tid }) => ({
      pid,
      tid,
      frames: events.filter((event) => FRAMES.has(event.name) && event.pid === pid && event.tid === tid).length,
    }));
  return counts.toSorted((a, b) => b.frames - a.frames)[0];
}

/** A task may run another inside it; its time is counted once. */
function outermost(tasks: readonly TraceEvent[]): readonly TraceEvent[] {
  let end = -Infinity;
  return tasks.filter((task) => {
    if (task.ts < end) return false;
    end = task.ts + (task.dur ?? 0);
    return true;
  });
}

/** The smallest value that a share of all values does not exceed; 0 when there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
