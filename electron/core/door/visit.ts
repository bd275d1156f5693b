import type { OfficeCall, OfficeEvent } from '#shared/ipc/office-link.ts';
import type { Procedure } from '#shared/ipc/procedure.ts';
import type { Store } from '#core/database/open-store.ts';
import { parseInput } from '#core/door/call-input.ts';
import type { Clock } from '#core/kernel/clock.ts';
import type { Disclosure, Person, QueryContext } from '#core/kernel/context.ts';
import { OfficeError } from '#core/kernel/office-error.ts';
import { loadPerson } from '#core/modules/users/identity.service.ts';
import type { Sessions } from '#core/modules/users/sessions.ts';
import type { LogEntry } from '#core/kernel/office-face.ts';
import type { AnyHandler, Procedures } from '#core/kernel/procedures.ts';

export interface DoorParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly sessions: Sessions;
  readonly registry: Procedures;
  readonly newId: () => string;
  readonly log: (entry: LogEntry) => void;
  readonly tell: (event: OfficeEvent, seat?: string) => void;
}

/** One call that was let in: who, what, when, with its input parsed. */
export interface Visit {
  readonly seat: string;
  readonly call: OfficeCall;
  readonly procedure: Procedure;
  readonly handler: AnyHandler;
  readonly person: Person;
  readonly input: unknown;
  readonly now: number;
  readonly signal: AbortSignal;
}

/** For public procedures, and for what the office does by itself. */
export const NOBODY: Person = { id: '', name: '', roles: [], permissions: new Set() };
/** The seat of what the office does by itself. */
export const OWN_SEAT = 'office';
const REQUEST_ID = /^[\w-]{8,64}$/;
const NAME_SHOWN = 64;

/** Known name, session, permission, input, in this order; what fails is an OfficeError and nothing has happened. */
export async function admit(parts: DoorParts, seat: string, call: OfficeCall, signal: AbortSignal): Promise<Visit> {
  const now = parts.clock.now();
  const { procedure, handler } = findProcedure(parts.registry, call);
  const person = await whoSits(parts, seat, now);
  refuseUnlessAllowed(parts, procedure, person, seat, now);
  return { seat, call, procedure, handler, person, input: parseInput(procedure.input, call.input), now, signal };
}

/** The office's own doing: nobody at a seat of its own. */
export function visitByItself(parts: DoorParts, call: OfficeCall): Visit {
  const { procedure, handler } = findProcedure(parts.registry, call);
  const signal = new AbortController().signal;
  const input = parseInput(procedure.input, call.input);
  return { seat: OWN_SEAT, call, procedure, handler, person: NOBODY, input, now: parts.clock.now(), signal };
}

function findProcedure(
  registry: Procedures,
  { name, requestId }: OfficeCall,
): { procedure: Procedure; handler: AnyHandler } {
  const known = typeof name === 'string' && Object.hasOwn(registry.procedures, name);
  const procedure = known ? registry.procedures[name] : undefined;
  const handler = known ? registry.handlers[name] : undefined;
  if (!procedure || !handler) {
    throw new OfficeError({ code: 'not_found', recordKind: 'procedure', id: String(name).slice(0, NAME_SHOWN) });
  }
  if (typeof requestId !== 'string' || !REQUEST_ID.test(requestId)) {
    throw new OfficeError({ code: 'invalid_input', fields: [{ path: 'requestId', reason: 'request_id' }] });
  }
  return { procedure, handler };
}

/** The person at the seat with the roles as they stand now: a role taken away is gone with the next call. */
async function whoSits({ sessions, store }: DoorParts, seat: string, now: number): Promise<Person> {
  const session = sessions.at(seat, now);
  if (typeof session === 'string') return NOBODY;
  const person = await loadPerson(store.read, session.personId);
  if (!person) sessions.close(seat);
  return person ?? NOBODY;
}

/** A locked seat comes first: behind it nothing is answered, not even what needs no session. */
function refuseUnlessAllowed(parts: DoorParts, procedure: Procedure, person: Person, seat: string, now: number): void {
  const { permission, whileLocked } = procedure;
  const session = parts.sessions.at(seat, now);
  const locked = typeof session !== 'string' && session.locked;
  if (locked && !whileLocked) throw new OfficeError({ code: 'unauthenticated', reason: 'locked' });
  if (permission === 'public') return;
  if (person === NOBODY) {
    throw new OfficeError({ code: 'unauthenticated', reason: session === 'expired' ? 'expired' : 'no_session' });
  }
  if (permission !== 'signed-in' && !person.permissions.has(permission)) {
    throw new OfficeError({ code: 'forbidden', permission });
  }
}

/** What came in meanwhile, a cancel among it, is heard before what is awaited goes on. */
export function hearOthers(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** What a handler is given besides its database handle. */
export function contextOf(
  parts: DoorParts,
  visit: Pick<Visit, 'seat' | 'person' | 'now' | 'signal' | 'call'>,
  disclosed: Disclosure[] = [],
): Omit<QueryContext, 'db'> {
  const { seat, person, now, signal, call } = visit;
  return {
    seat,
    person,
    now,
    signal,
    today: parts.clock.dateAt(now),
    newId: parts.newId,
    files: parts.store.files,
    disclose: (what) => void disclosed.push(what),
    progress: (step, done, total) => {
      parts.tell({ type: 'progress', requestId: call.requestId, step, done, total }, seat);
      return hearOthers();
    },
    breathe: hearOthers,
  };
}
