import { z } from 'zod';
import { FreightBearer, ShipMode } from '#shared/dispatch/dispatch.schema.ts';
import { PriceBasis, TaxTreatment } from '#shared/invoicing/tax.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { Fen, PositiveFen } from '#shared/kernel/money.ts';
import { PriceE6, QuantityE6 } from '#shared/kernel/quantity.ts';
import { TaxRateBasisPoints, UnitName } from '#shared/products/products.contract.ts';

const text = (max: number) => z.string().trim().min(1).max(max);
const RecordId = z.string().min(1).max(64);

/** 合同类别: `framework` 框架合同 agrees prices and terms and is never dispatched itself; `sale` 购销合同; `order` 订单, alone or under a framework. */
export const ContractKind = z.enum(['framework', 'sale', 'order']);
export type ContractKind = z.infer<typeof ContractKind>;

/** 开票依据: up to what an invoice may be requested before, with, or after the goods. */
export const InvoiceBase = z.enum(['before_dispatch', 'with_goods', 'after_signing', 'after_statement']);
export type InvoiceBase = z.infer<typeof InvoiceBase>;

/** What starts the days of a payment term; `fixed_date` is the term's own date. */
export const PaymentTrigger = z.enum(['signing', 'dispatch', 'invoice', 'acceptance', 'fixed_date']);
export type PaymentTrigger = z.infer<typeof PaymentTrigger>;

/** 付款安排, one instalment: either a share of the total (basis points) or an amount, due `days` after its trigger. */
export const PaymentTerm = z.strictObject({
  shareBasisPoints: z.int().min(1).max(10_000).nullable().default(null),
  amountFen: PositiveFen.nullable().default(null),
  trigger: PaymentTrigger,
  days: z.int().min(0).max(3650).default(0),
  /** Only with `fixed_date`. */
  fixedOn: BusinessDate.nullable().default(null),
  remark: text(100).nullable().default(null),
});
export type PaymentTerm = z.output<typeof PaymentTerm>;

/** 交货约定. `toleranceBasisPoints` (±3% is 300) widens only the check at dispatch, never what is shown as dispatchable. */
export const DeliveryTerms = z.strictObject({
  mode: ShipMode.nullable().default(null),
  freightBearer: FreightBearer.nullable().default(null),
  place: text(200).nullable().default(null),
  toleranceBasisPoints: z.int().min(0).max(2_000).default(0),
});
export type DeliveryTerms = z.output<typeof DeliveryTerms>;

/** 条款: heading and text, in the order printed. */
export const Clause = z.strictObject({ heading: text(60), text: text(4_000) });
export type Clause = z.infer<typeof Clause>;

/** One line as keyed. What is left null is taken from the product: description, specification, unit, rate, treatment. */
export const ContractLineDraft = z.strictObject({
  /** Null on a new line; an amended line keeps the key it was given. */
  lineKey: z.string().max(20).nullable().default(null),
  productId: RecordId,
  description: text(80).nullable().default(null),
  specification: text(120).nullable().default(null),
  unit: UnitName.nullable().default(null),
  quantityE6: QuantityE6,
  priceE6: PriceE6,
  priceBasis: PriceBasis.default('with_tax'),
  taxRateBasisPoints: TaxRateBasisPoints.nullable().default(null),
  taxTreatment: TaxTreatment.nullable().default(null),
  dueOn: BusinessDate.nullable().default(null),
  remark: text(200).nullable().default(null),
});
export type ContractLineDraft = z.output<typeof ContractLineDraft>;

const head = {
  kind: ContractKind,
  /** 所属框架合同, for orders only. */
  frameworkId: RecordId.nullable().default(null),
  clientId: RecordId,
  /** 对方合同号, unique per client. */
  externalNumber: text(60).nullable().default(null),
  signedOn: BusinessDate,
  effectiveFrom: BusinessDate.nullable().default(null),
  effectiveTo: BusinessDate.nullable().default(null),
  /** 业务员, a person of the office. */
  salespersonId: RecordId.nullable().default(null),
  paymentTerms: z.array(PaymentTerm).max(20).default([]),
  delivery: DeliveryTerms,
  invoiceBase: InvoiceBase.default('with_goods'),
  clauses: z.array(Clause).max(60).default([]),
  /** 原件存放处: cabinet, shelf, folder. */
  shelfLocation: text(60).nullable().default(null),
  /** The day the sealed original was there: null is approved only, a date is executed (已盖章). Dispatch needs it. */
  sealedOn: BusinessDate.nullable().default(null),
  remark: text(500).nullable().default(null),
};

