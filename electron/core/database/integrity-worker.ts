import { parentPort, workerData } from 'node:worker_threads';
import { integrityAnew } from '#core/database/integrity.ts';

// The thread that reads a whole store through, beside the office. It loads nothing else: a thread begins by loading what it names.
const { path } = workerData as { readonly path: string };
parentPort?.postMessage(integrityAnew(path));
