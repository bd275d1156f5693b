import type { ListTotal } from '#renderer/components/list/list-model.ts';
import { isLink } from '#renderer/components/register-words.ts';
import type { ListColumn as ColumnAsked, ListSort } from '#shared/kernel/list-query.ts';
import type { RegisterField, RegisterKind } from '#shared/registers/register-kind.ts';
import { EntryState, type RegisterTotal } from '#shared/registers/registers.contract.ts';

/** The list of one register as its declaration says it: which columns sort and filter, and how it begins. */
export interface RegisterListDefinition {
  readonly columns: Readonly<Record<string, ColumnAsked>>;
  readonly start: ListSort;
}

export function registerListOf(kind: RegisterKind): RegisterListDefinition {
  const numbered: Record<string, ColumnAsked> =
    kind.review === 'effective' ? { number: { type: 'text', sortable: true, filterable: true } } : {};
  const due: Record<string, ColumnAsked> =
    kind.due === undefined ? {} : { dueOn: { type: 'date', sortable: true, filterable: true } };
  return {
    columns: {
      ...numbered,
      ...Object.fromEntries(kind.fields.map((field) => [field.key, columnOf(field)])),
      ...due,
      state: { type: 'choice', filterable: true, values: statesOf(kind) },
    },
    start: { column: kind.date, descending: true },
  };
}

function columnOf(field: RegisterField): ColumnAsked {
  const both = { sortable: true, filterable: true };
  if (isLink(field)) return { type: 'text', ...both };
  switch (field.type) {
    case 'date':
    case 'fen':
    case 'quantity':
    case 'integer':
      return { type: field.type, ...both };
    case 'choice':
      return { type: 'choice', values: field.choices?.map(({ code }) => code) ?? [], ...both };
    case 'yes':
      return { type: 'choice', values: ['1'], ...both };
    default:
      return { type: 'text', ...both };
  }
}

/** States an entry of this register can be in: without a rule of due dates nothing is open, late or done. */
export function statesOf({ due, review }: RegisterKind): readonly EntryState[] {
  return EntryState.options.filter((state) => {
    if (state === 'struck') return review === 'daily';
    return state === 'none' || due !== undefined;
  });
}

/** The states that have a chip of their own. */
export function chipStates(kind: RegisterKind): readonly EntryState[] {
  return statesOf(kind).filter((state) => state !== 'none');
}

/** Sums of money by column, as a list shows them at its foot; quantities are shown by their column. */
export function flatTotal(kind: RegisterKind, total: RegisterTotal | undefined): ListTotal | undefined {
  if (total === undefined) return undefined;
  const { count, countIsCapped, sums } = total;
  const fen = kind.fields.filter(({ type }) => type === 'fen').map(({ key }) => [key, sums[key] ?? null] as const);
  return { ...Object.fromEntries(fen), count, countIsCapped };
}
