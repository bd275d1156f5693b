import { randomFillSync } from 'node:crypto';

const BYTES = 16;
/** Asking for randomness costs more than an id: it is asked for many at once, and each byte is used once. */
const pool = Buffer.alloc(BYTES * 256);
let used = pool.length;

/** UUIDv7 (RFC 9562): time-ordered, so rows made together lie together; opaque, never shown, never reused. */
export function uuidV7(now: number): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = pool.subarray(used, used + BYTES);
  used += BYTES;
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
