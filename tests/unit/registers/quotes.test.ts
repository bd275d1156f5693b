import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closenessOf, priceOf } from '#shared/registers/quotes.ts';

const KG = 1_000_000;
const sf = { firstWeightE6: KG, firstFen: 12_00, furtherWeightE6: KG / 2, furtherFen: 2_00 };

test.each([
  [0, 12_00],
  [KG, 12_00],
  [KG + 1, 14_00],
  [1.5 * KG, 14_00],
  [3.2 * KG, 22_00],
])('%i millionths of a kilogram cost %i fen', (weight, fen) => {
  expect(priceOf(sf, weight)).toBe(fen);
});

test('one price for any weight where no further one is said; heavier is never cheaper', () => {
  expect(priceOf({ ...sf, furtherWeightE6: 0 }, 100 * KG)).toBe(12_00);
  const weight = fc.integer({ min: 0, max: 10_000 * KG });
  fc.assert(fc.property(weight, weight, (a, b) => priceOf(sf, Math.max(a, b)) >= priceOf(sf, Math.min(a, b))));
});

test.each([
  ['江苏、浙江、上海', '江苏省苏州市园区', 2],
  ['江苏省 浙江省', '苏州市，江苏', 2],
  ['苏州市', '江苏苏州工业园区', 2],
  ['广西壮族自治区', '广西南宁', 2],
  ['', '任何地方', 0],
  ['全国', '任何地方', 0],
  ['其他地区', '任何地方', 0],
  ['新疆、西藏', '江苏苏州', undefined],
])('%s for %s', (zone, address, close) => {
  expect(closenessOf(zone, address)).toBe(close);
});
