import type { Receipt } from '#shared/receipts/receipts.schema.ts';
import { normaliseStored } from '#shared/kernel/reentry-normalisation.ts';
import type { Warning } from '#shared/review/review.schema.ts';
import type { QueryContext, ReadDb } from '#core/kernel/context.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { findHolder } from '#core/modules/clients/client-holder.service.ts';
import { findOpeningReaching, listReceiptsAlike } from '#core/modules/receipts/receipt.repository.ts';
import type { Proposal } from '#core/modules/review/record-kind.ts';

/** What somebody looks at twice. A row of a file shows its warnings to nobody, so what may be the same money is refused there. */
export async function receiptWarnings(
  ctx: QueryContext,
  content: Receipt,
  { recordId, unwarned }: Proposal<Receipt>,
): Promise<Warning[]> {
  const isDue = content.billDueOn !== null && content.billDueOn < content.receivedOn;
  const warnings: Warning[] = isDue ? [{ rule: 'receipts.bill_due_already', path: 'billDueOn' }] : [];
  const opening = unwarned ? undefined : await openingOf(ctx.db, content);
  if (opening) {
    const details = { number: opening.number, on: opening.asOf };
    warnings.push({ rule: 'receipts.before_opening', path: 'receivedOn', details });
  }
  const number = await findLikeReceipt(ctx.db, content, recordId);
  if (number === undefined) return warnings;
  if (unwarned) refuseField('amountFen', 'receipts.sheet_like_another', { number });
  return [...warnings, { rule: 'receipts.like_another', path: 'amountFen', details: { number } }];
}

/** An opening document that counts what was received by its day: the money may be in it. */
async function openingOf(db: ReadDb, { clientId, receivedOn }: Receipt) {
  if (clientId === null) return undefined;
  return findOpeningReaching(db, await findHolder(db, clientId), receivedOn);
}

/**
 * The number of a receipt that may be the same money, keyed once by hand and once off the statement: of one day, payer and
 * amount, where one of the two says no reference and no bill by which they could be told apart.
 */
async function findLikeReceipt(db: ReadDb, content: Receipt, except: string | undefined): Promise<string | undefined> {
  const { receivedOn, amountFen, bankReference, billNumber } = content;
  const payer = normaliseStored('text', content.payerName);
  const isTold = (bankReference ?? billNumber) !== null;
  const alike = await listReceiptsAlike(db, { receivedOn, amountFen, except });
  return alike.find(
    ({ payerName, reference }) => normaliseStored('text', payerName) === payer && !(isTold && reference !== null),
  )?.number;
}
