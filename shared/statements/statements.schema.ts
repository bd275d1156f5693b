import { z } from 'zod';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { Fen } from '#shared/kernel/money.ts';
import { ReceiptMethod } from '#shared/receipts/receipts.schema.ts';

/** 相符, 不符: what the client answered on the reply slip. */
export const StatementReply = z.enum(['agreed', 'differs']);
export type StatementReply = z.infer<typeof StatementReply>;

const optional = (max: number) => z.string().trim().min(1).max(max).nullable().default(null);

const head = {
  clientId: z.string().min(1),
  /** The period, both days in it. */
  from: BusinessDate,
  to: BusinessDate,
  issuedOn: BusinessDate,
  replyBy: BusinessDate,
  note: optional(200),
  /** Null until the client has answered; a new statement has no answer. */
  reply: StatementReply.nullable().default(null),
  repliedOn: BusinessDate.nullable().default(null),
  /** What the client's own account says at the end of the period; exactly where it differs. */
  theirBalanceFen: Fen.nullable().default(null),
  replyReason: optional(400),
};

/** 对账单 as the form proposes it: all figures are core's. */
export const StatementDraft = z.strictObject(head);
export type StatementDraft = z.output<typeof StatementDraft>;

/** Documents that move what a client owes; `other` is whatever else was posted. */
export const MovementKind = z.enum([
  'dispatch_note',
  'return_note',
  'sign_back',
  'receipt',
  'invoice',
  'opening_document',
  'other',
]);
export type MovementKind = z.infer<typeof MovementKind>;

/** One dated movement of what the client owes. */
export const StatementLine = z.strictObject({
  on: BusinessDate,
  kind: MovementKind,
  documentId: z.string(),
  documentNumber: z.string(),
  productName: z.string().nullable(),
  specification: z.string().nullable(),
  unit: z.string().nullable(),
  unitDecimals: z.int().nullable(),
  /** In millionths, negative where goods came back; null where the amount is not that of a whole line. */
  quantityE6: z.int().nullable(),
  /** With tax. */
  priceE6: z.int().nullable(),
  /** Official numbers of the invoices on these goods until the end of the period. */
  invoiceNumbers: z.string().nullable(),
  receiptMethod: ReceiptMethod.nullable(),
  /** The bill's number, else the bank's reference. */
  reference: z.string().nullable(),
  /** Positive: the client owes more. */
  amountFen: Fen,
});
export type StatementLine = z.output<typeof StatementLine>;

/** More movements than anybody reads through; such a period is cut in two. */
export const MOST_LINES = 5000;

/** What the ledger says of a client and a period: opening + shipped − received − reduced + other = closing. */
export const StatementFigures = z.strictObject({
  openingFen: Fen,
  shippedFen: Fen,
  receivedFen: Fen,
  /** Returns, settled differences, discounts and roundings of invoices. */
  reducedFen: Fen,
  /** Balances that were brought in. */
  otherFen: Fen,
  closingFen: Fen,
  lines: z.array(StatementLine).max(MOST_LINES),
});
export type StatementFigures = z.output<typeof StatementFigures>;

/** 对账单 as signed. */
export const Statement = z.strictObject({ ...head, ...StatementFigures.shape });
export type Statement = z.output<typeof Statement>;
