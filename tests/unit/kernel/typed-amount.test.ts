import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatFen } from '#shared/kernel/money.ts';
import { isCalculation, parseTypedFen } from '#shared/kernel/typed-amount.ts';

test.each([
  ['1200*3', 3_600_00],
  ['１２００×３', 3_600_00],
  ['1,200 * 3 =', 3_600_00],
  ['(88+12)*1.13', 113_00],
  ['1000/3', 333_33],
  ['2/3', 67],
  ['0.1+0.2', 30],
  ['100-250', -150_00],
  ['-5*-2', 10_00],
  ['10/-4', -2_50],
  ['￥586。5*2元', 1_173_00],
  ['1,234.50', 1_234_50],
])('%s is %d fen', (text, fen) => {
  expect(parseTypedFen(text)).toBe(fen);
});

test.each([
  '',
  '1200*',
  '*3',
  '1+(2',
  '1)2',
  '5/0',
  '1..2+3',
  'abc',
  '1200x3',
  '9000000000000*9000000',
  '2026-11-20a',
  '()',
])('%s is no amount, and stays as typed', (text) => {
  expect(parseTypedFen(text)).toBeUndefined();
});

test('a plain amount is never taken for a calculation, and reads as before', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9e14, max: 9e14 }), (fen) => {
      const text = formatFen(fen);
      expect(isCalculation(text)).toBe(false);
      expect(parseTypedFen(text)).toBe(fen);
    }),
  );
  expect(isCalculation('12*3')).toBe(true);
});

test('sums and products of whole yuan are exact', () => {
  const yuan = fc.integer({ min: 0, max: 100_000 });
  fc.assert(
    fc.property(yuan, yuan, yuan, (a, b, c) => {
      expect(parseTypedFen(`${a}+${b}*${c}`)).toBe((a + b * c) * 100);
      expect(parseTypedFen(`(${a}-${b})*2`)).toBe((a - b) * 200 || 0);
    }),
  );
});
