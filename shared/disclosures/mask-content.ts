import { type PersonalField, PERSONAL_FIELDS } from '#shared/disclosures/personal-fields.ts';
import { isMaskText, maskValue } from '#shared/kernel/masking.ts';

interface Found {
  readonly path: string;
  readonly field: PersonalField;
  readonly text: string;
  /** What the value stands in, by its last key. */
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

/** Every value that is masked in the office, in the order of the declaration, as far as it is asked for. */
export function* personalValues(kind: string, content: unknown): Generator<Found> {
  for (const found of declaredValues(kind, content)) if (found.field.leaving !== true) yield found;
}

/** Every value of the content that tells of somebody. What is empty tells nothing. */
function declaredValues(kind: string, content: unknown): readonly Found[] {
  const found: Found[] = [];
  for (const { steps, field } of declaredOf(kind)) find(content, { steps, field }, 0, '', found);
  return found;
}

interface Declared {
  readonly steps: readonly string[];
  readonly field: PersonalField;
}

/** The declaration of a kind with its paths taken apart: it is asked for every row of an import. */
function declaredOf(kind: string): readonly Declared[] {
  const known = declaredBefore.get(kind);
  if (known) return known;
  const declared = Object.entries(PERSONAL_FIELDS[kind] ?? {}).map(([pattern, one]) => ({
    steps: pattern.split('.'),
    field: typeof one === 'string' ? { class: one } : one,
  }));
  declaredBefore.set(kind, declared);
  return declared;
}

const declaredBefore = new Map<string, readonly Declared[]>();

function find(value: unknown, declared: Declared, depth: number, path: string, found: Found[]): void {
  if (value === null || typeof value !== 'object') return;
  const { steps, field } = declared;
  const part = steps[depth] ?? '';
  if (part === '*') {
    if (!Array.isArray(value)) return;
    for (const [at, each] of value.entries()) find(each, declared, depth + 1, below(path, String(at)), found);
    return;
  }
  const holder = value as Record<string, unknown>;
  const next = Object.hasOwn(holder, part) ? holder[part] : undefined;
  if (depth + 1 < steps.length) {
    find(next, declared, depth + 1, below(path, part), found);
    return;
  }
  if (typeof next !== 'string' || next === '') return;
  if (field.only !== undefined && holder[field.only.field] !== field.only.is) return;
  found.push({ path: below(path, part), field, text: next, holder, key: part });
}

const below = (path: string, part: string): string => (path === '' ? part : `${path}.${part}`);

/** A copy in which every value that tells of somebody is masked. Absent values stay absent: what is blind is not even masked. */
export function maskContent<C>(kind: string, content: C): C {
  if (PERSONAL_FIELDS[kind] === undefined) return content;
  const copy = structuredClone(content);
  for (const { field, text, holder, key } of personalValues(kind, copy)) holder[key] = maskValue(field.class, text);
  return copy;
}

/** Where a mask was sent back as if it were the value; undefined when nowhere. */
export function findMaskText(kind: string, content: unknown): string | undefined {
  for (const { path, field, text } of declaredValues(kind, content)) if (isMaskText(field.class, text)) return path;
  return undefined;
}

/** A copy in which each value that is the very mask of what `current` holds at the same path is that value again. */
export function unmask<C>(kind: string, content: C, current: unknown): C {
  const known = new Map([...personalValues(kind, current)].map(({ path, text }) => [path, text]));
  const copy = structuredClone(content);
  for (const { path, field, text, holder, key } of personalValues(kind, copy)) {
    const whole = known.get(path);
    if (whole !== undefined && text === maskValue(field.class, whole)) holder[key] = whole;
  }
  return copy;
}
