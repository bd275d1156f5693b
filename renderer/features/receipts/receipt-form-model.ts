import { orNull, readDraft, type Reading } from '#renderer/components/form-faults.ts';
import { shownFen, typedDate, typedFen } from '#renderer/components/typed-values.ts';
import { normaliseStored } from '#shared/kernel/reentry-normalisation.ts';
import { type Receipt, ReceiptDraft } from '#shared/receipts/receipts.schema.ts';

/** Everything as typed. An empty client is money whose owner nobody knows yet. */
export interface ReceiptFormValues {
  readonly clientId: string;
  readonly fields: Readonly<Record<string, string>>;
}

export function newReceiptForm(clientId: string, today: string): ReceiptFormValues {
  return { clientId, fields: { receivedOn: today, method: 'transfer' } };
}

export function receiptForm(content: Receipt): ReceiptFormValues {
  return {
    clientId: content.clientId ?? '',
    fields: {
      receivedOn: content.receivedOn,
      method: content.method,
      amountFen: shownFen(content.amountFen),
      payerName: content.payerName,
      payerAccount: content.payerAccount ?? '',
      bankReference: content.bankReference ?? '',
      ownAccount: content.ownAccount ?? '',
      billNumber: content.billNumber ?? '',
      billDueOn: content.billDueOn ?? '',
      note: content.note ?? '',
    },
  };
}

export function isBill({ fields }: ReceiptFormValues): boolean {
  return fields['method'] === 'acceptance_bill';
}

/** What was typed of a bill counts while the method says that it is one: its boxes are away otherwise. */
export function readReceiptForm(values: ReceiptFormValues, today: string): Reading<ReceiptDraft> {
  const { clientId, fields } = values;
  const bill = isBill(values);
  return readDraft(ReceiptDraft, {
    clientId: orNull(clientId),
    receivedOn: typedDate(fields['receivedOn'], today),
    method: fields['method'],
    amountFen: typedFen(fields['amountFen']),
    payerName: fields['payerName'] ?? '',
    payerAccount: orNull(fields['payerAccount']),
    bankReference: orNull(fields['bankReference']),
    ownAccount: orNull(fields['ownAccount']),
    billNumber: bill ? orNull(fields['billNumber']) : null,
    billDueOn: bill ? (typedDate(fields['billDueOn'], today) ?? null) : null,
    note: orNull(fields['note']),
  });
}

/** Somebody else paid, as far as the names tell: the office asks why when it is submitted. */
export function isThirdParty(payerName: string | undefined, clientName: string | undefined): boolean {
  const payer = normaliseStored('text', payerName ?? '');
  return payer !== '' && clientName !== undefined && payer !== normaliseStored('text', clientName);
}
