import type { Receipt, ReceiptDraft } from '#shared/receipts/receipts.schema.ts';
import { foldIdentifier } from '#shared/kernel/identifiers.ts';
import { plainFen } from '#shared/kernel/money.ts';
import { normaliseStored } from '#shared/kernel/reentry-normalisation.ts';
import type { Warning } from '#shared/review/review.schema.ts';
import { canonicalJson } from '#core/kernel/canonical-json.ts';
import type { QueryContext, ReadDb } from '#core/kernel/context.ts';
import { refuse, refuseField } from '#core/kernel/office-error.ts';
import { findHolder, listAbsorbed, standingClient } from '#core/modules/clients/client-holder.service.ts';
import { isFormerName } from '#core/modules/clients/client-meant.service.ts';
import { allocatedOn } from '#core/modules/ledger/allocated.service.ts';
import { refuseClosedPeriod } from '#core/modules/ledger/ledger.service.ts';
import {
  findReceipt,
  findReceiptBy,
  isOpenOwnAccount,
  listClientNames,
} from '#core/modules/receipts/receipt.repository.ts';
import { receiptWarnings } from '#core/modules/receipts/receipt-warnings.service.ts';
import type { Proposal, RecordState, SourceValue } from '#core/modules/review/record-kind.ts';
import { reservedByKey } from '#core/modules/review/reserved.service.ts';

/** Open allocations reserve what they take of each receipt here, in fen. */
export const RECEIPT_SCOPE = 'allocation.receipt';

/** A receipt with what is kept beside its content. */
export interface KnownReceipt extends RecordState<Receipt> {
  readonly id: string;
  readonly number: string;
  /** Who holds it now: not the client it was signed with, once that one was merged into another. */
  readonly clientId: string | null;
  readonly isVoid: boolean;
}

/** Identifiers as they are compared: one bill is one bill, however it is typed. */
export async function completeReceipt(_ctx: QueryContext, draft: ReceiptDraft): Promise<Receipt> {
  const fold = (text: string | null) => (text === null ? null : foldIdentifier(text));
  return { ...draft, bankReference: fold(draft.bankReference), billNumber: fold(draft.billNumber) };
}

/** Rebuilds a receipt from its table, exactly as it was signed; undefined when there is none. */
export async function readReceipt(db: ReadDb, id: string): Promise<KnownReceipt | undefined> {
  const row = await findReceipt(db, id);
  if (!row) return undefined;
  const content: Receipt = {
    clientId: row.signed_client_id ?? row.client_id,
    receivedOn: row.received_on,
    method: row.method,
    amountFen: row.amount_fen,
    payerName: row.payer_name,
    payerAccount: row.payer_account,
    bankReference: row.bank_reference,
    ownAccount: row.own_account,
    billNumber: row.bill_number,
    billDueOn: row.bill_due_on,
    note: row.note,
  };
  return {
    id,
    content,
    version: row.version,
    submissionId: row.submission_id,
    number: row.number,
    clientId: row.client_id,
    isVoid: row.status === 'void',
  };
}

/**
 * The payer by the client's legal name, a name it had before, or those of a client merged into it: where the bank's record says
 * the same, the two are the two keys. Somebody else's money (第三方代付) asks why.
 */
export async function payerInClientFile(ctx: QueryContext, content: Receipt): Promise<SourceValue[]> {
  if (content.clientId === null) return [];
  const holder = await findHolder(ctx.db, content.clientId);
  const held = [holder, ...(await listAbsorbed(ctx.db, holder))];
  const names = await listClientNames(ctx.db, held);
  const payer = normaliseStored('text', content.payerName);
  const known = names.find(({ name }) => normaliseStored('text', name) === payer)?.name;
  const former = known === undefined && (await isFormerName(ctx.db, held, content.payerName));
  const value = former ? content.payerName : (known ?? names[0]?.name);
  if (value === undefined) return [];
  return [{ path: 'payerName', type: 'text', value, source: 'client_file', asks: 'receipts.third_party_payer' }];
}

