import { Worker } from 'node:worker_threads';

/** Ends the process it was started in; told to stop when the reading is done. */
export interface TimeWatch {
  stop(): void;
}

/**
 * A thread beside the parser, which hears nothing while it parses. It asks what the whole process has used of the processor, so
 * a PC busy with other things does not shorten a reading; the clock has to have run as long, so that several threads at work
 * (the collector's) do not either. A program of its own in a string, because the packaged entry is one file.
 */
const WATCH = `
const { workerData: limit } = require('node:worker_threads');
const since = performance.now();
const before = process.cpuUsage();
setInterval(() => {
  const { user, system } = process.cpuUsage(before);
  if (performance.now() - since >= limit && (user + system) / 1000 >= limit * 0.95) process.kill(process.pid, 'SIGKILL');
}, Math.min(50, limit / 4));
`;

/** Kills this very process once it has had `milliseconds` of processor time; whoever started it sees it gone. */
export function startTimeWatch(milliseconds: number): TimeWatch {
  const worker = new Worker(WATCH, {
    eval: true,
    workerData: milliseconds,
    resourceLimits: { maxOldGenerationSizeMb: 8 },
  });
  worker.unref();
  // Without it the office's clock is the only limit.
  worker.on('error', () => {});
  return { stop: () => void worker.terminate() };
}
