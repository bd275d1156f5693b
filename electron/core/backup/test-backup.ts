import { basename, dirname, join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import type { Input, Output } from '#shared/ipc/contract.ts';
import { readHead } from '#core/backup/backup-head.ts';
import { BackupRefused, placeRefusal } from '#core/backup/backup-refused.ts';
import { runBackupWork } from '#core/backup/backup-work.ts';
import { findBackupKey, type insertLog } from '#core/backup/backup.repository.ts';
import { dataKeyOf } from '#core/backup/restore-backup.ts';
import { inWorkFolder } from '#core/backup/make-in-office.ts';
import type { Store } from '#core/database/open-store.ts';
import type { PrepareContext } from '#core/kernel/context.ts';
import { refuse } from '#core/kernel/office-error.ts';
import { firstEventHash } from '#core/modules/audit/audit.service.ts';
import type { Passwords } from '#core/modules/users/passwords.ts';

interface TestParts {
  readonly store: Store;
  readonly passwords: Passwords;
}

interface Tested {
  readonly outcome: Output<'backup.test'>;
  readonly log: Omit<Parameters<typeof insertLog>[1], 'at' | 'person_id'>;
}

/**
 * A test restore: without a secret, with the key this office makes its backups with. A file that cannot be read at all, or
 * belongs to another office, is refused; one that does not hold what it promised is an outcome and stays in the log.
 */
export async function testBackup(
  ctx: PrepareContext,
  { store, passwords }: TestParts,
  { file, secret }: Input<'backup.test'>,
): Promise<Tested> {
  const place = { place: dirname(file), file: basename(file), size_bytes: null, file_hash: null };
  try {
    const { head } = await readHead(file);
    if (head.officeTag !== (await firstEventHash(ctx.db))?.slice(0, 8)) refuse('backup.other_office');
    const own = await findBackupKey(ctx.db);
    const dataKey = secret
      ? await dataKeyOf(file, secret, passwords.deriveKey)
      : own && own.lock === JSON.stringify(head.lock)
        ? Buffer.from(own.data_key, 'hex')
        : refuse('backup.needs_secret');
    const { headSeq, headHash } = await inWorkFolder(store, async (work) => {
      const folder = join(work, 'check');
      await mkdir(folder);
      return runBackupWork(
        { type: 'test', file, dataKey, folder },
        { signal: ctx.signal, onStep: (step, done, total) => void ctx.progress(`backup.${step}`, done, total) },
      );
    });
    const heads = { head_seq: headSeq, head_hash: headHash };
    return {
      outcome: { outcome: 'good', headSeq, headHash },
      log: { ...place, ...heads, event: 'tested', verified: 1, rule: null },
    };
  } catch (error) {
    const refused = error instanceof BackupRefused ? error : undefined;
    if (refused && !LASTING.has(refused.rule)) return refuse(refused.rule, refused.details);
    const { rule, details } = refused ?? placeRefusal(error, place.place);
    const log = { ...place, head_seq: null, head_hash: null, event: 'failed', verified: 0, rule } as const;
    return { outcome: { outcome: 'failed', rule, details }, log };
  }
}

/** What says something about the backup, and not about how it was asked for. */
const LASTING = new Set(['backup.damaged', 'backup.not_as_made']);
