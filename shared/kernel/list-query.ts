import { z } from 'zod';
import { BusinessDate } from '#shared/kernel/business-date.ts';

/**
 * What a column of a list holds: it decides which filters the column takes. `text` is found by any part of it; `choice`
 * has a closed set of values; `date` is a business date; `fen`, `integer` and `quantity` (millionths) are whole numbers.
 */
export type ListColumnType = 'text' | 'choice' | 'date' | 'fen' | 'integer' | 'quantity';

/** How one column of a list can be asked for. What is not sortable or not filterable comes from a sum or a view. */
export interface ListColumn {
  readonly type: ListColumnType;
  readonly sortable?: boolean;
  readonly filterable?: boolean;
  /** The values of a `choice`, in the order people expect them. */
  readonly values?: readonly string[];
}

type Columns = Readonly<Record<string, ListColumn>>;
type SortableOf<C extends Columns> = {
  [K in keyof C]: C[K] extends { readonly sortable: true } ? K & string : never;
}[keyof C];

const Column = z.string().max(40);

/** One condition on one column; conditions of a list hold together. Ends of `between` are included, either may be missing. */
export const ColumnFilter = z.discriminatedUnion('op', [
  z.strictObject({ column: Column, op: z.literal('contains'), text: z.string().trim().min(1).max(80) }),
  z.strictObject({ column: Column, op: z.literal('in'), values: z.array(z.string().max(80)).min(1).max(50) }),
  z.strictObject({
    column: Column,
    op: z.literal('between'),
    from: z.union([BusinessDate, z.int()]).optional(),
    to: z.union([BusinessDate, z.int()]).optional(),
  }),
  z.strictObject({ column: Column, op: z.literal('empty'), empty: z.boolean() }),
]);
export type ColumnFilter = z.infer<typeof ColumnFilter>;

/** Newest or oldest first, by one column; equal values are kept apart by the record's own key. */
export interface ListSort<K extends string = string> {
  readonly column: K;
  readonly descending: boolean;
}

/** How a caller may write a sort: ascending when it does not say. */
interface SortAsked<K extends string> {
  readonly column: K;
  readonly descending?: boolean | undefined;
}

const OPS: Readonly<Record<ListColumnType, readonly ColumnFilter['op'][]>> = {
  text: ['contains', 'in', 'empty'],
  choice: ['in', 'empty'],
  date: ['between', 'empty'],
  fen: ['between', 'empty'],
  integer: ['between', 'empty'],
  quantity: ['between', 'empty'],
};

/** The filters a column of this type takes. */
export function filterOps(column: ListColumn): readonly ColumnFilter['op'][] {
  return column.filterable === true ? OPS[column.type] : [];
}

/** Why a filter does not fit its column, or undefined when it does. */
export function misfit(
  columns: Columns,
  filter: ColumnFilter,
): 'unknown_column' | 'wrong_operator' | 'wrong_value' | undefined {
  const column = Object.hasOwn(columns, filter.column) ? columns[filter.column] : undefined;
  if (column === undefined) return 'unknown_column';
  if (!filterOps(column).includes(filter.op)) return 'wrong_operator';
  if (filter.op === 'in' && column.type === 'choice') {
    return filter.values.every((value) => column.values?.includes(value) === true) ? undefined : 'wrong_value';
  }
  if (filter.op !== 'between') return undefined;
  const fits = (end: string | number | undefined) =>
    end === undefined || typeof end === (column.type === 'date' ? 'string' : 'number');
  return (filter.from !== undefined || filter.to !== undefined) && fits(filter.from) && fits(filter.to)
    ? undefined
    : 'wrong_value';
}

/**
 * A list as core, window and exports know it: its columns by key, and the two parts of its input that follow from them.
 * A filter or sort that does not fit is refused at the door by column name.
 */
export function defineList<const C extends Columns>(
  columns: C,
  start: ListSort<SortableOf<C>>,
): {
  readonly columns: C;
  readonly start: ListSort<SortableOf<C>>;
  readonly where: z.ZodDefault<z.ZodArray<typeof ColumnFilter>>;
  readonly sort: z.ZodDefault<z.ZodType<ListSort<SortableOf<C>>, SortAsked<SortableOf<C>>>>;
} {
  const sortable = Object.keys(columns).filter((key) => columns[key]?.sortable === true) as SortableOf<C>[];
  const where = z
    .array(ColumnFilter)
    .max(12)
    .superRefine((filters, issues) => {
      for (const [at, filter] of filters.entries()) {
        const wrong = misfit(columns, filter);
        if (wrong !== undefined) issues.addIssue({ code: 'custom', message: wrong, path: [at, 'column'] });
      }
    })
    .default([]);
  const sort = z
    .strictObject({ column: z.enum(sortable), descending: z.boolean().default(false) })
    .default(start) as unknown as z.ZodDefault<z.ZodType<ListSort<SortableOf<C>>, SortAsked<SortableOf<C>>>>;
  return { columns, start, where, sort };
}

/**
 * What a list says of its whole filter beside its first page: how many rows, and sums in fen. A count that would take too
 * long stops at a cap: then `countIsCapped` is true, there are more rows than `count`, and the sums are null.
 */
export function listTotal<const K extends string>(sums: readonly K[]) {
  const fen = Object.fromEntries(sums.map((key) => [key, z.int().nullable()])) as Record<K, z.ZodNullable<z.ZodInt>>;
  return z.strictObject({ count: z.int(), countIsCapped: z.boolean(), ...fen });
}
