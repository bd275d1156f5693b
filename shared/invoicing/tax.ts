import { z } from 'zod';
import { writeScaled } from '#shared/kernel/decimal-text.ts';
import { lineAmountFen } from '#shared/kernel/quantity.ts';
import { roundHalfUpDiv, toSafeNumber } from '#shared/kernel/rounding.ts';

/** Whether a price or amount contains the tax (含税 / 不含税). */
export const PriceBasis = z.enum(['with_tax', 'without_tax']);
export type PriceBasis = z.infer<typeof PriceBasis>;

/** 征税, 零税率, 免税, 不征税: three kinds of no tax that the invoice tells apart. */
export const TaxTreatment = z.enum(['taxed', 'zero_rated', 'exempt', 'not_taxable']);
export type TaxTreatment = z.infer<typeof TaxTreatment>;

/** Amounts of one line in fen; net + tax = gross always. */
export interface LineAmounts {
  readonly netFen: number;
  readonly taxFen: number;
  readonly grossFen: number;
}

interface TaxTerms {
  readonly taxRateBasisPoints: number;
  readonly taxTreatment: TaxTreatment;
}

const WHOLE = 10_000n;

/**
 * Splits or adds VAT, the tax rounded half up to a fen once. Treatments other than `taxed` carry no tax, whatever the rate says.
 * Throws RangeError beyond the safe integers or on a rate that is no whole number of basis points from 0 up.
 */
export function lineTax(line: {
  readonly amountFen: number;
  readonly basis: PriceBasis;
  readonly rateBasisPoints: number;
  readonly treatment: TaxTreatment;
}): LineAmounts {
  const amount = BigInt(line.amountFen);
  const rate = effectiveRate({ taxRateBasisPoints: line.rateBasisPoints, taxTreatment: line.treatment });
  const tax = roundHalfUpDiv(amount * rate, line.basis === 'with_tax' ? WHOLE + rate : WHOLE);
  const net = line.basis === 'with_tax' ? amount - tax : amount;
  return { netFen: toSafeNumber(net), taxFen: toSafeNumber(tax), grossFen: toSafeNumber(net + tax) };
}

/** Quantity × price in its own basis, rounded to a fen, then the tax, rounded to a fen. */
export function lineAmounts(
  line: TaxTerms & { readonly quantityE6: number; readonly priceE6: number; readonly priceBasis: PriceBasis },
): LineAmounts {
  return lineTax({
    amountFen: lineAmountFen(line.quantityE6, line.priceE6),
    basis: line.priceBasis,
    rateBasisPoints: line.taxRateBasisPoints,
    treatment: line.taxTreatment,
  });
}

/** A tax-inclusive price (millionths of a yuan) without its tax, to at most 13 decimals, the most an invoice takes; for export only. */
export function netPriceThirteenDecimals(priceE6: number, rateBasisPoints: number): string {
  const rate = effectiveRate({ taxRateBasisPoints: rateBasisPoints, taxTreatment: 'taxed' });
  return writeScaled(roundHalfUpDiv(BigInt(priceE6) * 10_000_000n * WHOLE, WHOLE + rate), 13, 0);
}

/** A price without tax (millionths of a yuan) with its tax, to at most 13 decimals; for export only. */
export function grossPriceThirteenDecimals(priceE6: number, rateBasisPoints: number): string {
  const rate = effectiveRate({ taxRateBasisPoints: rateBasisPoints, taxTreatment: 'taxed' });
  return writeScaled(roundHalfUpDiv(BigInt(priceE6) * 10_000_000n * (WHOLE + rate), WHOLE), 13, 0);
}

function effectiveRate(terms: TaxTerms): bigint {
  const rate = BigInt(terms.taxRateBasisPoints);
  if (rate < 0n) throw new RangeError(`a tax rate is never negative: ${rate} basis points`);
  return terms.taxTreatment === 'taxed' ? rate : 0n;
}
