import { Allocation, AllocationDraft, type AllocationLine } from '#shared/receipts/receipts.schema.ts';
import type { CommandContext } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { clientColumnsOf } from '#core/modules/clients/client-holder.service.ts';
import { postVoucher, reverseVouchers } from '#core/modules/ledger/ledger.service.ts';
import { allocationEntries, type Share, sharesOf } from '#core/modules/receipts/allocation-posting.service.ts';
import { checkAllocation, takenBy } from '#core/modules/receipts/allocation-rules.service.ts';
import {
  deleteAllocationLines,
  insertAllocation,
  insertAllocationLine,
  updateAllocation,
} from '#core/modules/receipts/allocation.repository.ts';
import { completeAllocation, readAllocation, TARGET_SCOPE } from '#core/modules/receipts/allocation.service.ts';
import { RECEIPT_SCOPE } from '#core/modules/receipts/receipt.service.ts';
import { defineRecordKind, type Effect } from '#core/modules/review/record-kind.ts';

export const ALLOCATION_KIND = 'allocation';

/** 核销单: which money is taken for what. The amount of every line, or of the drawn ones, is re-keyed. */
export const allocationKind = defineRecordKind<AllocationDraft, Allocation>({
  name: ALLOCATION_KIND,
  module: 'receipts',
  draft: AllocationDraft,
  content: Allocation,
  actions: ['create', 'amend', 'void'],
  makePermission: 'receipts.allocate',
  series: { prefix: 'HX', businessDate: ({ allocatedOn }) => allocatedOn },
  complete: completeAllocation,
  checks: () => [
    { path: 'lines.*.amountFen', mode: 'rekey', type: 'fen' },
    { path: 'lines.*.targetNumber', mode: 'confirm', type: 'identifier' },
    // The day decides the month it is posted in.
    { path: 'allocatedOn', mode: 'confirm', type: 'date' },
  ],
  drawable: true,
  derived: ['amountFen'],
  barredRoles: ['cashier'],
  decidedBy: ['money'],
  decisive: async (_ctx, { amountFen }) => ({ amountFen }),
  title: ({ allocatedOn, lines }) => `${allocatedOn} · ${lines.length}`,
  claims({ lines }) {
    const { byReceipt, byTarget } = takenBy(lines);
    return [
      ...[...byReceipt].map(([key, quantityE6]) => ({ scope: RECEIPT_SCOPE, key, quantityE6 })),
      ...[...byTarget].map(([key, quantityE6]) => ({ scope: TARGET_SCOPE, key, quantityE6 })),
    ];
  },
  validate: checkAllocation,
  apply: applyAllocation,
  read: readAllocation,
});

async function applyAllocation(ctx: CommandContext, effect: Effect<Allocation>): Promise<void> {
  const { action, content, recordId, submissionId } = effect;
  const client = await clientColumnsOf(ctx.db, content.clientId);
  const row = { ...headRow(effect), ...client };
  if (action === 'create') {
    invariant(effect.number !== undefined, 'a new allocation is given its number');
    await insertAllocation(ctx.db, { ...row, number: effect.number });
    await settle(ctx, effect, client.client_id, effect.number);
    return;
  }
  await updateAllocation(ctx.db, row);
  const known = await readAllocation(ctx.db, recordId);
  invariant(known, 'the allocation that was changed is there');
  const isVoid = action === 'void';
  const memo = `核销 ${known.number} ${isVoid ? '作废冲回' : '更改冲回'}`;
  await reverseVouchers(ctx, { kind: ALLOCATION_KIND, id: recordId }, submissionId, memo);
  if (isVoid) return;
  await deleteAllocationLines(ctx.db, recordId);
  await settle(ctx, effect, client.client_id, known.number);
}

/** Line by line, since what is open of an invoice is less after each. */
async function settle(
  ctx: CommandContext,
  { content, recordId, submissionId }: Effect<Allocation>,
  clientId: string,
  number: string,
): Promise<void> {
  const settled: { line: AllocationLine; shares: readonly Share[] }[] = [];
  for (const [position, line] of content.lines.entries()) {
    const shares = await sharesOf(ctx.db, line);
    const place = { allocation_id: recordId, line_key: line.lineKey };
    await insertAllocationLine(
      ctx.db,
      { ...place, position, ...lineRow(line), submission_id: submissionId },
      shares.map((share) => ({
        ...place,
        contract_id: share.contractId,
        amount_fen: share.amountFen,
        submission_id: submissionId,
      })),
    );
    settled.push({ line, shares });
  }
  await postVoucher(ctx, {
    date: content.allocatedOn,
    memo: `核销 ${number}`,
    source: { kind: ALLOCATION_KIND, id: recordId },
    submissionId,
    entries: allocationEntries(clientId, settled),
  });
}

function lineRow(line: AllocationLine) {
  return {
    receipt_id: line.receiptId,
    target: line.target,
    invoice_id: line.target === 'invoice' ? line.targetId : null,
    contract_id: line.target === 'contract' ? line.targetId : null,
    opening_document_id: line.target === 'opening' ? line.targetId : null,
    receipt_number: line.receiptNumber,
    target_number: line.targetNumber,
    amount_fen: line.amountFen,
  };
}

function headRow({ content, recordId, version, submissionId, action }: Effect<Allocation>) {
  return {
    id: recordId,
    version,
    allocated_on: content.allocatedOn,
    amount_fen: content.amountFen,
    note: content.note,
    status: action === 'void' ? ('void' as const) : ('active' as const),
    submission_id: submissionId,
  };
}
