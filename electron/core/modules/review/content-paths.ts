/** Paths into a content: `lines.0.quantityE6`. In patterns `*` stands for every index of an array. */
export function valueAt(content: unknown, path: string): unknown {
  let value = content;
  for (const part of path.split('.')) {
    if (value === null || typeof value !== 'object') return undefined;
    value = Object.hasOwn(value, part) ? (value as Record<string, unknown>)[part] : undefined;
  }
  return value;
}

/** Every concrete path of a pattern, in the order of the content. A pattern without `*` stands for itself. */
export function expandPath(content: unknown, pattern: string): string[] {
  const star = pattern.indexOf('*');
  if (star < 0) return [pattern];
  const before = pattern.slice(0, star).replace(/\.$/, '');
  const after = pattern.slice(star + 1);
  const list = before === '' ? content : valueAt(content, before);
  if (!Array.isArray(list)) return [];
  return list.flatMap((_, index) => expandPath(content, `${before === '' ? '' : `${before}.`}${index}${after}`));
}

/** A copy of the content in which the given paths do not occur at all. */
export function withoutPaths(content: unknown, paths: readonly string[]): unknown {
  const copy: unknown = structuredClone(content);
  for (const path of paths) {
    const cut = path.lastIndexOf('.');
    const parent = cut < 0 ? copy : valueAt(copy, path.slice(0, cut));
    if (parent !== null && typeof parent === 'object') delete (parent as Record<string, unknown>)[path.slice(cut + 1)];
  }
  return copy;
}
