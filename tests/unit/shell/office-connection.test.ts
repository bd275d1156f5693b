import { expect, test } from 'vitest';
import type { OfficeEvent } from '#shared/ipc/office-link.ts';
import { connectOffice, type OfficeChild, type OfficeConnection, RESTART_GAP_MS } from '#shell/office-connection.ts';
import type { FromOffice, OfficeLogLine, ToOffice } from '#shell/office-protocol.ts';

class Child implements OfficeChild {
  readonly heard: ToOffice[] = [];
  killed = false;
  say: (message: FromOffice) => void = () => undefined;
  end: (code: number) => void = () => undefined;
  postMessage(message: ToOffice): void {
    this.heard.push(message);
  }
  onMessage(listener: (message: FromOffice) => void): void {
    this.say = listener;
  }
  onExit(listener: (code: number) => void): void {
    this.end = listener;
  }
  kill(): void {
    this.killed = true;
    this.end(143);
  }
}

interface Bench {
  readonly office: OfficeConnection;
  readonly children: Child[];
  readonly events: { event: OfficeEvent; seat: string | undefined }[];
  readonly lines: OfficeLogLine[];
  readonly clock: { now: number };
  /** The child that runs now. */
  readonly child: () => Child;
}

function bench(): Bench {
  const children: Child[] = [];
  const events: Bench['events'] = [];
  const lines: OfficeLogLine[] = [];
  const clock = { now: 0 };
  let reference = 0;
  const office = connectOffice({
    start: () => {
      const child = new Child();
      children.push(child);
      return child;
    },
    hostReaders: () => ({ receive: () => undefined, close: () => undefined }),
    onEvent: (event, seat) => events.push({ event, seat }),
    log: (line) => lines.push(line),
    newReference: () => `R${++reference}`,
    now: () => clock.now,
  });
  return { office, children, events, lines, clock, child: () => children.at(-1)! };
}

const call = { requestId: 'r', name: 'clients.search', input: { text: '华东' } };

/** Lets everything that is already decided happen. */
const settled = (): Promise<void> => new Promise((done) => setImmediate(done));

test('a call made while the office opens waits, then goes out with the seat of its window', async () => {
  const { office, child } = bench();
  const opening = office.open();
  const reply = office.call('seat-1', call);
  await settled();
  expect(child().heard).toEqual([]);
  child().say({ type: 'ready' });
  expect(await opening).toEqual({ ok: true });
  await settled();
  expect(child().heard).toEqual([{ type: 'call', id: 1, seat: 'seat-1', call }]);
  child().say({ type: 'reply', id: 1, reply: { ok: true, value: 7 } });
  expect(await reply).toEqual({ ok: true, value: 7 });
});

test('replies find their calls whatever the order they come back in', async () => {
  const { office, child } = bench();
  void office.open();
  child().say({ type: 'ready' });
  const replies = Promise.all(['a', 'b', 'c'].map((seat) => office.call(seat, call)));
  await settled();
  for (const id of [3, 1, 2]) child().say({ type: 'reply', id, reply: { ok: true, value: id } });
  expect(await replies).toEqual([1, 2, 3].map((value) => ({ ok: true, value })));
});

test('a dying office answers every call in hand with a reference, says so, and is started once more', async () => {
  const { office, children, child, events, lines } = bench();
  void office.open();
  child().say({ type: 'ready' });
  const reply = office.call('seat-1', call);
  await settled();
  child().end(9);
  expect(await reply).toEqual({ ok: false, failure: { code: 'internal', reference: 'R1' } });
  expect(lines).toContainEqual({
    level: 'error',
    event: 'office.call-lost',
    fields: { name: 'clients.search', why: 'the office process ended (9)', reference: 'R1' },
  });
  expect(JSON.stringify(lines)).not.toContain('华东');
  expect(children).toHaveLength(2);
  child().say({ type: 'ready' });
  await settled();
  expect(events.map(({ event }) => event)).toEqual([
    { type: 'availability', state: 'restarting' },
    { type: 'availability', state: 'ready' },
  ]);
});

test('a second death within ten minutes stops the office; later than that it is started again', async () => {
  for (const { gap, started, last } of [
    { gap: RESTART_GAP_MS, started: 2, last: 'stopped' },
    { gap: RESTART_GAP_MS + 1, started: 3, last: 'restarting' },
  ]) {
    const { office, children, child, events, clock } = bench();
    void office.open();
    child().say({ type: 'ready' });
    child().end(1);
    child().say({ type: 'ready' });
    await settled();
    clock.now = gap;
    child().end(1);
    expect(children).toHaveLength(started);
    expect(events.at(-1)?.event).toEqual({ type: 'availability', state: last });
  }
});

test('an office that cannot open its store says why and is ended, and its late exit does not disturb the next try', async () => {
  const { office, children, child } = bench();
  const first = office.open();
  const failed = children[0]!;
  failed.kill = () => {
    failed.killed = true; // its exit comes later
  };
  failed.say({ type: 'failed-to-open', reason: 'locked', detail: 'StoreRefused locked' });
  expect(await first).toEqual({ ok: false, reason: 'locked', detail: 'StoreRefused locked' });
  expect(failed.killed).toBe(true);
  const second = office.open();
  failed.end(1);
  child().say({ type: 'ready' });
  expect(await second).toEqual({ ok: true });
  expect(children).toHaveLength(2);
});

test('a process that ends before it says anything is an unexpected failure, not an endless wait', async () => {
  const { office, child, children } = bench();
  const opening = office.open();
  child().end(1);
  expect(await opening).toMatchObject({ ok: false, reason: 'unexpected' });
  expect(await office.call('seat', call)).toMatchObject({ ok: false, failure: { code: 'internal' } });
  expect(children).toHaveLength(1);
});

test('closing waits for the office to put its store away, and ends one that does not', async () => {
  const willing = bench();
  void willing.office.open();
  willing.child().say({ type: 'ready' });
  const closing = willing.office.close(60_000);
  expect(willing.child().heard).toEqual([{ type: 'close' }]);
  willing.child().end(0);
  await closing;
  expect([willing.child().killed, willing.children.length]).toEqual([false, 1]);

  const stuck = bench();
  void stuck.office.open();
  stuck.child().say({ type: 'ready' });
  await stuck.office.close(1);
  expect(stuck.child().killed).toBe(true);
});

test('an office that crashed is ended by the window, so that its last words arrive', async () => {
  const { office, child, children, lines } = bench();
  void office.open();
  child().say({ type: 'ready' });
  child().say({ type: 'crashed', fields: { name: 'TypeError' } });
  expect(lines[0]).toMatchObject({ event: 'office.crashed', fields: { name: 'TypeError' } });
  expect(children[0]!.killed).toBe(true);
  expect(children).toHaveLength(2);
});
