import { parentPort } from 'node:worker_threads';
import { foundByOf } from '#core/modules/clients/client-found-by.ts';
import type { FoundByAnswer, FoundByQuestion } from '#core/modules/clients/found-by-ahead.ts';

// The thread that works out what the next clients of a large import are found by, while the office writes those before.
parentPort?.on('message', ({ turn, clients }: FoundByQuestion) => {
  parentPort?.postMessage({ turn, found: clients.map(foundByOf) } satisfies FoundByAnswer);
});
