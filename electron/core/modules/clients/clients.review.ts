import { ClientContent, ClientDraft } from '#shared/clients/clients.contract.ts';
import { startLikeness } from '#core/database/client-likeness.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { OfficeError } from '#core/kernel/office-error.ts';
import { validateClients } from '#core/modules/clients/client-checks.service.ts';
import { changedGrades, gradesNow } from '#core/modules/clients/client-grades.service.ts';
import {
  changeClient,
  findClient,
  insertClients,
  listClients,
  readContents,
} from '#core/modules/clients/clients.repository.ts';
import { type FoundBy, foundByOf, namedClient } from '#core/modules/clients/client-found-by.ts';
import type { ClientEffect } from '#core/modules/clients/client-rows.ts';
import { startFoundByAhead } from '#core/modules/clients/found-by-ahead.ts';
import { makeAtOnce } from '#core/modules/review/record-bulk.ts';
import { defineRecordKind, type Effect, type Making, type RecordState } from '#core/modules/review/record-kind.ts';

/** What the invoice profile does not merely repeat from the client's own tax id and accounts: keyed once more. */
function ownInvoiceFacts({ invoiceProfile, taxNumber, bankAccounts }: ClientContent): string[] {
  const paths = [];
  const { taxNumber: ownTax, account } = invoiceProfile;
  if (ownTax !== null && ownTax !== taxNumber) paths.push('invoiceProfile.taxNumber');
  if (account !== null && !bankAccounts.some((known) => known.account === account))
    paths.push('invoiceProfile.account');
  return paths;
}

function written({ recordId, version, submissionId, content }: Effect<ClientContent>) {
  return { id: recordId, version, submissionId, content };
}

function newClient(effect: Effect<ClientContent>, foundBy: FoundBy | undefined): ClientEffect {
  const code = effect.content.code || effect.number;
  invariant(code !== undefined, 'a new client has its own code or one from the series');
  invariant(foundBy, 'what each client is found by was worked out');
  return { ...written(effect), code, foundBy };
}

function startClients(): Making<ClientContent> {
  const likeness = startLikeness();
  const ahead = startFoundByAhead();
  return {
    foresee: (contents) => ahead.foresee(contents),
    async apply(ctx, effects) {
      const contents = effects.map(({ content }) => content);
      const found = await ahead.take(contents, ctx.breathe);
      const made = effects.map((effect, at) => newClient(effect, found[at]));
      await insertClients(ctx, made, likeness);
    },
    finish: (ctx) => likeness.keep(ctx),
    end: () => ahead.end(),
  };
}

async function readClients(db: ReadDb, ids: readonly string[]): Promise<Map<string, RecordState<ClientContent>>> {
  const rows = await listClients(db, ids);
  const contents = await readContents(db, rows);
  const states = new Map<string, RecordState<ClientContent>>();
  for (const { id, version, submission_id: submissionId } of rows) {
    const content = contents.get(id);
    if (content) states.set(id, { content, version, submissionId });
  }
  return states;
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
  async validate(ctx, proposal) {
    const [verdict = []] = await validateClients(ctx, [proposal]);
    if (verdict instanceof OfficeError) throw verdict;
    return verdict;
  },
  validateMany: validateClients,
  async apply(ctx, effect) {
    if (effect.version === 1) return makeAtOnce(ctx, startClients(), [effect]);
    const code = effect.content.code || (await findClient(ctx.db, effect.recordId))?.code;
    invariant(code !== undefined, 'an amended client has its own code or the one it had');
    await changeClient(ctx.db, { ...written(effect), code, foundBy: foundByOf(namedClient(effect.content)) });
  },
  startMany: startClients,
  read: async (db, id) => (await readClients(db, [id])).get(id),
  readMany: readClients,
});
