import { OpeningContent, OpeningDraft } from '#shared/contracts/contract.schema.ts';
import { contractLineClaimKey } from '#shared/contracts/contract-line-key.ts';
import { canonicalJson } from '#core/kernel/canonical-json.ts';
import type { CommandContext, QueryContext, ReadDb } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { refuse, refuseField } from '#core/kernel/office-error.ts';
import { readContract } from '#core/modules/contracts/contract.service.ts';
import { checkOpening, completeOpening } from '#core/modules/contracts/opening-rules.service.ts';
import {
  findOpening,
  insertOpening,
  listOpeningLines,
  voidOpening,
} from '#core/modules/contracts/opening.repository.ts';
import { openingEntries } from '#core/modules/contracts/opening.service.ts';
import { DISPATCH_SCOPE, quantitiesForCheck } from '#core/modules/contracts/quantity.service.ts';
import { allocatedOn } from '#core/modules/ledger/allocated.service.ts';
import { postVoucher, reverseVouchers } from '#core/modules/ledger/ledger.service.ts';
import {
  defineRecordKind,
  type Effect,
  type FieldCheck,
  type Proposal,
  type RecordState,
} from '#core/modules/review/record-kind.ts';

/** 期初单据 of one contract. Its own paper is the old list of balances; quantities and money are keyed twice. */
export const openingKind = defineRecordKind<OpeningDraft, OpeningContent>({
  name: 'opening_document',
  module: 'contracts',
  draft: OpeningDraft,
  content: OpeningContent,
  actions: ['create', 'void'],
  series: { prefix: 'QC', businessDate: (content) => content.asOf },
  async complete(ctx, draft) {
    const contract = await readContract(ctx.db, draft.contractId);
    if (!contract) return refuseField('contractId', 'contracts.contract_unknown');
    return completeOpening(draft, contract);
  },
  checks(content) {
    const checks: FieldCheck[] = [{ path: 'receivedFen', mode: 'rekey', type: 'fen' }];
    for (const [index, line] of content.lines.entries()) {
      const at = (field: string, type: FieldCheck['type']): FieldCheck => ({
        path: `lines.${index}.${field}`,
        mode: 'rekey',
        type,
      });
      if (line.dispatchedE6 > 0) checks.push(at('dispatchedE6', 'quantity'), at('signedE6', 'quantity'));
      if (line.invoicedE6 > 0) checks.push(at('invoicedE6', 'quantity'), at('invoicedFen', 'fen'));
    }
    return checks;
  },
  drawable: true,
  barredRoles: ['cashier'],
  decidedBy: ['money'],
  decisive: async (_ctx, { receivedFen, dispatchedFen }) => ({ amountFen: Math.max(receivedFen, dispatchedFen) }),
  derived: ['lines.*.dispatchedFen', 'dispatchedFen', 'invoicedFen'],
  title: (content) => content.asOf,
  // Voiding frees quantity and so reserves none.
  claims: ({ contractId, lines }, recordId) => [
    { scope: 'opening.contract', key: contractId },
    ...(recordId === undefined ? lines : [])
      .filter((line) => line.dispatchedE6 > 0)
      .map((line) => ({
        scope: DISPATCH_SCOPE,
        key: contractLineClaimKey(contractId, line.lineKey),
        quantityE6: line.dispatchedE6,
      })),
  ],
  async validate(ctx, proposal) {
    if (proposal.action !== 'void') return checkOpening(ctx, proposal);
    await refuseVoid(ctx, proposal);
    return [];
  },
  apply: applyOpening,
  read: readOpening,
});

