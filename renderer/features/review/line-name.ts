/** What the visible content calls a line: its product name, or nothing. */
export function lineName(content: unknown, group: string, index: number): string | undefined {
  if (content === null || typeof content !== 'object') return undefined;
  const lines: unknown = (content as Readonly<Record<string, unknown>>)[group];
  const line: unknown = Array.isArray(lines) ? lines[index] : undefined;
  if (line === null || typeof line !== 'object') return undefined;
  const cells = line as Readonly<Record<string, unknown>>;
  const name = cells['productName'] ?? cells['description'] ?? cells['name'];
  return typeof name === 'string' ? name : undefined;
}
