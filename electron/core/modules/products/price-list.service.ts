import type {
  PriceLine,
  PriceLineDraft,
  PriceListContent,
  PriceListDraft,
} from '#shared/products/price-lists.schema.ts';
import { foldWidth } from '#shared/kernel/text-width.ts';
import type { QueryContext, ReadDb } from '#core/kernel/context.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { findPriceList, listPriceLines, type PriceListLineRow } from '#core/modules/products/price-list.repository.ts';
import { findProducts, findUnit, type KnownProduct } from '#core/modules/products/products.service.ts';
import type { RecordState } from '#core/modules/review/record-kind.ts';

/** Draft to whole content: unit, name and first day where the form left them out; a line kept as it was keeps what it froze. */
export async function completePriceList(
  ctx: QueryContext,
  draft: PriceListDraft,
  recordId: string | undefined,
): Promise<PriceListContent> {
  const current = recordId === undefined ? undefined : await readPriceList(ctx.db, recordId);
  const frozen = new Map(current?.content.lines.map((line) => [`${line.productId} ${line.unit}`, line]));
  const products = await findProducts(
    ctx.db,
    draft.lines.map((line) => line.productId),
  );
  return {
    ...draft,
    name: foldWidth(draft.name).trim(),
    scopeValue: draft.scope === 'everyone' || draft.scope === 'named' ? null : draft.scopeValue,
    lines: draft.lines.map((line, index) => {
      const product = products.get(line.productId);
      if (!product)
        return refuseField(`lines.${index}.productId`, 'products.price_product_unknown', { line: index + 1 });
      const unit = line.unit ?? product.content.unit;
      return completeLine(line, index, product, frozen.get(`${product.id} ${unit}`), draft.validFrom);
    }),
  };
}

function completeLine(
  line: PriceLineDraft,
  index: number,
  { id, content }: KnownProduct,
  frozen: PriceLine | undefined,
  validFrom: string,
): PriceLine {
  const unit = frozen?.unit ?? line.unit ?? content.unit;
  const factor = frozen?.unitFactorE6 ?? findUnit(content, unit)?.factorE6;
  if (factor === undefined) {
    const units = [content.unit, ...content.conversions.map((known) => known.unit)].join('、');
    return refuseField(`lines.${index}.unit`, 'products.price_unit_unknown', { line: index + 1, unit, units });
  }
  return {
    productId: id,
    productCode: frozen?.productCode ?? content.code,
    description: frozen?.description ?? content.name,
    specification: (frozen ?? content).specification,
    unit,
    unitFactorE6: factor,
    priceE6: line.priceE6,
    minQuantityE6: line.minQuantityE6,
    fromOn: line.fromOn ?? validFrom,
    staffFloorE6: line.staffFloorE6,
    managerFloorE6: line.managerFloorE6,
    directorFloorE6: line.directorFloorE6,
    remark: line.remark,
  };
}

/** Rebuilds a price list from its tables, exactly as it was signed. */
export async function readPriceList(
  db: ReadDb,
  id: string,
): Promise<(RecordState<PriceListContent> & { readonly id: string }) | undefined> {
  const head = await findPriceList(db, id);
  if (!head) return undefined;
  const lines = await listPriceLines(db, id);
  return {
    id,
    version: head.version,
    submissionId: head.submission_id,
    content: {
      name: head.name,
      scope: head.scope,
      scopeValue: head.scope_value,
      priceBasis: head.price_basis,
      validFrom: head.valid_from,
      validTo: head.valid_to,
      remark: head.remark,
      lines: lines.map(lineContent),
    },
  };
}

function lineContent(row: PriceListLineRow): PriceLine {
  return {
    productId: row.product_id,
    productCode: row.product_code,
    description: row.description,
    specification: row.specification,
    unit: row.unit,
    unitFactorE6: row.unit_factor_e6,
    priceE6: row.price_e6,
    minQuantityE6: row.min_quantity_e6,
    fromOn: row.from_on,
    staffFloorE6: row.staff_floor_e6,
    managerFloorE6: row.manager_floor_e6,
    directorFloorE6: row.director_floor_e6,
    remark: row.remark,
  };
}
