import type { PriceBasis } from '#shared/invoicing/tax.ts';

interface Priced {
  readonly priceE6: number;
  readonly priceBasis: PriceBasis;
  readonly taxRateBasisPoints: number;
}

const WHOLE = 10_000n;

function withTaxE10({ priceE6, priceBasis, taxRateBasisPoints }: Priced): bigint {
  const factor = priceBasis === 'with_tax' ? WHOLE : WHOLE + BigInt(taxRateBasisPoints);
  return BigInt(priceE6) * factor;
}

/**
 * How far a line's price lies below list price, in basis points, rounded down; 0 at or above it. Both are brought to prices
 * with tax, and the list price, which is per base unit, to the line's unit.
 */
export function discountBasisPoints(
  line: Priced & { readonly unitFactorE6: number },
  list: Omit<Priced, 'taxRateBasisPoints'>,
): number {
  const { taxRateBasisPoints, unitFactorE6 } = line;
  const listed = (withTaxE10({ ...list, taxRateBasisPoints }) * BigInt(unitFactorE6)) / 1_000_000n;
  const priced = withTaxE10(line);
  return listed <= 0n || priced >= listed ? 0 : Number(((listed - priced) * WHOLE) / listed);
}
