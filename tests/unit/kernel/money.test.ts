import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  Fen,
  NonNegativeFen,
  PositiveFen,
  formatFen,
  formatWan,
  parseFen,
  plainFen,
  sumFen,
} from '#shared/kernel/money.ts';
import { roundHalfUpDiv, toSafeNumber } from '#shared/kernel/rounding.ts';

const anyFen = fc.integer({ min: -9e15, max: 9e15 });

describe('rounding', () => {
  test.each([
    [5n, 10n, 1n],
    [4n, 10n, 0n],
    [-5n, 10n, -1n],
    [-4n, 10n, 0n],
    [15n, 10n, 2n],
    [5n, -10n, -1n],
    [-15n, -10n, 2n],
    [7n, 3n, 2n],
    [0n, 7n, 0n],
  ])('%s ÷ %s is %s, halves away from zero', (n, d, expected) => {
    expect(roundHalfUpDiv(n, d)).toBe(expected);
  });

  test('dividing by zero and leaving the safe integers are errors, never a wrong number', () => {
    expect(() => roundHalfUpDiv(1n, 0n)).toThrow(RangeError);
    expect(toSafeNumber(9_007_199_254_740_991n)).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => toSafeNumber(9_007_199_254_740_992n)).toThrow(RangeError);
    expect(() => toSafeNumber(-9_007_199_254_740_992n)).toThrow(RangeError);
  });
});

describe('money', () => {
  test.each([
    [123456789, '1,234,567.89', '1234567.89'],
    [0, '0.00', '0.00'],
    [5, '0.05', '0.05'],
    [100000, '1,000.00', '1000.00'],
    [99999, '999.99', '999.99'],
    [-123450, '\u22121,234.50', '-1234.50'],
    [-1, '\u22120.01', '-0.01'],
  ])('%i fen reads %s on screen and %s in files', (fen, shown, plain) => {
    expect(formatFen(fen)).toBe(shown);
    expect(plainFen(fen)).toBe(plain);
  });

  test('zero in a computed column is a dash', () => {
    expect(formatFen(0, { blankZero: true })).toBe('–');
    expect(formatFen(1, { blankZero: true })).toBe('0.01');
  });

  test.each([
    ['1234.5', 123450],
    ['１,２３４.50', 123450],
    ['１，２３４。５', 123450],
    ['￥1,234.50', 123450],
    ['¥ 1,234.50 元', 123450],
    [' 12元 ', 1200],
    ['1 234.50', 123450],
    ['1.2300', 123],
    ['-3', -300],
    ['−3', -300],
    ['－３', -300],
    ['-￥3', -300],
    ['￥-3', -300],
    ['+3', 300],
    ['.5', 50],
    ['5.', 500],
    ['-0', 0],
    ['人民币5', 500],
  ])('an amount typed as "%s" is %i fen', (text, fen) => {
    expect(parseFen(text)).toBe(fen);
  });

  test.each([
    '',
    ' ',
    '元',
    '1.234',
    '1,5',
    '1,2345',
    '12 34',
    '--3',
    '-￥-3',
    '1.2.3',
    '1e5',
    '3万',
    'abc',
    '0x10',
    '(3.00)',
    '90000000000000.01',
    '.',
  ])('"%s" is refused, not guessed', (text) => {
    expect(parseFen(text)).toBeUndefined();
  });

  test('what is shown can be typed back, for any amount', () => {
    fc.assert(
      fc.property(anyFen, (fen) => {
        expect(parseFen(formatFen(fen))).toBe(fen);
        expect(parseFen(plainFen(fen))).toBe(fen);
      }),
    );
  });

  test('a sum is exact and refuses to lose fen', () => {
    expect(sumFen([])).toBe(0);
    expect(sumFen([33_33, 33_33, 33_34])).toBe(100_00);
    expect(() => sumFen([9e15, 9e15])).toThrow(RangeError);
    expect(() => sumFen([0.5])).toThrow(RangeError);
  });

  test('tiles show 万元', () => {
    expect(formatWan(123_456_789)).toBe('123.46');
    expect(formatWan(123_456_789, 1)).toBe('123.5');
    expect(formatWan(-5_000)).toBe('\u22120.01');
    expect(formatWan(0, 1)).toBe('0.0');
    expect(formatWan(123_456_789_000_000)).toBe('123,456,789.00');
  });

  test('schemas hold the bounds', () => {
    expect(Fen.safeParse(-9e15).success).toBe(true);
    expect(Fen.safeParse(9e15 + 1).success).toBe(false);
    expect(Fen.safeParse(0.1).success).toBe(false);
    expect(PositiveFen.safeParse(0).success).toBe(false);
    expect(NonNegativeFen.safeParse(0).success).toBe(true);
    expect(NonNegativeFen.safeParse(-1).success).toBe(false);
  });
});
