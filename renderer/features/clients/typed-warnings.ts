import { type ClientFormValues, isFilled, readClientForm } from '#renderer/features/clients/client-form-model.ts';
import { clientWarnings } from '#shared/clients/client-warnings.ts';
import type { Warning } from '#shared/review/review.schema.ts';

/**
 * What is odd about a file that is still being typed: what cannot be read yet is left aside, the rest is looked at as the
 * office will when it comes.
 */
export function typedWarnings(values: ClientFormValues, today: string): readonly Warning[] {
  const reading = readClientForm(values, today);
  if (reading.ok) return clientWarnings(reading.draft, today);
  const rest = readClientForm(without(values, reading.faults), today);
  return rest.ok ? clientWarnings(rest.draft, today) : [];
}

/** The values with every faulty one emptied, or filled in where something must stand. */
function without(
  { fields, groups }: ClientFormValues,
  faults: readonly { readonly path: string; readonly reason: string }[],
): ClientFormValues {
  const left = { ...fields, name: '-' };
  const lines = { ...groups };
  for (const { path, reason } of faults) {
    const [, group, index, column] = /^(\w+)\.(\d+)\.(\w+)$/.exec(path) ?? [];
    if (group === undefined || column === undefined) {
      Object.assign(left, { [path]: '' });
      continue;
    }
    const filled = lines[group as keyof typeof lines].filter(isFilled);
    const line = filled[Number(index)];
    if (line === undefined) continue;
    const stand = reason === 'required' ? '-' : '';
    lines[group as keyof typeof lines] = filled.with(Number(index), {
      ...line,
      cells: { ...line.cells, [column]: stand },
    });
  }
  return { fields: left, groups: lines };
}
