import { z } from 'zod';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { PositiveFen } from '#shared/kernel/money.ts';

/** 转账, 承兑汇票, 现金, 其他. */
export const ReceiptMethod = z.enum(['transfer', 'acceptance_bill', 'cash', 'other']);
export type ReceiptMethod = z.infer<typeof ReceiptMethod>;

const text = (max: number) => z.string().trim().min(1).max(max);
const optional = (max: number) => text(max).nullable().default(null);

/** 回款单: a fact of the bank's record, the cash box or a bill. */
export const ReceiptDraft = z.strictObject({
  /** Null while nobody knows whose money it is (待查来款). */
  clientId: z.string().min(1).nullable().default(null),
  receivedOn: BusinessDate,
  method: ReceiptMethod,
  amountFen: PositiveFen,
  /** 付款户名 word for word as the bank, the bill or the payer writes it. */
  payerName: text(100),
  payerAccount: optional(40),
  /** 流水号 of the bank; unique among receipts in force. */
  bankReference: optional(60),
  /** Which account of this office took it in: its number, one of the settings' own accounts. */
  ownAccount: optional(40),
  /** 票据号码, text; with `billDueOn` exactly where `method` is `acceptance_bill`. */
  billNumber: optional(40),
  billDueOn: BusinessDate.nullable().default(null),
  note: optional(200),
});
export type ReceiptDraft = z.output<typeof ReceiptDraft>;

/** 回款单 as signed. */
export const Receipt = ReceiptDraft;
export type Receipt = z.output<typeof Receipt>;

/** What received money is taken for: an invoice, an advance to a contract, the invoiced balance an opening document brought in. */
export const AllocationTarget = z.enum(['invoice', 'contract', 'opening']);
export type AllocationTarget = z.infer<typeof AllocationTarget>;

export const AllocationLineDraft = z.strictObject({
  lineKey: z.string().min(1).max(40).nullable().default(null),
  receiptId: z.string().min(1),
  target: AllocationTarget,
  targetId: z.string().min(1),
  amountFen: PositiveFen,
});
export type AllocationLineDraft = z.output<typeof AllocationLineDraft>;

const head = {
  clientId: z.string().min(1),
  allocatedOn: BusinessDate,
  note: optional(200),
};

/** 核销单 as the form proposes it. */
export const AllocationDraft = z.strictObject({ ...head, lines: z.array(AllocationLineDraft).min(1).max(500) });
export type AllocationDraft = z.output<typeof AllocationDraft>;

/** With what people call both sides by, as they were called when it was signed. */
export const AllocationLine = z.strictObject({
  ...AllocationLineDraft.shape,
  lineKey: z.string(),
  receiptNumber: z.string(),
  /** Number of the invoice, contract or opening document. */
  targetNumber: z.string(),
});
export type AllocationLine = z.output<typeof AllocationLine>;

/** 核销单 as signed. */
export const Allocation = z.strictObject({
  ...head,
  lines: z.array(AllocationLine).min(1).max(500),
  amountFen: PositiveFen,
});
export type Allocation = z.output<typeof Allocation>;
