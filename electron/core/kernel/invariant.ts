/** Marks a bug: what the code itself promised does not hold. Never caught near by. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`invariant: ${message}`);
}
