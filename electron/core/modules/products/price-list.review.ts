import { pinyinInitials } from '#shared/kernel/name-folding.ts';
import { FLOORS_OF, PriceListContent, PriceListDraft } from '#shared/products/price-lists.schema.ts';
import { checkPriceList } from '#core/modules/products/price-list-rules.service.ts';
import { replacePriceList } from '#core/modules/products/price-list.repository.ts';
import { completePriceList, readPriceList } from '#core/modules/products/price-list.service.ts';
import { defineRecordKind, type Effect, type FieldCheck } from '#core/modules/review/record-kind.ts';

/** 价格表. Every price and floor is keyed twice; of a long list the lines that were drawn, and how many there are. */
export const priceListKind = defineRecordKind<PriceListDraft, PriceListContent>({
  name: 'price_list',
  module: 'products',
  draft: PriceListDraft,
  content: PriceListContent,
  actions: ['create', 'amend'],
  complete: (ctx, draft, { recordId }) => completePriceList(ctx, draft, recordId),
  checks(content) {
    const checks: FieldCheck[] = [{ path: 'validFrom', mode: 'rekey', type: 'date' }];
    for (const [index, line] of content.lines.entries()) {
      checks.push({ path: `lines.${index}.priceE6`, mode: 'rekey', type: 'price' });
      for (const floor of FLOORS_OF) {
        if (line[floor] !== null) checks.push({ path: `lines.${index}.${floor}`, mode: 'rekey', type: 'price' });
      }
      if (line.minQuantityE6 > 0) {
        checks.push({ path: `lines.${index}.minQuantityE6`, mode: 'confirm', type: 'quantity' });
      }
    }
    checks.push({ path: 'scope', mode: 'confirm', type: 'text' });
    return checks;
  },
  // A line without a day of its own begins with the list.
  derived: ['lines.*.fromOn'],
  drawable: true,
  drawsByItself: { aboveLines: 20, lines: 10 },
  title: (content) => content.name,
  claims: (content) => [{ scope: 'price_list.name', key: content.name.toUpperCase() }],
  validate: checkPriceList,
  async apply(ctx, effect) {
    await replacePriceList(ctx.db, headRow(effect), lineRows(effect));
  },
  read: readPriceList,
});

function headRow({ content, recordId, version, submissionId }: Effect<PriceListContent>) {
  return {
    id: recordId,
    version,
    name: content.name,
    pinyin: pinyinInitials(content.name),
    scope: content.scope,
    scope_value: content.scopeValue,
    price_basis: content.priceBasis,
    valid_from: content.validFrom,
    valid_to: content.validTo,
    line_count: content.lines.length,
    remark: content.remark,
    submission_id: submissionId,
  };
}

function lineRows({ content, recordId, submissionId }: Effect<PriceListContent>) {
  return content.lines.map((line, position) => ({
    price_list_id: recordId,
    position,
    product_id: line.productId,
    product_code: line.productCode,
    description: line.description,
    specification: line.specification,
    unit: line.unit,
    unit_factor_e6: line.unitFactorE6,
    price_e6: line.priceE6,
    min_quantity_e6: line.minQuantityE6,
    from_on: line.fromOn,
    staff_floor_e6: line.staffFloorE6,
    manager_floor_e6: line.managerFloorE6,
    director_floor_e6: line.directorFloorE6,
    remark: line.remark,
    submission_id: submissionId,
  }));
}
