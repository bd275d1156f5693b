import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatFen } from '#shared/kernel/money.ts';
import { formatPrice, formatQuantity } from '#shared/kernel/quantity.ts';
import {
  normaliseStored,
  normaliseTyped,
  reentryAgrees,
  type ReentryType,
} from '#shared/kernel/reentry-normalisation.ts';

describe('a checker who types the same value in another hand agrees', () => {
  test.each<[ReentryType, unknown, string]>([
    ['fen', 123450, '１,２３４.50'],
    ['fen', 123450, '￥1234.5元'],
    ['fen', -300, '－3'],
    ['quantity', 12_500_000, '12.50'],
    ['price', 5_250_000, '￥5.25'],
    ['integer', 1000, '1,000'],
    ['rate', 1300, '13%'],
    ['rate', 1300, '0.13'],
    ['rate', 1300, '13'],
    ['rate', 1300, '１３％'],
    ['rate', 150, '1.5'],
    ['rate', 100, '1'],
    ['rate', 100, '1%'],
    ['rate', 50, '0.5%'],
    ['rate', 0, '0'],
    ['date', '2026-03-05', '2026年3月5日'],
    ['date', '2026-03-05', '20260305'],
    ['identifier', '91440300192317458F', '91440300 192317458f'],
    ['phone', '010-62345678', '（010）62345678'],
    ['phone', '13800138000', '138-0013-8000'],
    ['text', '华东（上海）贸易有限公司', '华东(上海) 贸易有限公司'],
    ['text', 'ABC-12', 'ａｂｃ－１２'],
    ['text', '【急】A', '(急)a'],
    ['text', null, '  '],
    ['fen', undefined, ''],
  ])('%s %s and "%s"', (type, stored, typed) => {
    expect(reentryAgrees(type, stored, typed)).toBe(true);
    expect(normaliseTyped(type, typed)).toBe(normaliseStored(type, stored));
  });
});

describe('a checker who types something else, or nothing readable, does not agree', () => {
  test.each<[ReentryType, unknown, string]>([
    ['fen', 123450, '1234.51'],
    ['fen', 123450, '123450'],
    ['fen', 0, ''],
    ['fen', 123450, 'abc'],
    ['quantity', 1_000_000, '1000000'],
    ['date', '2026-03-05', '3/5/2026'],
    ['date', '2004-03-05', '03-05-04'],
    ['rate', 1300, '9%'],
    ['identifier', '91440300192317458F', '91440300192317458G'],
    ['text', '10²', '102'],
    ['text', '', '甲'],
    ['fen', 0.5, 'abc'],
    ['date', 'soon', 'soon'],
  ])('%s %s and "%s"', (type, stored, typed) => {
    expect(reentryAgrees(type, stored, typed)).toBe(false);
  });
});

test('canonical forms are integers in the stored unit', () => {
  expect(normaliseTyped('fen', '１,２３４.50')).toBe('123450');
  expect(normaliseStored('fen', 123450)).toBe('123450');
  expect(normaliseTyped('rate', '13%')).toBe('1300');
  expect(normaliseStored('fen', '123450')).toBeUndefined();
  expect(normaliseStored('text', 5)).toBeUndefined();
});

test('typing what the screen would show always agrees', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9e15 }), (value) => {
      expect(reentryAgrees('fen', value, formatFen(value))).toBe(true);
      expect(reentryAgrees('quantity', value, formatQuantity(value, 3))).toBe(true);
      expect(reentryAgrees('price', value, formatPrice(value))).toBe(true);
    }),
  );
});
