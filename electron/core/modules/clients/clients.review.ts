import { ClientContent, ClientDraft } from '#shared/clients/clients.contract.ts';
import { clientWarnings } from '#shared/clients/client-warnings.ts';
import { foldName } from '#shared/kernel/name-folding.ts';
import type { Warning } from '#shared/review/review.schema.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { changedGrades, gradesNow, refuseUnprovenGrade } from '#core/modules/clients/client-grades.service.ts';
import { refuseStrangeScan } from '#core/modules/clients/client-scans.service.ts';
import {
  findClient,
  findClientByCode,
  findClientByTaxNumber,
  listClientsByFoldedName,
  readContent,
  writeClient,
} from '#core/modules/clients/clients.repository.ts';
import { defineRecordKind, type Proposal } from '#core/modules/review/record-kind.ts';

async function validateClient(ctx: QueryContext, proposal: Proposal<ClientContent>): Promise<Warning[]> {
  const { content, recordId } = proposal;
  await refuseUnprovenGrade(ctx, proposal);
  await refuseStrangeScan(ctx, proposal);
  const warnings: Warning[] = [...clientWarnings(content, ctx.today)];
  if (content.taxNumber !== null) {
    const same = await findClientByTaxNumber(ctx.db, content.taxNumber);
    if (same && same.id !== recordId)
      refuseField('taxNumber', 'client.tax_number_taken', { code: same.code, name: same.name });
  }
  if (content.code !== '') {
    const same = await findClientByCode(ctx.db, content.code);
    if (same && same.id !== recordId) refuseField('code', 'client.code_taken', { code: content.code, name: same.name });
  }
  const similar = await listClientsByFoldedName(ctx.db, foldName(content.name).folded);
  for (const client of similar) {
    if (client.id !== recordId) {
      warnings.push({ rule: 'client.similar_name', path: 'name', details: { code: client.code, name: client.name } });
    }
  }
  return warnings;
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
