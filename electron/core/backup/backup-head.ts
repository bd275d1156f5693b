import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { z } from 'zod';
import { migrations } from '#core/database/migrations/index.ts';
import { BackupRefused } from '#core/backup/backup-refused.ts';
import { KeyLock } from '#core/backup/backup-keys.ts';

const MAGIC = Buffer.from('CSBACKUP', 'ascii');
const FORMAT = 1;
const DIGEST_BYTES = 32;
const FIXED_BYTES = MAGIC.byteLength + 4 + 4;
const LONGEST_HEAD = 64 * 1024;

/**
 * The head of a backup, in clear so that a person sees whose and when before typing a passphrase. It holds nothing of the
 * office but its name. Its SHA-256 follows it (damage is told from a wrong passphrase) and goes into every sealed chunk.
 */
export const BackupHead = z.strictObject({
  officeName: z.string().max(200),
  /** The first 8 hex digits of the office's first audit event: tells the files of two offices apart. */
  officeTag: z.string().regex(/^[0-9a-f]{8}$/),
  /** UTC milliseconds. */
  madeAt: z.int().positive(),
  /** The newest migration of the store inside. */
  schema: z.string().max(60),
  /** Of this file, base64. */
  salt: z.string().max(64),
  lock: KeyLock,
});
export type BackupHead = z.infer<typeof BackupHead>;

export interface HeadOnFile {
  readonly head: BackupHead;
  readonly digest: Buffer;
  /** Where the sealed part begins. */
  readonly bodyAt: number;
}

export function writeHead(head: BackupHead): { readonly bytes: Buffer; readonly digest: Buffer } {
  const json = Buffer.from(JSON.stringify(head), 'utf8');
  const fixed = Buffer.alloc(FIXED_BYTES);
  MAGIC.copy(fixed);
  fixed.writeUInt32BE(FORMAT, MAGIC.byteLength);
  fixed.writeUInt32BE(json.byteLength, MAGIC.byteLength + 4);
  const digest = createHash('sha256').update(fixed).update(json).digest();
  return { bytes: Buffer.concat([fixed, json, digest]), digest };
}

/** Reads the head and refuses what is no backup, is damaged, or was made by a newer program. */
export async function readHead(file: string): Promise<HeadOnFile> {
  const found = await readStart(file);
  if (found.byteLength < FIXED_BYTES || !found.subarray(0, MAGIC.byteLength).equals(MAGIC))
    throw new BackupRefused('backup.not_a_backup');
  const format = found.readUInt32BE(MAGIC.byteLength);
  if (format !== FORMAT) throw new BackupRefused('backup.newer_format', { format });
  const length = found.readUInt32BE(MAGIC.byteLength + 4);
  const headEnd = FIXED_BYTES + length;
  const bodyAt = headEnd + DIGEST_BYTES;
  if (length > LONGEST_HEAD || found.byteLength < bodyAt) throw new BackupRefused('backup.damaged');
  const digest = createHash('sha256').update(found.subarray(0, headEnd)).digest();
  if (!digest.equals(found.subarray(headEnd, bodyAt))) throw new BackupRefused('backup.damaged');
  const head = parseHead(found.toString('utf8', FIXED_BYTES, headEnd));
  if (!Object.hasOwn(migrations, head.schema)) throw new BackupRefused('backup.newer_version');
  return { head, digest, bodyAt };
}

function parseHead(text: string): BackupHead {
  try {
    return BackupHead.parse(JSON.parse(text));
  } catch {
    throw new BackupRefused('backup.damaged');
  }
}

async function readStart(file: string): Promise<Buffer> {
  try {
    const handle = await open(file, 'r');
    try {
      const start = Buffer.alloc(FIXED_BYTES + LONGEST_HEAD + DIGEST_BYTES);
      const { bytesRead } = await handle.read(start, 0, start.byteLength, 0);
      return start.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new BackupRefused('backup.file_unreadable', { code });
  }
}
