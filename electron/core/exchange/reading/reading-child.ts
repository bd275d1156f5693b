import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ReadingRequest } from './reading-request.ts';

/** A process that reads one file. The shell gives another one where Node cannot be forked. */
export interface ReadingChild {
  send(request: ReadingRequest): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, when the process is gone; `outOfMemory` when its heap limit ended it. */
  onExit(listener: (outOfMemory: boolean) => void): void;
  kill(): void;
}

export type StartChild = (entry: string, memoryMegabytes: number) => ReadingChild | Promise<ReadingChild>;

/** The reading process's own file: one folder up from source, beside the bundle when built. */
export function readingProcessEntry(): string {
  const built = fileURLToPath(new URL('./reading-process.js', import.meta.url));
  return existsSync(built) ? built : fileURLToPath(new URL('../reading-process.ts', import.meta.url));
}

/** Forks a plain Node process with its own heap limit and none of this process's debugging or loader options. */
export function startNodeChild(entry: string, memoryMegabytes: number): ReadingChild {
  const child = fork(entry, [], {
    execArgv: [`--max-old-space-size=${memoryMegabytes}`, '--no-warnings'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: withoutNodeOptions(process.env),
  });
  let lastWords = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    lastWords = (lastWords + chunk.toString('utf8')).slice(-4096);
  });
  return {
    send: (request) => void child.send(request),
    onMessage: (listener) => void child.on('message', listener),
    // `close` comes after the last of stderr, `exit` before it.
    onExit: (listener) =>
      void child.once('close', () => listener(/heap out of memory|Allocation failed/.test(lastWords))),
    kill: () => void child.kill('SIGKILL'),
  };
}

function withoutNodeOptions(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const rest = { ...env };
  delete rest['NODE_OPTIONS'];
  return rest;
}
