import type { OpeningContent } from '#shared/contracts/contract.schema.ts';
import { ACCOUNT } from '#shared/ledger/account-codes.ts';
import { credit, debit, type Posting } from '#core/modules/ledger/ledger.service.ts';

/**
 * What an opening means in the books: goods sent and not invoiced on 1122.01 by line, invoices on 1122.02, money on
 * 2203, all against 3999. Lines invoiced ahead of their goods stand on 1122.01 as a credit until the goods go out.
 */
export function openingEntries(content: OpeningContent, clientId: string): Posting[] {
  const { contractId } = content;
  const lines = content.lines.flatMap((line) => {
    const openFen = line.dispatchedFen - line.invoicedFen;
    const facts = { clientId, contractId, contractLineKey: line.lineKey };
    return [debit(ACCOUNT.shippedNotInvoiced, openFen, facts), credit(ACCOUNT.opening, openFen, { contractId })];
  });
  return [
    ...lines,
    debit(ACCOUNT.invoiced, content.invoicedFen, { clientId, contractId }),
    credit(ACCOUNT.opening, content.invoicedFen, { contractId }),
    debit(ACCOUNT.opening, content.receivedFen, { contractId }),
    credit(ACCOUNT.advances, content.receivedFen, { clientId, contractId }),
  ];
}
