import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { type BackupSecret, unlockDataKey } from '#core/backup/backup-keys.ts';
import { hashOfFile } from '#core/backup/backup-files.ts';
import { insertLog } from '#core/backup/backup.repository.ts';
import { readHead } from '#core/backup/backup-head.ts';
import { BackupRefused, placeRefusal } from '#core/backup/backup-refused.ts';
import { unpackAndVerify } from '#core/backup/open-backup.ts';
import type { OnBackupStep } from '#core/backup/backup-steps.ts';
import { openStore } from '#core/database/open-store.ts';
import { appendAudit } from '#core/modules/audit/audit.service.ts';
import type { RecordKinds } from '#core/modules/review/record-kinds.ts';
import type { Passwords } from '#core/modules/users/passwords.ts';

/** The key of a backup's content, or a refusal that tells a wrong passphrase from damage. */
export async function dataKeyOf(
  file: string,
  secret: BackupSecret,
  derive: Passwords['deriveKey'],
): Promise<Uint8Array> {
  const { head } = await readHead(file);
  const dataKey = await unlockDataKey(derive, head.lock, secret);
  if (dataKey) return dataKey;
  throw new BackupRefused('recoveryKey' in secret ? 'backup.wrong_recovery_key' : 'backup.wrong_passphrase');
}

export interface RestoreOrder {
  readonly file: string;
  readonly dataKey: Uint8Array;
  /** Becomes the store's folder; must not be there, or be empty. */
  readonly target: string;
  /** UTC milliseconds. */
  readonly now: number;
  readonly kinds: RecordKinds;
}

export interface Restored {
  readonly officeName: string;
  readonly officeTag: string;
  readonly madeAt: number;
  readonly headHash: string;
  readonly people: number;
  readonly records: number;
}

/**
 * Restores beside the target, verifies there, writes into the restored office's own log that it was restored, and takes the
 * target's name at the end. Whatever fails, nothing stays behind and nothing that was there is touched.
 */
export async function restoreBackup(
  { file, dataKey, target, now, kinds }: RestoreOrder,
  onStep: OnBackupStep,
): Promise<Restored> {
  await refuseUsedFolder(target);
  const { head } = await readHead(file);
  const beside = `${target}.${randomBytes(4).toString('hex')}.part`;
  try {
    await mkdir(beside, { recursive: true });
    const facts = await unpackAndVerify({ file, dataKey, folder: beside, kinds }, onStep);
    const fileHash = await hashOfFile(file);
    await noteRestore(beside, { file, now, fileHash, headSeq: facts.headSeq, headHash: facts.headHash });
    await rmdir(target).catch(() => undefined);
    await rename(beside, target);
    const { rows } = facts;
    return {
      officeName: head.officeName,
      officeTag: head.officeTag,
      madeAt: head.madeAt,
      headHash: facts.headHash,
      people: rows['person'] ?? 0,
      records: rows['submission'] ?? 0,
    };
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    throw placeRefusal(error, dirname(target));
  }
}

async function refuseUsedFolder(target: string): Promise<void> {
  const found = await readdir(target).catch(() => []);
  if (found.length > 0) throw new BackupRefused('backup.folder_not_empty', { folder: target });
}

interface RestoreNote {
  readonly file: string;
  readonly now: number;
  readonly fileHash: string;
  readonly headSeq: number;
  readonly headHash: string;
}

/** The restored office's own audit log goes on with the restore: everybody who reads it later sees the seam. */
async function noteRestore(folder: string, { file, now, fileHash, headSeq, headHash }: RestoreNote): Promise<void> {
  const store = await openStore(folder, 'open');
  try {
    await store.write.transaction().execute(async (db) => {
      const call = { at: now, personId: '', seat: 'office', procedure: 'backup.restore', requestId: `restore-${now}` };
      const details = { fileHash, headSeq };
      await appendAudit(db, { ...call, inputHash: '', outcome: 'restored' }, { contentHash: headHash, details });
      await insertLog(db, {
        at: now,
        event: 'restored',
        person_id: null,
        place: dirname(file),
        file: basename(file),
        size_bytes: null,
        file_hash: fileHash,
        head_seq: headSeq,
        head_hash: headHash,
        verified: 1,
        rule: null,
      });
    });
  } finally {
    await store.close();
  }
}
