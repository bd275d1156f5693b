import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { type Office, openOffice } from '#core/office.ts';
import { PAGE_POLICY } from '#shell/content-policy.ts';
import { businessDateOf } from '#shared/kernel/business-date.ts';
import type { OfficeCall, OfficeEvent } from '#shared/ipc/office-link.ts';

/** 2026-11-20 09:00 in China, from where the office's clock runs on. */
const MORNING = Date.UTC(2026, 10, 20, 1, 0, 0);
const ROOT = join(import.meta.dirname, '../../..');
/** One folder a run: two runs at once must not empty each other's. */
const DIST = join(ROOT, 'out/live-office', String(process.pid));
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** A real office on a folder of its own, and the real window in front of it over HTTP on this machine only. */
export interface LiveOffice {
  readonly office: Office;
  /** `<address>?seat=…` opens the window at that seat. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

export interface LiveOfficeOptions {
  /** The folder of a store that is there and stays; a fresh one, removed at the end, unless given. */
  readonly directory?: string;
  /** Epoch milliseconds UTC; the morning of the pictures, running on, unless given. */
  readonly now?: () => number;
}

/** From nine o'clock on the morning of the pictures. */
export function morningClock(): () => number {
  const started = Date.now();
  return () => MORNING + (Date.now() - started);
}

export async function startLiveOffice(options: LiveOfficeOptions = {}): Promise<LiveOffice> {
  await (built ??= buildWindow());
  const directory = options.directory ?? mkdtempSync(join(tmpdir(), 'countersign-live-'));
  const office = await openOffice({
    directory,
    clock: { now: options.now ?? morningClock(), dateAt: (instant) => businessDateOf(instant, 480) },
    passwordCost: { memoryCost: 64, timeCost: 1, parallelism: 1 },
    log: ({ level, message, stack }) => {
      if (level === 'error') console.error(message, stack ?? '');
    },
  });
  const server = createServer((request, response) => void answer(office, request, response));
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return {
    office,
    address: addressOf(server),
    close: () => closeAll(server, office, options.directory === undefined ? directory : undefined),
  };
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the live office listens nowhere');
  return `http://127.0.0.1:${address.port}/`;
}

async function closeAll(server: Server, office: Office, toRemove: string | undefined): Promise<void> {
  server.closeAllConnections();
  server.close();
  await office.close();
  if (toRemove !== undefined) rmSync(toRemove, { recursive: true, force: true });
}

/** Once a process, however many offices it opens. */
let built: Promise<unknown> | undefined;

function buildWindow(): Promise<unknown> {
  process.on('exit', () => rmSync(DIST, { recursive: true, force: true }));
  return build({
    configFile: false,
    root: import.meta.dirname,
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    build: { outDir: DIST, emptyOutDir: true, target: 'chrome140', minify: false, chunkSizeWarningLimit: 9000 },
  });
}

async function answer(office: Office, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const seat = url.searchParams.get('seat') ?? 'seat-live';
  if (url.pathname === '/call') return answerCall(office, seat, request, response);
  if (url.pathname === '/cancel') {
    office.cancel(seat, url.searchParams.get('request') ?? '');
    response.end();
    return undefined;
  }
  // A page of the same origin without the window: where the harness lays out what a restart shall find.
  if (url.pathname === '/blank') {
    response
      .setHeader('content-type', 'text/html')
      .end('<!doctype html><title>Blank</title><link rel=icon href=data:,>');
    return undefined;
  }
  if (url.pathname === '/events') return streamEvents(office, seat, request, response);
  return sendFile(url.pathname, response);
}

async function answerCall(
  office: Office,
  seat: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const call = JSON.parse(Buffer.concat(chunks).toString('utf8')) as OfficeCall;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(await office.execute(seat, call)));
}

function streamEvents(office: Office, seat: string, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const stop = office.subscribe((event: OfficeEvent, to?: string) => {
    if (to === undefined || to === seat) response.write(`data: ${JSON.stringify(event)}\n\n`);
  });
  request.on('close', stop);
}

function sendFile(path: string, response: ServerResponse): void {
  const file = normalize(join(DIST, path === '/' ? 'index.html' : path));
  if (!file.startsWith(DIST)) {
    response.writeHead(404).end();
    return;
  }
  try {
    const body = readFileSync(file);
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    // Named by their content: the browser keeps them, and what it compiled of them.
    if (path.startsWith('/assets/')) response.setHeader('cache-control', 'max-age=86400, immutable');
    // The product's own policy, and the line to the office in place of the preload.
    response.setHeader('content-security-policy', `${PAGE_POLICY}; connect-src 'self'`);
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}
