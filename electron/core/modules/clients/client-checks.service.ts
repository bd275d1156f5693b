import type { ClientContent, LikelyDuplicate } from '#shared/clients/clients.contract.ts';
import { clientWarnings } from '#shared/clients/client-warnings.ts';
import type { Warning } from '#shared/review/review.schema.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuse, refuseField } from '#core/kernel/office-error.ts';
import { refuseUnprovenGrade } from '#core/modules/clients/client-grades.service.ts';
import { findHolder } from '#core/modules/clients/client-holder.service.ts';
import { refuseStrangeScan } from '#core/modules/clients/client-scans.service.ts';
import { refuseKeyedStanding } from '#core/modules/clients/client-standing.service.ts';
import { findClient, listClientsHolding, listPriceListNames } from '#core/modules/clients/clients.repository.ts';
import { likelyDuplicatesOf } from '#core/modules/clients/likely-duplicates.service.ts';
import { verdictOf } from '#core/modules/review/record-bulk.ts';
import type { Proposal, Verdict } from '#core/modules/review/record-kind.ts';

/** What the store holds that these clients could collide with, name or be the same as; asked once for all of them. */
interface Known {
  readonly byTaxNumber: Awaited<ReturnType<typeof listClientsHolding>>;
  readonly byCode: Awaited<ReturnType<typeof listClientsHolding>>;
  readonly priceLists: ReadonlyMap<string, string>;
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
    priceLists: await listPriceListNames(ctx.db, filled(contents.map(({ priceListId }) => priceListId))),
  };
  // The rows of a batch are compared with all others once they are there, by the chore that pairs clients.
  const isShown = proposals.some(({ unwarned }) => unwarned !== true);
  const asked = isShown ? proposals.map(({ recordId, content }) => ({ id: recordId, content })) : [];
  const like = await likelyDuplicatesOf(ctx.db, asked);
  return Promise.all(
    proposals.map((proposal, at) =>
      verdictOf(async () => {
        await refuseByFile(ctx, proposal);
        refuseByOthers(known, proposal);
        if (!isShown) return [];
        return [...clientWarnings(proposal.content, ctx.today), ...(like.get(at) ?? []).map(likenessWarning)];
      }),
    ),
  );
}

function filled(values: readonly (string | null | undefined)[]): string[] {
  return [...new Set(values)].filter((value): value is string => typeof value === 'string' && value !== '');
}

/** What the client's own file forbids. Of a new client nothing is looked up here but what it names itself. */
async function refuseByFile(ctx: QueryContext, proposal: Proposal<ClientContent>): Promise<void> {
  await refuseKeyedStanding(ctx, proposal);
  if (proposal.recordId !== undefined) await refuseMergedAway(ctx, proposal.recordId);
  await refuseUnprovenGrade(ctx, proposal);
  await refuseStrangeScan(ctx, proposal);
}

function refuseByOthers(known: Known, { content, recordId, within }: Proposal<ClientContent>): void {
  const { taxNumber, code, priceListId } = content;
  const holder = taxNumber === null ? undefined : known.byTaxNumber.get(taxNumber);
  // A merge hands the tax id from one of its two files to the other; the store holds each once.
  if (holder && holder.id !== recordId && within !== 'client_merge')
    refuseField('taxNumber', 'client.tax_number_taken', { code: holder.code, name: holder.name });
  const same = code === '' ? undefined : known.byCode.get(code);
  if (same && same.id !== recordId) refuseField('code', 'client.code_taken', { code, name: same.name });
  if (priceListId !== undefined && !known.priceLists.has(priceListId))
    refuseField('priceListId', 'client.price_list_unknown');
}

/** A file that was merged into another stays as it was closed. */
async function refuseMergedAway(ctx: QueryContext, id: string): Promise<void> {
  const holder = await findHolder(ctx.db, id);
  if (holder === id) return;
  const [own, into] = [await findClient(ctx.db, id), await findClient(ctx.db, holder)];
  refuse('client.merged_away', {
    code: own?.code ?? '',
    survivorCode: into?.code ?? '',
    survivor: into?.name ?? '',
  });
}

/** At the name, and the reasons as sentences of their own. */
function likenessWarning({ code, name, reasons }: LikelyDuplicate): Warning {
  const said = reasons.map((reason) => `client.alike_${reason}`).join(',');
  return { rule: 'client.likely_duplicate', path: 'name', details: { code, name, reasons: said } };
}
