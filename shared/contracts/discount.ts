import type { PriceBasis } from '#shared/invoicing/tax.ts';

interface Priced {
  readonly priceE6: number;
  readonly priceBasis: PriceBasis;
}

const WHOLE = 10_000n;

function withTaxE10({ priceE6, priceBasis }: Priced, taxRateBasisPoints: number): bigint {
  const factor = priceBasis === 'with_tax' ? WHOLE : WHOLE + BigInt(taxRateBasisPoints);
  return BigInt(priceE6) * factor;
}

/**
 * How far a line's price lies below the price that applies, both in the line's unit, in basis points, rounded down; 0 at or
 * above it. Both are brought to prices with tax.
 */
export function discountBasisPoints(line: Priced & { readonly taxRateBasisPoints: number }, applying: Priced): number {
  const listed = withTaxE10(applying, line.taxRateBasisPoints);
  const priced = withTaxE10(line, line.taxRateBasisPoints);
  return listed <= 0n || priced >= listed ? 0 : Number(((listed - priced) * WHOLE) / listed);
}
