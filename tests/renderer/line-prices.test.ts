import { expect, test } from 'vitest';
import type { Line } from '#renderer/components/line-grid-model.ts';
import { withProduct } from '#renderer/features/contracts/contract-form-model.ts';
import { askedOf, judgePrice, withPrice } from '#renderer/features/contracts/line-prices.ts';
import { priceListForm, readPriceListForm } from '#renderer/features/products/price-list-model.ts';
import type { PriceQuote } from '#shared/products/prices.contract.ts';

const PRIMER = {
  id: 'C1',
  code: 'WE-210',
  name: '水性环氧富锌底漆',
  specification: null,
  unit: '桶',
  unitDecimals: 0,
  conversions: [],
  taxRateBasisPoints: 1300,
  taxTreatment: 'taxed' as const,
  listPriceE6: 586_000_000,
  listPriceBasis: 'with_tax' as const,
};
const QUOTE: PriceQuote = {
  priceE6: 560_000_000,
  priceBasis: 'with_tax',
  source: {
    is: 'price_list',
    id: 'P1',
    name: '2026 年春季价格表',
    scope: 'everyone',
    fromOn: '2026-03-01',
    minQuantityE6: 0,
    converted: null,
  },
  floors: { staff: 540_000_000, manager: 520_000_000, director: 500_000_000 },
};
const line = (cells: Readonly<Record<string, string>> = {}): Line => ({ id: 'Z1', cells });

test('a picked product brings its list price, and the price that applies takes its place', () => {
  const picked = withProduct(line(), PRIMER);
  expect(picked.cells['priceE6']).toBe('586.00');
  const priced = withPrice(picked, QUOTE);
  expect(priced.cells).toMatchObject({ priceE6: '560.00', filledPrice: '560.00', priceBasis: 'with_tax' });
  expect(withPrice(priced, QUOTE)).toBe(priced);
});

test('a typed price is never changed, whatever applies and whichever product comes', () => {
  const typed = line({ ...withProduct(line(), PRIMER).cells, priceE6: '555' });
  expect(withPrice(typed, QUOTE)).toBe(typed);
  expect(withProduct(typed, { ...PRIMER, id: 'C2', listPriceE6: 99_000_000 }).cells['priceE6']).toBe('555');
  expect(judgePrice(typed, QUOTE)).toEqual({ mark: 'below', needs: 'staff' });
  expect(judgePrice(line({ ...typed.cells, priceE6: '539.99' }), QUOTE)?.needs).toBe('manager');
  expect(judgePrice(line({ ...typed.cells, priceE6: '499' }), QUOTE)?.needs).toBe('nobody');
  expect(judgePrice(line({ ...typed.cells, priceE6: '600' }), QUOTE)?.mark).toBe('differs');
});

test('another product takes the filled-in price of the one before with it', () => {
  const priced = withPrice(withProduct(line(), PRIMER), QUOTE);
  expect(withProduct(priced, { ...PRIMER, id: 'C2', listPriceE6: null }).cells['priceE6']).toBe('');
});

test('lines that ask the same are asked about once; a line without a product asks nothing', () => {
  const one = askedOf(line({ productId: 'C1', unit: '桶', quantityE6: '10' }));
  expect(one).toBe(askedOf({ id: 'Z2', cells: { productId: 'C1', unit: ' 桶 ', quantityE6: '10.000' } }));
  expect(askedOf(line({ quantityE6: '10' }))).toBeUndefined();
});

test('a price list opens in its form and reads back as the draft that made it', () => {
  const floors = { staffFloorE6: 540_000_000, managerFloorE6: null, directorFloorE6: null };
  const content = {
    name: '2026 年春季价格表',
    scope: 'client_kind' as const,
    scopeValue: 'distributor',
    priceBasis: 'with_tax' as const,
    validFrom: '2026-03-01',
    validTo: null,
    remark: null,
    lines: [
      {
        productId: 'C1',
        productCode: 'WE-210',
        description: '水性环氧富锌底漆',
        specification: null,
        unit: '桶',
        unitFactorE6: 1_000_000,
        priceE6: 560_123_456,
        minQuantityE6: 2_500_000,
        fromOn: '2026-03-01',
        ...floors,
        remark: null,
      },
    ],
  };
  const read = readPriceListForm(priceListForm(content), '2026-11-20');
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const {
    productCode: _code,
    description: _name,
    specification: _spec,
    unitFactorE6: _factor,
    ...kept
  } = content.lines[0]!;
  // A day that is the list's own is left to the list, so that it moves with it.
  expect(read.draft).toEqual({ ...content, lines: [{ ...kept, fromOn: null }] });
});
