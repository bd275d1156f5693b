import type { RegisterShown } from '#renderer/components/use-registers.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import { initialSpellings } from '#shared/kernel/name-folding.ts';

/** Groups in the order they stand on the board. */
export const GROUPS: readonly RegisterKind['group'][] = ['goods', 'mail', 'papers', 'clients', 'money'];

/** Registers whose name, in either language or by its initials, or whose one sentence has the text. */
export function fittingRegisters(all: readonly RegisterShown[], text: string): readonly RegisterShown[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return all;
  return all.filter(({ kind: { label, about } }) => {
    const said = [label.zh, label.en, about.zh, about.en].join(' ').toLowerCase();
    return said.includes(wanted) || initialSpellings(label.zh).some((form) => form.includes(wanted));
  });
}

export interface BoardGroup {
  readonly group: RegisterKind['group'];
  readonly registers: readonly RegisterShown[];
}

export function groupedRegisters(all: readonly RegisterShown[]): readonly BoardGroup[] {
  return GROUPS.flatMap((group) => {
    const registers = all.filter(({ kind }) => kind.group === group);
    return registers.length === 0 ? [] : [{ group, registers }];
  });
}

/** The head of a group takes as much room as one line of it. */
const heightOf = (groups: readonly BoardGroup[]): number =>
  groups.reduce((sum, { registers }) => sum + registers.length + 1, 0);

/** Whole groups in so many columns, in their order within each, the tallest column as low as can be. */
export function inColumns(groups: readonly BoardGroup[], count: number): readonly (readonly BoardGroup[])[] {
  let best: readonly (readonly BoardGroup[])[] = [groups];
  for (let code = 0; code < count ** groups.length; code += 1) {
    const columns = Array.from({ length: count }, (_, column) =>
      groups.filter((_group, at) => Math.floor(code / count ** at) % count === column),
    );
    const tallest = (tried: typeof columns | typeof best) => Math.max(...tried.map(heightOf));
    if (tallest(columns) < tallest(best)) best = columns;
  }
  // The column that begins with the first group stands first.
  const placeOf = ([first]: readonly BoardGroup[]) => groups.findIndex((group) => group === first);
  return best.filter((column) => column.length > 0).toSorted((one, other) => placeOf(one) - placeOf(other));
}
