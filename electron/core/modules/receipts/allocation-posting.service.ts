import { ACCOUNT } from '#shared/ledger/account-codes.ts';
import type { AllocationLine } from '#shared/receipts/receipts.schema.ts';
import { shareOut } from '#shared/receipts/share-out.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { owedByContract } from '#core/modules/invoicing/invoice-posting.service.ts';
import { readInvoiceRequest } from '#core/modules/invoicing/invoice-request.service.ts';
import { readInvoice } from '#core/modules/invoicing/invoice.service.ts';
import { credit, debit, type Posting } from '#core/modules/ledger/ledger.service.ts';
import { findOpeningContract, sharesOfInvoice } from '#core/modules/receipts/allocation.repository.ts';

/** What a contract gets of a line. */
export interface Share {
  readonly contractId: string;
  readonly amountFen: number;
}

/**
 * The parts of a line by contract. Of an invoice over several contracts each gets its part of what is still open, by largest
 * remainder, so that the parts of several allocations add up to each contract's part of the invoice once it is received in full.
 */
export async function sharesOf(db: ReadDb, line: AllocationLine): Promise<Share[]> {
  const { target, targetId, amountFen } = line;
  if (target === 'contract') return [{ contractId: targetId, amountFen }];
  if (target === 'opening') {
    const contractId = await findOpeningContract(db, targetId);
    invariant(contractId !== undefined, 'an opening document stands on a contract');
    return [{ contractId, amountFen }];
  }
  const invoice = await readInvoice(db, targetId);
  invariant(invoice, 'an allocation names an invoice');
  const request = await readInvoiceRequest(db, invoice.content.requestId);
  invariant(request, 'an invoice belongs to a request');
  const owed = owedByContract(invoice.content, request.content);
  const given = await sharesOfInvoice(db, targetId);
  const open = owed.map(({ contractId, owedFen }) => owedFen - (given.get(contractId) ?? 0));
  const shares = shareOut(amountFen, open);
  return owed
    .map(({ contractId }, index) => ({ contractId, amountFen: shares[index] ?? 0 }))
    .filter((share) => share.amountFen > 0);
}

/** 2203 against 1122.02 by contract; an advance that is assigned to a contract stays an advance, so it posts nothing. */
export function allocationEntries(
  clientId: string,
  settled: readonly { readonly line: AllocationLine; readonly shares: readonly Share[] }[],
): Posting[] {
  return settled.flatMap(({ line, shares }) => {
    if (line.target === 'contract') return [];
    return shares.flatMap(({ contractId, amountFen }) => {
      const facts = { clientId, contractId };
      return [debit(ACCOUNT.advances, amountFen, facts), credit(ACCOUNT.invoiced, amountFen, facts)];
    });
  });
}
