import { utilityProcess, type UtilityProcess } from 'electron';
import type { FromOffice, ToOffice } from './office-protocol.ts';

type FromRelay = Extract<FromOffice, { readonly type: `reader-${string}` }>;

/** In the window's process: the reading processes of one office process, ended with it. */
export interface ReaderHost {
  receive(message: FromRelay): void;
  close(): void;
}

export function hostReaders(entry: string, post: (message: ToOffice) => void): ReaderHost {
  const readers = new Map<number, UtilityProcess>();

  function start(id: number, memoryMegabytes: number): void {
    const reader = utilityProcess.fork(entry, [], {
      serviceName: 'Countersign reader',
      stdio: 'ignore',
      execArgv: [`--max-old-space-size=${memoryMegabytes}`],
    });
    readers.set(id, reader);
    let outOfMemory = false;
    reader.on('error', (_type, location, report) => {
      outOfMemory ||= /heap|memory|allocation/iu.test(`${location} ${report}`);
    });
    reader.on('message', (message: unknown) => post({ type: 'reader-message', id, message }));
    reader.on('exit', () => {
      readers.delete(id);
      post({ type: 'reader-exit', id, outOfMemory });
    });
  }

  return {
    receive(message) {
      if (message.type === 'reader-start') start(message.id, message.memoryMegabytes);
      else if (message.type === 'reader-send') readers.get(message.id)?.postMessage(message.request);
      else readers.get(message.id)?.kill();
    },
    close() {
      for (const reader of readers.values()) reader.kill();
    },
  };
}
