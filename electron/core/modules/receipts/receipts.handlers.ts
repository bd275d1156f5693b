import type { receiptsContract } from '#shared/receipts/receipts.contract.ts';
import type { HandlersFor } from '#core/kernel/context.ts';
import { allocatable } from '#core/modules/receipts/allocatable.service.ts';
import { allocationKind } from '#core/modules/receipts/allocation.review.ts';
import { RECEIPT_KIND, receiptKind } from '#core/modules/receipts/receipt.review.ts';
import {
  listAllocationRows,
  listOpenInvoiceRows,
  listReceiptRows,
  showAllocatedTo,
  showAllocation,
  showReceipt,
} from '#core/modules/receipts/receipts-show.service.ts';
import { shownContent } from '#core/modules/review/disclose.service.ts';
import { submitForReview } from '#core/modules/review/review.service.ts';

export const receiptsHandlers: HandlersFor<typeof receiptsContract> = {
  'receipts.list': (ctx, input) => listReceiptRows(ctx, input),
  async 'receipts.show'(ctx, { id, purpose }) {
    const receipt = await showReceipt(ctx.db, id);
    const shown = { id, content: receipt.content, purpose };
    return { ...receipt, content: shownContent(ctx, RECEIPT_KIND, shown, { amend: ['receipts.write'] }) };
  },
  'receipts.submit': (ctx, input) => submitForReview(ctx, receiptKind, input),
  'receipts.allocations': (ctx, input) => listAllocationRows(ctx, input),
  'receipts.showAllocation': (ctx, { id }) => showAllocation(ctx.db, id),
  'receipts.submitAllocation': (ctx, input) => submitForReview(ctx, allocationKind, input),
  'receipts.openInvoices': (ctx, input) => listOpenInvoiceRows(ctx, input),
  'receipts.allocatedTo': (ctx, { target, targetId }) => showAllocatedTo(ctx.db, target, targetId),
  'receipts.allocatable': (ctx, input) => allocatable(ctx, input),
};
