import { createContext } from 'react';
import { keep, recall } from '#renderer/app/keepsake.ts';
import { type AnyFailure, callOffice, failureOf } from '#renderer/app/use-office.ts';
import type { Input, Output, ProcedureName } from '#shared/ipc/contract.ts';

/** What is said of a work that is done, and where to go on from it. */
export interface WorkOutcome {
  readonly text: string;
  /** Done, and yet not good: a check that found faults. */
  readonly warns?: boolean;
  /** Where its file lies. */
  readonly path?: string;
  readonly open?: { readonly page: string; readonly params?: Readonly<Record<string, string>> };
}

/** `ready`: the office is done, and where to keep the file must still be asked of the person who started it. */
export type WorkState = 'running' | 'ready' | 'done' | 'failed' | 'cancelled';

/** 后台任务: one piece of long work of one person. It belongs to the window, not to the page that started it. */
export interface Work {
  readonly id: string;
  readonly personId: string;
  /** What it is about; a page finds its latest work by it. */
  readonly key: string;
  readonly title: string;
  readonly state: WorkState;
  /** Epoch milliseconds UTC. */
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly step?: string;
  readonly done: number;
  /** 0 while nobody knows how much there is. */
  readonly total: number;
  readonly background: boolean;
  /** Its result was looked at. */
  readonly seen: boolean;
  readonly outcome?: WorkOutcome;
  readonly failure?: AnyFailure;
  /** What was asked and answered, for the page that comes back to it; not kept over a restart. */
  readonly input?: unknown;
  readonly value?: unknown;
}

export interface WorkOrder<N extends ProcedureName> {
  readonly key: string;
  readonly title: string;
  readonly name: N;
  readonly input: Input<N>;
  /** Says what came of it. It may ask where to keep a file; `undefined` when the person wants it nowhere. */
  readonly conclude: (value: Output<N>) => Promise<WorkOutcome | undefined> | WorkOutcome;
  /** `conclude` opens a dialog: never over another person's window, and in the background only when it is asked for. */
  readonly asks?: boolean;
}

const KEPT = 20;

/** The works of a window, whoever started them; each person sees his own. */
export class WorkList {
  private works: readonly Work[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly endings = new Map<string, () => Promise<void>>();
  /** Calls whose reply was lost, by key: the same one again carries the same id, so that it takes effect once. */
  private readonly lost = new Map<string, { readonly sent: string; readonly id: string }>();
  private readonly recalled = new Set<string>();
  private present: string | undefined;
  private listening = false;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  all = (): readonly Work[] => this.works;

  /** Who sits here now; his results of earlier days come back with him. */
  setPerson(personId: string | undefined): void {
    this.present = personId;
    if (personId === undefined || this.recalled.has(personId)) return;
    this.recalled.add(personId);
    const kept = recall<readonly Work[]>(`works.${personId}`) ?? [];
    if (Array.isArray(kept)) this.set([...this.works, ...kept]);
  }

  start<N extends ProcedureName>(order: WorkOrder<N>): string | undefined {
    const personId = this.present;
    if (personId === undefined) return undefined;
    this.listen();
    const sent = JSON.stringify([order.name, order.input]);
    const again = this.lost.get(order.key);
    if (again?.sent === sent && this.find(again.id)?.state === 'running') return again.id;
    const id = again?.sent === sent ? again.id : crypto.randomUUID();
    this.lost.set(order.key, { sent, id });
    const work: Work = {
      id,
      personId,
      key: order.key,
      title: order.title,
      state: 'running',
      startedAt: Date.now(),
      done: 0,
      total: 0,
      background: false,
      seen: false,
      input: order.input,
    };
    this.set([work, ...this.works.filter((other) => other.id !== id)]);
    void this.carry(id, order);
    return id;
  }

  /** The office undoes what it began; the work says so when it has. */
  cancel = (id: string): void => {
    if (this.find(id)?.state === 'running') window.office.cancel(id);
    else if (this.find(id)?.state === 'ready') this.end(id, { state: 'cancelled' });
  };

  toBackground = (id: string): void => this.change(id, { background: true });

  see = (ids: readonly string[]): void => {
    if (this.works.some((work) => ids.includes(work.id) && !work.seen && work.endedAt !== undefined))
      this.set(
        this.works.map((work) =>
          ids.includes(work.id) && work.endedAt !== undefined ? { ...work, seen: true } : work,
        ),
      );
  };

  /** The page has taken what it came for; the note of it stays. */
  consume = (id: string): void => this.change(id, { input: undefined, value: undefined });

  remove = (id: string): void => this.set(this.works.filter((work) => work.id !== id));

  /** Asks where to keep the file of a work that waits for it. */
  finish = (id: string): void => void this.endings.get(id)?.();

  private async carry<N extends ProcedureName>(id: string, order: WorkOrder<N>): Promise<void> {
    try {
      const reply = await callOffice(order.name, order.input, id);
      this.lost.delete(order.key);
      if (!reply.ok) {
        const cancelled = reply.failure.code === 'rule_broken' && reply.failure.rule === 'office.cancelled';
        this.end(id, cancelled ? { state: 'cancelled' } : { state: 'failed', failure: reply.failure });
        return;
      }
      this.endings.set(id, () => this.conclude(id, order, reply.value));
      this.change(id, { value: reply.value });
      const work = this.find(id);
      if (order.asks === true && (work?.background === true || work?.personId !== this.present))
        this.end(id, { state: 'ready' });
      else await this.conclude(id, order, reply.value);
    } catch (thrown) {
      this.end(id, { state: 'failed', failure: failureOf(thrown) });
    }
  }

  private async conclude<N extends ProcedureName>(id: string, order: WorkOrder<N>, value: Output<N>): Promise<void> {
    this.endings.delete(id);
    try {
      const outcome = await order.conclude(value);
      this.end(id, outcome === undefined ? { state: 'cancelled' } : { state: 'done', outcome });
    } catch (thrown) {
      this.end(id, { state: 'failed', failure: failureOf(thrown) });
    }
  }

  private find(id: string): Work | undefined {
    return this.works.find((work) => work.id === id);
  }

  private end(id: string, part: Partial<Work>): void {
    this.change(id, { endedAt: Date.now(), seen: false, ...part });
  }

  private change(id: string, part: Partial<Work>): void {
    this.set(this.works.map((work) => (work.id === id ? { ...work, ...part } : work)));
  }

  private listen(): void {
    if (this.listening) return;
    this.listening = true;
    window.office.onEvent((event) => {
      if (event.type !== 'progress' || this.find(event.requestId)?.state !== 'running') return;
      this.change(event.requestId, { step: event.step, done: event.done, total: event.total });
    });
  }

  /** Notes of what ended stay with the person; contents and files never do. */
  private set(works: readonly Work[]): void {
    this.works = works;
    for (const personId of this.recalled) {
      const own = works.filter(
        (work) => work.personId === personId && ['done', 'failed', 'cancelled'].includes(work.state),
      );
      keep(
        `works.${personId}`,
        own.slice(0, KEPT).map(({ input: _input, value: _value, ...note }) => note),
      );
    }
    for (const listener of this.listeners) listener();
  }
}

export const WorksContext = createContext(new WorkList());

/** Milliseconds a running work still needs, from how fast it went so far; undefined while that is a guess. */
export function timeLeftMs(work: Pick<Work, 'startedAt' | 'done' | 'total'>, now: number): number | undefined {
  const elapsed = now - work.startedAt;
  if (work.total <= 0 || work.done <= 0 || elapsed < 2000) return undefined;
  return Math.max(0, (elapsed / work.done) * (work.total - work.done));
}
