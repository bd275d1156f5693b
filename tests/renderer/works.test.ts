import { beforeEach, describe, expect, test, vi } from 'vitest';
import { timeLeftMs, WorkList, type WorkOrder, type WorkOutcome } from '#renderer/app/works.ts';
import type { OfficeCall, OfficeEvent, OfficeLink } from '#shared/ipc/office-link.ts';
import type { Reply } from '#shared/kernel/failure.ts';

/** An office at the end of the line that answers when the test says so. */
class Line implements OfficeLink {
  readonly calls: OfficeCall[] = [];
  readonly cancelled: string[] = [];
  private readonly listeners = new Set<(event: OfficeEvent) => void>();
  private readonly answers = new Map<string, PromiseWithResolvers<Reply<unknown>>>();
  call(call: OfficeCall): Promise<Reply<unknown>> {
    this.calls.push(call);
    const answer = Promise.withResolvers<Reply<unknown>>();
    this.answers.set(call.requestId, answer);
    return answer.promise;
  }
  cancel(requestId: string): void {
    this.cancelled.push(requestId);
  }
  onEvent(listener: (event: OfficeEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
  say(event: OfficeEvent): void {
    for (const listener of this.listeners) listener(event);
  }
  answer(at: number, reply: Reply<unknown> | 'lost'): void {
    const answer = this.answers.get(this.calls[at]?.requestId ?? '');
    if (reply === 'lost') answer?.reject(new Error('the line broke'));
    else answer?.resolve(reply);
  }
}

const report = { good: true, headHash: 'h', checks: [] };
const order = (more: Partial<WorkOrder<'office.verify'>> = {}): WorkOrder<'office.verify'> => ({
  key: 'verify',
  title: '核查',
  name: 'office.verify',
  input: {},
  conclude: () => ({ text: '没有不符' }),
  ...more,
});

let line: Line;
let list: WorkList;
beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => kept.set(name, text),
  });
  line = new Line();
  vi.stubGlobal('window', { office: line });
  list = new WorkList();
  list.setPerson('zhou');
});
const first = () => list.all()[0];
const until = (state: string) => vi.waitFor(() => expect(first()?.state).toBe(state));

describe('long work of the window', () => {
  test('it tells how far it is, ends with its result unseen, and is found again after a restart by its person only', async () => {
    list.start(order());
    line.say({
      type: 'progress',
      requestId: line.calls[0]?.requestId ?? '',
      step: 'export.reading',
      done: 30,
      total: 60,
    });
    expect(first()).toMatchObject({ state: 'running', step: 'export.reading', done: 30, total: 60 });
    line.answer(0, { ok: true, value: report });
    await until('done');
    expect(first()).toMatchObject({ seen: false, outcome: { text: '没有不符' }, value: report });
    const restarted = new WorkList();
    restarted.setPerson('chen');
    expect(restarted.all()).toEqual([]);
    restarted.setPerson('zhou');
    expect(restarted.all()[0]).toMatchObject({ state: 'done', outcome: { text: '没有不符' } });
    expect(restarted.all()[0]).not.toHaveProperty('value');
  });

  test('cancelled, it asks the office to undo, and says so when the office has', async () => {
    const id = list.start(order()) ?? '';
    list.cancel(id);
    expect(line.cancelled).toEqual([id]);
    expect(first()?.state).toBe('running');
    line.answer(0, { ok: false, failure: { code: 'rule_broken', rule: 'office.cancelled' } });
    await until('cancelled');
  });

  test('after a lost reply the same order carries the same request, another one a new', async () => {
    list.start(order());
    line.answer(0, 'lost');
    await until('failed');
    list.start(order());
    line.answer(1, { ok: true, value: report });
    await until('done');
    list.start(order());
    const [lost, again, fresh] = line.calls.map(({ requestId }) => requestId);
    expect(again).toBe(lost);
    expect(fresh).not.toBe(lost);
  });

  test('in the background, or when another person sits here, it waits with its dialog until it is asked for', async () => {
    const conclude = vi.fn<() => Promise<WorkOutcome>>(() => Promise.resolve({ text: '已导出', path: 'C:\\a.xlsx' }));
    const id = list.start(order({ asks: true, conclude })) ?? '';
    list.setPerson('chen');
    line.answer(0, { ok: true, value: report });
    await until('ready');
    expect(conclude).not.toHaveBeenCalled();
    list.setPerson('zhou');
    list.finish(id);
    await until('done');
    expect(first()?.outcome?.path).toBe('C:\\a.xlsx');
  });

  test('the time left is told from how fast it went, and not guessed in the first two seconds or without a total', () => {
    expect(timeLeftMs({ startedAt: 0, done: 10, total: 40 }, 1000)).toBeUndefined();
    expect(timeLeftMs({ startedAt: 0, done: 10, total: 40 }, 5000)).toBe(15_000);
    expect(timeLeftMs({ startedAt: 0, done: 10, total: 0 }, 5000)).toBeUndefined();
  });
});
