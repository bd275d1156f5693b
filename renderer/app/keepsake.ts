const PREFIX = 'countersign.';

/** Keeps a small piece of window state (open tabs, look, half-typed drafts of one person) on this PC. */
export function keep(name: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // A full or forbidden storage costs only the memory of which tabs were open.
  }
}

/** The value kept under `name`, or undefined when there is none or it cannot be read any more. */
export function recall<T>(name: string): T | undefined {
  try {
    const text = localStorage.getItem(PREFIX + name);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

export function forget(name: string): void {
  localStorage.removeItem(PREFIX + name);
}

/** Names under which something is kept that begin with `prefix`. */
export function keptNames(prefix: string): readonly string[] {
  return Object.keys(localStorage).flatMap((key) =>
    key.startsWith(PREFIX + prefix) ? [key.slice(PREFIX.length)] : [],
  );
}
