import type { OfficeCall, OfficeEvent } from '#shared/ipc/office-link.ts';
import type { Reply } from '#shared/kernel/failure.ts';
import type { FromOffice, OfficeLogLine, OpenFailure, ToOffice } from './office-protocol.ts';

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
  /** Asks the office to close its store, and ends the process after `patienceMs` if it does not. */
  close(patienceMs: number): Promise<void>;
}

/** A second death within this time is not answered by another restart: the cause would only repeat. */
export const RESTART_GAP_MS = 10 * 60_000;

interface Running {
  readonly child: OfficeChild;
  ready: boolean;
}

/** Joins the window's process to the office's process. Nothing here reads or changes what passes through. */
export function connectOffice(options: OfficeConnectionOptions): OfficeConnection {
  const waiting = new Map<number, { readonly name: string; readonly settle: (reply: Reply<unknown>) => void }>();
  let running: Running | undefined;
  let opening: PromiseWithResolvers<OpenOutcome> | undefined;
  let closing: PromiseWithResolvers<void> | undefined;
  let lastDeath: number | undefined;
  let nextId = 0;

  function refuse(name: string, why: string): Reply<unknown> {
    const reference = options.newReference();
    options.log({ level: 'error', event: 'office.call-lost', fields: { name, why, reference } });
    return { ok: false, failure: { code: 'internal', reference } };
  }

  function start(): Promise<OpenOutcome> {
    const outcome = Promise.withResolvers<OpenOutcome>();
    opening = outcome;
    const mine: Running = { child: options.start(), ready: false };
    running = mine;
    mine.child.onMessage((message) => receive(mine, message));
    mine.child.onExit((code) => ended(mine, code));
    return outcome.promise;
  }

  function receive(from: Running, message: FromOffice): void {
    switch (message.type) {
      case 'ready':
        from.ready = true;
        opening?.resolve({ ok: true });
        return;
      case 'failed-to-open':
        options.log({
          level: 'error',
          event: 'office.failed-to-open',
          fields: { reason: message.reason, detail: message.detail },
        });
        opening?.resolve({ ok: false, reason: message.reason, detail: message.detail });
        return;
      case 'reply':
        waiting.get(message.id)?.settle(message.reply);
        waiting.delete(message.id);
        return;
      case 'event':
        options.onEvent(message.event, message.seat);
        return;
      case 'log':
        options.log(message.line);
    }
  }

  function ended(which: Running, code: number): void {
    if (running === which) running = undefined;
    for (const [id, call] of waiting) {
      waiting.delete(id);
      call.settle(refuse(call.name, `the office process ended (${code})`));
    }
    opening?.resolve({
      ok: false,
      reason: 'unexpected',
      detail: `the office process ended (${code}) before it was ready`,
    });
    if (closing) closing.resolve();
    else if (which.ready) restartOnce(code);
  }

  function restartOnce(code: number): void {
    const again = lastDeath === undefined || options.now() - lastDeath > RESTART_GAP_MS;
    lastDeath = options.now();
    options.log({ level: 'error', event: 'office.ended', fields: { code, again } });
    options.onEvent({ type: 'availability', state: again ? 'restarting' : 'stopped' }, undefined);
    if (!again) return;
    void start().then((outcome) =>
      options.onEvent({ type: 'availability', state: outcome.ok ? 'ready' : 'stopped' }, undefined),
    );
  }

  return {
    open: () => start(),
    async call(seat, call) {
      if (opening) await opening.promise;
      const to = running;
      if (!to?.ready || closing) return refuse(call.name, 'the office is not open');
      const id = ++nextId;
      return await new Promise<Reply<unknown>>((settle) => {
        waiting.set(id, { name: call.name, settle });
        to.child.postMessage({ type: 'call', id, seat, call });
      });
    },
    cancel: (seat, requestId) => running?.child.postMessage({ type: 'cancel', seat, requestId }),
    leave: (seat) => running?.child.postMessage({ type: 'leave', seat }),
    async close(patienceMs) {
      if (!running) return;
      const { child } = running;
      closing ??= Promise.withResolvers<void>();
      child.postMessage({ type: 'close' });
      const impatience = setTimeout(() => child.kill(), patienceMs);
      await closing.promise;
      clearTimeout(impatience);
    },
  };
}
