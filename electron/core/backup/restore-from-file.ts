import type { RuleDetails } from '#shared/kernel/failure.ts';
import type { BackupSecret } from '#core/backup/backup-keys.ts';
import { BackupRefused, type BackupRule } from '#core/backup/backup-refused.ts';
import { runBackupWork } from '#core/backup/backup-work.ts';
import { dataKeyOf, type Restored } from '#core/backup/restore-backup.ts';
import { systemClock } from '#core/kernel/clock.ts';
import { passwords, SHIPPED_COST } from '#core/modules/users/passwords.ts';

export type RestoreOutcome =
  | { readonly ok: true; readonly restored: Restored }
  | { readonly ok: false; readonly rule: BackupRule; readonly details: RuleDetails };

/** Restores a backup into a folder that is not there or empty, without any office being open. */
export async function restoreFromFile({
  file,
  folder,
  secret,
}: {
  readonly file: string;
  readonly folder: string;
  readonly secret: BackupSecret;
}): Promise<RestoreOutcome> {
  try {
    const dataKey = await dataKeyOf(file, secret, passwords(SHIPPED_COST).deriveKey);
    const signal = new AbortController().signal;
    const work = { type: 'restore', file, dataKey, target: folder, now: systemClock.now() } as const;
    return { ok: true, restored: await runBackupWork(work, { signal, onStep: () => {} }) };
  } catch (error) {
    if (error instanceof BackupRefused) return { ok: false, rule: error.rule, details: error.details };
    throw error;
  }
}
