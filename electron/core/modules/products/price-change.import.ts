import type { PreviewRow, SheetRecord, SheetValue } from '#shared/exchange/sheet-preview.ts';
import type { FieldFault } from '#shared/kernel/failure.ts';
import { foldWidth } from '#shared/kernel/text-width.ts';
import type { PriceListContent, PriceListDraft } from '#shared/products/price-lists.schema.ts';
import type { ProductPickRow } from '#shared/products/products.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { defineImportKind } from '#core/modules/imports/import-kind.ts';
import { changeLines, type NewPrice } from '#core/modules/products/price-change.ts';
import { priceChangeSheet } from '#core/modules/products/price-change.sheet.ts';
import { productsOfRows } from '#core/modules/products/price-list.import.ts';
import { findPriceListNamed, listPriceListNames } from '#core/modules/products/price-list.repository.ts';
import { priceListKind } from '#core/modules/products/price-list.review.ts';
import { readPriceList } from '#core/modules/products/price-list.service.ts';

/**
 * 调价: a file of new prices amends a list the office has. A price is written beside the one it follows, from its day on, so that what
 * was signed before still finds the old one; what the file does not name stays. It is submitted as an amendment of that list.
 */
export const priceChangeImport = defineImportKind<PriceListDraft, PriceListContent>({
  record: priceListKind,
  definition: priceChangeSheet,
  amendsOne: draftOf,
  async draft(ctx, record) {
    const list = await listOf(ctx, record);
    if ('reason' in list) return { ok: false, faults: [list] };
    const { products, faults } = await productsOfRows(ctx.db, record);
    if (faults.length > 0) return { ok: false, faults };
    const { content } = list;
    const news = record.lines.map((row, index) => newPrice(row, index, content, products[index], ctx.today));
    const changed = changeLines(content, news);
    const all = [...news.flatMap(({ fault }) => fault ?? []), ...changed.faults];
    if (all.length > 0) return { ok: false, faults: all };
    if (changed.lines === undefined)
      return { ok: false, faults: [{ path: 'lines.0.priceE6', reason: 'products.price_change_none' }] };
    return {
      ok: true,
      draft: draftOf({ ...content, lines: changed.lines }),
      amends: { recordId: list.id, baseVersion: list.version, keyed: [] },
    };
  },
});

type KnownList = NonNullable<Awaited<ReturnType<typeof readPriceList>>>;

/** The list the file names, or the only one there is. */
async function listOf(ctx: QueryContext, { values }: SheetRecord): Promise<KnownList | FieldFault> {
  const name = textOf(values['name']);
  const names = name === '' ? await listPriceListNames(ctx.db) : [];
  const found = await findPriceListNamed(ctx.db, name === '' && names.length === 1 ? (names[0] ?? '') : name);
  const list = found && (await readPriceList(ctx.db, found.id));
  if (list) return list;
  const reason = name === '' ? 'products.price_change_which' : 'products.price_change_list_unknown';
  return { path: 'name', reason };
}

function textOf(value: SheetValue | undefined): string {
  return value === undefined ? '' : foldWidth(String(value)).trim();
}

/** A row as a new price, in the list's own basis; a fault where it says none. */
function newPrice(
  { values }: PreviewRow,
  index: number,
  { priceBasis }: PriceListContent,
  product: ProductPickRow | undefined,
  today: string,
): NewPrice {
  const [own, other] = priceBasis === 'with_tax' ? ['priceE6', 'netPriceE6'] : ['netPriceE6', 'priceE6'];
  const number = (key: string): number | null => {
    const value = values[`lines.${key}`];
    return typeof value === 'number' ? value : null;
  };
  const fault = (key: string, reason: string): NewPrice['fault'] => ({ path: `lines.${index}.${key}`, reason });
  const priceE6 = number(own ?? '');
  const wrong =
    number(other ?? '') === null
      ? priceE6 === null && fault(own ?? '', 'required')
      : fault(other ?? '', 'products.price_change_basis');
  return {
    index,
    product,
    unit: textOf(values['lines.unit']) || product?.unit || '',
    priceE6: priceE6 ?? 0,
    minQuantityE6: number('minQuantityE6') ?? 0,
    fromOn: textOf(values['lines.fromOn']) || today,
    staffFloorE6: number('staffFloorE6'),
    managerFloorE6: number('managerFloorE6'),
    directorFloorE6: number('directorFloorE6'),
    remark: textOf(values['lines.remark']) || null,
    ...(wrong && { fault: wrong }),
  };
}

/** A list as its form sends it: everything keyed, nothing that was frozen on the day it was signed. */
function draftOf({ lines, ...head }: PriceListContent): PriceListDraft {
  return {
    ...head,
    lines: lines.map(
      ({ productCode: _code, description: _name, specification: _spec, unitFactorE6: _factor, ...line }) => line,
    ),
  };
}
