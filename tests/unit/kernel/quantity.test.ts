import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  PriceE6,
  QuantityE6,
  formatPrice,
  formatQuantity,
  lineAmountFen,
  parsePrice,
  parseQuantity,
  plainE6,
} from '#shared/kernel/quantity.ts';

test.each([
  [12_000_000, 0, '12'],
  [12_500_000, 0, '12.5'],
  [12_500_000, 3, '12.500'],
  [1_234_567_000_001, 0, '1,234,567.000001'],
  [-1_000_000, 0, '\u22121'],
  [0, 2, '0.00'],
])('%i millionths with %i decimals shows %s', (e6, decimals, shown) => {
  expect(formatQuantity(e6, decimals)).toBe(shown);
});

test('a price shows two to six decimals', () => {
  expect(formatPrice(12_500_000)).toBe('12.50');
  expect(formatPrice(123_456)).toBe('0.123456');
  expect(formatPrice(1_234_000_000)).toBe('1,234.00');
  expect(plainE6(1_234_500_000)).toBe('1234.5');
});

test('quantities and prices are read as typed and refused when finer than a millionth', () => {
  expect(parseQuantity('１，０００')).toBe(1_000_000_000);
  expect(parseQuantity('0。5')).toBe(500_000);
  expect(parseQuantity('0.0000001')).toBeUndefined();
  expect(parseQuantity('￥5')).toBeUndefined();
  expect(parseQuantity('9000000001')).toBeUndefined();
  expect(parsePrice('￥5.25元')).toBe(5_250_000);
  expect(parsePrice('五')).toBeUndefined();
});

test('quantity times price rounds half up once, exactly, however large', () => {
  expect(lineAmountFen(3_000_000, 33_330_000)).toBe(99_99);
  expect(lineAmountFen(1_000_000, 5_000)).toBe(1);
  expect(lineAmountFen(1_000_000, 4_999)).toBe(0);
  expect(lineAmountFen(-1_000_000, 5_000)).toBe(-1);
  expect(lineAmountFen(9_000_000_000_000, 9_999_999_999)).toBe(8_999_999_999_100);
  expect(() => lineAmountFen(9e15, 9e15)).toThrow(RangeError);
});

test('what is shown can be typed back, for any quantity and price', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9e15 }), fc.integer({ min: 0, max: 6 }), (e6, decimals) => {
      expect(parseQuantity(formatQuantity(e6, decimals))).toBe(e6);
      expect(parsePrice(formatPrice(e6))).toBe(e6);
    }),
  );
});

test('a quantity is more than zero, a price may be zero', () => {
  expect(QuantityE6.safeParse(0).success).toBe(false);
  expect(QuantityE6.safeParse(1).success).toBe(true);
  expect(PriceE6.safeParse(0).success).toBe(true);
  expect(PriceE6.safeParse(-1).success).toBe(false);
});
