import type { Failure, InternalFailure, Reply } from '#shared/kernel/failure.ts';
import type { OfficeCall, OfficeEvent } from '#shared/ipc/office-link.ts';
import type { Procedure } from '#shared/ipc/procedure.ts';
import type { Store } from '#core/database/open-store.ts';
import { officeErrorOf } from '#core/database/sqlite-errors.ts';
import { inputHashOf, parseInput } from '#core/door/call-input.ts';
import type { Clock } from '#core/kernel/clock.ts';
import type { AuditFacts, CommandContext, Person, QueryContext, WriteDb } from '#core/kernel/context.ts';
import { OfficeError } from '#core/kernel/office-error.ts';
import { appendAudit, findReply, keepReply } from '#core/modules/audit/audit.service.ts';
import { loadPerson } from '#core/modules/users/identity.service.ts';
import type { Sessions } from '#core/modules/users/sessions.ts';
import type { LogEntry, Office } from '#core/office.ts';
import type { AnyHandler, Registry } from '#core/registry.ts';

export interface DoorParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly sessions: Sessions;
  readonly registry: Registry;
  readonly newId: () => string;
  readonly log: (entry: LogEntry) => void;
}

/** One call as it passes the door. */
interface Visit {
  readonly seat: string;
  readonly call: OfficeCall;
  readonly procedure: Procedure;
  readonly handler: AnyHandler;
  readonly person: Person;
  readonly input: unknown;
  readonly now: number;
  readonly signal: AbortSignal;
}

const NOBODY: Person = { id: '', name: '', roles: [], permissions: new Set() };
const CALL_LIMIT = 64;

/**
 * Wraps every call once: known name, session and permission, input by schema, and for commands replay, one immediate
 * transaction, the audit event in that transaction. Modules never see any of it and so cannot forget it.
 */
