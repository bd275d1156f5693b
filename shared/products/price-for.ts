import type { PriceBasis } from '#shared/invoicing/tax.ts';
import type { BusinessDate } from '#shared/kernel/business-date.ts';
import {
  AUTHORITY_LEVELS,
  type AuthorityLevel,
  type AuthorityLine,
  PRICE_SCOPES,
  type PriceLine,
  type PriceScope,
} from '#shared/products/price-lists.schema.ts';

/** One price of one list that is meant for the client who asks. */
export interface Offer extends Pick<
  PriceLine,
  | 'productId'
  | 'unit'
  | 'unitFactorE6'
  | 'priceE6'
  | 'minQuantityE6'
  | 'fromOn'
  | 'staffFloorE6'
  | 'managerFloorE6'
  | 'directorFloorE6'
> {
  readonly listId: string;
  readonly listName: string;
  readonly scope: PriceScope;
  readonly priceBasis: PriceBasis;
  readonly validFrom: BusinessDate;
  readonly validTo: BusinessDate | null;
}

export interface Asked {
  readonly productId: string;
  readonly unit: string;
  readonly unitFactorE6: number;
  /** Not typed yet counts as nothing: the price without a minimum. */
  readonly quantityE6: number | null;
  readonly on: BusinessDate;
}

/**
 * 适用价: the one price that applies, or none. The list closest to the client decides, of equally close ones the one that began
 * last; in it a price in the very unit before one that must be converted, then the newest that the quantity reaches, then
 * the highest minimum.
 */
export function priceFor(offers: readonly Offer[], asked: Asked): Offer | undefined {
  const quantity = BigInt(asked.quantityE6 ?? 0) * BigInt(asked.unitFactorE6);
  let best: Offer | undefined;
  for (const offer of offers) {
    const holds =
      offer.productId === asked.productId &&
      offer.validFrom <= asked.on &&
      (offer.validTo === null || asked.on <= offer.validTo) &&
      offer.fromOn <= asked.on &&
      baseMinimum(offer) <= quantity;
    if (holds && (best === undefined || comesBefore(offer, best, asked.unit))) best = offer;
  }
  return best;
}

function baseMinimum({ minQuantityE6, unitFactorE6 }: Offer): bigint {
  return BigInt(minQuantityE6) * BigInt(unitFactorE6);
}

function comesBefore(a: Offer, b: Offer, unit: string): boolean {
  if (a.scope !== b.scope) return PRICE_SCOPES.indexOf(a.scope) < PRICE_SCOPES.indexOf(b.scope);
  if (a.validFrom !== b.validFrom) return a.validFrom > b.validFrom;
  if (a.listId !== b.listId) return a.listId < b.listId;
  if ((a.unit === unit) !== (b.unit === unit)) return a.unit === unit;
  if (a.fromOn !== b.fromOn) return a.fromOn > b.fromOn;
  const [minimumA, minimumB] = [baseMinimum(a), baseMinimum(b)];
  return minimumA === minimumB ? a.unit < b.unit : minimumA > minimumB;
}

/** A price of one unit in another, half up; a floor is rounded up, so that it is never undercut by rounding. */
export function inUnit(priceE6: number, fromFactorE6: number, toFactorE6: number, rounds: 'half' | 'up'): number {
  if (fromFactorE6 === toFactorE6) return priceE6;
  const from = BigInt(fromFactorE6);
  const product = BigInt(priceE6) * BigInt(toFactorE6);
  const added = rounds === 'half' ? from / 2n : from - 1n;
  return Number((product + added) / from);
}

export type Floors = Readonly<Record<AuthorityLevel, number | null>>;

/** Below the price that applies by the office's authority: product before class before all; null where nothing limits the level. */
export function floorBelow(
  priceE6: number,
  product: { readonly id: string; readonly productClass: string | null },
  level: AuthorityLevel,
  authority: readonly AuthorityLine[],
): number | null {
  const mine = authority.filter((line) => line.level === level);
  const found =
    mine.find((line) => line.productId === product.id) ??
    mine.find(
      (line) => line.productId === null && line.productClass !== null && line.productClass === product.productClass,
    ) ??
    mine.find((line) => line.productId === null && line.productClass === null);
  if (found === undefined || found.discountBasisPoints === 10_000) return null;
  const kept = BigInt(10_000 - found.discountBasisPoints);
  return Number((BigInt(priceE6) * kept + 9_999n) / 10_000n);
}

interface Priced {
  readonly priceE6: number;
  readonly priceBasis: PriceBasis;
}

/** Compares two prices of one unit as prices with tax: below zero when `a` is lower. Both bases meet without rounding. */
export function comparePrices(a: Priced, b: Priced, taxRateBasisPoints: number): number {
  const whole = ({ priceE6, priceBasis }: Priced): bigint =>
    BigInt(priceE6) * (priceBasis === 'with_tax' ? 10_000n : 10_000n + BigInt(taxRateBasisPoints));
  const [left, right] = [whole(a), whole(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The lowest level that may sign this price; undefined when it lies below everybody's floor. */
export function levelFor(
  line: Priced & { readonly taxRateBasisPoints: number },
  { floors, priceBasis }: { readonly floors: Floors; readonly priceBasis: PriceBasis },
): AuthorityLevel | undefined {
  return AUTHORITY_LEVELS.find((level) => {
    const floor = floors[level];
    return floor === null || comparePrices(line, { priceE6: floor, priceBasis }, line.taxRateBasisPoints) >= 0;
  });
}
