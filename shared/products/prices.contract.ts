import { z } from 'zod';
import { PriceBasis } from '#shared/invoicing/tax.ts';
import { command, query } from '#shared/ipc/procedure.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { defineList, listTotal } from '#shared/kernel/list-query.ts';
import {
  DiscountAuthority,
  PriceListContent,
  PriceListDraft,
  PriceScope,
} from '#shared/products/price-lists.schema.ts';
import { page, Paging, submission, SubmissionTicket } from '#shared/review/review.schema.ts';
import { SettingsHead } from '#shared/settings/settings.contract.ts';

export const PriceListRow = z.strictObject({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  scope: PriceScope,
  scopeValue: z.string().nullable(),
  priceBasis: PriceBasis,
  validFrom: BusinessDate,
  validTo: BusinessDate.nullable(),
  lineCount: z.int(),
  remark: z.string().nullable(),
  /** Clients whose file names it. */
  clientCount: z.int(),
  /** Today: not begun yet, in force, or over. */
  standing: z.enum(['later', 'holds', 'over']),
  inReview: z.boolean(),
});
export type PriceListRow = z.infer<typeof PriceListRow>;

export const priceListList = defineList(
  {
    name: { type: 'text', sortable: true, filterable: true },
    scope: { type: 'choice', values: PriceScope.options, sortable: true, filterable: true },
    scopeValue: { type: 'text', sortable: true, filterable: true },
    validFrom: { type: 'date', sortable: true, filterable: true },
    validTo: { type: 'date', sortable: true, filterable: true },
    lineCount: { type: 'integer', sortable: true, filterable: true },
    priceBasis: { type: 'choice', values: PriceBasis.options },
    clientCount: { type: 'integer' },
    standing: { type: 'choice', values: ['later', 'holds', 'over'] },
    remark: { type: 'text' },
  },
  { column: 'validFrom', descending: true },
);

export const PriceListListInput = z.strictObject({
  ...Paging,
  /** Part of a name or of its pinyin initials. */
  text: z.string().trim().max(80).optional(),
  scope: PriceScope.optional(),
  where: priceListList.where,
  sort: priceListList.sort,
});

export const PriceListRecord = z.strictObject({
  id: z.string(),
  version: z.int(),
  submissionId: z.string(),
  openSubmissionId: z.string().optional(),
  content: PriceListContent,
  /** The first clients whose file names it, and how many there are. */
  clients: z.array(z.strictObject({ id: z.string(), code: z.string(), name: z.string() })),
  clientCount: z.int(),
});
export type PriceListRecord = z.infer<typeof PriceListRecord>;

/** What one line of a contract asks. */
export const PriceAsked = z.strictObject({
  productId: z.string().max(64),
  /** Null is the product's base unit. */
  unit: z.string().max(10).nullable(),
  quantityE6: z.int().min(0).nullable(),
});
export type PriceAsked = z.infer<typeof PriceAsked>;

const Floor = z.int().nullable();

/** 适用价 and why: from a price list, else the product's own list price, else none. Price and floors in the unit asked. */
export const PriceQuote = z.strictObject({
  priceE6: z.int(),
  priceBasis: PriceBasis,
  source: z.discriminatedUnion('is', [
    z.strictObject({
      is: z.literal('price_list'),
      id: z.string(),
      name: z.string(),
      scope: PriceScope,
      fromOn: BusinessDate,
      minQuantityE6: z.int(),
      /** The unit the list's price is for, where it had to be converted. */
      converted: z.string().nullable(),
    }),
    z.strictObject({ is: z.literal('list_price') }),
  ]),
  floors: z.strictObject({ staff: Floor, manager: Floor, director: Floor }),
});
export type PriceQuote = z.infer<typeof PriceQuote>;

/** Where a product has a price, newest first. */
export const ProductPriceRow = z.strictObject({
  listId: z.string(),
  listName: z.string(),
  scope: PriceScope,
  scopeValue: z.string().nullable(),
  priceBasis: PriceBasis,
  validTo: BusinessDate.nullable(),
  fromOn: BusinessDate,
  unit: z.string(),
  priceE6: z.int(),
  minQuantityE6: z.int(),
});
export type ProductPriceRow = z.infer<typeof ProductPriceRow>;

const ById = z.strictObject({ id: z.string() });

export const pricesContract = {
  'products.priceLists': query({
    permission: 'products.read',
    input: PriceListListInput,
    output: page(PriceListRow).extend({ total: listTotal([]).optional() }),
  }),
  'products.getPriceList': query({ permission: 'products.read', input: ById, output: PriceListRecord }),
  'products.submitPriceList': command({
    permission: 'products.write',
    input: submission(PriceListDraft),
    output: SubmissionTicket,
  }),
  /** Lists a client file may name, those in force first. */
  'products.pickPriceLists': query({
    permission: 'products.read',
    input: z.strictObject({}),
    output: z.array(z.strictObject({ id: z.string(), name: z.string(), validFrom: BusinessDate })),
  }),
  /** The prices that apply for a client on a day, all lines at once; null where a line has none. */
  'products.prices': query({
    permission: 'products.read',
    input: z.strictObject({
      clientId: z.string().max(64).nullable(),
      on: BusinessDate,
      lines: z.array(PriceAsked).max(500),
    }),
    output: z.array(PriceQuote.nullable()),
  }),
  'products.priceHistory': query({ permission: 'products.read', input: ById, output: z.array(ProductPriceRow) }),
  'products.authority': query({
    permission: 'products.read',
    input: z.strictObject({}),
    output: z.strictObject({
      head: SettingsHead,
      authority: DiscountAuthority,
      /** What people call the products its lines name. */
      products: z.record(z.string(), z.string()),
    }),
  }),
  'products.submitAuthority': command({
    permission: 'settings.write',
    input: submission(DiscountAuthority),
    output: SubmissionTicket,
  }),
} as const;
