import { expect, test } from 'vitest';
import { comparePrices, floorBelow, inUnit, levelFor, type Offer, priceFor } from '#shared/products/price-for.ts';
import { PRICE_SCOPES } from '#shared/products/price-lists.schema.ts';

const SEED = Number(process.env['SEED'] ?? 20261129);

/** mulberry32: a small generator, so that a failure can be told again by its seed. */
function random(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const DAYS = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-03-31', '2026-06-01', '2026-12-31'];
const UNITS = [
  ['桶', 1_000_000],
  ['箱', 24_000_000],
] as const;

function randomOffers(below: (n: number) => number): Offer[] {
  const day = () => DAYS[below(DAYS.length)] ?? '2026-01-01';
  return Array.from({ length: 1 + below(5) }, (_, at) => {
    const list = {
      listId: `P${at}`,
      listName: `价格表 ${at}`,
      scope: PRICE_SCOPES[below(PRICE_SCOPES.length)] ?? 'everyone',
      priceBasis: 'with_tax' as const,
      validFrom: day(),
      validTo: below(2) === 0 ? null : day(),
    };
    return Array.from({ length: below(6) }, () => {
      const [unit, unitFactorE6] = UNITS[below(2)] ?? UNITS[0];
      const floors = { staffFloorE6: null, managerFloorE6: null, directorFloorE6: null };
      const min = below(4) * 50_000_000;
      return {
        ...list,
        ...floors,
        productId: `C${below(2)}`,
        unit,
        unitFactorE6,
        priceE6: 1 + below(9_999),
        minQuantityE6: min,
        fromOn: day(),
      };
    });
  }).flat();
}

/** The same rule told otherwise: sort every price that could hold, by columns of text, and take the first. */
function byHand(offers: readonly Offer[], asked: Parameters<typeof priceFor>[1]): Offer | undefined {
  const wide = (n: number): string => String(n).padStart(24, '0');
  const late = (day: string): string => wide(99_999_999 - Number(day.replaceAll('-', '')));
  const base = (offer: Offer): number => (offer.minQuantityE6 / 1e6) * (offer.unitFactorE6 / 1e6);
  const wanted = ((asked.quantityE6 ?? 0) / 1e6) * (asked.unitFactorE6 / 1e6);
  return offers
    .filter((offer) => offer.productId === asked.productId)
    .filter((offer) => [offer.validFrom, offer.fromOn].every((day) => day <= asked.on))
    .filter((offer) => (offer.validTo ?? '9999-12-31') >= asked.on && base(offer) <= wanted)
    .map((offer) => {
      const order = [
        wide(PRICE_SCOPES.indexOf(offer.scope)),
        late(offer.validFrom),
        offer.listId,
        offer.unit === asked.unit ? '0' : '1',
        late(offer.fromOn),
        wide(1_000_000 - base(offer)),
        offer.unit,
      ];
      return { offer, order: order.join('|') };
    })
    .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))[0]?.offer;
}

test(`the price that applies is the one found by hand, over random lists (SEED=${SEED})`, () => {
  const below = random(SEED);
  let found = 0;
  for (let round = 0; round < 4_000; round += 1) {
    const offers = randomOffers(below);
    const [unit, unitFactorE6] = UNITS[below(2)] ?? UNITS[0];
    const asked = {
      productId: `C${below(2)}`,
      unit,
      unitFactorE6,
      quantityE6: below(5) === 0 ? null : below(5) * 60_000_000,
      on: DAYS[below(DAYS.length)] ?? '2026-01-01',
    };
    const got = priceFor(offers, asked);
    const expected = byHand(offers, asked);
    // Lines of one list, unit, day and minimum cannot repeat in the office; here they may, and either is right.
    const key = (offer: Offer | undefined) =>
      offer && [offer.listId, offer.unit, offer.fromOn, offer.minQuantityE6].join(' ');
    expect(key(got), `round ${round}`).toBe(key(expected));
    if (got) found += 1;
  }
  expect(found).toBeGreaterThan(1_000);
});

test('the order in which offers stand decides nothing', () => {
  const below = random(SEED + 1);
  for (let round = 0; round < 500; round += 1) {
    const offers = randomOffers(below);
    const asked = { productId: 'C0', unit: '桶', unitFactorE6: 1_000_000, quantityE6: 120_000_000, on: '2026-06-01' };
    const there = priceFor(offers, asked);
    const back = priceFor(offers.toReversed(), asked);
    expect(back && { ...back, priceE6: 0 }).toEqual(there && { ...there, priceE6: 0 });
  }
});

test('a price of one drum is twenty-four times that in a case, and back without losing a millionth', () => {
  expect(inUnit(586_000_000, 1_000_000, 24_000_000, 'half')).toBe(14_064_000_000);
  expect(inUnit(14_064_000_000, 24_000_000, 1_000_000, 'half')).toBe(586_000_000);
  expect(inUnit(100_000_000, 3_000_000, 1_000_000, 'half')).toBe(33_333_333);
  expect(inUnit(100_000_000, 3_000_000, 1_000_000, 'up')).toBe(33_333_334);
});

test('authority goes by product before class before all, and a floor is rounded up', () => {
  const authority = [
    { productId: null, productClass: null, level: 'staff' as const, discountBasisPoints: 500 },
    { productId: null, productClass: 'A' as const, level: 'staff' as const, discountBasisPoints: 300 },
    { productId: 'P1', productClass: null, level: 'staff' as const, discountBasisPoints: 0 },
    { productId: null, productClass: null, level: 'director' as const, discountBasisPoints: 10_000 },
  ];
  const floor = (id: string, productClass: string | null) =>
    floorBelow(33_333_333, { id, productClass }, 'staff', authority);
  expect(floor('P1', 'A')).toBe(33_333_333);
  expect(floor('P2', 'A')).toBe(32_333_334);
  expect(floor('P2', 'B')).toBe(31_666_667);
  expect(floorBelow(33_333_333, { id: 'P2', productClass: null }, 'manager', authority)).toBeNull();
  expect(floorBelow(33_333_333, { id: 'P2', productClass: null }, 'director', authority)).toBeNull();
});

test('prices with and without tax are compared as prices with tax, to the last millionth', () => {
  const net = { priceE6: 100_000_000, priceBasis: 'without_tax' as const };
  expect(comparePrices({ priceE6: 113_000_000, priceBasis: 'with_tax' }, net, 1300)).toBe(0);
  expect(comparePrices({ priceE6: 112_999_999, priceBasis: 'with_tax' }, net, 1300)).toBe(-1);
  const quote = {
    priceBasis: 'with_tax' as const,
    floors: { staff: 682_640_000, manager: 642_000_000, director: 600_000_000 },
  };
  const level = (priceE6: number) => levelFor({ priceE6, priceBasis: 'with_tax', taxRateBasisPoints: 1300 }, quote);
  expect([682_640_000, 682_639_999, 641_999_999, 599_999_999].map(level)).toEqual([
    'staff',
    'manager',
    'director',
    undefined,
  ]);
});
