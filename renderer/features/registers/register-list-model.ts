import type { ListTotal } from '#renderer/components/list/list-model.ts';
import type { ListColumn as ColumnAsked, ListSort } from '#shared/kernel/list-query.ts';
import { columnsOf, dueRulesOf } from '#shared/registers/register-facts.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import { EntryState, type RegisterTotal } from '#shared/registers/registers.contract.ts';

/** The list of one register as its declaration says it: which columns sort and filter, and how it begins. */
export interface RegisterListDefinition {
  readonly columns: Readonly<Record<string, ColumnAsked>>;
  readonly start: ListSort;
}

/** Beside what the office takes conditions on: the day of the one due rule sorts by that name too, states have chips. */
export function registerListOf(kind: RegisterKind): RegisterListDefinition {
  const rules = dueRulesOf(kind).length;
  const due: Record<string, ColumnAsked> = rules === 0 ? {} : { dueOn: { type: 'date', sortable: rules === 1 } };
  return {
    columns: { ...columnsOf(kind), ...due, state: { type: 'choice', values: statesOf(kind) } },
    start: { column: kind.date, descending: true },
  };
}

/** States an entry of this register can be in: without a rule of due dates nothing is open, late or done. */
export function statesOf({ due }: RegisterKind): readonly EntryState[] {
  return EntryState.options.filter((state) => state === 'none' || state === 'struck' || due !== undefined);
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
