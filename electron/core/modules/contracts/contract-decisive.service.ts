import type { ContractContent } from '#shared/contracts/contract.schema.ts';
import { discountBasisPoints } from '#shared/contracts/discount.ts';
import { sumFen } from '#shared/kernel/money.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { findProducts } from '#core/modules/products/products.service.ts';
import type { Decisive } from '#core/modules/review/record-kind.ts';

/** What decides who must sign: the sum of the lines, and the deepest discount below today's list prices. */
export async function decisiveOfContract(ctx: QueryContext, { lines }: ContractContent): Promise<Decisive> {
  const products = await findProducts(
    ctx.db,
    lines.map((line) => line.productId),
  );
  const discounts = lines.map((line) => {
    const list = products.get(line.productId)?.content;
    if (!list || list.listPriceE6 === null) return 0;
    return discountBasisPoints(line, { priceE6: list.listPriceE6, priceBasis: list.listPriceBasis });
  });
  return {
    amountFen: sumFen(lines.map((line) => line.grossFen)),
    discountBasisPoints: Math.max(0, ...discounts),
  };
}
