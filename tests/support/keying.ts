import type { ShownCheck, SubmissionView } from '#shared/review/review.contract.ts';

export function checksOf(view: SubmissionView, mode: ShownCheck['mode']): ShownCheck[] {
  return view.checks.filter((check) => check.mode === mode);
}

export function valueAt(content: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | null | undefined)?.[part], content);
}

/** A stored value as somebody would type it from the paper: yuan, units, percent. */
export function typedValue(content: unknown, check: ShownCheck): string {
  const total = /^totals\.(.+)$/.exec(check.path)?.[1];
  return typedText(check.type, total === undefined ? valueAt(content, check.path) : totalOf(content, total));
}

/** A control total, added up as the checker does on the paper. */
function totalOf(content: unknown, column: string): number {
  const lines = valueAt(content, 'lines') as readonly Record<string, unknown>[];
  return column === 'lineCount' ? lines.length : lines.reduce((sum, line) => sum + Number(line[column]), 0);
}

export function typedText(type: ShownCheck['type'], value: unknown): string {
  if (value === null || value === undefined) return '';
  switch (type) {
    case 'fen':
      return scaled(Number(value), 2);
    case 'quantity':
    case 'price':
      return scaled(Number(value), 6);
    case 'rate':
      return `${scaled(Number(value), 2)}%`;
    default:
      return typeof value === 'string' ? value : JSON.stringify(value);
  }
}

function scaled(value: number, digits: number): string {
  const text = String(Math.abs(value)).padStart(digits + 1, '0');
  return `${value < 0 ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
