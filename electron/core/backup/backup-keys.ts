import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { PasswordCost, Passwords } from '#core/modules/users/passwords.ts';
import { foldRecoveryCode } from '#core/modules/users/recovery-code.ts';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * The data key of an office's backups, locked twice: by the passphrase (argon2id at the cost that stands here) and by the
 * printed recovery key (122 random bits, so HKDF is enough). It travels in the head of every backup. All bytes in base64.
 */
export const KeyLock = z.strictObject({
  cost: z.strictObject({
    memoryCost: z.int().min(8).max(4_194_304),
    timeCost: z.int().min(1).max(100),
    parallelism: z.int().min(1).max(16),
  }),
  salt: z.string().max(64),
  byPassphrase: z.string().max(200),
  byRecoveryKey: z.string().max(200),
});
export type KeyLock = z.infer<typeof KeyLock>;

/** What a person gives to open a backup. */
export type BackupSecret = { readonly passphrase: string } | { readonly recoveryKey: string };

/** A new random data key and its lock. Slow on purpose: belongs before a transaction. */
export async function newDataKey(
  passwords: Passwords,
  passphrase: string,
  recoveryKey: string,
): Promise<{ readonly dataKey: Buffer; readonly lock: KeyLock }> {
  const [dataKey, salt] = [randomBytes(KEY_BYTES), randomBytes(16)];
  const { cost } = passwords;
  return {
    dataKey,
    lock: {
      cost: { ...cost },
      salt: salt.toString('base64'),
      byPassphrase: wrap(await passwords.deriveKey(passphrase, salt, cost), dataKey, 'passphrase'),
      byRecoveryKey: wrap(keyOfRecovery(recoveryKey, salt), dataKey, 'recovery'),
    },
  };
}

/** The data key, or undefined when the passphrase or recovery key is another one. */
export async function unlockDataKey(
  derive: Passwords['deriveKey'],
  lock: KeyLock,
  secret: BackupSecret,
): Promise<Buffer | undefined> {
  const salt = Buffer.from(lock.salt, 'base64');
  if ('recoveryKey' in secret) return unwrap(keyOfRecovery(secret.recoveryKey, salt), lock.byRecoveryKey, 'recovery');
  const cost: PasswordCost = lock.cost;
  return unwrap(await derive(secret.passphrase, salt, cost), lock.byPassphrase, 'passphrase');
}

/** A key of one file only, so that no two files share a nonce. */
export function keyOfFile(dataKey: Uint8Array, salt: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', dataKey, salt, 'countersign backup file 1', KEY_BYTES));
}

function keyOfRecovery(recoveryKey: string, salt: Uint8Array): Buffer {
  return Buffer.from(
    hkdfSync('sha256', foldRecoveryCode(recoveryKey), salt, 'countersign backup recovery key 1', KEY_BYTES),
  );
}

type Way = 'passphrase' | 'recovery';

function wrap(key: Uint8Array, dataKey: Uint8Array, way: Way): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(`countersign backup key 1 ${way}`));
  const locked = Buffer.concat([cipher.update(dataKey), cipher.final()]);
  return Buffer.concat([iv, locked, cipher.getAuthTag()]).toString('base64');
}

function unwrap(key: Uint8Array, wrapped: string, way: Way): Buffer | undefined {
  const bytes = Buffer.from(wrapped, 'base64');
  if (bytes.byteLength !== IV_BYTES + KEY_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(`countersign backup key 1 ${way}`))
    .setAuthTag(bytes.subarray(IV_BYTES + KEY_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, IV_BYTES + KEY_BYTES)), decipher.final()]);
  } catch {
    return undefined;
  }
}
