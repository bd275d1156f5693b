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

/**
 * What the window's main thread did for each frame, in milliseconds of its own running time: all tasks since the frame before,
 * up to and with the task that drew this one. That is what decides whether a key or a wheel step is answered in time; how late a
 * headless browser without a screen presents it on a shared machine is not counted.
 */
export function frameWork(events: readonly TraceEvent[]): readonly number[] {
  return frames(events).map(({ work }) => work);
}

/** By what the person was doing: the last `performance.mark` before the frame's task ended; frames before the first are left out. */
export function frameWorkBy(events: readonly TraceEvent[]): ReadonlyMap<string, readonly number[]> {
  const marks = events.filter(({ cat }) => cat === MARKS).toSorted((a, b) => a.ts - b.ts);
  const doing = (end: number): string => marks.findLast(({ ts }) => ts <= end)?.name ?? '';
  const named = frames(events).map(({ end, work }) => ({ doing: doing(end), work }));
  const groups = Map.groupBy(
    named.filter((frame) => frame.doing !== ''),
    (frame) => frame.doing,
  );
  return new Map([...groups].map(([name, found]) => [name, found.map(({ work }) => work)]));
}

interface Frame {
  /** When the task that drew it ended, microseconds. */
  readonly end: number;
  readonly work: number;
}

function frames(events: readonly TraceEvent[]): readonly Frame[] {
  const main = mainThread(events);
  const own = events.filter((event) => main !== undefined && event.pid === main.pid && event.tid === main.tid);
  const tasks = own.filter(({ name, ph }) => name === TASK && ph === 'X').toSorted((a, b) => a.ts - b.ts);
  const begun = own.filter(({ name }) => FRAMES.has(name)).toSorted((a, b) => a.ts - b.ts);
  const drawn: Frame[] = [];
  let sum = 0;
  let next = 0;
  for (const task of outermost(tasks)) {
    sum += (task.tdur ?? task.dur ?? 0) / 1000;
    const end = task.ts + (task.dur ?? 0);
    let drew = false;
    for (let frame = begun[next]; frame !== undefined && frame.ts <= end; frame = begun[next]) {
      drew = true;
      next += 1;
    }
    if (!drew) continue;
    drawn.push({ end, work: sum });
    sum = 0;
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
