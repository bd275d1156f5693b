import { hash } from 'node:crypto';

/** One text for one content: keys sorted, no white space, absent keys left out. The text every content hash is taken of. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return canonicalList(value);
  if (value !== null && typeof value === 'object') return canonicalObject(value as Readonly<Record<string, unknown>>);
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new Error(`invariant: content holds whole numbers only, not ${value}`);
  }
  return JSON.stringify(value);
}

function canonicalList(list: readonly unknown[]): string {
  let text = '[';
  for (const item of list) text += `${text === '[' ? '' : ','}${canonicalJson(item ?? null)}`;
  return `${text}]`;
}

// Runs for every row of an import three times, so it makes nothing but the text.
function canonicalObject(object: Readonly<Record<string, unknown>>): string {
  let text = '{';
  // Without a comparison function keys sort by their UTF-16 units, as `<` does.
  for (const key of Object.keys(object).sort()) {
    const item = object[key];
    if (item !== undefined) text += `${text === '{' ? '' : ','}${quoted(key)}:${canonicalJson(item)}`;
  }
  return `${text}}`;
}

const KEYS_KEPT = 2_000;
const keys = new Map<string, string>();

function quoted(key: string): string {
  const known = keys.get(key);
  if (known !== undefined) return known;
  if (keys.size >= KEYS_KEPT) keys.clear();
  const text = JSON.stringify(key);
  keys.set(key, text);
  return text;
}

/**
 * SHA-256 (hex) of a record's content; the kind is part of it, so equal contents of two kinds never share a hash. The salt
 * never leaves core: without it a checker could try out quantities against the hash of what is still blind.
 */
export function contentHashOf(kind: string, content: unknown, salt: string): string {
  return textHashOf(kind, canonicalJson(content), salt);
}

/** The same of a content whose canonical text is at hand. */
export function textHashOf(kind: string, text: string, salt: string): string {
  return sha256(`countersign.content.1\n${kind}\n${salt}\n${text}`);
}

export function sha256(text: string | Uint8Array): string {
  return hash('sha256', text, 'hex');
}
