import type { Input } from '#shared/ipc/contract.ts';
import type { Reply } from '#shared/kernel/failure.ts';
import type { SubmissionTicket } from '#shared/review/review.schema.ts';
import { e6, HENGTAI } from './sales-office.ts';
import type { TestOfficeOptions } from './test-office.ts';
import { type Made, openTradeOffice, primerContract, type TradeOffice } from './trade-office.ts';

export type ReceiptDraft = Input<'receipts.submit'>['content'];
export type AllocationDraft = Input<'receipts.submitAllocation'>['content'];
type AllocationLine = AllocationDraft['lines'][number];

interface Invoiced {
  readonly contractId: string;
  readonly invoiceId: string;
  readonly grossFen: number;
}

export interface ReceiptOffice extends TradeOffice {
  receiptDraft(amountFen: number, more?: Partial<ReceiptDraft>): ReceiptDraft;
  receipt(amountFen: number, more?: Partial<ReceiptDraft>): Promise<Made>;
  allocationDraft(lines: readonly AllocationLine[], more?: Partial<AllocationDraft>): AllocationDraft;
  allocation(lines: readonly AllocationLine[], more?: Partial<AllocationDraft>): Promise<Made>;
  askAllocation(lines: readonly AllocationLine[], more?: Partial<AllocationDraft>): Promise<Reply<SubmissionTicket>>;
  /** A contract of so many pails, all sent and invoiced. */
  invoiced(quantity: number, price?: number): Promise<Invoiced>;
}

/** An office in which money comes in: everything through the door, every effect countersigned. */
export async function openReceiptOffice(options: TestOfficeOptions = {}): Promise<ReceiptOffice> {
  const office = await openTradeOffice(options);
  const receiptDraft: ReceiptOffice['receiptDraft'] = (amountFen, more = {}) => ({
    clientId: office.clientId,
    receivedOn: '2026-11-20',
    method: 'transfer',
    amountFen,
    payerName: HENGTAI.name,
    ...more,
  });
  const allocationDraft: ReceiptOffice['allocationDraft'] = (lines, more = {}) => ({
    clientId: office.clientId,
    allocatedOn: '2026-11-20',
    lines: [...lines],
    ...more,
  });
  const made = ({ recordId, number }: { recordId: string; number?: string }): Made => ({
    recordId,
    number: number ?? '',
  });
  return {
    ...office,
    receiptDraft,
    allocationDraft,
    receipt: async (amountFen, more) =>
      made(await office.submitAndSign('receipts.submit', { action: 'create', content: receiptDraft(amountFen, more) })),
    allocation: async (lines, more) => {
      const content = allocationDraft(lines, more);
      return made(await office.submitAndSign('receipts.submitAllocation', { action: 'create', content }));
    },
    askAllocation: (lines, more) =>
      office.maker.ask('receipts.submitAllocation', { action: 'create', content: allocationDraft(lines, more) }),
    async invoiced(quantity, price = 586) {
      const { contractId, take } = await primerContract(office, quantity, price);
      const note = await office.note([take(quantity)]);
      const line = { contractId, contractLineKey: 'L1', dispatchNoteId: note.recordId, dispatchLineKey: 'L1' };
      const request = await office.request([{ ...line, quantityE6: e6(quantity) }]);
      const invoice = await office.invoice(request.recordId);
      return { contractId, invoiceId: invoice.recordId, grossFen: Math.round(quantity * price * 100) };
    },
  };
}

/** A line that takes money of a receipt for an invoice, a contract or an opening document. */
export function line(
  receipt: Made,
  target: AllocationLine['target'],
  targetId: string,
  amountFen: number,
): AllocationLine {
  return { receiptId: receipt.recordId, target, targetId, amountFen };
}
