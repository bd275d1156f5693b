import type { Line } from '#renderer/components/line-grid-model.ts';
import type { ProposalRow } from '#shared/registers/proposals.contract.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';
import type { EntryFields } from '#shared/registers/registers.contract.ts';

/** What was typed on the lines, by the key of the proposal. */
export type TypedProposals = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Lines as they are proposed, under what was typed; none is kept until somebody says so. */
export function proposalLines(
  { proposes }: RegisterKind,
  rows: readonly ProposalRow[],
  typed: TypedProposals,
): readonly Line[] {
  const edits = proposes?.edits ?? [];
  return rows.map(({ key, fields }) => {
    const begun = Object.fromEntries(edits.map((name) => [name, String(fields[name] ?? '')]));
    return { id: key, cells: { keep: 'no', ...begun, ...typed[key] } };
  });
}

/** The entries that are marked, each with what was typed on its line. */
export function keptProposals(
  kind: RegisterKind,
  rows: readonly ProposalRow[],
  typed: TypedProposals,
): { readonly key: string; readonly fields: EntryFields }[] {
  const fieldsOf = new Map(rows.map(({ key, fields }) => [key, fields]));
  const edits = kind.proposes?.edits ?? [];
  return proposalLines(kind, rows, typed).flatMap(({ id, cells }) => {
    if (cells['keep'] !== 'yes') return [];
    const changed = edits.map((name): [string, string] => [name, (cells[name] ?? '').trim()]);
    const given = Object.entries({ ...fieldsOf.get(id), ...Object.fromEntries(changed) });
    return [{ key: id, fields: Object.fromEntries(given.filter(([, value]) => value !== '')) }];
  });
}
