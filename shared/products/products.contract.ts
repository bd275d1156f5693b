import { z } from 'zod';
import { command, query } from '#shared/ipc/procedure.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { defineList, listTotal } from '#shared/kernel/list-query.ts';
import { PriceE6, QuantityE6 } from '#shared/kernel/quantity.ts';
import { page, Paging, Recent, submission, SubmissionTicket } from '#shared/review/review.schema.ts';
import { PriceBasis, TaxTreatment } from '#shared/invoicing/tax.ts';

/** A unit of measure as the office writes it: 桶, 千克, m². */
export const UnitName = z.string().trim().min(1).max(10);

/** Decimals a quantity in this unit may have, 0 to 6: drums 0, tonnes 3. */
export const UnitDecimals = z.int().min(0).max(6);

/** 税率 in basis points: 13% is 1300. */
export const TaxRateBasisPoints = z.int().min(0).max(10_000);

/** 换算单位: one `unit` holds `factorE6` millionths of the base unit (1 箱 = 24 桶 is 24,000,000). */
export const UnitConversion = z.strictObject({ unit: UnitName, factorE6: QuantityE6, decimals: UnitDecimals });
export type UnitConversion = z.infer<typeof UnitConversion>;

export const ProductClass = z.enum(['A', 'B', 'C']);
export type ProductClass = z.infer<typeof ProductClass>;

/** `archived`: kept for its history, offered in no pick list, taken by no new contract line. */
export const ProductStatus = z.enum(['active', 'archived']);
export type ProductStatus = z.infer<typeof ProductStatus>;

const text = (max: number) => z.string().trim().min(1).max(max);

/** 产品档案. Field order is the order of the form. */
export const ProductDraft = z.strictObject({
  code: text(40),
  name: text(80),
  specification: text(120).nullable().default(null),
  unit: UnitName,
  unitDecimals: UnitDecimals.default(0),
  conversions: z.array(UnitConversion).max(20).default([]),
  /** 商品和服务税收分类编码, 19 digits; without it no invoice can be requested. */
  taxCode: z
    .string()
    .trim()
    .regex(/^\d{19}$/)
    .nullable()
    .default(null),
  /** 税收分类简称, printed between asterisks before the item's name. */
  taxShortName: text(40).nullable().default(null),
  taxRateBasisPoints: TaxRateBasisPoints,
  taxTreatment: TaxTreatment,
  productClass: ProductClass.nullable().default(null),
  listPriceE6: PriceE6.nullable().default(null),
  listPriceBasis: PriceBasis.default('with_tax'),
  status: ProductStatus.default('active'),
  remark: text(200).nullable().default(null),
  /** 条码 or the office's other code; absent, not null, so that what was signed before it was kept is still what it was. */
  barcode: text(40).optional(),
});
export type ProductDraft = z.output<typeof ProductDraft>;

/** What a signature covers: the draft, its units and text folded; nothing is computed. */
export const ProductContent = ProductDraft;
export type ProductContent = ProductDraft;

export const ProductRow = z.strictObject({
  id: z.string(),
  version: z.int(),
  code: z.string(),
  name: z.string(),
  specification: z.string().nullable(),
  unit: z.string(),
  unitDecimals: z.int(),
  taxCode: z.string().nullable(),
  taxShortName: z.string().nullable(),
  taxRateBasisPoints: z.int(),
  taxTreatment: TaxTreatment,
  productClass: ProductClass.nullable(),
  listPriceE6: z.int().nullable(),
  listPriceBasis: PriceBasis,
  status: ProductStatus,
  /** An amendment of it waits for its checkers. */
  inReview: z.boolean(),
});
export type ProductRow = z.infer<typeof ProductRow>;

export const productList = defineList(
  {
    code: { type: 'text', sortable: true, filterable: true },
    name: { type: 'text', sortable: true, filterable: true },
    specification: { type: 'text', sortable: true, filterable: true },
    unit: { type: 'text', sortable: true, filterable: true },
    taxCode: { type: 'text', sortable: true, filterable: true },
    taxShortName: { type: 'text', sortable: true, filterable: true },
    taxRateBasisPoints: { type: 'integer', sortable: true, filterable: true },
    taxTreatment: { type: 'choice', values: TaxTreatment.options, sortable: true, filterable: true },
    productClass: { type: 'choice', values: ProductClass.options, sortable: true, filterable: true },
    /** Millionths of a yuan. */
    listPriceE6: { type: 'quantity', sortable: true, filterable: true },
    listPriceBasis: { type: 'choice', values: PriceBasis.options },
    status: { type: 'choice', values: ProductStatus.options, sortable: true, filterable: true },
  },
  { column: 'code', descending: false },
);

