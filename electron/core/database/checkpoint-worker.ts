import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import type { LogState } from '#core/database/checkpoints.ts';

// The thread that moves the pages of a large commit from the log into the store, beside the office.
const { path } = workerData as { readonly path: string };
const database = new Database(path, { timeout: 5000, fileMustExist: true });
try {
  database.pragma('synchronous = FULL');
  const [state] = database.pragma('wal_checkpoint(PASSIVE)') as LogState[];
  parentPort?.postMessage(state);
} finally {
  database.close();
}
