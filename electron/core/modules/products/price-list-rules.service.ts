import { ClientKind, SizeGrade } from '#shared/clients/clients.contract.ts';
import { FLOORS_OF, type PriceLine, type PriceListContent } from '#shared/products/price-lists.schema.ts';
import type { Warning } from '#shared/review/review.schema.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { findPriceListNamed, listProductIdsOf, listRivals } from '#core/modules/products/price-list.repository.ts';
import { findProducts } from '#core/modules/products/products.service.ts';
import type { Proposal } from '#core/modules/review/record-kind.ts';

/** What must hold of a price list, and what deserves a second look. */
export async function checkPriceList(
  ctx: QueryContext,
  { content, recordId }: Proposal<PriceListContent>,
): Promise<Warning[]> {
  refuseUnclearHead(content);
  const named = await findPriceListNamed(ctx.db, content.name);
  if (named && named.id !== recordId) refuseField('name', 'products.price_list_taken', { name: named.name });
  refuseRepeatedLines(content.lines);
  for (const [index, line] of content.lines.entries()) refuseUnclearLine(content, line, index);
  const followed = await checkRivals(ctx, content, recordId ?? '');
  return [...followed, ...(await checkProducts(ctx, content))];
}

const SCOPE_VALUES = { size_grade: SizeGrade, client_kind: ClientKind } as const;

function refuseUnclearHead({ scope, scopeValue, validFrom, validTo }: PriceListContent): void {
  if (validTo !== null && validTo < validFrom) {
    refuseField('validTo', 'products.price_list_ends_early', { from: validFrom, to: validTo });
  }
  if (scope === 'everyone' || scope === 'named') return;
  const known = scope === 'region' || SCOPE_VALUES[scope].safeParse(scopeValue).success;
  if (scopeValue === null || !known) refuseField('scopeValue', 'products.price_list_for_whom');
}

/** A product, a unit, a day and a minimum have one price in a list. */
function refuseRepeatedLines(lines: readonly PriceLine[]): void {
  const first = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    const key = [line.productId, line.unit, line.fromOn, line.minQuantityE6].join(' ');
    const earlier = first.get(key);
    if (earlier !== undefined) {
      const details = { line: index + 1, first: earlier + 1, code: line.productCode };
      refuseField(`lines.${index}.productId`, 'products.price_twice', details);
    }
    first.set(key, index);
  }
}

/** A day lies within the list's, and who may go lower stands higher: no floor above the price, none below the next. */
function refuseUnclearLine({ validFrom, validTo }: PriceListContent, line: PriceLine, index: number): void {
  const at = { line: index + 1, code: line.productCode };
  if (line.fromOn < validFrom || (validTo !== null && line.fromOn > validTo)) {
    refuseField(`lines.${index}.fromOn`, 'products.price_outside_list', { ...at, from: line.fromOn });
  }
  let least = line.priceE6;
  for (const key of FLOORS_OF) {
    const floor = line[key];
    if (floor === null) continue;
    if (floor > least) refuseField(`lines.${index}.${key}`, 'products.floor_upside_down', at);
    least = floor;
  }
}

/**
 * Two lists of one scope that begin on one day would leave open which price of a product holds; otherwise the later one
 * takes the earlier one's place, which is said.
 */
async function checkRivals(ctx: QueryContext, content: PriceListContent, but: string): Promise<Warning[]> {
  const { scope, scopeValue, validFrom, validTo } = content;
  const own = new Set(content.lines.map((line) => line.productId));
  const warnings: Warning[] = [];
  for (const rival of await listRivals(ctx.db, { scope, scopeValue, but })) {
    const meet = rival.valid_from <= (validTo ?? '9999') && validFrom <= (rival.valid_to ?? '9999');
    if (!meet) continue;
    const theirs = await listProductIdsOf(ctx.db, rival.id);
    const shared = content.lines.find((line) => theirs.has(line.productId));
    if (shared === undefined || own.size === 0) continue;
    const details = { name: rival.name, from: rival.valid_from };
    if (rival.valid_from === validFrom) {
      refuseField('validFrom', 'products.price_lists_clash', { ...details, code: shared.productCode });
    }
    const rule = rival.valid_from < validFrom ? 'products.price_list_replaces' : 'products.price_list_replaced';
    warnings.push({ rule, path: 'validFrom', details });
  }
  return warnings;
}

const NAMED_AT_MOST = 20;

async function checkProducts(ctx: QueryContext, content: PriceListContent): Promise<Warning[]> {
  const products = await findProducts(
    ctx.db,
    content.lines.map((line) => line.productId),
  );
  const archived = content.lines.flatMap((line, index): Warning[] =>
    products.get(line.productId)?.content.status === 'archived'
      ? [
          {
            rule: 'products.price_archived',
            path: `lines.${index}.productId`,
            details: { line: index + 1, code: line.productCode },
          },
        ]
      : [],
  );
  return archived.slice(0, NAMED_AT_MOST);
}
