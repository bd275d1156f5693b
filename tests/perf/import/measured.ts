import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** What one piece of work took: milliseconds of CPU in this process and its children, and on the clock. */
export interface Part {
  readonly name: string;
  readonly cpuMs: number;
  readonly wallMs: number;
  /** The longest stretch in which this process served nobody else, in CPU milliseconds of its main thread. */
  readonly blockMs: number;
}

const TICK_MS = 10;
const LOOK_MS = 5;

/** CPU of children that have ended and were waited for, which Node does not tell: `cutime` and `cstime` of proc(5). */
function childrenMs(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) * TICK_MS;
}

function ownMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Other threads of the process keep nobody waiting. */
function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Runs pieces of work one after the other and keeps what each took. */
export function measuring(): { part<T>(name: string, work: () => Promise<T>): Promise<T>; readonly parts: Part[] } {
  const parts: Part[] = [];
  return {
    parts,
    async part(name, work) {
      let blockMs = 0;
      let last = threadMs();
      const look = setInterval(() => {
        const now = threadMs();
        blockMs = Math.max(blockMs, now - last);
        last = now;
      }, LOOK_MS);
      const [own, children, wall] = [ownMs(), childrenMs(), performance.now()];
      try {
        const done = await work();
        // What a child took is told once it has ended and was waited for.
        while (childPids().length > 0) await pause(LOOK_MS);
        return done;
      } finally {
        clearInterval(look);
        blockMs = Math.max(blockMs, threadMs() - last);
        const cpuMs = ownMs() - own + childrenMs() - children;
        parts.push({ name, cpuMs, wallMs: performance.now() - wall, blockMs });
      }
    },
  };
}

/** Megabytes of memory held at most: this process, and the largest child that was seen meanwhile. */
export function watchMemory(): { stop(): { own: number; child: number } } {
  let child = 0;
  const look = setInterval(() => {
    for (const pid of childPids()) child = Math.max(child, peakOf(pid));
  }, 50);
  return {
    stop() {
      clearInterval(look);
      return { own: process.resourceUsage().maxRSS / 1024, child };
    },
  };
}

function childPids(): string[] {
  const tasks = '/proc/self/task';
  return readdirSync(tasks).flatMap((task) =>
    readFileSync(`${tasks}/${task}/children`, 'utf8').split(' ').filter(Boolean),
  );
}

function peakOf(pid: string): number {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0; // ended between the two looks
  }
}
