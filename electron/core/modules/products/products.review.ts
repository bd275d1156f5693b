import { pinyinInitials } from '#shared/kernel/name-folding.ts';
import { foldWidth } from '#shared/kernel/text-width.ts';
import { ProductContent, ProductDraft } from '#shared/products/products.contract.ts';
import type { Warning } from '#shared/review/review.schema.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuse, refuseField } from '#core/kernel/office-error.ts';
import {
  insertProduct,
  listProductsByCodes,
  listProductsByNames,
  listUses,
  replaceConversions,
  updateProduct,
} from '#core/modules/products/products.repository.ts';
import { readProduct } from '#core/modules/products/products.service.ts';
import { defineRecordKind, type Effect, type FieldCheck, type Proposal } from '#core/modules/review/record-kind.ts';
import { rateCheckOn } from '#core/modules/settings/tax-rates.service.ts';

/** 产品档案. Wrong in the list price or the rate costs money on every contract that follows. */
export const productKind = defineRecordKind<ProductDraft, ProductContent>({
  name: 'product',
  module: 'products',
  draft: ProductDraft,
  content: ProductContent,
  actions: ['create', 'amend'],
  complete: (_ctx, draft) =>
    Promise.resolve({
      ...draft,
      code: foldWidth(draft.code).trim(),
      name: foldWidth(draft.name).trim(),
      specification: draft.specification === null ? null : foldWidth(draft.specification).trim(),
    }),
  checks(content) {
    const checks: FieldCheck[] = [{ path: 'taxRateBasisPoints', mode: 'rekey', type: 'rate' }];
    if (content.listPriceE6 !== null) checks.push({ path: 'listPriceE6', mode: 'rekey', type: 'price' });
    if (content.taxCode !== null) checks.push({ path: 'taxCode', mode: 'confirm', type: 'identifier' });
    return checks;
  },
  derived: [],
  rekeyable: [{ path: 'taxCode', type: 'identifier' }],
  title: (content) => `${content.code} ${content.name}`,
  claims: (content) => [{ scope: 'product.code', key: content.code.toUpperCase() }],
  async validate(ctx, proposal) {
    refuseUnclearUnits(proposal.content);
    refuseUnclearTax(proposal.content);
    await refuseTakenCode(ctx, proposal);
    await refuseChangedUnitInUse(ctx, proposal);
    return warningsOf(ctx, proposal);
  },
  async apply(ctx, effect) {
    const row = rowOf(effect);
    if (effect.action === 'create') await insertProduct(ctx.db, row);
    else await updateProduct(ctx.db, row);
    await replaceConversions(
      ctx.db,
      effect.recordId,
      effect.content.conversions.map(({ unit, factorE6, decimals }, position) => ({
        product_id: effect.recordId,
        position,
        unit,
        factor_e6: factorE6,
        decimals,
        submission_id: effect.submissionId,
      })),
    );
  },
  read: readProduct,
});

function refuseUnclearUnits(content: ProductContent): void {
  const units = [content.unit, ...content.conversions.map((conversion) => conversion.unit)];
  for (const [index, unit] of units.entries()) {
    if (units.indexOf(unit) < index) refuseField(`conversions.${index - 1}.unit`, 'products.unit_repeated', { unit });
  }
}

function refuseUnclearTax({ taxTreatment, taxRateBasisPoints }: ProductContent): void {
  if (taxTreatment === 'taxed' && taxRateBasisPoints === 0) {
    refuseField('taxRateBasisPoints', 'products.taxed_without_rate');
  }
  if (taxTreatment !== 'taxed' && taxRateBasisPoints !== 0) {
    refuseField('taxRateBasisPoints', 'products.rate_without_tax');
  }
}

async function refuseTakenCode(ctx: QueryContext, { content, recordId }: Proposal<ProductContent>): Promise<void> {
  const taken = (await listProductsByCodes(ctx.db, [content.code])).find((row) => row.id !== recordId);
  if (taken) refuseField('code', 'products.code_taken', { code: taken.code, name: taken.name });
}

/** Statistics add up in the base unit, so it stays once a contract has counted in it. */
async function refuseChangedUnitInUse(ctx: QueryContext, proposal: Proposal<ProductContent>): Promise<void> {
  if (proposal.recordId === undefined) return;
  const current = await readProduct(ctx.db, proposal.recordId);
  if (!current || current.content.unit === proposal.content.unit) return;
  const { count } = await listUses(ctx.db, proposal.recordId);
  if (count > 0) refuse('products.unit_in_use', { unit: current.content.unit, contracts: count });
}

async function warningsOf(ctx: QueryContext, { content, recordId }: Proposal<ProductContent>): Promise<Warning[]> {
  const warnings: Warning[] = [];
  const alike = (await listProductsByNames(ctx.db, [content.name])).find(
    (row) => row.id !== recordId && row.specification === content.specification,
  );
  if (alike) warnings.push({ rule: 'products.same_name', path: 'name', details: { code: alike.code } });
  if (content.taxCode === null) warnings.push({ rule: 'products.no_tax_code', path: 'taxCode' });
  const holds = await rateCheckOn(ctx.db, ctx.today);
  if (!holds(content)) {
    warnings.push({ rule: 'products.unusual_rate', path: 'taxRateBasisPoints' });
  }
  return warnings;
}

function rowOf({ content, recordId, version, submissionId }: Effect<ProductContent>) {
  return {
    id: recordId,
    version,
    code: content.code,
    name: content.name,
    specification: content.specification,
    unit: content.unit,
    unit_decimals: content.unitDecimals,
    tax_code: content.taxCode,
    tax_short_name: content.taxShortName,
    tax_rate_basis_points: content.taxRateBasisPoints,
    tax_treatment: content.taxTreatment,
    product_class: content.productClass,
    list_price_e6: content.listPriceE6,
    list_price_basis: content.listPriceBasis,
    status: content.status,
    remark: content.remark,
    pinyin: pinyinInitials(content.name),
    barcode: content.barcode ?? null,
    submission_id: submissionId,
  };
}
