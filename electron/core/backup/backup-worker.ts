import { parentPort, workerData } from 'node:worker_threads';
import { type BackupRefused, placeRefusal } from '#core/backup/backup-refused.ts';
import type { BackupWork, FromBackupWorker } from '#core/backup/backup-work.ts';
import { makeBackup } from '#core/backup/make-backup.ts';
import { unpackAndVerify } from '#core/backup/open-backup.ts';
import { restoreBackup } from '#core/backup/restore-backup.ts';
import { officeKinds } from '#core/registry.ts';

const say = (message: FromBackupWorker): void => parentPort?.postMessage(message);

/** Only every so many steps are told: a large store has thousands. */
const STEP_BYTES = 4 * 1024 * 1024;
let toldAt = 0;

function onStep(step: Extract<FromBackupWorker, { type: 'step' }>['step'], done: number, total: number): void {
  if (done !== 0 && done < total && Math.abs(done - toldAt) < STEP_BYTES) return;
  toldAt = done;
  say({ type: 'step', step, done, total });
}

const given = workerData as BackupWork;

async function carryOut(work: BackupWork) {
  const kinds = officeKinds();
  switch (work.type) {
    case 'make':
      return makeBackup({ ...work, kinds }, onStep);
    case 'restore':
      return restoreBackup({ ...work, kinds }, onStep);
    case 'test': {
      const { headSeq, headHash } = await unpackAndVerify({ ...work, kinds }, onStep);
      return { headSeq, headHash };
    }
  }
}

/** A full or missing disk is a refusal with a sentence; anything else is a bug and goes with its stack. */
function refusalOf(error: unknown): BackupRefused | undefined {
  try {
    return placeRefusal(
      error,
      given.type === 'make' ? given.work : given.type === 'test' ? given.folder : given.target,
    );
  } catch {
    return undefined;
  }
}

try {
  say({ type: 'done', value: await carryOut(given) });
} catch (error) {
  const refused = refusalOf(error);
  if (refused) say({ type: 'refused', rule: refused.rule, details: refused.details });
  else {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    say({ type: 'failed', message, stack: stack ?? message });
  }
}
