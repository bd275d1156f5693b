import type { ClientContent } from '#shared/clients/clients.contract.ts';
import { checkTaxpayerId } from '#shared/kernel/identifiers.ts';
import { foldName } from '#shared/kernel/name-folding.ts';
import type { Warning } from '#shared/review/review.schema.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { listClientsByFoldedName, listClientsHolding } from '#core/modules/clients/clients.repository.ts';
import { verdictOf } from '#core/modules/review/record-bulk.ts';
import type { Proposal, Verdict } from '#core/modules/review/record-kind.ts';

/** What the store holds that these clients could collide with or be the same as; asked once for all of them. */
interface Known {
  readonly byTaxNumber: Awaited<ReturnType<typeof listClientsHolding>>;
  readonly byCode: Awaited<ReturnType<typeof listClientsHolding>>;
  readonly byName: Awaited<ReturnType<typeof listClientsByFoldedName>>;
}

/** Business checks of clients on today's store, a verdict each: one client is many of one. */
export async function validateClients(
  ctx: QueryContext,
  proposals: readonly Proposal<ClientContent>[],
): Promise<readonly Verdict[]> {
  const contents = proposals.map(({ content }) => content);
  const known = {
    byTaxNumber: await listClientsHolding(ctx.db, 'tax_number', filled(contents.map(({ taxNumber }) => taxNumber))),
    byCode: await listClientsHolding(ctx.db, 'code', filled(contents.map(({ code }) => code))),
    byName: await listClientsByFoldedName(ctx.db, [...new Set(contents.map(({ name }) => foldName(name).folded))]),
  };
  return Promise.all(proposals.map((proposal) => verdictOf(async () => validateClient(known, proposal))));
}

function filled(values: readonly (string | null)[]): string[] {
  return [...new Set(values)].filter((value): value is string => value !== null && value !== '');
}

function validateClient(known: Known, { content, recordId }: Proposal<ClientContent>): Warning[] {
  const warnings: Warning[] = [];
  const { taxNumber, code } = content;
  if (taxNumber !== null) {
    const same = known.byTaxNumber.get(taxNumber);
    if (same && same.id !== recordId)
      refuseField('taxNumber', 'client.tax_number_taken', { code: same.code, name: same.name });
    const check = checkTaxpayerId(taxNumber);
    if (check.ok) for (const warning of check.warnings) warnings.push({ rule: `client.${warning}`, path: 'taxNumber' });
  }
  if (code !== '') {
    const same = known.byCode.get(code);
    if (same && same.id !== recordId) refuseField('code', 'client.code_taken', { code, name: same.name });
  }
  return [...warnings, ...similarNames(known, content, recordId)];
}

function similarNames({ byName }: Known, { name }: ClientContent, recordId: string | undefined): Warning[] {
  const similar = byName.get(foldName(name).folded) ?? [];
  return similar
    .filter(({ id }) => id !== recordId)
    .map((client) => ({
      rule: 'client.similar_name',
      path: 'name',
      details: { code: client.code, name: client.name },
    }));
}
