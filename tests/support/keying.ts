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
  return typedText(check.type, valueAt(content, check.path));
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
