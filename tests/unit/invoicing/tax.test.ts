import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  PriceBasis,
  TaxTreatment,
  grossPriceThirteenDecimals,
  lineAmounts,
  lineTax,
  netPriceThirteenDecimals,
} from '#shared/invoicing/tax.ts';

const taxed = { treatment: 'taxed' } as const;

describe('a line of an invoice', () => {
  test.each([
    ['with_tax', 113_00, 1300, 100_00, 13_00],
    ['with_tax', 100_00, 1300, 88_50, 11_50],
    ['with_tax', 99_99, 900, 91_73, 8_26],
    ['without_tax', 100_00, 1300, 100_00, 13_00],
    ['without_tax', 88_50, 1300, 88_50, 11_51],
    ['with_tax', -100_00, 1300, -88_50, -11_50],
    ['with_tax', 101_00, 100, 100_00, 1_00],
    ['with_tax', 101_50, 150, 100_00, 1_50],
    ['with_tax', 0, 1300, 0, 0],
  ] as const)(
    '%s %i fen at %i basis points is net %i and tax %i',
    (basis, amountFen, rateBasisPoints, netFen, taxFen) => {
      expect(lineTax({ ...taxed, amountFen, basis, rateBasisPoints })).toEqual({
        netFen,
        taxFen,
        grossFen: netFen + taxFen,
      });
    },
  );

  test('three lines of 33.33 at 13% keep their nets at 88.50, rounded line by line', () => {
    const line = lineTax({ ...taxed, amountFen: 33_33, basis: 'with_tax', rateBasisPoints: 1300 });
    expect(line).toEqual({ netFen: 29_50, taxFen: 3_83, grossFen: 33_33 });
    expect(3 * line.netFen).toBe(88_50);
  });

  test.each(['zero_rated', 'exempt', 'not_taxable'] as const)('%s carries no tax', (treatment) => {
    for (const basis of PriceBasis.options) {
      expect(lineTax({ amountFen: 100_00, basis, rateBasisPoints: 1300, treatment })).toEqual({
        netFen: 100_00,
        taxFen: 0,
        grossFen: 100_00,
      });
    }
  });

  test('quantity times price comes first, then the tax', () => {
    const line = {
      quantityE6: 3_000_000,
      priceE6: 33_330_000,
      taxRateBasisPoints: 1300,
      taxTreatment: 'taxed',
    } as const;
    expect(lineAmounts({ ...line, priceBasis: 'with_tax' })).toEqual({ netFen: 88_49, taxFen: 11_50, grossFen: 99_99 });
    expect(lineAmounts({ ...line, priceBasis: 'without_tax' })).toEqual({
      netFen: 99_99,
      taxFen: 13_00,
      grossFen: 112_99,
    });
  });

  test('an uncountable amount or an impossible rate is an error, never a wrong tax', () => {
    expect(() => lineTax({ ...taxed, amountFen: 9e15, basis: 'without_tax', rateBasisPoints: 1300 })).toThrow(
      RangeError,
    );
    expect(() => lineTax({ ...taxed, amountFen: 100, basis: 'with_tax', rateBasisPoints: -1 })).toThrow(RangeError);
    expect(() => lineTax({ ...taxed, amountFen: 100, basis: 'with_tax', rateBasisPoints: 0.13 })).toThrow(RangeError);
  });

  test('net + tax = gross, the typed amount is kept, and a red line mirrors the blue one, for every amount and rate', () => {
    const amounts = fc.integer({ min: -4e15, max: 4e15 });
    const rates = fc.constantFrom(0, 100, 150, 300, 600, 900, 1300);
    fc.assert(
      fc.property(
        amounts,
        rates,
        fc.constantFrom(...PriceBasis.options),
        fc.constantFrom(...TaxTreatment.options),
        (amountFen, rateBasisPoints, basis, treatment) => {
          const blue = lineTax({ amountFen, basis, rateBasisPoints, treatment });
          expect(blue.netFen + blue.taxFen).toBe(blue.grossFen);
          expect(basis === 'with_tax' ? blue.grossFen : blue.netFen).toBe(amountFen);
          const red = lineTax({ amountFen: -amountFen, basis, rateBasisPoints, treatment });
          expect([red.netFen + blue.netFen, red.taxFen + blue.taxFen, red.grossFen + blue.grossFen]).toEqual([0, 0, 0]);
        },
      ),
    );
  });
});

test('the other price basis has at most 13 decimals', () => {
  expect(netPriceThirteenDecimals(113_000_000, 1300)).toBe('100');
  expect(netPriceThirteenDecimals(100_000_000, 1300)).toBe('88.4955752212389');
  expect(netPriceThirteenDecimals(1_000_000, 900)).toBe('0.9174311926606');
  expect(grossPriceThirteenDecimals(1, 1300)).toBe('0.00000113');
  expect(grossPriceThirteenDecimals(100_000_000, 1300)).toBe('113');
});
