import { z } from 'zod';
import { PriceBasis, TaxTreatment } from '#shared/invoicing/tax.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { Fen, NonNegativeFen } from '#shared/kernel/money.ts';
import { PriceE6, QuantityE6 } from '#shared/kernel/quantity.ts';
import { TaxRateBasisPoints } from '#shared/products/products.contract.ts';

/** 增值税专用发票 or 普通发票. */
export const InvoiceKind = z.enum(['special', 'ordinary']);
export type InvoiceKind = z.infer<typeof InvoiceKind>;

const text = (max: number) => z.string().trim().min(1).max(max);
const optional = (max: number) => text(max).nullable().default(null);

/** 购买方信息 as it stood at the request; the invoice repeats it word for word. */
export const BuyerProfile = z.strictObject({
  title: text(100),
  taxNumber: optional(20),
  address: optional(100),
  phone: optional(40),
  bankName: optional(100),
  bankAccount: optional(40),
  email: optional(72),
});
export type BuyerProfile = z.output<typeof BuyerProfile>;

/**
 * Quantity of a dispatched line to invoice. Without a dispatch line only where the contract is invoiced before dispatch, or for what
 * an opening document says was dispatched earlier.
 */
export const InvoiceRequestLineDraft = z.strictObject({
  lineKey: z.string().min(1).max(40).nullable().default(null),
  contractId: z.string().min(1),
  contractLineKey: z.string().min(1),
  dispatchNoteId: z.string().min(1).nullable().default(null),
  dispatchLineKey: z.string().min(1).nullable().default(null),
  quantityE6: QuantityE6,
  /** 折扣, with tax; the invoice shows it as a line of its own below this one. */
  discountFen: NonNegativeFen.default(0),
});
export type InvoiceRequestLineDraft = z.output<typeof InvoiceRequestLineDraft>;

const head = {
  clientId: z.string().min(1),
  kind: InvoiceKind,
  requestedOn: BusinessDate,
  deliverTo: optional(100),
  remark: optional(200),
};

/** 开票申请 as the form proposes it; `buyer` null takes the client's invoice profile. */
export const InvoiceRequestDraft = z.strictObject({
  ...head,
  buyer: BuyerProfile.nullable().default(null),
  lines: z.array(InvoiceRequestLineDraft).min(1).max(500),
});
export type InvoiceRequestDraft = z.output<typeof InvoiceRequestDraft>;

/** Price and rate from the dispatch line as amended; amounts before discount, and the discount split into net and tax. */
export const InvoiceRequestLine = z.strictObject({
  ...InvoiceRequestLineDraft.shape,
  lineKey: z.string(),
  productId: z.string(),
  productName: z.string(),
  specification: z.string().nullable(),
  unit: z.string(),
  unitDecimals: z.int().min(0).max(6),
  /** 商品和服务税收分类编码 and its short name, printed as `*简称*品名`. */
  taxCode: z.string().nullable(),
  taxShortName: z.string().nullable(),
  priceE6: PriceE6,
  priceBasis: PriceBasis,
  taxRateBasisPoints: TaxRateBasisPoints,
  taxTreatment: TaxTreatment,
  netFen: Fen,
  taxFen: Fen,
  grossFen: Fen,
  discountNetFen: NonNegativeFen,
  discountTaxFen: NonNegativeFen,
});
export type InvoiceRequestLine = z.output<typeof InvoiceRequestLine>;

/** 开票申请 as signed; totals are after discounts. */
export const InvoiceRequest = z.strictObject({
  ...head,
  buyer: BuyerProfile,
  lines: z.array(InvoiceRequestLine).min(1).max(500),
  netFen: Fen,
  taxFen: Fen,
  grossFen: Fen,
});
export type InvoiceRequest = z.output<typeof InvoiceRequest>;

/** 发票 as issued: 20 digits (数电票), or an older invoice's code (10 or 12 digits) and number (8). */
export const InvoiceDraft = z.strictObject({
  requestId: z.string().min(1),
  invoiceCode: z
    .string()
    .trim()
    .regex(/^(\d{10}|\d{12})$/)
    .nullable()
    .default(null),
  invoiceNumber: z
    .string()
    .trim()
    .regex(/^(\d{8}|\d{20})$/),
  issuedOn: BusinessDate,
  /** The official totals; tax rounding may differ from the request by one fen a line. */
  netFen: Fen,
  taxFen: Fen,
  grossFen: Fen,
  remark: optional(200),
});
export type InvoiceDraft = z.output<typeof InvoiceDraft>;

/** 发票 as signed: with its buyer and kind, taken from the request. */
export const Invoice = z.strictObject({
  ...InvoiceDraft.shape,
  /** What people call the request by; titles show it. */
  requestNumber: z.string(),
  clientId: z.string(),
  kind: InvoiceKind,
});
export type Invoice = z.output<typeof Invoice>;
