import { contractTotals } from '#shared/contracts/contract-totals.ts';
import type {
  ContractContent,
  ContractDraft,
  ContractLine,
  ContractLineDraft,
} from '#shared/contracts/contract.schema.ts';
import { lineAmounts } from '#shared/invoicing/tax.ts';
import { foldWidth } from '#shared/kernel/text-width.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { readContract, type KnownContract } from '#core/modules/contracts/contract.service.ts';
import { findProducts, findUnit, type KnownProduct } from '#core/modules/products/products.service.ts';

/**
 * Draft to whole content: text, unit and rate from the product where the form left them out, amounts computed, new lines
 * given the next key. A line that is amended keeps what it froze (unit factor, product code) as long as its product and
 * unit stay, whatever became of the product meanwhile.
 */
export async function completeContract(
  ctx: QueryContext,
  draft: ContractDraft,
  recordId: string | undefined,
): Promise<ContractContent> {
  const current = recordId === undefined ? undefined : await readContract(ctx.db, recordId);
  const products = await findProducts(
    ctx.db,
    draft.lines.map((line) => line.productId),
  );
  const keys = giveLineKeys(draft.lines, current);
  const lines = draft.lines.map((line, index) => {
    const product = products.get(line.productId);
    if (!product) return refuseField(`lines.${index}.productId`, 'contracts.product_unknown', { line: index + 1 });
    const lineKey = keys[index] ?? '';
    const frozen = current?.content.lines.find((known) => known.lineKey === lineKey);
    return completeLine(line, index, lineKey, product, frozen);
  });
  return {
    ...draft,
    externalNumber: draft.externalNumber === null ? null : foldWidth(draft.externalNumber).trim(),
    lines,
    ...contractTotals(lines),
  };
}

/** `L1`, `L2` … in the order they were first signed; a key that was once given to a line is never given to another. */
function giveLineKeys(lines: readonly ContractLineDraft[], current: KnownContract | undefined): string[] {
  const known = new Set(current?.content.lines.map((line) => line.lineKey));
  const seen = new Set<string>();
  let last = current?.lastLineNumber ?? 0;
  return lines.map((line, index) => {
    // A new contract has no keys yet: those that a returned one was shown with count for nothing.
    if (line.lineKey === null || current === undefined) {
      last += 1;
      return `L${last}`;
    }
    const path = `lines.${index}.lineKey`;
    if (!known.has(line.lineKey)) return refuseField(path, 'contracts.line_unknown', { line: index + 1 });
    if (seen.has(line.lineKey)) return refuseField(path, 'contracts.line_repeated', { line: index + 1 });
    seen.add(line.lineKey);
    return line.lineKey;
  });
}

function completeLine(
  line: ContractLineDraft,
  index: number,
  lineKey: string,
  product: KnownProduct,
  earlier: ContractLine | undefined,
): ContractLine {
  const frozen = earlier?.productId === product.id ? earlier : undefined;
  const unit = unitOf(line, index, product, frozen);
  const priced = {
    quantityE6: line.quantityE6,
    priceE6: line.priceE6,
    priceBasis: line.priceBasis,
    taxRateBasisPoints: line.taxRateBasisPoints ?? frozen?.taxRateBasisPoints ?? product.content.taxRateBasisPoints,
    taxTreatment: line.taxTreatment ?? frozen?.taxTreatment ?? product.content.taxTreatment,
  };
  return {
    lineKey,
    productId: product.id,
    productCode: frozen?.productCode ?? product.content.code,
    description: line.description ?? frozen?.description ?? product.content.name,
    specification: line.specification ?? (frozen ?? product.content).specification,
    ...unit,
    ...priced,
    ...amountsOf(priced, index),
    dueOn: line.dueOn,
    remark: line.remark,
  };
}

function unitOf(line: ContractLineDraft, index: number, product: KnownProduct, frozen: ContractLine | undefined) {
  const name = line.unit ?? frozen?.unit ?? product.content.unit;
  if (frozen?.unit === name) {
    return { unit: name, unitFactorE6: frozen.unitFactorE6, unitDecimals: frozen.unitDecimals };
  }
  const unit = findUnit(product.content, name);
  if (!unit) {
    const units = [product.content.unit, ...product.content.conversions.map((known) => known.unit)].join('、');
    return refuseField(`lines.${index}.unit`, 'contracts.unit_unknown', { line: index + 1, unit: name, units });
  }
  return { unit: unit.unit, unitFactorE6: unit.factorE6, unitDecimals: unit.decimals };
}

/** An amount beyond what the office can count (90 万亿元) is a typing error, said at its line. */
function amountsOf(priced: Parameters<typeof lineAmounts>[0], index: number) {
  try {
    return lineAmounts(priced);
  } catch (error) {
    if (error instanceof RangeError) {
      return refuseField(`lines.${index}.quantityE6`, 'contracts.amount_too_large', { line: index + 1 });
    }
    throw error;
  }
}
