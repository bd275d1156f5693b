import { Worker } from 'node:worker_threads';
import { threadEntry } from '#core/kernel/thread-entry.ts';

/** Has one thing done on the store at `path` by a thread with a connection of its own, which is closed when its answer is here. */
export async function inThread<T>(name: 'checkpoint-worker' | 'integrity-worker', path: string): Promise<T> {
  const worker = new Worker(threadEntry(name, import.meta.url), { workerData: { path } });
  const end = Promise.withResolvers<T>();
  worker.on('message', (answer: T) => end.resolve(answer));
  worker.on('error', (error) => end.reject(error));
  const gone = new Promise<void>((resolve) => {
    worker.on('exit', (code) => {
      end.reject(new Error(`the thread ended with ${code}`));
      resolve();
    });
  });
  const answer = await end.promise;
  await gone;
  return answer;
}
