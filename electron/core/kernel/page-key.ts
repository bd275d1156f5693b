import { refuseField } from '#core/kernel/office-error.ts';

type Key = readonly (string | number)[];

/** Where a list's next page starts: the sort values of its last row, opaque to the window. */
export function encodePageKey(values: Key): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

export function decodePageKey(text: string | undefined, length: number): Key | undefined {
  if (text === undefined) return undefined;
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(values) && values.length === length && values.every(isKeyPart)) return values;
  } catch {
    // falls through to the refusal: an unreadable key is the caller's fault
  }
  return refuseField('after', 'page_key');
}

function isKeyPart(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/** Cuts the one row fetched beyond the page and says where the next page starts. */
export function toPage<R>(rows: readonly R[], limit: number, keyOf: (row: R) => Key): { rows: R[]; next?: string } {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { rows: rows.slice(0, limit), ...(last && { next: encodePageKey(keyOf(last)) }) };
}
