import type { z } from 'zod';
import { BulkValue } from '#shared/review/bulk-change.schema.ts';
import type { CheckMode, KeyedType } from '#shared/review/review.schema.ts';
import type { QueryContext, ReadDb } from '#core/kernel/context.ts';
import type { RecordKind } from '#core/modules/review/record-kind.ts';

/** A field that may be changed in many records at once. */
export interface BulkField<C> {
  /** What the queue calls it. Chinese, as the titles of all submissions are what stands on the papers. */
  readonly title: string;
  /** How the checker meets the new value: keyed from the paper, or ticked where it is one of a few. */
  readonly mode: Extract<CheckMode, 'rekey' | 'confirm'>;
  readonly type: KeyedType;
  /** The new value in its own form; undefined when it is none for this field. */
  read(value: BulkValue): BulkValue | undefined;
  /** What a record holds now. */
  of(content: C): BulkValue;
  /** The record with the new value in it. */
  put(content: C, value: BulkValue): C;
  /** It changes on paper only: one file attached to the whole proves it for all. */
  readonly asksEvidence?: true;
  /** Rules of this field beyond those of any amendment. */
  refuse?(ctx: QueryContext, recordId: string, value: BulkValue): Promise<void>;
}

/** What may be changed in bulk of one kind of record (批量修改): a closed set of fields. */
export interface BulkChange<C = unknown> {
  /** Name in the plural: the kind of the submission is `bulk_clients`. */
  readonly name: string;
  readonly record: RecordKind<unknown, C>;
  readonly fields: Readonly<Record<string, BulkField<C>>>;
  /** What people call the records, for the preview. */
  names(
    db: ReadDb,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly code: string; readonly name: string }>>;
}

/** The kind of its submissions. */
export function bulkKindName(name: string): string {
  return `bulk_${name}`;
}

/** A field with a schema of its own: `of` and `put` speak of its type. */
export function bulkField<C, V extends BulkValue>(
  field: Pick<BulkField<C>, 'title' | 'mode' | 'type' | 'asksEvidence' | 'refuse'> & {
    readonly value: z.ZodType<V>;
    of(content: C): BulkValue;
    put(content: C, value: V): C;
  },
): BulkField<C> {
  const { value: schema, put, ...rest } = field;
  return {
    ...rest,
    read(value) {
      const parsed = schema.safeParse(value);
      return parsed.success ? parsed.data : undefined;
    },
    put: (content, value) => put(content, schema.parse(value)),
  };
}
