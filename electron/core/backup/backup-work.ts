import { Worker } from 'node:worker_threads';
import { threadEntry } from '#core/kernel/thread-entry.ts';
import { BackupRefused, type BackupRule } from '#core/backup/backup-refused.ts';
import type { BackupStep, OnBackupStep } from '#core/backup/backup-steps.ts';
import type { MadeBackup, MakeOrder } from '#core/backup/make-backup.ts';
import type { Restored, RestoreOrder } from '#core/backup/restore-backup.ts';
import type { RuleDetails } from '#shared/kernel/failure.ts';

/** Work on whole stores, done beside the office in a thread of its own: minutes of it never keep a window waiting. */
export type BackupWork =
  | ({ readonly type: 'make' } & Omit<MakeOrder, 'kinds'>)
  | ({ readonly type: 'restore' } & Omit<RestoreOrder, 'kinds'>)
  /** Unpacks and verifies into `folder`, which whoever asked removes. */
  | { readonly type: 'test'; readonly file: string; readonly dataKey: Uint8Array; readonly folder: string };

export interface WorkDone {
  readonly make: MadeBackup;
  readonly restore: Restored;
  readonly test: { readonly headSeq: number; readonly headHash: string };
}

export type FromBackupWorker =
  | { readonly type: 'step'; readonly step: BackupStep; readonly done: number; readonly total: number }
  | { readonly type: 'done'; readonly value: WorkDone[keyof WorkDone] }
  | { readonly type: 'refused'; readonly rule: BackupRule; readonly details: RuleDetails }
  | { readonly type: 'failed'; readonly message: string; readonly stack: string };

/** Runs one piece of work; when cancelled the thread is ended at once. Rejects with BackupRefused. */
export async function runBackupWork<W extends BackupWork>(
  work: W,
  { signal, onStep }: { readonly signal: AbortSignal; readonly onStep: OnBackupStep },
): Promise<WorkDone[W['type']]> {
  signal.throwIfAborted();
  const worker = new Worker(threadEntry('backup-worker', import.meta.url), { workerData: work });
  const end = Promise.withResolvers<WorkDone[W['type']]>();
  const cancel = (): void => end.reject(new BackupRefused('backup.cancelled'));
  signal.addEventListener('abort', cancel, { once: true });
  worker.on('message', (message: FromBackupWorker) => {
    switch (message.type) {
      case 'step':
        return onStep(message.step, message.done, message.total);
      case 'done':
        return end.resolve(message.value as WorkDone[W['type']]);
      case 'refused':
        return end.reject(new BackupRefused(message.rule, message.details));
      case 'failed':
        return end.reject(Object.assign(new Error(message.message), { stack: message.stack }));
    }
  });
  worker.on('error', (error) => end.reject(error));
  worker.on('exit', (code) => end.reject(new Error(`the backup's thread ended with ${code}`)));
  try {
    return await end.promise;
  } finally {
    signal.removeEventListener('abort', cancel);
    await worker.terminate();
  }
}