/** 购销合同 as keyed. Field order is the order of the paper form. A framework may have no lines. */
export const ContractDraft = z.strictObject({ ...head, lines: z.array(ContractLineDraft).max(500) });
export type ContractDraft = z.output<typeof ContractDraft>;

/** One line as signed: text and unit frozen, amounts in fen rounded once, key stable across versions. */
export const ContractLine = z.strictObject({
  lineKey: z.string(),
  productId: z.string(),
  productCode: z.string(),
  description: z.string(),
  specification: z.string().nullable(),
  unit: z.string(),
  /** Base units of the product in one unit of the line, in millionths. */
  unitFactorE6: z.int(),
  unitDecimals: z.int(),
  quantityE6: QuantityE6,
  priceE6: PriceE6,
  priceBasis: PriceBasis,
  taxRateBasisPoints: TaxRateBasisPoints,
  taxTreatment: TaxTreatment,
  netFen: Fen,
  taxFen: Fen,
  grossFen: Fen,
  dueOn: BusinessDate.nullable(),
  remark: z.string().nullable(),
});
export type ContractLine = z.infer<typeof ContractLine>;

/** What a signature covers: the draft completed, its totals the sums of its lines. */
export const ContractContent = z.strictObject({
  ...head,
  lines: z.array(ContractLine),
  netFen: Fen,
  taxFen: Fen,
  grossFen: Fen,
  /** The earliest due date of the lines, re-keyed as the contract's delivery date. */
  firstDueOn: BusinessDate.nullable(),
});
export type ContractContent = z.output<typeof ContractContent>;

/** 关闭余量: what of a contract's lines will not be delivered any more. */
export const CloseShortDraft = z.strictObject({
  contractId: RecordId,
  closedOn: BusinessDate,
  reason: text(200),
  lines: z
    .array(z.strictObject({ lineKey: z.string().min(1).max(20), quantityE6: QuantityE6 }))
    .min(1)
    .max(500),
});
export type CloseShortDraft = z.output<typeof CloseShortDraft>;
export const CloseShortContent = CloseShortDraft;
export type CloseShortContent = CloseShortDraft;

const OpeningQuantity = z.int().min(0).max(9_000_000_000_000_000);
const OpeningFen = Fen.min(0);

/** One contract line before go-live, quantities in the line's unit; the invoiced amount is with tax, as on the invoices. */
export const OpeningLineDraft = z.strictObject({
  lineKey: z.string().min(1).max(20),
  dispatchedE6: OpeningQuantity.default(0),
  signedE6: OpeningQuantity.default(0),
  invoicedE6: OpeningQuantity.default(0),
  invoicedFen: OpeningFen.default(0),
});
export type OpeningLineDraft = z.output<typeof OpeningLineDraft>;

/** 期初单据: what of one contract was dispatched, signed, invoiced and received up to and including `asOf`. One a contract. */
export const OpeningDraft = z.strictObject({
  contractId: RecordId,
  asOf: BusinessDate,
  lines: z.array(OpeningLineDraft).max(500),
  receivedFen: OpeningFen.default(0),
  remark: text(200).nullable().default(null),
});
export type OpeningDraft = z.output<typeof OpeningDraft>;

export const OpeningLine = z.strictObject({
  lineKey: z.string(),
  dispatchedE6: OpeningQuantity,
  signedE6: OpeningQuantity,
  invoicedE6: OpeningQuantity,
  invoicedFen: OpeningFen,
  /** Dispatched quantity at the contract's price, with tax. */
  dispatchedFen: OpeningFen,
});
export type OpeningLine = z.infer<typeof OpeningLine>;

export const OpeningContent = z.strictObject({
  contractId: RecordId,
  asOf: BusinessDate,
  lines: z.array(OpeningLine),
  receivedFen: OpeningFen,
  remark: z.string().nullable(),
  dispatchedFen: OpeningFen,
  invoicedFen: OpeningFen,
});
export type OpeningContent = z.infer<typeof OpeningContent>;
