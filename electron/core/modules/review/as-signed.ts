import { canonicalJson, contentHashOf } from '#core/kernel/canonical-json.ts';
import { valueAt } from '#core/modules/review/content-paths.ts';
import type { RecordKind } from '#core/modules/review/record-kind.ts';

/** What was signed: the content as its submission or compound keeps it, the hash of it, and what the hash was salted with. */
export interface Signed {
  readonly content: unknown;
  readonly hash: string;
  readonly salt: string;
}

/**
 * Whether a record is what was signed. Fields that came with a later version stand in no earlier content, and so in no
 * earlier hash: such a record must hold in them what the schema reads for a field that is absent, and nothing else.
 */
export function isAsSigned(kind: RecordKind, signed: Signed, record: unknown): boolean {
  if (contentHashOf(kind.name, record, signed.salt) === signed.hash) return true;
  return (
    contentHashOf(kind.name, signed.content, signed.salt) === signed.hash &&
    canonicalJson(asReadNow(kind, signed.content)) === canonicalJson(record)
  );
}

/** A signed content with today's fields, also in parts that the whole keeps as they came, without reading them itself. */
function asReadNow(kind: RecordKind, content: unknown): unknown {
  const whole: unknown = structuredClone(kind.content.parse(content));
  for (const part of kind.parts?.(whole) ?? []) {
    if (canonicalJson(valueAt(whole, part.path)) !== canonicalJson(part.content)) continue;
    const cut = part.path.lastIndexOf('.');
    const holder = cut < 0 ? whole : valueAt(whole, part.path.slice(0, cut));
    Object.assign(holder as object, { [part.path.slice(cut + 1)]: part.kind.content.parse(part.content) });
  }
  return whole;
}
