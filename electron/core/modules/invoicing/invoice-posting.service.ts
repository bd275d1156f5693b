import type { Invoice, InvoiceRequest } from '#shared/invoicing/invoicing.schema.ts';
import { sumFen } from '#shared/kernel/money.ts';
import { ACCOUNT } from '#shared/ledger/account-codes.ts';
import { credit, debit, type Posting } from '#core/modules/ledger/ledger.service.ts';

/**
 * What an issued invoice means in money: 1122.02 by contract for what the client now owes, 1122.01 and 6001.00 cleared by
 * line before discount, revenue and output tax as the invoice says. The fen by which the invoice differs from its request
 * stand on the first contract. Discounts are thereby taken from what was charged.
 */
export function invoiceEntries(invoice: Invoice, request: InvoiceRequest): Posting[] {
  const { clientId } = invoice;
  const lines = request.lines.map((line) => ({
    amountFen: line.grossFen,
    facts: {
      clientId,
      contractId: line.contractId,
      contractLineKey: line.contractLineKey,
      dispatchNoteId: line.dispatchNoteId,
      dispatchLineKey: line.dispatchLineKey,
    },
  }));
  return [
    ...owedByContract(invoice, request).map(({ contractId, owedFen }) =>
      debit(ACCOUNT.invoiced, owedFen, { clientId, contractId }),
    ),
    ...lines.map((line) => credit(ACCOUNT.shippedNotInvoiced, line.amountFen, line.facts)),
    ...lines.map((line) => debit(ACCOUNT.salesToBeInvoiced, line.amountFen, line.facts)),
    credit(ACCOUNT.revenue, invoice.netFen, { clientId }),
    credit(ACCOUNT.outputTax, invoice.taxFen, { clientId }),
  ];
}

/** What each contract owes by an invoice, in the order of its lines. */
export function owedByContract(
  invoice: Invoice,
  request: InvoiceRequest,
): { readonly contractId: string; readonly owedFen: number }[] {
  const byContract = Map.groupBy(request.lines, (line) => line.contractId);
  const differenceFen = invoice.grossFen - request.grossFen;
  return [...byContract].map(([contractId, lines], index) => {
    const owedFen = sumFen(lines.map((line) => line.grossFen - line.discountFen));
    return { contractId, owedFen: owedFen + (index === 0 ? differenceFen : 0) };
  });
}