export function createDoor(parts: DoorParts): Office {
  const { store, clock, sessions, registry, newId, log } = parts;
  const listeners = new Set<(event: OfficeEvent, seat?: string) => void>();
  const running = new Map<string, AbortController>();
  const tell = (event: OfficeEvent, seat?: string): void => {
    for (const listener of listeners) listener(event, seat);
  };

  async function admit(seat: string, call: OfficeCall, now: number, signal: AbortSignal): Promise<Visit> {
    const { name, requestId } = call;
    const known = typeof name === 'string' && Object.hasOwn(registry.procedures, name);
    const procedure = known ? registry.procedures[name] : undefined;
    const handler = known ? registry.handlers[name] : undefined;
    if (!procedure || !handler)
      throw new OfficeError({ code: 'not_found', recordKind: 'procedure', id: String(name).slice(0, CALL_LIMIT) });
    if (typeof requestId !== 'string' || !/^[\w-]{8,64}$/.test(requestId)) {
      throw new OfficeError({ code: 'invalid_input', fields: [{ path: 'requestId', reason: 'request_id' }] });
    }
    const person = await whoSits(seat, now);
    if (procedure.permission !== 'public' && person === NOBODY) {
      const reason = sessions.at(seat, now) === 'expired' ? 'expired' : 'no_session';
      throw new OfficeError({ code: 'unauthenticated', reason });
    }
    const open = procedure.permission === 'public' || procedure.permission === 'signed-in';
    if (!open && !person.permissions.has(procedure.permission)) {
      throw new OfficeError({ code: 'forbidden', permission: procedure.permission });
    }
    return { seat, call, procedure, handler, person, input: parseInput(procedure.input, call.input), now, signal };
  }

  async function whoSits(seat: string, now: number): Promise<Person> {
    const session = sessions.at(seat, now);
    if (typeof session === 'string') return NOBODY;
    return (await loadPerson(store.read, session.personId)) ?? NOBODY;
  }

  function base(visit: Visit): Omit<QueryContext, 'db'> {
    const { seat, person, now, signal, call } = visit;
    return {
      seat,
      person,
      now,
      signal,
      today: clock.dateAt(now),
      newId,
      files: store.files,
      progress: (step, done, total) => tell({ type: 'progress', requestId: call.requestId, step, done, total }, seat),
    };
  }

  async function answerQuery(visit: Visit): Promise<unknown> {
    const context = base(visit);
    const prepared = await prepare(visit, context);
    return store.read.transaction().execute((db) => run(visit, { ...context, db }, prepared));
  }

  async function carryOut(visit: Visit): Promise<unknown> {
    const { call, person, now } = visit;
    const inputHash = inputHashOf(visit.input);
    const replay = await findReply(store.read, person.id, call, inputHash);
    if (replay) return replay.reply;
    const context = base(visit);
    const prepared = await prepare(visit, context);
    const audited = {
      at: now,
      personId: person.id,
      seat: visit.seat,
      procedure: call.name,
      requestId: call.requestId,
      inputHash,
    };
    const value = await store.write.transaction().execute(async (db) => {
      const again = await findReply(db, person.id, call, inputHash);
      if (again) return again.reply;
      let facts: AuditFacts = {};
      const note = (more: AuditFacts): void => {
        facts = { ...facts, ...more };
      };
      const reply = await run(visit, { ...context, db: db as WriteDb, note }, prepared);
      visit.signal.throwIfAborted();
      await appendAudit(db as WriteDb, { ...audited, outcome: 'done' }, facts);
      await keepReply(db as WriteDb, { ...audited, reply });
      return reply;
    });
    tell({ type: 'changed', modules: registry.modulesChangedBy(call.name) });
    return value;
  }

  /** A refused command is audited in a transaction of its own: the refusal lasts, nothing else does. */
  async function auditRefusal(visit: Visit, error: OfficeError): Promise<void> {
    const { call, person, now, seat } = visit;
    const rule = error.failure.code === 'rule_broken' ? error.failure.rule : error.failure.code;
    await store.write
      .transaction()
      .execute((db) =>
        appendAudit(
          db as WriteDb,
          {
            at: now,
            personId: person.id,
            seat,
            procedure: call.name,
            requestId: call.requestId,
            inputHash: inputHashOf(visit.input),
            outcome: 'refused',
          },
          { details: { rule } },
        ),
      );
  }

  async function prepare(visit: Visit, context: Omit<QueryContext, 'db'>): Promise<unknown> {
    return typeof visit.handler === 'function'
      ? undefined
      : visit.handler.prepare({ ...context, db: store.read }, visit.input);
  }

  function run(visit: Visit, context: QueryContext | CommandContext, prepared: unknown): Promise<unknown> {
    return typeof visit.handler === 'function'
      ? visit.handler(context, visit.input)
      : visit.handler.run(context, visit.input, prepared);
  }

  function failureOf(error: unknown): Failure | InternalFailure {
    const known = error instanceof OfficeError ? error : officeErrorOf(error);
    if (known) return known.failure;
    if (error instanceof DOMException && error.name === 'AbortError')
      return { code: 'rule_broken', rule: 'office.cancelled' };
    const reference = newId().slice(-8);
    log({
      level: 'error',
      message: error instanceof Error ? error.message : String(error),
      reference,
      ...(error instanceof Error && error.stack && { stack: error.stack }),
    });
    return { code: 'internal', reference };
  }

  return {
    async execute(seat, call): Promise<Reply<unknown>> {
      const key = `${seat} ${call.requestId}`;
      const controller = new AbortController();
      running.set(key, controller);
      let visit: Visit | undefined;
      try {
        visit = await admit(seat, call, clock.now(), controller.signal);
        const value = visit.procedure.kind === 'query' ? await answerQuery(visit) : await carryOut(visit);
        return { ok: true, value };
      } catch (error) {
        const known = error instanceof OfficeError ? error : undefined;
        if (visit?.procedure.kind === 'command' && known)
          await auditRefusal(visit, known).catch((fault: unknown) => failureOf(fault));
        return { ok: false, failure: failureOf(error) };
      } finally {
        running.delete(key);
      }
    },
    cancel(seat, requestId) {
      running.get(`${seat} ${requestId}`)?.abort();
    },
    leave(seat) {
      sessions.close(seat);
      for (const [key, controller] of running) if (key.startsWith(`${seat} `)) controller.abort();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => store.close(),
  };
}
