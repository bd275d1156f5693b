import { randomFillSync } from 'node:crypto';

const BYTES = 16;
/** Asking for randomness costs more than an id: it is asked for many at once, and each byte is used once. */
const pool = Buffer.alloc(BYTES * 256);
let used = pool.length;

/** The twelve bits behind the time count on within a millisecond (RFC 9562, 6.2), so that ids made one after the other sort so. */
const COUNTED = 0x1000;
let lastAt = 0;
let lastCount = 0;

/** UUIDv7 (RFC 9562): time-ordered, so rows made together lie together; opaque, never shown, never reused. */
export function uuidV7(now: number): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = pool.subarray(used, used + BYTES);
  used += BYTES;
  // A new millisecond begins somewhere in its first half; past its last count it begins anew, and only the order is lost.
  const begun = bytes.readUInt16BE(6) % (COUNTED / 2);
  lastCount = now === lastAt && lastCount + 1 < COUNTED ? lastCount + 1 : begun;
  lastAt = now;
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt16BE(0x7000 | lastCount, 6);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
