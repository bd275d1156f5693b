import { Receipt, ReceiptDraft } from '#shared/receipts/receipts.schema.ts';
import { ACCOUNT, type AccountCode } from '#shared/ledger/account-codes.ts';
import type { CommandContext } from '#core/kernel/context.ts';
import { invariant } from '#core/kernel/invariant.ts';
import { clientColumnsOf } from '#core/modules/clients/client-holder.service.ts';
import { credit, debit, openDayFor, postVoucher, reverseVouchers } from '#core/modules/ledger/ledger.service.ts';
import { insertReceipt, updateReceipt } from '#core/modules/receipts/receipt.repository.ts';
import {
  checkReceipt,
  completeReceipt,
  payerInClientFile,
  readReceipt,
} from '#core/modules/receipts/receipt.service.ts';
import { defineRecordKind, type Effect, type FieldCheck } from '#core/modules/review/record-kind.ts';

export const RECEIPT_KIND = 'receipt';

/** 回款单, from the bank's record, the cash box or the bill: amount, day and bill are re-keyed, the payer held against the client file. */
export const receiptKind = defineRecordKind<ReceiptDraft, Receipt>({
  name: RECEIPT_KIND,
  module: 'receipts',
  draft: ReceiptDraft,
  content: Receipt,
  actions: ['create', 'amend', 'void'],
  series: { prefix: 'SK', businessDate: ({ receivedOn }) => receivedOn },
  complete: completeReceipt,
  checks({ clientId, billNumber }) {
    const checks: FieldCheck[] = [
      { path: 'amountFen', mode: 'rekey', type: 'fen' },
      { path: 'receivedOn', mode: 'rekey', type: 'date' },
      { path: 'payerName', mode: clientId === null ? 'confirm' : 'compare', type: 'text' },
      { path: 'method', mode: 'confirm', type: 'text' },
    ];
    // Whose money it is: nothing keyed says so when somebody else pays.
    if (clientId !== null) checks.push({ path: 'clientId', mode: 'confirm', type: 'identifier' });
    if (billNumber !== null) checks.push({ path: 'billNumber', mode: 'rekey', type: 'identifier' });
    return checks;
  },
  derived: [],
  rekeyable: [{ path: 'payerName', type: 'text' }],
  barredRoles: ['cashier'],
  decidedBy: ['money'],
  decisive: async (_ctx, { amountFen }) => ({ amountFen }),
  sources: payerInClientFile,
  title: ({ bankReference, note }) => bankReference ?? note ?? '',
  claims: ({ bankReference, billNumber }) => [
    ...(bankReference === null ? [] : [{ scope: 'receipt.reference', key: bankReference }]),
    ...(billNumber === null ? [] : [{ scope: 'receipt.bill', key: billNumber }]),
  ],
  validate: checkReceipt,
  apply: applyReceipt,
  read: readReceipt,
});

async function applyReceipt(ctx: CommandContext, effect: Effect<Receipt>): Promise<void> {
  const { action, content, recordId, submissionId } = effect;
  const client =
    content.clientId === null
      ? { client_id: null, signed_client_id: null }
      : await clientColumnsOf(ctx.db, content.clientId);
  const row = { ...rowOf(effect), ...client };
  if (action === 'create') {
    invariant(effect.number !== undefined, 'a new receipt is given its number');
    await insertReceipt(ctx.db, { ...row, number: effect.number });
    await postReceipt(ctx, effect, client.client_id, { number: effect.number, date: content.receivedOn });
    return;
  }
  await updateReceipt(ctx.db, row);
  const known = await readReceipt(ctx.db, recordId);
  invariant(known, 'the receipt that was changed is there');
  const isVoid = action === 'void';
  const memo = `回款 ${known.number} ${isVoid ? '作废冲回' : '更改冲回'}`;
  await reverseVouchers(ctx, { kind: RECEIPT_KIND, id: recordId }, submissionId, memo);
  if (isVoid) return;
  const date = await openDayFor(ctx, content.receivedOn);
  await postReceipt(ctx, effect, client.client_id, { number: known.number, date });
}

/** 库存现金, 应收票据, 银行存款; what came another way is found at the bank. */
const RECEIVED_ON: Readonly<Record<Receipt['method'], AccountCode>> = {
  transfer: ACCOUNT.bank,
  acceptance_bill: ACCOUNT.bills,
  cash: ACCOUNT.cash,
  other: ACCOUNT.bank,
};

/** Money or a bill against what the client has paid ahead; as long as nobody knows the payer, against 2241. */
async function postReceipt(
  ctx: CommandContext,
  { content, recordId, submissionId }: Effect<Receipt>,
  clientId: string | null,
  { number, date }: { readonly number: string; readonly date: string },
): Promise<void> {
  const { amountFen, method } = content;
  const facts = clientId === null ? {} : { clientId };
  await postVoucher(ctx, {
    date,
    memo: `回款 ${number}`,
    source: { kind: RECEIPT_KIND, id: recordId },
    submissionId,
    entries: [
      debit(RECEIVED_ON[method], amountFen, facts),
      credit(clientId === null ? ACCOUNT.unidentified : ACCOUNT.advances, amountFen, facts),
    ],
  });
}

function rowOf({ content, recordId, version, submissionId, action }: Effect<Receipt>) {
  return {
    id: recordId,
    version,
    received_on: content.receivedOn,
    method: content.method,
    amount_fen: content.amountFen,
    payer_name: content.payerName,
    payer_account: content.payerAccount,
    bank_reference: content.bankReference,
    own_account: content.ownAccount,
    bill_number: content.billNumber,
    bill_due_on: content.billDueOn,
    note: content.note,
    status: action === 'void' ? ('void' as const) : ('active' as const),
    submission_id: submissionId,
  };
}
