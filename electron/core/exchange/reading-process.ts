import { readAsAsked } from './reading/read-as-asked.ts';
import type { ReadingMessage, ReadingRequest } from './reading/reading-request.ts';
import { startTimeWatch } from './reading/time-watch.ts';

// The entry of the process that reads one file and is then ended. It runs as a forked Node process, or as a process of the
// window host that offers `parentPort`; nothing else is assumed of where it runs.

interface ParentPort {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

const port = (process as { readonly parentPort?: ParentPort }).parentPort;

function answer(message: ReadingMessage): void {
  if (port === undefined) process.send?.(message);
  else port.postMessage(message);
}

function read(message: unknown): void {
  const request = message as ReadingRequest;
  const watch = startTimeWatch(request.limits.milliseconds);
  const reading = readAsAsked(request, answer);
  watch.stop();
  answer({ type: 'done', reading, peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) });
}

if (port === undefined) process.on('message', read);
else port.on('message', (message) => read(message.data));
answer({ type: 'ready' });