async function applyOpening(ctx: CommandContext, effect: Effect<OpeningContent>): Promise<void> {
  const { action, content, recordId, version, submissionId, number } = effect;
  const source = { kind: 'opening_document', id: recordId };
  if (action === 'void') {
    await voidOpening(ctx.db, { id: recordId, version, submission_id: submissionId });
    await reverseVouchers(ctx, source, submissionId, '期初作废');
    return;
  }
  invariant(number !== undefined, 'an opening document is given its number');
  await insertOpening(
    ctx.db,
    {
      id: recordId,
      version,
      number,
      contract_id: content.contractId,
      as_of: content.asOf,
      received_fen: content.receivedFen,
      dispatched_fen: content.dispatchedFen,
      invoiced_fen: content.invoicedFen,
      remark: content.remark,
      status: 'active',
      submission_id: submissionId,
    },
    content.lines.map((line, position) => ({
      opening_document_id: recordId,
      contract_id: content.contractId,
      line_key: line.lineKey,
      position,
      dispatched_e6: line.dispatchedE6,
      signed_e6: line.signedE6,
      invoiced_e6: line.invoicedE6,
      invoiced_fen: line.invoicedFen,
      dispatched_fen: line.dispatchedFen,
      submission_id: submissionId,
    })),
  );
  const contract = await readContract(ctx.db, content.contractId);
  invariant(contract, 'an opening stands on a contract');
  await postVoucher(ctx, {
    date: content.asOf,
    memo: `期初 ${contract.number}`,
    source,
    submissionId,
    entries: openingEntries(content, contract.clientId),
  });
}

export async function readOpening(
  db: ReadDb,
  id: string,
): Promise<(RecordState<OpeningContent> & { readonly number: string; readonly isVoid: boolean }) | undefined> {
  const head = await findOpening(db, id);
  if (!head) return undefined;
  const lines = await listOpeningLines(db, id);
  return {
    content: {
      contractId: head.contract_id,
      asOf: head.as_of,
      lines: lines.map((line) => ({
        lineKey: line.line_key,
        dispatchedE6: line.dispatched_e6,
        signedE6: line.signed_e6,
        invoicedE6: line.invoiced_e6,
        invoicedFen: line.invoiced_fen,
        dispatchedFen: line.dispatched_fen,
      })),
      receivedFen: head.received_fen,
      remark: head.remark,
      dispatchedFen: head.dispatched_fen,
      invoicedFen: head.invoiced_fen,
    },
    version: head.version,
    submissionId: head.submission_id,
    number: head.number,
    isVoid: head.status === 'void',
  };
}

/** Voiding takes the opening's goods away again; what was requested or invoiced on the strength of them must be voided first. */
async function refuseVoid(
  ctx: QueryContext,
  { content, recordId, submissionId }: Proposal<OpeningContent>,
): Promise<void> {
  const current = await readOpening(ctx.db, recordId ?? '');
  if (!current) return refuseField('contractId', 'contracts.contract_unknown');
  const { number } = current;
  if (current.isVoid) refuse('contracts.already_void', { number });
  if (canonicalJson(current.content) !== canonicalJson(content)) refuse('contracts.void_changes', { number });
  const { fen, numbers: allocations } = await allocatedOn(ctx.db, 'opening_document_id', recordId ?? '');
  if (fen > 0) refuse('contracts.void_with_allocations', { number, allocations });
  const contract = await readContract(ctx.db, content.contractId);
  const quantities = await quantitiesForCheck(ctx.db, content.contractId, submissionId);
  if (!contract || contract.content.invoiceBase === 'before_dispatch') return;
  const byGoods = contract.content.invoiceBase === 'with_goods';
  for (const line of content.lines) {
    const quantity = quantities.get(line.lineKey);
    if (!quantity) continue;
    const baseE6 = byGoods
      ? quantity.net_dispatched_e6 - quantity.returned_credit_e6 - line.dispatchedE6
      : quantity.net_delivered_e6 - line.signedE6;
    const invoicedE6 = quantity.invoiced_e6 - quantity.credited_e6 + quantity.pending_invoice_e6 - line.invoicedE6;
    if (invoicedE6 > 0 && invoicedE6 > baseE6) refuse('contracts.opening_invoiced_on', { number });
  }
}
