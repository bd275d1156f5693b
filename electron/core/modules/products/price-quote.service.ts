import { floorBelow, inUnit, type Offer, priceFor } from '#shared/products/price-for.ts';
import type { AuthorityLevel, AuthorityLine } from '#shared/products/price-lists.schema.ts';
import type { PriceQuote } from '#shared/products/prices.contract.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import { listAuthorityLines } from '#core/modules/products/authority.repository.ts';
import { findOwnListOf, listOffers } from '#core/modules/products/price-list.repository.ts';
import { findProducts, findUnit, type KnownProduct } from '#core/modules/products/products.service.ts';

/** One line that asks; the factor is given where the line froze its own. */
export interface AskedLine {
  readonly productId: string;
  readonly unit: string | null;
  readonly unitFactorE6?: number;
  readonly quantityE6: number | null;
}

const ONE_E6 = 1_000_000;

/** 适用价 of every line for a client (null: nobody in particular) on a day; undefined where a line has none. */
export async function quotePrices(
  db: ReadDb,
  asked: { readonly clientId: string | null; readonly on: string; readonly lines: readonly AskedLine[] },
): Promise<(PriceQuote | undefined)[]> {
  const { clientId, on, lines } = asked;
  const productIds = [...new Set(lines.map((line) => line.productId))];
  const products = await findProducts(db, productIds);
  const own = await findOwnListOf(db, clientId);
  const found = await listOffers(db, { clientId, on, productIds });
  const offers = found.map((offer) => (offer.listId === own ? { ...offer, scope: 'named' as const } : offer));
  const byProduct = Map.groupBy(offers, (offer) => offer.productId);
  const authority = await listAuthorityLines(db);
  return lines.map((line) => {
    const product = products.get(line.productId);
    if (product === undefined) return undefined;
    return quote(line, product, byProduct.get(line.productId) ?? [], { on, authority });
  });
}

function quote(
  line: AskedLine,
  product: KnownProduct,
  offers: readonly Offer[],
  { on, authority }: { readonly on: string; readonly authority: readonly AuthorityLine[] },
): PriceQuote | undefined {
  const { content } = product;
  const unit = line.unit ?? content.unit;
  const unitFactorE6 = line.unitFactorE6 ?? findUnit(content, unit)?.factorE6;
  if (unitFactorE6 === undefined) return undefined;
  const offer = priceFor(offers, { productId: product.id, unit, unitFactorE6, quantityE6: line.quantityE6, on });
  const below = { id: product.id, productClass: content.productClass };
  if (offer === undefined) {
    if (content.listPriceE6 === null) return undefined;
    const priceE6 = inUnit(content.listPriceE6, ONE_E6, unitFactorE6, 'half');
    const floor = (level: AuthorityLevel) => floorBelow(priceE6, below, level, authority);
    return { priceE6, priceBasis: content.listPriceBasis, source: { is: 'list_price' }, floors: everyFloor(floor) };
  }
  const priceE6 = inUnit(offer.priceE6, offer.unitFactorE6, unitFactorE6, 'half');
  const written = { staff: offer.staffFloorE6, manager: offer.managerFloorE6, director: offer.directorFloorE6 };
  const floor = (level: AuthorityLevel) => {
    const own = written[level];
    return own === null
      ? floorBelow(priceE6, below, level, authority)
      : inUnit(own, offer.unitFactorE6, unitFactorE6, 'up');
  };
  return {
    priceE6,
    priceBasis: offer.priceBasis,
    source: {
      is: 'price_list',
      id: offer.listId,
      name: offer.listName,
      scope: offer.scope,
      fromOn: offer.fromOn,
      minQuantityE6: offer.minQuantityE6,
      converted: offer.unit === unit ? null : offer.unit,
    },
    floors: everyFloor(floor),
  };
}

function everyFloor(floor: (level: AuthorityLevel) => number | null): PriceQuote['floors'] {
  return { staff: floor('staff'), manager: floor('manager'), director: floor('director') };
}
