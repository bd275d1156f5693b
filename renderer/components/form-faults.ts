import type { CellFault } from '#renderer/components/line-grid-props.ts';
import type { Line } from '#renderer/components/line-grid-model.ts';
import type { RuleDetails } from '#shared/kernel/failure.ts';
import type { z } from 'zod';

/** One value that cannot be submitted: its path in the content (also the name of its input) and why. */
export interface FormFault {
  readonly path: string;
  /** A key of `failures:faults` or of the office's rule sentences. */
  readonly reason: string;
  readonly details?: RuleDetails;
}

/** What a form reads out of what was typed: a draft, or every place that is wrong. Core reads the same schema again. */
export type Reading<D> =
  | { readonly ok: true; readonly draft: D }
  | { readonly ok: false; readonly faults: readonly FormFault[] };

/** Parses what was typed with the contract's own schema, in the words the office itself would use. */
export function readDraft<S extends z.ZodType>(schema: S, typed: unknown): Reading<z.output<S>> {
  const read = schema.safeParse(typed);
  if (read.success) return { ok: true, draft: read.data };
  return { ok: false, faults: read.error.issues.map((issue) => faultOf(issue, typed)) };
}

/** True when nothing at all was given at the place of an issue. */
function isMissing(typed: unknown, path: readonly PropertyKey[]): boolean {
  let value = typed;
  for (const key of path) {
    if (value === null || typeof value !== 'object') return true;
    value = (value as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return value === undefined || value === null;
}

function faultOf(issue: z.core.$ZodIssue, typed: unknown): FormFault {
  const path = issue.path.join('.');
  if (/^[a-z][a-z0-9_.]*$/.test(issue.message)) return { path, reason: issue.message };
  if (isMissing(typed, issue.path)) return { path, reason: 'required' };
  const wantsOne = issue.code === 'too_small' && issue.minimum === 1;
  if (wantsOne && (issue.origin === 'string' || issue.origin === 'array')) return { path, reason: 'required' };
  if (issue.code === 'too_small') return { path, reason: issue.code, details: { minimum: Number(issue.minimum) } };
  if (issue.code === 'too_big') return { path, reason: issue.code, details: { maximum: Number(issue.maximum) } };
  return { path, reason: reasonOf(issue.code, path) };
}

/** What was typed where a number or a date belongs: told by the unit at the end of the field's name. */
export function reasonOf(code: string, path: string): string {
  if (code !== 'invalid_type') return code;
  const name = path.slice(path.lastIndexOf('.') + 1);
  if (name.endsWith('Fen')) return 'not_an_amount';
  if (name.endsWith('priceE6') || name.endsWith('PriceE6')) return 'not_a_price';
  if (name.endsWith('E6')) return 'not_a_quantity';
  if (name.endsWith('On')) return 'not_a_date';
  if (name.endsWith('BasisPoints')) return 'not_a_rate';
  return /(?:[dD]ays|pieces|\bcount|hours|aboveLines|draw\.lines)$/.test(path) ? 'not_an_integer' : code;
}

/** Where a fault like `lines.2.quantityE6` stands in a grid that shows `sent`, the lines in the order they were sent. */
export function cellOf(
  group: string,
  sent: readonly Line[],
  path: string,
): { readonly lineId: string; readonly column: string } | undefined {
  const [, found, index, column = ''] = /^(\w+)\.(\d+)(?:\.(\w+))?$/.exec(path) ?? [];
  const line = found === group ? sent[Number(index)] : undefined;
  return line === undefined ? undefined : { lineId: line.id, column };
}

/** Where F9 goes for a fault of a group: its cell, or the first line of those shown where lines as such are wanting. */
export function cellToGo(
  group: string,
  shown: readonly Line[],
  sent: readonly Line[],
  path: string,
): { readonly lineId: string; readonly column: string } | undefined {
  const first = path === group ? shown[0] : undefined;
  return first === undefined ? cellOf(group, sent, path) : { lineId: first.id, column: '' };
}

export function cellFaults(
  group: string,
  sent: readonly Line[],
  faults: readonly FormFault[],
  /** The column that shows a fault of a value it does not have, or of the whole line. */
  columnOf: (column: string) => string = (column) => column,
): readonly CellFault[] {
  return faults.flatMap(({ path }) => {
    const cell = cellOf(group, sent, path);
    return cell === undefined ? [] : [{ lineId: cell.lineId, column: columnOf(cell.column), tone: 'wrong' as const }];
  });
}

/** Typed text without its outer blanks; nothing typed is null. */
export function orNull(text: string | undefined): string | null {
  const tidy = (text ?? '').trim();
  return tidy === '' ? null : tidy;
}
