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

export function groupedRegisters(
  all: readonly RegisterShown[],
): readonly { readonly group: RegisterKind['group']; readonly registers: readonly RegisterShown[] }[] {
  return GROUPS.flatMap((group) => {
    const registers = all.filter(({ kind }) => kind.group === group);
    return registers.length === 0 ? [] : [{ group, registers }];
  });
}
