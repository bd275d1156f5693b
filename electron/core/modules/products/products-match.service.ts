import type { ProductMatch, ProductPickRow, ProductWanted } from '#shared/products/products.contract.ts';
import { foldWidth, removeWhitespace } from '#shared/kernel/text-width.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import { findProductsForSheet, type KnownProduct } from '#core/modules/products/products.service.ts';

/** A product as pick lists and line entry take it. */
export function pickRow({ id, content }: KnownProduct): ProductPickRow {
  return {
    id,
    code: content.code,
    name: content.name,
    specification: content.specification,
    unit: content.unit,
    unitDecimals: content.unitDecimals,
    conversions: content.conversions,
    taxRateBasisPoints: content.taxRateBasisPoints,
    taxTreatment: content.taxTreatment,
    listPriceE6: content.listPriceE6,
    listPriceBasis: content.listPriceBasis,
  };
}

/** What each line means: the code decides where there is one, else the name. Archived products are offered to no new line. */
export async function matchProducts(db: ReadDb, wanted: readonly ProductWanted[]): Promise<ProductMatch[]> {
  const known = await findProductsForSheet(db, {
    codes: wanted.flatMap(({ code }) => (code === '' ? [] : [code])),
    names: wanted.flatMap(({ code, name }) => (code === '' && name !== '' ? [name] : [])),
  });
  return wanted.map(({ code, name, specification }) => {
    const byCode = known.byCode.get(code.toUpperCase());
    const named = code === '' ? (known.byName.get(name) ?? []) : byCode === undefined ? [] : [byCode];
    const active = named.filter(({ content }) => content.status === 'active');
    const told = active.filter(({ content }) => fold(content.specification ?? '') === fold(specification));
    const [product] = active.length > 1 ? told : active;
    if (product === undefined) return { outcome: active.length > 1 ? 'several' : 'unknown' };
    if (active.length > 1 && told.length > 1) return { outcome: 'several' };
    return { outcome: 'found', product: pickRow(product) };
  });
}

function fold(text: string): string {
  return removeWhitespace(foldWidth(text)).toLowerCase();
}
