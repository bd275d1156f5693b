import { parentPort, workerData } from 'node:worker_threads';
import { integrityAnew } from '#core/database/store-facts.ts';

// The thread that reads a whole store through, beside the office.
const { path } = workerData as { readonly path: string };
parentPort?.postMessage(integrityAnew(path));
