import { type ProductContent, ProductListInput } from '#shared/products/products.contract.ts';
import type { ExportList } from '#core/modules/exports/export-list.ts';
import { fullSheets } from '#core/modules/exports/full-sheets.ts';
import { filterWords, readAll, textWords } from '#core/modules/exports/list-export.ts';
import { listProductIds } from '#core/modules/products/product-list.repository.ts';
import { findProducts } from '#core/modules/products/products.service.ts';
import { ownProductColumns, productSheet } from '#core/modules/products/products.sheet.ts';

/** 产品档案全套: every field of a product, and its further units on a sheet of their own; the import reads it back. */
export const productFilesExport: ExportList = {
  name: 'product_files',
  title: ['产品档案全套', 'Products in full'],
  permission: 'products.read',
  async build(ctx, filter, language) {
    const at = language === 'zh-CN' ? 0 : 1;
    const asked = ProductListInput.strip().parse(filter);
    const products = await readAll(ctx, async (after) => {
      const page = await listProductIds(ctx.db, { ...asked, after, limit: 500 });
      const known = await findProducts(ctx.db, page.ids.map(String));
      const rows = page.ids.flatMap((id) => known.get(String(id))?.content ?? []);
      return { rows, ...(page.next !== undefined && { next: page.next }) };
    });
    const told = [textWords(asked.text, at), ...filterWords([], asked, at)].filter((word) => word !== undefined);
    const filterLine = told.length > 0 ? told.join('；') : (['全部产品', 'All products'] as const)[at];
    return fullSheets<ProductContent>(
      {
        definition: productSheet,
        columns: ownProductColumns,
        filterLine,
        valueOf,
        partsOf: (product) => product.conversions,
      },
      products,
      at,
    );
  },
};

/** The list price stands in the column of its basis. */
function valueOf(product: ProductContent, key: string): unknown {
  const isNet = product.listPriceBasis === 'without_tax';
  if (key === 'listPriceE6') return isNet ? null : product.listPriceE6;
  if (key === 'netListPriceE6') return isNet ? product.listPriceE6 : null;
  return Object.entries(product).find(([field]) => field === key)?.[1];
}
