import { Worker } from 'node:worker_threads';
import { threadEntry } from '#core/kernel/thread-entry.ts';
import type { ClientContent } from '#shared/clients/clients.contract.ts';
import { type FoundBy, foundByOf, type NamedClient, namedClient } from '#core/modules/clients/client-found-by.ts';

export interface FoundByQuestion {
  readonly turn: number;
  readonly clients: readonly NamedClient[];
}

export interface FoundByAnswer {
  readonly turn: number;
  readonly found: readonly FoundBy[];
}

/** What clients are found by, worked out beside the office for those that are foreseen. */
export interface FoundByAhead {
  foresee(contents: readonly ClientContent[]): void;
  /** In their order. What was not foreseen, or is not begun yet, is worked out here and now, with a breath now and then. */
  take(contents: readonly ClientContent[], breathe: () => Promise<void>): Promise<readonly FoundBy[]>;
  end(): void;
}

/** Worked out by the office itself before it hears others. */
const HERE_AT_ONCE = 100;

/**
 * A thread does what needs no store: half of what a client takes beside SQLite. An answer is found by the very content it was
 * asked for, never by an id or a place; without a thread, or when it fails, the office works it out itself.
 */
export function startFoundByAhead(): FoundByAhead {
  let thread: Worker | undefined;
  let state: 'starting' | 'working' | 'gone' = 'starting';
  /** Turns that are not answered yet; an answer goes with the contents it was asked for. */
  const waiting = new Map<number, (found: readonly FoundBy[] | undefined) => void>();
  const placeOf = new WeakMap<
    ClientContent,
    { readonly answer: Promise<readonly FoundBy[] | undefined>; at: number }
  >();
  let turn = 0;
  const leave = (): void => {
    state = 'gone';
    for (const answer of waiting.values()) answer(undefined);
    waiting.clear();
  };
  const begin = (): Worker => {
    const worker = new Worker(threadEntry('found-by-worker', import.meta.url));
    worker.on('message', ({ turn: answered, found }: FoundByAnswer) => {
      if (state === 'starting') state = 'working';
      waiting.get(answered)?.(found);
      waiting.delete(answered);
    });
    worker.on('error', leave);
    worker.on('exit', leave);
    return worker;
  };
  return {
    foresee(contents) {
      if (state === 'gone') return;
      thread ??= begin();
      const { promise: answer, resolve } = Promise.withResolvers<readonly FoundBy[] | undefined>();
      for (const [at, content] of contents.entries()) placeOf.set(content, { answer, at });
      waiting.set(turn, resolve);
      thread.postMessage({ turn, clients: contents.map(namedClient) } satisfies FoundByQuestion);
      turn += 1;
    },
    async take(contents, breathe) {
      const found: FoundBy[] = [];
      for (const [taken, content] of contents.entries()) {
        const place = state === 'working' ? placeOf.get(content) : undefined;
        const ahead = place && (await place.answer)?.[place.at];
        if (!ahead && taken % HERE_AT_ONCE === HERE_AT_ONCE - 1) await breathe();
        found.push(ahead ?? foundByOf(namedClient(content)));
      }
      return found;
    },
    end() {
      leave();
      void thread?.terminate();
    },
  };
}
