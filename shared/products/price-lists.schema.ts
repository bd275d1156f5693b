import { z } from 'zod';
import { PriceBasis } from '#shared/invoicing/tax.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { PriceE6 } from '#shared/kernel/quantity.ts';
import { ProductClass, UnitName } from '#shared/products/products.contract.ts';

const text = (max: number) => z.string().trim().min(1).max(max);
const Id = z.string().min(1).max(64);

/** Lines of one list: a catalogue of a few thousand products, imported or pasted. */
export const PRICE_LINES_MAX = 5_000;

/** Whom a price list is for, the closest first: this is the order in which lists are asked. */
export const PRICE_SCOPES = ['named', 'size_grade', 'client_kind', 'region', 'everyone'] as const;

/** 适用范围. `named`: the clients whose file names it. The others fit by what stands in the client file. */
export const PriceScope = z.enum(PRICE_SCOPES);
export type PriceScope = z.infer<typeof PriceScope>;

/** 权限级别, lowest first: everybody who may countersign, the manager, the director. */
export const AUTHORITY_LEVELS = ['staff', 'manager', 'director'] as const;
export const AuthorityLevel = z.enum(AUTHORITY_LEVELS);
export type AuthorityLevel = z.infer<typeof AuthorityLevel>;

const Floor = PriceE6.nullable().default(null);

/** 底价 by level, in the line's unit and the list's basis; null leaves it to the discount authority. */
const floors = { staffFloorE6: Floor, managerFloorE6: Floor, directorFloorE6: Floor };

/** Quantity from which the price holds, in the line's unit; 0 from the first on. */
const MinQuantity = z.int().min(0).max(9_000_000_000_000_000);

/** One price as keyed. Null unit is the product's base unit, null day the beginning of the list. */
export const PriceLineDraft = z.strictObject({
  productId: Id,
  unit: UnitName.nullable().default(null),
  priceE6: PriceE6,
  minQuantityE6: MinQuantity.default(0),
  fromOn: BusinessDate.nullable().default(null),
  ...floors,
  remark: text(100).nullable().default(null),
});
export type PriceLineDraft = z.output<typeof PriceLineDraft>;

const head = {
  name: text(60),
  scope: PriceScope.default('everyone'),
  /** Grade, kind or region the list is for; null with `everyone` and `named`. */
  scopeValue: text(40).nullable().default(null),
  priceBasis: PriceBasis.default('with_tax'),
  validFrom: BusinessDate,
  /** Last day; null until a later list of the same scope takes its place. */
  validTo: BusinessDate.nullable().default(null),
  remark: text(200).nullable().default(null),
};

/** 价格表 as keyed, in yuan. */
export const PriceListDraft = z.strictObject({ ...head, lines: z.array(PriceLineDraft).min(1).max(PRICE_LINES_MAX) });
export type PriceListDraft = z.output<typeof PriceListDraft>;

/** One price as signed: what the product was called and how its unit counted on that day. */
export const PriceLine = z.strictObject({
  productId: z.string(),
  productCode: z.string(),
  description: z.string(),
  specification: z.string().nullable(),
  unit: z.string(),
  /** Base units of the product in one unit of the line, in millionths. */
  unitFactorE6: z.int(),
  priceE6: PriceE6,
  minQuantityE6: MinQuantity,
  fromOn: BusinessDate,
  staffFloorE6: PriceE6.nullable(),
  managerFloorE6: PriceE6.nullable(),
  directorFloorE6: PriceE6.nullable(),
  remark: z.string().nullable(),
});
export type PriceLine = z.infer<typeof PriceLine>;

export const PriceListContent = z.strictObject({ ...head, lines: z.array(PriceLine).min(1).max(PRICE_LINES_MAX) });
export type PriceListContent = z.output<typeof PriceListContent>;

/** 折扣权限, one line: how far below the price that applies a level may sign. The closest line decides: product, class, all. */
export const AuthorityLine = z.strictObject({
  productId: Id.nullable().default(null),
  productClass: ProductClass.nullable().default(null),
  level: AuthorityLevel,
  /** 500 is 5 % below; 10000 leaves no limit. */
  discountBasisPoints: z.int().min(0).max(10_000),
});
export type AuthorityLine = z.output<typeof AuthorityLine>;

/** 折扣权限 of the office, one record. A level without a line has no limit. */
export const DiscountAuthority = z.strictObject({ lines: z.array(AuthorityLine).max(1_000) });
export type DiscountAuthority = z.output<typeof DiscountAuthority>;

/** The floors of a line, from the highest to the lowest. */
export const FLOORS_OF = ['staffFloorE6', 'managerFloorE6', 'directorFloorE6'] as const satisfies (keyof PriceLine)[];
