import { ClientContent, ClientDraft, type LikelyDuplicate } from '#shared/clients/clients.contract.ts';
import { clientWarnings } from '#shared/clients/client-warnings.ts';
import type { Warning } from '#shared/review/review.schema.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { refuse, refuseField } from '#core/kernel/office-error.ts';
import { changedGrades, gradesNow, refuseUnprovenGrade } from '#core/modules/clients/client-grades.service.ts';
import { findHolder } from '#core/modules/clients/client-holder.service.ts';
import { refuseStrangeScan } from '#core/modules/clients/client-scans.service.ts';
import { refuseKeyedStanding } from '#core/modules/clients/client-standing.service.ts';
import {
  findClient,
  findClientByCode,
  findClientByTaxNumber,
  findPriceListName,
  readContent,
  writeClient,
} from '#core/modules/clients/clients.repository.ts';
import { likelyDuplicatesOf } from '#core/modules/clients/likely-duplicates.service.ts';
import { defineRecordKind, type Proposal } from '#core/modules/review/record-kind.ts';

async function validateClient(ctx: QueryContext, proposal: Proposal<ClientContent>): Promise<Warning[]> {
  const { content, recordId, within } = proposal;
  await refuseKeyedStanding(ctx, proposal);
  if (recordId !== undefined) await refuseMergedAway(ctx, recordId);
  await refuseUnprovenGrade(ctx, proposal);
  await refuseStrangeScan(ctx, proposal);
  const warnings: Warning[] = [...clientWarnings(content, ctx.today)];
  if (content.taxNumber !== null) {
    const same = await findClientByTaxNumber(ctx.db, content.taxNumber);
    // A merge hands the tax id from one of its two files to the other; the store holds each once.
    if (same && same.id !== recordId && within !== 'client_merge')
      refuseField('taxNumber', 'client.tax_number_taken', { code: same.code, name: same.name });
  }
  if (content.code !== '') {
    const same = await findClientByCode(ctx.db, content.code);
    if (same && same.id !== recordId) refuseField('code', 'client.code_taken', { code: content.code, name: same.name });
  }
  if (content.priceListId !== undefined && !(await findPriceListName(ctx.db, content.priceListId)))
    refuseField('priceListId', 'client.price_list_unknown');
  const like = (await likelyDuplicatesOf(ctx.db, [{ id: recordId, content }])).get(0) ?? [];
  return [...warnings, ...like.map(likenessWarning)];
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

/** What the invoice profile does not merely repeat from the client's own tax id and accounts: keyed once more. */
function ownInvoiceFacts({ invoiceProfile, taxNumber, bankAccounts }: ClientContent): string[] {
  const paths = [];
  const { taxNumber: ownTax, account } = invoiceProfile;
  if (ownTax !== null && ownTax !== taxNumber) paths.push('invoiceProfile.taxNumber');
  if (account !== null && !bankAccounts.some((known) => known.account === account))
    paths.push('invoiceProfile.account');
  return paths;
}

/** 客户档案. Keyed from the licence and the client's letter; wrong tax ids, accounts and limits cost money. */
export const clientKind = defineRecordKind<ClientDraft, ClientContent>({
  name: 'client',
  module: 'clients',
  draft: ClientDraft,
  content: ClientContent,
  actions: ['create', 'amend'],
  series: { prefix: 'KH' },
  // The number of a business licence is the tax id.
  derived: ['invoiceProfile.taxNumber', 'invoiceProfile.account', 'licences.*.number'],
  complete: async (_ctx, draft) => draft,
  checks: (content) => [
    { path: 'taxNumber', mode: 'rekey', type: 'identifier' },
    { path: 'bankAccounts.*.account', mode: 'rekey', type: 'identifier' },
    { path: 'creditLimitFen', mode: 'rekey', type: 'fen' },
    { path: 'paymentDays', mode: 'rekey', type: 'integer' },
    ...ownInvoiceFacts(content).map((path) => ({ path, mode: 'rekey', type: 'identifier' }) as const),
    ...(content.licences.length > 0 ? [{ path: 'licences', mode: 'confirm', type: 'text' } as const] : []),
  ],
  rekeyable: [{ path: 'contacts.*.phone', type: 'phone' }],
  decidedBy: ['money', 'credit'],
  decisive: async (ctx, { creditLimitFen, creditGrade }, recordId) => ({
    amountFen: creditLimitFen,
    topCredit: creditGrade === 'AAA' && (await gradesNow(ctx, recordId))?.creditGrade !== 'AAA',
  }),
  sources: changedGrades,
  title: (content) => content.shortName || content.name,
  claims: (content) => [
    ...(content.taxNumber === null ? [] : [{ scope: 'client.tax_number', key: content.taxNumber }]),
    ...(content.code === '' ? [] : [{ scope: 'client.code', key: content.code }]),
  ],
  validate: validateClient,
  async apply(ctx, { recordId, version, submissionId, content, number }) {
    const code = content.code || number || (await findClient(ctx.db, recordId))?.code;
    invariant(code !== undefined, 'a client has its own code or one from the series');
    await writeClient(ctx.db, { id: recordId, code, version, submissionId, content });
  },
  async read(db, id) {
    const row = await findClient(db, id);
    if (!row) return undefined;
    return { content: await readContent(db, row), version: row.version, submissionId: row.submission_id };
  },
});
