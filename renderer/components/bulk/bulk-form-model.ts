import type { z } from 'zod';
import { type FormFault, readDraft, type Reading } from '#renderer/components/form-faults.ts';
import { BulkContent, type BulkDraft, type BulkPreview, type BulkValue } from '#shared/review/bulk-change.schema.ts';

/** A field of the closed set: how its new value is entered. `values` makes a list, else it is typed. */
export interface BulkFieldSpec {
  readonly field: string;
  /** The path whose words the field's values have in the record, where it is called otherwise there. */
  readonly path?: string;
  /** The values that can be chosen; their words stand under `values.<kind>.<choices>`. */
  readonly values?: readonly string[];
  readonly choicesOf?: { readonly kind: string; readonly path: string };
  readonly number?: boolean;
  /** Changes on paper only: a file goes with the submission. */
  readonly asksEvidence?: boolean;
  /** An empty box empties the field. */
  readonly mayBeEmpty?: boolean;
}

export interface BulkValues {
  readonly field: string;
  readonly value: string;
  readonly reason: string;
  readonly records: readonly string[];
}

/** What was typed as the value it means; undefined when it cannot be one. */
export function bulkValue(spec: BulkFieldSpec, typed: string): BulkValue | undefined {
  const text = typed.trim();
  if (text === '') return spec.mayBeEmpty === true ? null : undefined;
  if (spec.number !== true) return text;
  return /^\d{1,5}$/.test(text) ? Number(text) : undefined;
}

/** What a preview was asked: a change of it makes the preview an old one. */
export interface Looked {
  readonly field: string;
  readonly value: BulkValue;
  readonly rows: BulkPreview['rows'];
}

export function isFresh(looked: Looked | undefined, spec: BulkFieldSpec, values: BulkValues): looked is Looked {
  return looked?.field === values.field && looked.value === bulkValue(spec, values.value);
}

/** Only what was looked at and is not refused is submitted. */
export function readBulk<D extends BulkDraft>(
  draft: z.ZodType<D>,
  spec: BulkFieldSpec,
  values: BulkValues,
  looked: Looked | undefined,
): Reading<D> {
  const value = bulkValue(spec, values.value);
  const faults: FormFault[] = [];
  if (value === undefined) faults.push({ path: 'value', reason: spec.number === true ? 'not_an_integer' : 'required' });
  if (values.reason.trim() === '') faults.push({ path: 'reason', reason: 'required' });
  const records = isFresh(looked, spec, values) ? takenOf(looked) : [];
  if (faults.length === 0 && records.length === 0) faults.push({ path: 'records', reason: 'bulk.look_first' });
  if (value === undefined || faults.length > 0) return { ok: false, faults };
  return readDraft(draft, { field: values.field, value, reason: values.reason, records });
}

export function takenOf({ rows }: Looked): string[] {
  return rows.filter(({ refusal }) => refusal === undefined).map(({ id }) => id);
}

/** A submission that came back, to be changed and proposed again. */
export function bulkFormOf(content: unknown): BulkValues {
  const { field, value, reason, records } = BulkContent.parse(content);
  const typed = value === null ? '' : String(value);
  return { field, value: typed, reason, records: records.map(({ recordId }) => recordId) };
}