export const ProductListInput = z.strictObject({
  ...Paging,
  /** Part of a code, a name, a specification, or the name's pinyin initials (`hyfxdq`). */
  text: z.string().trim().max(80).optional(),
  productClass: ProductClass.optional(),
  status: ProductStatus.optional(),
  where: productList.where,
  sort: productList.sort,
});

export const ProductPickRow = z.strictObject({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  specification: z.string().nullable(),
  unit: z.string(),
  unitDecimals: z.int(),
  conversions: z.array(UnitConversion),
  taxRateBasisPoints: z.int(),
  taxTreatment: TaxTreatment,
  listPriceE6: z.int().nullable(),
  listPriceBasis: PriceBasis,
});
export type ProductPickRow = z.infer<typeof ProductPickRow>;

/** What a line names: by code, else by name, told apart by the specification. */
export const ProductWanted = z.strictObject({
  code: z.string().trim().max(40),
  name: z.string().trim().max(80),
  specification: z.string().trim().max(120),
});
export type ProductWanted = z.infer<typeof ProductWanted>;

/** `several`: more than one active product has this name, and the specification does not tell which is meant. */
export const ProductMatch = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('found'), product: ProductPickRow }),
  z.strictObject({ outcome: z.enum(['unknown', 'several']) }),
]);
export type ProductMatch = z.infer<typeof ProductMatch>;

/** Where a product stands in contracts, newest signed first. */
export const ProductUse = z.strictObject({
  contractId: z.string(),
  contractNumber: z.string(),
  clientName: z.string(),
  signedOn: BusinessDate,
  quantityE6: z.int(),
  unit: z.string(),
  unitDecimals: z.int(),
  priceE6: z.int(),
  priceBasis: PriceBasis,
});
export type ProductUse = z.infer<typeof ProductUse>;

/** Notes on which a product left the house, newest first. */
export const ProductDispatch = z.strictObject({
  noteId: z.string(),
  noteNumber: z.string(),
  clientName: z.string(),
  dispatchedOn: BusinessDate,
  quantityE6: z.int(),
  unit: z.string(),
  unitDecimals: z.int(),
});
export type ProductDispatch = z.infer<typeof ProductDispatch>;

export const ProductRecord = z.strictObject({
  id: z.string(),
  version: z.int(),
  /** The submission that made this state; its history is the record's history. */
  submissionId: z.string(),
  /** The open submission that would change it, if there is one. */
  openSubmissionId: z.string().optional(),
  content: ProductContent,
  usedBy: z.array(ProductUse),
  contractCount: z.int(),
  dispatches: z.array(ProductDispatch),
  dispatchCount: z.int(),
});
export type ProductRecord = z.infer<typeof ProductRecord>;

export const productsContract = {
  'products.list': query({
    permission: 'products.read',
    input: ProductListInput,
    output: page(ProductRow).extend({ total: listTotal([]).optional() }),
  }),
  'products.get': query({
    permission: 'products.read',
    input: z.strictObject({ id: z.string() }),
    output: ProductRecord,
  }),
  /** Active products only, at most `limit`; an exact code stands first. */
  'products.pick': query({
    permission: 'products.read',
    input: z.strictObject({
      text: z.string().trim().max(80),
      recent: Recent,
      limit: z.int().min(1).max(50).default(20),
    }),
    output: z.array(ProductPickRow),
  }),
  /** Every line of a pasted block at once; the answers stand in the order asked. */
  'products.match': query({
    permission: 'products.read',
    input: z.strictObject({ wanted: z.array(ProductWanted).max(500) }),
    output: z.array(ProductMatch),
  }),
  'products.submit': command({
    permission: 'products.write',
    input: submission(ProductDraft),
    output: SubmissionTicket,
  }),
} as const;
