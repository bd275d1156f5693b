import { createCipheriv, createDecipheriv } from 'node:crypto';
import { BackupRefused } from '#core/backup/backup-refused.ts';

const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const NONCE_BYTES = 12;

type Bytes = AsyncIterable<Uint8Array>;

/**
 * AES-256-GCM in chunks of 64 KiB. The nonce is the chunk's number and whether it is the last, so chunks cannot be moved,
 * left out or cut off at the end; the digest of the head is authenticated with each. `key` must be of this file alone.
 */
export async function* seal(source: Bytes, key: Uint8Array, headDigest: Uint8Array): AsyncGenerator<Buffer> {
  let count = 0;
  for await (const { bytes, last } of inPieces(source, CHUNK_BYTES)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(count, last)).setAAD(headDigest);
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    count += 1;
  }
}

/** What was sealed, or BackupRefused `backup.damaged` at the first chunk that is not as it was written. */
export async function* unseal(source: Bytes, key: Uint8Array, headDigest: Uint8Array): AsyncGenerator<Buffer> {
  let count = 0;
  for await (const { bytes, last } of inPieces(source, CHUNK_BYTES + TAG_BYTES)) {
    if (bytes.byteLength < TAG_BYTES) throw new BackupRefused('backup.damaged');
    const sealed = bytes.subarray(0, bytes.byteLength - TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce(count, last))
      .setAAD(headDigest)
      .setAuthTag(bytes.subarray(sealed.byteLength));
    const plain = decipher.update(sealed);
    try {
      decipher.final();
    } catch {
      throw new BackupRefused('backup.damaged');
    }
    yield plain;
    count += 1;
  }
}

function nonce(count: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(NONCE_BYTES);
  bytes.writeUIntBE(count, NONCE_BYTES - 7, 6);
  bytes[NONCE_BYTES - 1] = last ? 1 : 0;
  return bytes;
}

/** The same bytes in pieces of one size; the last one is what is left, nothing at all when the source was empty. */
async function* inPieces(
  source: Bytes,
  size: number,
): AsyncGenerator<{ readonly bytes: Buffer; readonly last: boolean }> {
  let waiting: Uint8Array[] = [];
  let held = 0;
  for await (const part of source) {
    waiting.push(part);
    held += part.byteLength;
    if (held <= size) continue;
    const all = Buffer.concat(waiting);
    let at = 0;
    // one piece is always kept back: only the end of the source tells which one is the last
    for (; held - at > size; at += size) yield { bytes: all.subarray(at, at + size), last: false };
    waiting = [all.subarray(at)];
    held -= at;
  }
  yield { bytes: Buffer.concat(waiting), last: true };
}
