import { z } from 'zod';
import { PriceBasis, TaxTreatment } from '#shared/invoicing/tax.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { Fen, NonNegativeFen } from '#shared/kernel/money.ts';
import { PriceE6, QuantityE6 } from '#shared/kernel/quantity.ts';
import { TaxRateBasisPoints } from '#shared/products/products.contract.ts';

/** What a 发货单 is for. `sale` and `resend` are charged; the others move goods only. */
export const DispatchKind = z.enum(['sale', 'sample', 'gift', 'replacement', 'resend']);
export type DispatchKind = z.infer<typeof DispatchKind>;

export const ShipMode = z.enum(['carrier', 'own_truck', 'pick_up', 'courier']);
export type ShipMode = z.infer<typeof ShipMode>;

/** 运费承担方. */
export const FreightBearer = z.enum(['seller', 'buyer']);
export type FreightBearer = z.infer<typeof FreightBearer>;

/** 随货样品、赠品、物料: ticked off by the checker, never charged. */
export const AccompanyingItem = z.strictObject({
  kind: z.enum(['sample', 'gift', 'material']),
  name: z.string().trim().min(1).max(80),
  quantityE6: QuantityE6,
  unit: z.string().trim().min(1).max(12),
});
export type AccompanyingItem = z.infer<typeof AccompanyingItem>;

const Short = z.string().trim().min(1).max(60).nullable().default(null);
const Remark = z.string().trim().min(1).max(200).nullable().default(null);

/** Names the line for its whole life; given by core when the form leaves it out. */
const LineKey = z.string().min(1).max(40);

/** A contract line for `sale`, `replacement` and `resend`; a product for `sample` and `gift`. */
export const DispatchLineDraft = z.strictObject({
  lineKey: LineKey.nullable().default(null),
  contractId: z.string().min(1).nullable().default(null),
  contractLineKey: z.string().min(1).nullable().default(null),
  productId: z.string().min(1).nullable().default(null),
  batch: Short,
  quantityE6: QuantityE6,
  remark: Remark,
});
export type DispatchLineDraft = z.infer<typeof DispatchLineDraft>;

const DispatchHead = {
  clientId: z.string().min(1),
  kind: DispatchKind,
  /** 发货日期: the business date of number, price and posting. */
  dispatchedOn: BusinessDate,
  shipBy: BusinessDate.nullable().default(null),
  shipMode: ShipMode,
  carrier: Short,
  waybill: Short,
  vehicle: Short,
  pieces: z.int().min(1).max(100_000).nullable().default(null),
  freightFen: NonNegativeFen.nullable().default(null),
  freightBearer: FreightBearer,
  consigneeName: z.string().trim().min(1).max(60),
  consigneePhone: z.string().trim().min(1).max(40),
  consigneeAddress: z.string().trim().min(1).max(160),
  warehouse: Short,
  accompanying: z.array(AccompanyingItem).max(50).default([]),
  remark: Remark,
};

/** 发货单 as the form proposes it. */
export const DispatchNoteDraft = z.strictObject({
  ...DispatchHead,
  /** When the signed copy (回单) is due; a week after dispatch when left out. */
  signBackDueOn: BusinessDate.nullable().default(null),
  lines: z.array(DispatchLineDraft).min(1).max(500),
});
export type DispatchNoteDraft = z.infer<typeof DispatchNoteDraft>;

/** A line with its product, unit, price and rate frozen from the contract's version in force, and its amounts. */
export const DispatchLine = z.strictObject({
  lineKey: LineKey,
  contractId: z.string().nullable(),
  contractLineKey: z.string().nullable(),
  /** The contract version the price was read from. */
  contractVersion: z.int().positive().nullable(),
  productId: z.string(),
  productName: z.string(),
  specification: z.string().nullable(),
  unit: z.string(),
  unitDecimals: z.int().min(0).max(6),
  batch: z.string().nullable(),
  quantityE6: QuantityE6,
  priceE6: PriceE6,
  priceBasis: PriceBasis,
  taxRateBasisPoints: TaxRateBasisPoints,
  taxTreatment: TaxTreatment,
  netFen: Fen,
  taxFen: Fen,
  grossFen: Fen,
  remark: z.string().nullable(),
});
export type DispatchLine = z.infer<typeof DispatchLine>;

