import type { ReadingChild, StartChild } from '#core/exchange/reading/reading-child.ts';
import type { FromOffice, ToOffice } from './office-protocol.ts';

type ToReader = Extract<ToOffice, { readonly type: `reader-${string}` }>;

/**
 * In the office's process: starts processes that read one workbook each. The office cannot start any itself (a packaged
 * Electron does not run as Node), so the window's process starts them and passes their words on.
 */
export interface ReaderRelay {
  readonly startReader: StartChild;
  receive(message: ToReader): void;
}

export function relayReaders(say: (message: FromOffice) => void): ReaderRelay {
  const readers = new Map<number, { message?: (message: unknown) => void; exit?: (outOfMemory: boolean) => void }>();
  let lastId = 0;
  return {
    startReader(_entry, memoryMegabytes): ReadingChild {
      const id = ++lastId;
      const listeners: { message?: (message: unknown) => void; exit?: (outOfMemory: boolean) => void } = {};
      readers.set(id, listeners);
      say({ type: 'reader-start', id, memoryMegabytes });
      return {
        send: (request) => say({ type: 'reader-send', id, request }),
        onMessage: (listener) => {
          listeners.message = listener;
        },
        onExit: (listener) => {
          listeners.exit = listener;
        },
        kill: () => say({ type: 'reader-kill', id }),
      };
    },
    receive(message) {
      const listeners = readers.get(message.id);
      if (message.type === 'reader-message') return listeners?.message?.(message.message);
      readers.delete(message.id);
      listeners?.exit?.(message.outOfMemory);
    },
  };
}
