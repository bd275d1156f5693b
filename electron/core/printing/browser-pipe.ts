import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { invariant } from '#core/kernel/invariant.ts';
import { PrintRefused } from './print-refused.ts';

type Answer = Readonly<Record<string, unknown>>;

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** A headless browser of our own, spoken to over a pipe: no port is opened, no name resolves, no profile outlives it. */
export interface BrowserPipe {
  /** One DevTools call; rejects with PrintRefused when the browser errs, ends, or stays silent for `limitMs`. */
  send(
    method: string,
    params: object,
    options?: { readonly session?: string; readonly limitMs?: number },
  ): Promise<Answer>;
  /** The next such event of this session. */
  next(method: string, session: string, limitMs: number): Promise<void>;
  /** Asks the browser to end, and after `patienceMs` ends it. */
  close(patienceMs: number): Promise<void>;
}

const FLAGS = [
  '--headless=new',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--remote-debugging-pipe',
];
const CALL_LIMIT_MS = 30_000;

/** Starts the browser; it ends with `close`, or with this process, since its pipe ends then. */
export function openBrowserPipe(executable: string): BrowserPipe {
  const profile = mkdtempSync(join(tmpdir(), 'countersign-print-'));
  // Chromium refuses to run its sandbox as root, where only containers and build machines run it.
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(executable, [...FLAGS, ...root, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const talk = connect(child);
  const tidyUp = (): void => {
    child.kill('SIGKILL');
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  };
  process.once('exit', tidyUp);
  return {
    ...talk,
    async close(patienceMs) {
      await endBrowser(child, talk.send, patienceMs);
      process.off('exit', tidyUp);
      tidyUp();
    },
  };
}

function connect(child: ChildProcess): Pick<BrowserPipe, 'send' | 'next'> {
  const toBrowser = child.stdio[3] as Writable | null;
  const fromBrowser = child.stdio[4] as Readable | null;
  invariant(toBrowser && fromBrowser, 'the browser was started without its pipes');
  const calls = new Map<number, Waiting>();
  const events = new Map<string, Waiting[]>();
  let ended: Error | undefined;
  let lastId = 0;
  const end = (reason: string): void => {
    ended ??= new PrintRefused('print.browser_failed', { reason });
    for (const waiting of [...calls.values(), ...[...events.values()].flat()]) waiting.reject(ended);
    calls.clear();
    events.clear();
  };
  child.once('error', (error) => end(error.message));
  child.once('exit', (code, signal) => end(`the browser ended (${signal ?? String(code)})`));
  toBrowser.on('error', (error) => end(error.message));
  fromBrowser.on('error', (error) => end(error.message));
  readMessages(fromBrowser, (message) => {
    if (message.id === undefined) {
      const key = `${String(message.method)} ${String(message.sessionId)}`;
      for (const waiting of events.get(key) ?? []) waiting.resolve({});
      events.delete(key);
      return;
    }
    const waiting = calls.get(message.id);
    calls.delete(message.id);
    if (message.error) waiting?.reject(new PrintRefused('print.browser_failed', { reason: message.error.message }));
    else waiting?.resolve(message.result ?? {});
  });
  return {
    send(method, params, { session, limitMs = CALL_LIMIT_MS } = {}) {
      if (ended) return Promise.reject(ended);
      const id = ++lastId;
      const answer = new Promise<Answer>((resolve, reject) => calls.set(id, { resolve, reject }));
      toBrowser.write(`${JSON.stringify({ id, method, params, ...(session && { sessionId: session }) })}\0`);
      return withinLimit(answer, method, limitMs);
    },
    async next(method, session, limitMs) {
      if (ended) throw ended;
      const key = `${method} ${session}`;
      const heard = new Promise<Answer>((resolve, reject) => {
        events.set(key, [...(events.get(key) ?? []), { resolve, reject }]);
      });
      await withinLimit(heard, method, limitMs);
    },
  };
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly result?: Answer;
  readonly error?: { readonly message: string };
}

/** Messages end with a zero byte; parts are joined once each, so a large PDF stays linear. */
function readMessages(stream: Readable, take: (message: Message) => void): void {
  let parts: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => {
    let rest = chunk;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      parts.push(rest.subarray(0, end));
      const message = JSON.parse(Buffer.concat(parts).toString('utf8')) as Message;
      parts = [];
      rest = rest.subarray(end + 1);
      take(message);
    }
    if (rest.length > 0) parts.push(rest);
  });
}

function withinLimit<T>(work: Promise<T>, step: string, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new PrintRefused('print.timed_out', { step, seconds: limitMs / 1000 })), limitMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Asks the browser to end; one that does not is ended by its own handle, never by name. */
async function endBrowser(child: ChildProcess, send: BrowserPipe['send'], patienceMs: number): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const asked = send('Browser.close', {}, { limitMs: patienceMs }).then(
    () => undefined,
    () => undefined,
  );
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await asked;
  await exited;
  clearTimeout(timer);
}
