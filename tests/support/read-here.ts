import { readAsAsked } from '#core/exchange/reading/read-as-asked.ts';
import type { ReadingChild } from '#core/exchange/reading/reading-child.ts';

/** Reads a workbook in the test's own process: how a file is read is tested elsewhere, and a process each would be slow. */
export function readHere(): ReadingChild {
  let answer: (message: unknown) => void = () => {};
  return {
    send(request) {
      const reading = readAsAsked(request, (message) => answer(message));
      answer({ type: 'done', reading });
    },
    onMessage(listener) {
      answer = listener;
      // A process says when it is there; this one is.
      queueMicrotask(() => listener({ type: 'ready' }));
    },
    onExit: () => {},
    kill: () => {},
  };
}
