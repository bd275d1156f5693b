import { type Labels, partAt } from '#renderer/components/record-words.ts';

/** What the visible content calls a line: its product, the bank of an account, the use of a rate, what money is taken for and of which receipt, the line it stands upon, or nothing. */
export function lineName(content: unknown, labels: Labels, group: string, index: number): string | undefined {
  const line = partAt(content, `${group}.${index}`);
  if (line === null || typeof line !== 'object') return undefined;
  const cells = line as Readonly<Record<string, unknown>>;
  const { targetNumber, receiptNumber } = cells;
  if (typeof targetNumber === 'string') return `${targetNumber} · ${String(receiptNumber)}`;
  const product = labels[String(cells['productId'])];
  const upon = cells['dispatchLineKey'] ?? cells['contractLineKey'] ?? cells['lineKey'];
  const name =
    cells['productName'] ??
    cells['description'] ??
    cells['name'] ??
    product ??
    cells['bank'] ??
    cells['purpose'] ??
    upon;
  return typeof name === 'string' ? name : undefined;
}
