import type { z } from 'zod';
import { daysBetween } from '#shared/kernel/business-date.ts';
import type {
  AllocatedLine,
  AllocationListInput,
  AllocationRecord,
  OpenInvoiceListInput,
  ReceiptListInput,
  ReceiptRecord,
  ReceiptRow,
  ReceiptState,
} from '#shared/receipts/receipts.contract.ts';
import type { AllocationTarget } from '#shared/receipts/receipts.schema.ts';
import type { QueryContext, ReadDb } from '#core/kernel/context.ts';
import { notFound } from '#core/kernel/office-error.ts';
import type { AllocatedOn } from '#core/modules/ledger/allocated.service.ts';
import {
  listAllocatedLines,
  listAllocationIds,
  listAllocationsByIds,
  listOpenInvoiceIds,
  listOpenInvoicesByIds,
} from '#core/modules/receipts/allocation-list.repository.ts';
import { listShares } from '#core/modules/receipts/allocation.repository.ts';
import { readAllocation } from '#core/modules/receipts/allocation.service.ts';
import { listReceiptIds, listReceiptsByIds } from '#core/modules/receipts/receipt-list.repository.ts';
import { listClientNames } from '#core/modules/receipts/receipt.repository.ts';
import { readReceipt } from '#core/modules/receipts/receipt.service.ts';

/** Where a receipt stands by what is left of it. */
function stateOf(isVoid: boolean, clientId: string | null, unallocatedFen: number): ReceiptState {
  if (isVoid) return 'void';
  if (clientId === null) return 'unidentified';
  return unallocatedFen > 0 ? 'open' : 'allocated';
}

/** One page of the list of receipts; the first with its totals. */
export async function listReceiptRows(ctx: QueryContext, input: z.output<typeof ReceiptListInput>) {
  const { ids, ...page } = await listReceiptIds(ctx.db, input);
  const rows = (await listReceiptsByIds(ctx.db, ids)).map(({ status, leftFen, ...row }): ReceiptRow => {
    const isVoid = status === 'void';
    const unallocatedFen = leftFen ?? 0;
    return {
      ...row,
      allocatedFen: isVoid ? 0 : row.amountFen - unallocatedFen,
      unallocatedFen,
      state: stateOf(isVoid, row.clientId, unallocatedFen),
    };
  });
  return { ...page, rows };
}

/** One page of the list of allocations; the first with its totals. */
export async function listAllocationRows(ctx: QueryContext, input: z.output<typeof AllocationListInput>) {
  const { ids, ...page } = await listAllocationIds(ctx.db, input);
  return { ...page, rows: await listAllocationsByIds(ctx.db, ids) };
}

/** One page of the invoices not received in full, each with its days late; the first with its totals. */
export async function listOpenInvoiceRows(ctx: QueryContext, input: z.output<typeof OpenInvoiceListInput>) {
  const { ids, ...page } = await listOpenInvoiceIds(ctx.db, input, ctx.today);
  const rows = (await listOpenInvoicesByIds(ctx.db, ids)).map((row) => ({
    ...row,
    daysLate: daysBetween(row.dueOn, ctx.today),
  }));
  return { ...page, rows };
}

export async function showReceipt(db: ReadDb, id: string): Promise<ReceiptRecord> {
  const receipt = await readReceipt(db, id);
  if (!receipt) return notFound('receipt', id);
  const [client] = receipt.clientId === null ? [] : await listClientNames(db, [receipt.clientId]);
  const allocations = await listAllocatedLines(db, 'receipt_id', id);
  const allocatedFen = allocations.reduce((sum, line) => sum + line.amountFen, 0);
  const unallocatedFen = receipt.isVoid ? 0 : receipt.content.amountFen - allocatedFen;
  const { isVoid, ...shown } = receipt;
  return {
    ...shown,
    state: stateOf(isVoid, receipt.clientId, unallocatedFen),
    clientCode: client?.code ?? null,
    clientName: client?.name ?? null,
    allocatedFen,
    unallocatedFen,
    allocations,
  };
}

export async function showAllocation(db: ReadDb, id: string): Promise<AllocationRecord> {
  const allocation = await readAllocation(db, id);
  if (!allocation) return notFound('allocation', id);
  const [client] = await listClientNames(db, [allocation.clientId]);
  return {
    ...allocation,
    clientCode: client?.code ?? '',
    clientName: client?.name ?? '',
    shares: await listShares(db, id),
  };
}

const COLUMNS: Readonly<Record<AllocationTarget, AllocatedOn>> = {
  invoice: 'invoice_id',
  contract: 'contract_id',
  opening: 'opening_document_id',
};

export function showAllocatedTo(db: ReadDb, target: AllocationTarget, targetId: string): Promise<AllocatedLine[]> {
  return listAllocatedLines(db, COLUMNS[target], targetId);
}
