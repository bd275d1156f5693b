import type { ClientContent } from '#shared/clients/clients.contract.ts';
import { clientWarnings } from '#shared/clients/client-warnings.ts';
import { foldName } from '#shared/kernel/name-folding.ts';
import type { Warning } from '#shared/review/review.schema.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { refuseUnprovenGrade } from '#core/modules/clients/client-grades.service.ts';
import { refuseStrangeScan } from '#core/modules/clients/client-scans.service.ts';
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
  const verdicts: Verdict[] = [];
  for (const proposal of proposals) verdicts.push(await verdictOf(() => validateClient(ctx, known, proposal)));
  return verdicts;
}

function filled(values: readonly (string | null)[]): string[] {
  return [...new Set(values)].filter((value): value is string => value !== null && value !== '');
}

async function validateClient(
  ctx: QueryContext,
  known: Known,
  proposal: Proposal<ClientContent>,
): Promise<readonly Warning[]> {
  const { content, recordId } = proposal;
  const { taxNumber, code } = content;
  await refuseUnprovenGrade(ctx, proposal);
  await refuseStrangeScan(ctx, proposal);
  const same = taxNumber === null ? undefined : known.byTaxNumber.get(taxNumber);
  if (same && same.id !== recordId)
    refuseField('taxNumber', 'client.tax_number_taken', { code: same.code, name: same.name });
  if (code !== '') {
    const holder = known.byCode.get(code);
    if (holder && holder.id !== recordId) refuseField('code', 'client.code_taken', { code, name: holder.name });
  }
  return [...clientWarnings(content, ctx.today), ...similarNames(known, content, recordId)];
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
