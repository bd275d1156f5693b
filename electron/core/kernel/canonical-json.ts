import { hash } from 'node:crypto';

/** One text for one content: keys sorted, no white space, absent keys left out. The text every content hash is taken of. */
export function canonicalJson(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return wholeNumber(value);
  if (Array.isArray(value)) return canonicalList(value);
  if (typeof value === 'object') return canonicalObject(value as Readonly<Record<string, unknown>>);
  return JSON.stringify(value);
}

function wholeNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw new Error(`invariant: content holds whole numbers only, not ${value}`);
  return String(value);
}

function canonicalList(list: readonly unknown[]): string {
  let text = '[';
  for (const item of list) text += `${text === '[' ? '' : ','}${canonicalJson(item ?? null)}`;
  return `${text}]`;
}

// Runs for every row of an import, so it makes nothing but the text.
function canonicalObject(object: Readonly<Record<string, unknown>>): string {
  let text = '{';
  for (const { key, quoted } of inOrder(Object.keys(object))) {
    const item = object[key];
    if (item !== undefined) text += `${text === '{' ? '' : ','}${quoted}${canonicalJson(item)}`;
  }
  return `${text}}`;
}

interface OrderedKey {
  readonly key: string;
  /** As it stands in the text, with its colon. */
  readonly quoted: string;
}

interface KnownKeys {
  readonly keys: readonly string[];
  readonly ordered: readonly OrderedKey[];
}

const KEPT = 1_000;
/** Objects that one function makes have the same keys: what was sorted once is found by the first of them. */
const known = new Map<string, KnownKeys[]>();
let knownCount = 0;

function inOrder(keys: readonly string[]): readonly OrderedKey[] {
  const first = keys[0] ?? '';
  const candidates = known.get(first) ?? [];
  for (const candidate of candidates) if (isSame(candidate.keys, keys)) return candidate.ordered;
  if (knownCount >= KEPT) {
    known.clear();
    knownCount = 0;
  }
  // Without a comparison function keys sort by their UTF-16 units, as `<` does.
  const ordered = keys.toSorted().map((key) => ({ key, quoted: `${JSON.stringify(key)}:` }));
  known.set(first, [...candidates, { keys, ordered }]);
  knownCount += 1;
  return ordered;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}

/** Whether two contents have one canonical text, told without making it. */
export function isSameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    return Array.isArray(one) && Array.isArray(other) && isSameList(one, other);
  }
  return isSameObject(one as Keyed, other as Keyed);
}

type Keyed = Readonly<Record<string, unknown>>;

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (!isSameJson(one[at] ?? null, other[at] ?? null)) return false;
  return true;
}

/** A key whose value is undefined is absent. */
function isSameObject(one: Keyed, other: Keyed): boolean {
  let rest = 0;
  for (const key of Object.keys(one)) {
    const value = one[key];
    if (value === undefined) continue;
    if (!Object.hasOwn(other, key) || !isSameJson(value, other[key])) return false;
    rest += 1;
  }
  for (const key of Object.keys(other)) if (other[key] !== undefined) rest -= 1;
  return rest === 0;
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