/** 发货单 as signed; the header is the sum of its lines. */
export const DispatchNote = z.strictObject({
  ...DispatchHead,
  signBackDueOn: BusinessDate,
  netFen: Fen,
  taxFen: Fen,
  grossFen: Fen,
  lines: z.array(DispatchLine).min(1).max(500),
});
export type DispatchNote = z.infer<typeof DispatchNote>;

/** Towards the client: sent again, no longer owed, or still to be settled. */
export const DifferenceSettlement = z.enum(['resend', 'close_short', 'open']);
export type DifferenceSettlement = z.infer<typeof DifferenceSettlement>;

/** Every line of the note once; a line signed in full has no settlement. */
export const SignBackLine = z.strictObject({
  dispatchLineKey: z.string().min(1),
  /** 实收数量; zero when nothing arrived. */
  signedE6: z.int().min(0),
  settlement: DifferenceSettlement.nullable().default(null),
  reason: Remark,
});
export type SignBackLine = z.infer<typeof SignBackLine>;

/** 回单: what the client's signed copy says. */
export const SignBackDraft = z.strictObject({
  dispatchNoteId: z.string().min(1),
  receivedBy: z.string().trim().min(1).max(40),
  receivedOn: BusinessDate,
  /** `authorised` by the client's letter, or taken in for somebody else (代收), which is flagged. */
  receivedAs: z.enum(['authorised', 'on_behalf']),
  remark: Remark,
  lines: z.array(SignBackLine).min(1).max(500),
});
export type SignBackDraft = z.infer<typeof SignBackDraft>;

/** 回单 as signed. */
export const SignBack = z.strictObject({
  ...SignBackDraft.shape,
  /** What people call the note by; titles show it. */
  dispatchNumber: z.string(),
  lines: z
    .array(
      z.strictObject({
        ...SignBackLine.shape,
        /** As dispatched, frozen: what the signed quantity is compared with. */
        dispatchedE6: QuantityE6,
        /** Dispatched and not signed. */
        differenceE6: z.int().min(0),
      }),
    )
    .min(1),
});
export type SignBack = z.infer<typeof SignBack>;

/** `credit` takes the charge back; `replacement` makes the goods due again. */
export const ReturnPurpose = z.enum(['credit', 'replacement']);
export type ReturnPurpose = z.infer<typeof ReturnPurpose>;

export const ReturnLineDraft = z.strictObject({
  lineKey: LineKey.nullable().default(null),
  dispatchNoteId: z.string().min(1),
  dispatchLineKey: z.string().min(1),
  quantityE6: QuantityE6,
  condition: z.enum(['sound', 'damaged', 'expired', 'wrong_goods']),
  reason: Remark,
});
export type ReturnLineDraft = z.infer<typeof ReturnLineDraft>;

/** 退货单 as the form proposes it. */
export const ReturnNoteDraft = z.strictObject({
  clientId: z.string().min(1),
  returnedOn: BusinessDate,
  purpose: ReturnPurpose,
  warehouse: Short,
  remark: Remark,
  lines: z.array(ReturnLineDraft).min(1).max(500),
});
export type ReturnNoteDraft = z.infer<typeof ReturnNoteDraft>;

export const ReturnLine = z.strictObject({
  ...ReturnLineDraft.shape,
  lineKey: LineKey,
  contractId: z.string().nullable(),
  contractLineKey: z.string().nullable(),
  netFen: Fen,
  taxFen: Fen,
  grossFen: Fen,
});
export type ReturnLine = z.infer<typeof ReturnLine>;

/** 退货单 as signed, at the price of the dispatch line. */
export const ReturnNote = z.strictObject({
  ...ReturnNoteDraft.shape,
  netFen: Fen,
  taxFen: Fen,
  grossFen: Fen,
  lines: z.array(ReturnLine).min(1).max(500),
});
export type ReturnNote = z.infer<typeof ReturnNote>;
