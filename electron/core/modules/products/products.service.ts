import type { ProductContent } from '#shared/products/products.contract.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import {
  findProduct,
  listConversions,
  listProductsByCodes,
  listProductsByIds,
  listProductsByNames,
  type ProductConversionRow,
  type ProductTableRow,
} from '#core/modules/products/products.repository.ts';

/** A product with the id other modules refer to. */
export interface KnownProduct {
  readonly id: string;
  readonly content: ProductContent;
}

export interface ProductUnit {
  readonly unit: string;
  /** Base units in one of this unit, in millionths. */
  readonly factorE6: number;
  readonly decimals: number;
}

const ONE_E6 = 1_000_000;

/** Rebuilds the content as it was signed. */
export function productContent(row: ProductTableRow, conversions: readonly ProductConversionRow[]): ProductContent {
  return {
    code: row.code,
    name: row.name,
    specification: row.specification,
    unit: row.unit,
    unitDecimals: row.unit_decimals,
    conversions: conversions.map(({ unit, factor_e6, decimals }) => ({ unit, factorE6: factor_e6, decimals })),
    taxCode: row.tax_code,
    taxShortName: row.tax_short_name,
    taxRateBasisPoints: row.tax_rate_basis_points,
    taxTreatment: row.tax_treatment,
    productClass: row.product_class,
    listPriceE6: row.list_price_e6,
    listPriceBasis: row.list_price_basis,
    status: row.status,
    remark: row.remark,
    ...(row.barcode !== null && { barcode: row.barcode }),
  };
}

export async function readProduct(
  db: ReadDb,
  id: string,
): Promise<(KnownProduct & { readonly version: number; readonly submissionId: string }) | undefined> {
  const row = await findProduct(db, id);
  if (!row) return undefined;
  const content = productContent(row, await listConversions(db, [id]));
  return { id, content, version: row.version, submissionId: row.submission_id };
}

/** Products by id; ids nobody has are simply missing from the map. */
export async function findProducts(db: ReadDb, ids: readonly string[]): Promise<ReadonlyMap<string, KnownProduct>> {
  return withConversions(db, await listProductsByIds(db, [...new Set(ids)]));
}

/** By code (upper case of the code is the key) and by `name` or `name|specification`, for sheets. A key two products share is left out. */
export async function findProductsForSheet(
  db: ReadDb,
  asked: { readonly codes: readonly string[]; readonly names: readonly string[] },
): Promise<{ byCode: ReadonlyMap<string, KnownProduct>; byName: ReadonlyMap<string, readonly KnownProduct[]> }> {
  const coded = await withConversions(db, await listProductsByCodes(db, [...new Set(asked.codes)]));
  const named = await withConversions(db, await listProductsByNames(db, [...new Set(asked.names)]));
  return {
    byCode: new Map([...coded.values()].map((product) => [product.content.code.toUpperCase(), product])),
    byName: Map.groupBy(named.values(), (product) => product.content.name),
  };
}

/** The unit as the product knows it: its base unit, or one of its conversions. */
export function findUnit(product: ProductContent, unit: string): ProductUnit | undefined {
  if (unit === product.unit) return { unit, factorE6: ONE_E6, decimals: product.unitDecimals };
  return product.conversions.find((conversion) => conversion.unit === unit);
}

async function withConversions(
  db: ReadDb,
  rows: readonly ProductTableRow[],
): Promise<ReadonlyMap<string, KnownProduct>> {
  const conversions = await listConversions(
    db,
    rows.map((row) => row.id),
  );
  const byProduct = Map.groupBy(conversions, (conversion) => conversion.product_id);
  return new Map(
    rows.map((row) => [row.id, { id: row.id, content: productContent(row, byProduct.get(row.id) ?? []) }]),
  );
}