/** What must hold before money counts as received, at submission and again at the last signature. */
export async function checkReceipt(ctx: QueryContext, proposal: Proposal<Receipt>): Promise<Warning[]> {
  const { content, recordId, action } = proposal;
  const current = recordId === undefined ? undefined : await readReceipt(ctx.db, recordId);
  if (current?.isVoid === true) refuse('receipts.already_void', { number: current.number });
  if (current) await refuseBeneathAllocations(ctx, content, current, action === 'void');
  if (current && action === 'void') {
    if (canonicalJson(content) !== canonicalJson(current.content)) {
      refuse('receipts.void_changes', { number: current.number });
    }
    return [];
  }
  if (content.receivedOn > ctx.today) {
    refuseField('receivedOn', 'receipts.received_in_future', { on: content.receivedOn, today: ctx.today });
  }
  refuseUnclearBill(content);
  await refuseUnknown(ctx, content, current);
  await refuseTaken(ctx, content, recordId);
  // The day is the bank's: a receipt of a closed month is claimed or corrected later, and what it posts then stands in an open month.
  if (content.receivedOn !== current?.content.receivedOn) await refuseClosedPeriod(ctx.db, content.receivedOn);
  return receiptWarnings(ctx, content, proposal);
}

/** Number and due day belong to a bill, and every bill has both. */
function refuseUnclearBill({ method, billNumber, billDueOn }: Receipt): void {
  if (method === 'acceptance_bill') {
    if (billNumber === null) refuseField('billNumber', 'receipts.bill_number_needed');
    if (billDueOn === null) refuseField('billDueOn', 'receipts.bill_due_needed');
    return;
  }
  if (billNumber !== null) refuseField('billNumber', 'receipts.bill_not_expected');
  if (billDueOn !== null) refuseField('billDueOn', 'receipts.bill_not_expected');
}

async function refuseUnknown(
  ctx: QueryContext,
  { clientId, ownAccount }: Receipt,
  current: KnownReceipt | undefined,
): Promise<void> {
  if (clientId !== null) {
    const holder = await standingClient(ctx.db, clientId, current?.content.clientId ?? undefined);
    if ((await listClientNames(ctx.db, [holder])).length === 0) refuseField('clientId', 'receipts.client_unknown');
  }
  // An account that was closed since stays on what came in there.
  if (ownAccount === null || ownAccount === current?.content.ownAccount) return;
  if (!(await isOpenOwnAccount(ctx.db, ownAccount))) refuseField('ownAccount', 'receipts.own_account_unknown');
}

async function refuseTaken(ctx: QueryContext, content: Receipt, recordId: string | undefined): Promise<void> {
  const once = [
    ['bankReference', 'bank_reference', 'receipts.reference_taken'],
    ['billNumber', 'bill_number', 'receipts.bill_taken'],
  ] as const;
  for (const [field, column, rule] of once) {
    const value = content[field];
    const taken = value === null ? undefined : await findReceiptBy(ctx.db, column, value);
    if (taken && taken.id !== recordId) refuseField(field, rule, { number: taken.number });
  }
}

/** What allocations stand on stays: the client, and enough of the amount. Open ones count, without their number. */
async function refuseBeneathAllocations(
  ctx: QueryContext,
  content: Receipt,
  current: KnownReceipt,
  isVoid: boolean,
): Promise<void> {
  const { fen, numbers: allocations, since } = await allocatedOn(ctx.db, 'receipt_id', current.id);
  const pendingFen = (await reservedByKey(ctx.db, RECEIPT_SCOPE, [current.id])).get(current.id) ?? 0;
  if (fen + pendingFen === 0) return;
  const { number } = current;
  if (isVoid && fen > 0) refuse('receipts.void_allocated', { number, allocations });
  const holder = content.clientId === null ? null : await findHolder(ctx.db, content.clientId);
  const isMoved = holder !== current.clientId;
  if (isMoved && fen > 0) refuseField('clientId', 'receipts.client_fixed', { number, allocations });
  if (since !== undefined && content.receivedOn > since) {
    refuseField('receivedOn', 'receipts.received_after_allocation', { since, allocations });
  }
  if (content.amountFen < fen) {
    refuseField('amountFen', 'receipts.below_allocated', { allocated: plainFen(fen), allocations });
  }
  const takesPending = pendingFen > 0 && (isVoid || isMoved || content.amountFen < fen + pendingFen);
  if (takesPending) refuseField('amountFen', 'receipts.below_allocated_pending');
}
