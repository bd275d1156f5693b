import type { FieldFault } from '#shared/kernel/failure.ts';
import type { SheetRecord, SheetValue } from '#shared/exchange/sheet-preview.ts';
import type { Receipt, ReceiptDraft } from '#shared/receipts/receipts.schema.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { clientMeant } from '#core/modules/clients/client-meant.service.ts';
import { defineImportKind, type TakenFor } from '#core/modules/imports/import-kind.ts';
import { receiptKind } from '#core/modules/receipts/receipt.review.ts';
import { receiptSheet } from '#core/modules/receipts/receipts.sheet.ts';

/** By what else than its legal name a payer may be known: banks write no short names and no codes. */
const NAMES: ReadonlySet<TakenFor['by']> = new Set(['former_name', 'survivor']);

/**
 * 银行流水: each row that came in is a receipt. Who is called like a client is that client; everybody else stays unidentified
 * until somebody says whose money it is.
 */
export const receiptImport = defineImportKind<ReceiptDraft, Receipt>({
  record: receiptKind,
  definition: receiptSheet,
  controlFen: ({ amountFen }) => amountFen,
  async draft(ctx, { values: { direction, ...values } }) {
    const why = whyNotReceived(direction, values['amountFen']);
    if (why) return { ok: false, faults: [why] };
    const { clientId, taken } = await payerOf(ctx, values['payerName']);
    return {
      ok: true,
      draft: { ...values, method: values['method'] ?? 'transfer', clientId },
      ...(taken && { taken }),
    };
  },
});

/** Money that left, or a credit taken back, is no receipt. */
function whyNotReceived(direction: SheetValue | undefined, amountFen: SheetValue | undefined): FieldFault | undefined {
  if (direction === 'out') return { path: 'direction', reason: 'receipts.sheet_money_left' };
  if (typeof amountFen !== 'number' || amountFen > 0) return undefined;
  return { path: 'amountFen', reason: 'receipts.sheet_nothing_received' };
}

async function payerOf(
  ctx: QueryContext,
  name: SheetRecord['values'][string] | undefined,
): Promise<{ readonly clientId: string | null; readonly taken?: TakenFor }> {
  const found = name === undefined ? undefined : await clientMeant(ctx, { name: wordsOf(name) });
  if (!found?.ok || (found.taken && !NAMES.has(found.taken.by))) return { clientId: null };
  return { clientId: found.id, ...(found.taken && { taken: found.taken }) };
}

const wordsOf = (value: SheetValue): string => String(value);
