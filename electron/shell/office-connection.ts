import type { OfficeCall, OfficeEvent } from '#shared/ipc/office-link.ts';
import type { Reply } from '#shared/kernel/failure.ts';
import type { FromOffice, OfficeLogLine, OpenFailure, ToOffice } from './office-protocol.ts';
import type { ReaderHost } from './reader-host.ts';

/** The part of Electron's `UtilityProcess` the connection needs; anything that can carry plain data will do. */
export interface OfficeChild {
  postMessage(message: ToOffice): void;
  onMessage(listener: (message: FromOffice) => void): void;
  onExit(listener: (code: number) => void): void;
  kill(): void;
}

export interface OfficeConnectionOptions {
  /** Starts one office process. */
  readonly start: () => OfficeChild;
  /** Runs the reading processes one office process asks for. */
  readonly hostReaders: (post: (message: ToOffice) => void) => ReaderHost;
  readonly onEvent: (event: OfficeEvent, seat: string | undefined) => void;
  readonly log: (line: OfficeLogLine) => void;
  /** A short id a person can read out over the telephone. */
  readonly newReference: () => string;
  /** Milliseconds from any fixed point; only differences are used. */
  readonly now: () => number;
}

export type OpenOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: OpenFailure; readonly detail: string };

/** The office as the window's process sees it: calls out, replies and events back, one automatic restart. */
export interface OfficeConnection {
  /** Settles when the office has opened its store, or could not. */
  open(): Promise<OpenOutcome>;
  call(seat: string, call: OfficeCall): Promise<Reply<unknown>>;
  cancel(seat: string, requestId: string): void;
  leave(seat: string): void;
  /** Lets the office make a backup by itself, unless it has a good one since then (UTC milliseconds). */
  backUp(places: readonly string[], unlessSince: number): Promise<Reply<unknown>>;
  /** Closes the office, lets `between` move folders while nobody works on them, and opens the one `start` gives then. */
  reopen(patienceMs: number, between: () => void): Promise<OpenOutcome>;
  /** Asks the office to close its store, and ends the process after `patienceMs` if it does not. */
  close(patienceMs: number): Promise<void>;
}

/** A second death within this time is not answered by another restart: the cause would only repeat. */
export const RESTART_GAP_MS = 10 * 60_000;

interface Running {
  readonly child: OfficeChild;
  readonly readers: ReaderHost;
  readonly opened: PromiseWithResolvers<OpenOutcome>;
  readonly waiting: Map<number, { readonly name: string; readonly settle: (reply: Reply<unknown>) => void }>;
  ready: boolean;
}

/** Joins the window's process to the office's process. Nothing here reads or changes what passes through. */
export function connectOffice(options: OfficeConnectionOptions): OfficeConnection {
  return new Connection(options);
}

class Connection implements OfficeConnection {
  private readonly options: OfficeConnectionOptions;
  private running: Running | undefined;
  private closing: PromiseWithResolvers<void> | undefined;
  private lastDeath: number | undefined;
  private lastId = 0;

  constructor(options: OfficeConnectionOptions) {
    this.options = options;
  }

  open(): Promise<OpenOutcome> {
    const child = this.options.start();
    const running: Running = {
      child,
      readers: this.options.hostReaders((message) => child.postMessage(message)),
      opened: Promise.withResolvers(),
      waiting: new Map(),
      ready: false,
    };
    this.running = running;
    running.child.onMessage((message) => this.receive(running, message));
    running.child.onExit((code) => this.ended(running, code));
    return running.opened.promise;
  }

  call(seat: string, call: OfficeCall): Promise<Reply<unknown>> {
    return this.ask(call.name, (id) => ({ type: 'call', id, seat, call }));
  }

  backUp(places: readonly string[], unlessSince: number): Promise<Reply<unknown>> {
    return this.ask('backup.make', (id) => ({ type: 'back-up', id, places, unlessSince }));
  }

  async reopen(patienceMs: number, between: () => void): Promise<OpenOutcome> {
    await this.close(patienceMs);
    between();
    this.closing = undefined;
    return this.open();
  }

  private async ask(name: string, messageOf: (id: number) => ToOffice): Promise<Reply<unknown>> {
    await this.running?.opened.promise;
    const to = this.running;
    if (!to?.ready || this.closing) return this.refuse(name, 'the office is not open');
    const id = ++this.lastId;
    return await new Promise((settle) => {
      to.waiting.set(id, { name, settle });
      to.child.postMessage(messageOf(id));
    });
  }

  cancel(seat: string, requestId: string): void {
    this.running?.child.postMessage({ type: 'cancel', seat, requestId });
  }

  leave(seat: string): void {
    this.running?.child.postMessage({ type: 'leave', seat });
  }

  async close(patienceMs: number): Promise<void> {
    if (!this.running) return;
    const { child } = this.running;
    this.closing ??= Promise.withResolvers();
    child.postMessage({ type: 'close' });
    const impatience = setTimeout(() => child.kill(), patienceMs);
    await this.closing.promise;
    clearTimeout(impatience);
  }

  private receive(from: Running, message: FromOffice): void {
    const { log, onEvent } = this.options;
    switch (message.type) {
      case 'ready':
        from.ready = true;
        return from.opened.resolve({ ok: true });
      case 'failed-to-open': {
        const { reason, detail } = message;
        log({ level: 'error', event: 'office.failed-to-open', fields: { reason, detail } });
        from.opened.resolve({ ok: false, reason, detail });
        return from.child.kill();
      }
      case 'reply':
        from.waiting.get(message.id)?.settle(message.reply);
        from.waiting.delete(message.id);
        return;
      case 'crashed':
        log({ level: 'error', event: 'office.crashed', fields: message.fields });
        return from.child.kill();
      case 'reader-start':
      case 'reader-send':
      case 'reader-kill':
        return from.readers.receive(message);
      case 'event':
        return onEvent(message.event, message.seat);
      case 'log':
        return log(message.line);
    }
  }

  private ended(which: Running, code: number): void {
    for (const { name, settle } of which.waiting.values())
      settle(this.refuse(name, `the office process ended (${code})`));
    which.waiting.clear();
    which.readers.close();
    const detail = `the office process ended (${code}) before it was ready`;
    which.opened.resolve({ ok: false, reason: 'unexpected', detail });
    if (this.running !== which) return;
    this.running = undefined;
    if (this.closing) this.closing.resolve();
    else if (which.ready) void this.restartOnce(code);
  }

  private async restartOnce(code: number): Promise<void> {
    const { now, log, onEvent } = this.options;
    const again = this.lastDeath === undefined || now() - this.lastDeath > RESTART_GAP_MS;
    this.lastDeath = now();
    log({ level: 'error', event: 'office.ended', fields: { code, again } });
    onEvent({ type: 'availability', state: again ? 'restarting' : 'stopped' }, undefined);
    if (!again) return;
    const outcome = await this.open();
    onEvent({ type: 'availability', state: outcome.ok ? 'ready' : 'stopped' }, undefined);
  }

  private refuse(name: string, why: string): Reply<unknown> {
    const reference = this.options.newReference();
    this.options.log({ level: 'error', event: 'office.call-lost', fields: { name, why, reference } });
    return { ok: false, failure: { code: 'internal', reference } };
  }
}
