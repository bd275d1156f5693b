import type { Failure, InternalFailure, Reply } from '#shared/kernel/failure.ts';
import type { OfficeCall, OfficeEvent } from '#shared/ipc/office-link.ts';
import { officeErrorOf } from '#core/database/sqlite-errors.ts';
import { answerQuery, auditRefusal, carryOut } from '#core/door/carry-out.ts';
import { doChores } from '#core/door/chores.ts';
import { admit, type DoorParts, type Visit, visitByItself } from '#core/door/visit.ts';
import { OfficeError } from '#core/kernel/office-error.ts';
import type { Office } from '#core/kernel/office-face.ts';

/**
 * Wraps every call once: known name, session and permission, input by schema, and for commands replay, one immediate
 * transaction, the audit event in that transaction. Modules never see any of it and so cannot forget it.
 */
export function createDoor(outside: Omit<DoorParts, 'tell'>): Office {
  const listeners = new Set<(event: OfficeEvent, seat?: string) => void>();
  const running = new Map<string, AbortController>();
  const parts: DoorParts = {
    ...outside,
    tell: (event, seat) => {
      for (const listener of listeners) listener(event, seat);
    },
  };
  return {
    async execute(seat, call) {
      const key = keyOf(seat, call.requestId);
      const controller = new AbortController();
      running.set(key, controller);
      try {
        return await answer(parts, seat, call, controller.signal);
      } finally {
        running.delete(key);
      }
    },
    async tick() {
      try {
        await doChores(parts);
      } catch (error) {
        failureOf(parts, error);
      }
    },
    async backUp(places, unlessSince) {
      const call = { requestId: outside.newId(), name: 'backup.make', input: { places: [...places], unlessSince } };
      return carryOutByItself(parts, call);
    },
    cancel(seat, requestId) {
      running.get(keyOf(seat, requestId))?.abort();
    },
    leave(seat) {
      parts.sessions.close(seat);
      for (const [key, controller] of running) if (key.startsWith(keyOf(seat, ''))) controller.abort();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => parts.store.close(),
  };
}

/** What the office does unasked goes past the session and its permissions, and through everything else. */
async function carryOutByItself(parts: DoorParts, call: OfficeCall): Promise<Reply<unknown>> {
  try {
    return { ok: true, value: await carryOut(parts, visitByItself(parts, call)) };
  } catch (error) {
    return { ok: false, failure: failureOf(parts, error) };
  }
}

function keyOf(seat: string, requestId: string): string {
  return `${seat}\n${requestId}`;
}

async function answer(parts: DoorParts, seat: string, call: OfficeCall, signal: AbortSignal): Promise<Reply<unknown>> {
  let visit: Visit | undefined;
  try {
    visit = await admit(parts, seat, call, signal);
    const work = visit.procedure.kind === 'query' ? answerQuery : carryOut;
    return { ok: true, value: await work(parts, visit) };
  } catch (error) {
    const failure = failureOf(parts, error);
    if (visit?.procedure.kind === 'command' && error instanceof OfficeError) await keepRefusal(parts, visit, error);
    return { ok: false, failure };
  }
}

/** The caller is answered even when the refusal itself cannot be written (disk full): then it is in the log. */
async function keepRefusal(parts: DoorParts, visit: Visit, error: OfficeError): Promise<void> {
  try {
    await auditRefusal(parts, visit, error);
  } catch (fault) {
    failureOf(parts, fault);
  }
}

function failureOf({ newId, log }: DoorParts, error: unknown): Failure | InternalFailure {
  const known = error instanceof OfficeError ? error : officeErrorOf(error);
  if (known) return known.failure;
  if (error instanceof DOMException && error.name === 'AbortError') {
    return { code: 'rule_broken', rule: 'office.cancelled' };
  }
  const reference = newId().slice(-8);
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
  log({ level: 'error', message, reference, ...(stack !== undefined && { stack }) });
  return { code: 'internal', reference };
}
