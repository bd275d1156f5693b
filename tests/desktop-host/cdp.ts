/** A DevTools-protocol client over `--remote-debugging-pipe`: fd 3 in, fd 4 out, NUL-separated JSON, flat sessions. */
import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Protocol } from '../../node_modules/playwright-core/types/protocol.js';

export type { Protocol };
type Method = keyof Protocol.CommandParameters;

export class CdpError extends Error {
  override readonly name = 'CdpError';
}

interface SessionEvents extends Protocol.EventMap {
  detached: [];
}

export class CdpSession extends EventEmitter<SessionEvents> {
  readonly id: string | undefined;
  detached = false;
  private readonly connection: CdpConnection;

  constructor(connection: CdpConnection, id?: string) {
    super();
    this.setMaxListeners(0);
    this.connection = connection;
    this.id = id;
  }

  send<M extends Method>(method: M, params?: Protocol.CommandParameters[M]): Promise<Protocol.CommandReturnValues[M]> {
    if (this.detached) return Promise.reject(new CdpError(`${method}: the target is gone`));
    return this.connection.request(method, params ?? {}, this.id) as Promise<Protocol.CommandReturnValues[M]>;
  }
}

interface Waiting {
  readonly method: string;
  readonly sessionId: string | undefined;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface Incoming {
  readonly id?: number;
  readonly method?: keyof Protocol.EventMap;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string; readonly data?: string };
  readonly sessionId?: string;
}

export class CdpConnection {
  readonly root: CdpSession;
  closed = false;
  private readonly output: Writable;
  private readonly waiting = new Map<number, Waiting>();
  private readonly sessions = new Map<string, CdpSession>();
  private chunks: Buffer[] = [];
  private nextId = 0;

  constructor(output: Writable, input: Readable) {
    this.output = output;
    this.root = new CdpSession(this);
    input.on('data', (data: Buffer) => this.receive(data));
    input.on('close', () => this.close());
    input.on('error', () => this.close());
    output.on('error', () => this.close());
  }

  async attach(targetId: string): Promise<CdpSession> {
    const { sessionId } = await this.root.send('Target.attachToTarget', { targetId, flatten: true });
    const session = new CdpSession(this, sessionId);
    this.sessions.set(sessionId, session);
    return session;
  }

  request(method: string, params: unknown, sessionId: string | undefined): Promise<unknown> {
    if (this.closed) return Promise.reject(new CdpError(`${method}: the browser is gone`));
    const id = ++this.nextId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { method, sessionId, resolve, reject });
      this.output.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    for (const { method, reject } of this.waiting.values()) reject(new CdpError(`${method}: the browser is gone`));
    this.waiting.clear();
    for (const session of this.sessions.values()) this.detach(session);
  }

  private receive(data: Buffer): void {
    let start = 0;
    for (let end = data.indexOf(0); end !== -1; end = data.indexOf(0, start)) {
      this.chunks.push(data.subarray(start, end));
      const text = Buffer.concat(this.chunks).toString();
      this.chunks = [];
      start = end + 1;
      this.handle(JSON.parse(text) as Incoming);
    }
    if (start < data.length) this.chunks.push(data.subarray(start));
  }

  private handle({ id, method, params, result, error, sessionId }: Incoming): void {
    if (id !== undefined) {
      const waiting = this.waiting.get(id);
      this.waiting.delete(id);
      if (error)
        waiting?.reject(new CdpError(`${waiting.method}: ${error.message}${error.data ? ` ${error.data}` : ''}`));
      else waiting?.resolve(result);
      return;
    }
    if (method === undefined) return;
    if (method === 'Target.detachedFromTarget') {
      const gone = this.sessions.get((params as Protocol.Target.detachedFromTargetPayload).sessionId);
      if (gone) this.detach(gone);
    }
    const session = sessionId === undefined ? this.root : this.sessions.get(sessionId);
    // the browser's own message: its parameters are of the event's type
    session?.emit(method, ...([params] as Protocol.EventMap[typeof method]));
  }

  private detach(session: CdpSession): void {
    if (session.detached) return;
    session.detached = true;
    for (const [id, { method, sessionId, reject }] of this.waiting) {
      if (sessionId !== session.id) continue;
      this.waiting.delete(id);
      reject(new CdpError(`${method}: the target is gone`));
    }
    if (session.id !== undefined) this.sessions.delete(session.id);
    session.emit('detached');
  }
}
