import type { ContractContent, ContractLine } from '#shared/contracts/contract.schema.ts';
import { discountBasisPoints } from '#shared/contracts/discount.ts';
import { sumFen } from '#shared/kernel/money.ts';
import { signersOf } from '#shared/products/authority-roles.ts';
import { levelFor } from '#shared/products/price-for.ts';
import { AUTHORITY_LEVELS, type AuthorityLevel } from '#shared/products/price-lists.schema.ts';
import type { PriceQuote } from '#shared/products/prices.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { quotePrices } from '#core/modules/products/price-quote.service.ts';
import type { Decisive } from '#core/modules/review/record-kind.ts';

/** 适用价 of each line of a contract: for its client, on its signing date. */
export function quotesOf(
  ctx: QueryContext,
  { clientId, signedOn, lines }: Pick<ContractContent, 'clientId' | 'signedOn' | 'lines'>,
): Promise<(PriceQuote | undefined)[]> {
  return quotePrices(ctx.db, { clientId, on: signedOn, lines });
}

/** The lowest level that may sign the line; undefined below everybody's floor. */
export function levelOfLine(line: ContractLine, quote: PriceQuote | undefined): AuthorityLevel | undefined {
  return quote === undefined ? 'staff' : levelFor(line, quote);
}

/** What decides who must sign: the sum of the lines, the deepest discount below the prices that apply, and the authority it takes. */
export async function decisiveOfContract(ctx: QueryContext, content: ContractContent): Promise<Decisive> {
  const { lines } = content;
  const quotes = await quotesOf(ctx, content);
  const discounts = lines.map((line, index) => {
    const quote = quotes[index];
    return quote ? discountBasisPoints(line, quote) : 0;
  });
  const levels = lines.map((line, index) => AUTHORITY_LEVELS.indexOf(levelOfLine(line, quotes[index]) ?? 'director'));
  const authority = signersOf(AUTHORITY_LEVELS[Math.max(0, ...levels)] ?? 'staff');
  return {
    amountFen: sumFen(lines.map((line) => line.grossFen)),
    discountBasisPoints: Math.max(0, ...discounts),
    ...(authority && { authority }),
  };
}
