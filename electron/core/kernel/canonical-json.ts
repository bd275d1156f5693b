import { createHash } from 'node:crypto';

/** One text for one content: keys sorted, no white space, absent keys left out. The text every content hash is taken of. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new Error(`invariant: content holds whole numbers only, not ${value}`);
  }
  return JSON.stringify(value);
}

/**
 * SHA-256 (hex) of a record's content; the kind is part of it, so equal contents of two kinds never share a hash. The salt
 * never leaves core: without it a checker could try out quantities against the hash of what is still blind.
 */
export function contentHashOf(kind: string, content: unknown, salt: string): string {
  return sha256(`countersign.content.1\n${kind}\n${salt}\n${canonicalJson(content)}`);
}

export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}
