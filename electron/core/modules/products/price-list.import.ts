import type { PreviewRow, SheetRecord, SheetValue } from '#shared/exchange/sheet-preview.ts';
import type { FieldFault } from '#shared/kernel/failure.ts';
import { foldWidth } from '#shared/kernel/text-width.ts';
import { FLOORS_OF, PriceListDraft, type PriceListContent } from '#shared/products/price-lists.schema.ts';
import type { ProductMatch, ProductPickRow } from '#shared/products/products.contract.ts';
import type { ReadDb } from '#core/kernel/context.ts';
import { faultsOf } from '#core/kernel/schema-faults.ts';
import { defineImportKind } from '#core/modules/imports/import-kind.ts';
import { priceListKind } from '#core/modules/products/price-list.review.ts';
import { priceListSheet, scopeValueOf } from '#core/modules/products/price-list.sheet.ts';
import { matchProducts } from '#core/modules/products/products-match.service.ts';

const E6_PER_FEN = 10_000n;

/** A workbook of prices: the checker adds up its price and floor columns, so that no cell of them can differ unseen. */
export const priceListImport = defineImportKind<PriceListDraft, PriceListContent>({
  record: priceListKind,
  definition: priceListSheet,
  controlFen: sumOfPrices,
  async draft(ctx, record) {
    const { products, faults: unknown } = await productsOfRows(ctx.db, record);
    const basis = basisOf(record);
    const faults = [...unknown, ...record.lines.flatMap((row, index) => priceFaults(row, index, basis))];
    if (faults.length > 0) return { ok: false, faults };
    const parsed = PriceListDraft.safeParse(draftOf(record, products, basis, ctx.today));
    if (parsed.success) return { ok: true, draft: parsed.data };
    return { ok: false, faults: faultsOf(parsed.error) };
  },
});

/** The product each row names, and what is wrong with those that name none. */
export async function productsOfRows(
  db: ReadDb,
  { lines }: SheetRecord,
): Promise<{ readonly products: readonly (ProductPickRow | undefined)[]; readonly faults: readonly FieldFault[] }> {
  const wanted = lines.map(({ values }) => ({
    code: textOf(values['lines.productCode']).slice(0, 40),
    name: textOf(values['lines.productName']).slice(0, 80),
    specification: textOf(values['lines.specification']).slice(0, 120),
  }));
  const matches = await matchProducts(db, wanted);
  return {
    products: matches.map((match) => (match.outcome === 'found' ? match.product : undefined)),
    faults: matches.flatMap((match, index) => productFaults(match, index, wanted[index]?.code ?? '')),
  };
}

/** Every price and floor of the list in fen, rounded once at the end. */
function sumOfPrices({ lines }: PriceListContent): number {
  let sum = 0n;
  for (const line of lines) {
    for (const key of ['priceE6', ...FLOORS_OF] as const) sum += BigInt(line[key] ?? 0);
  }
  return Number((sum + E6_PER_FEN / 2n) / E6_PER_FEN);
}

function textOf(value: SheetValue | undefined): string {
  return value === undefined ? '' : foldWidth(String(value)).trim();
}

function productFaults(match: ProductMatch, index: number, code: string): FieldFault[] {
  if (match.outcome === 'found') return [];
  const field = code === '' ? 'productName' : 'productCode';
  const reason = match.outcome === 'several' ? 'products.price_sheet_several' : 'products.price_sheet_unknown';
  return [{ path: `lines.${index}.${field}`, reason }];
}

type Basis = 'with_tax' | 'without_tax';

/** The list's prices stand in one of two columns; a row that fills the other is refused. */
function basisOf({ lines }: SheetRecord): Basis {
  const fills = (key: string): boolean => lines.some(({ values }) => values[key] !== undefined);
  return fills('lines.netPriceE6') && !fills('lines.priceE6') ? 'without_tax' : 'with_tax';
}

function priceFaults({ values }: PreviewRow, index: number, basis: Basis): FieldFault[] {
  const [own, other] = basis === 'with_tax' ? ['priceE6', 'netPriceE6'] : ['netPriceE6', 'priceE6'];
  if (values[`lines.${other}`] !== undefined) {
    return [{ path: `lines.${index}.${other}`, reason: 'products.price_sheet_two_bases' }];
  }
  return values[`lines.${own}`] === undefined ? [{ path: `lines.${index}.${own}`, reason: 'required' }] : [];
}

/** Without a first day of its own a list begins today, or with the earliest of its prices. */
function firstDay({ lines }: SheetRecord, today: string): string {
  const days = lines.map(({ values }) => textOf(values['lines.fromOn'])).filter((day) => day !== '');
  return [...days, today].toSorted()[0] ?? today;
}

/** A file that does not name its list makes one called after its first day. */
function draftOf(
  record: SheetRecord,
  products: readonly (ProductPickRow | undefined)[],
  priceBasis: Basis,
  today: string,
): unknown {
  const { values, lines } = record;
  const validFrom = textOf(values['validFrom']) || firstDay(record, today);
  const scopeValue = textOf(values['scopeValue']);
  return {
    name: textOf(values['name']) || `价格表 ${validFrom}`,
    scope: values['scope'] ?? 'everyone',
    scopeValue: scopeValue === '' ? null : scopeValueOf(scopeValue),
    priceBasis,
    validFrom,
    validTo: values['validTo'] ?? null,
    lines: lines.map(({ values: cells }, index) => {
      return {
        productId: products[index]?.id ?? '',
        unit: textOf(cells['lines.unit']) || null,
        priceE6: cells[priceBasis === 'with_tax' ? 'lines.priceE6' : 'lines.netPriceE6'],
        minQuantityE6: cells['lines.minQuantityE6'] ?? 0,
        fromOn: cells['lines.fromOn'] ?? null,
        ...Object.fromEntries(FLOORS_OF.map((floor) => [floor, cells[`lines.${floor}`] ?? null])),
        remark: textOf(cells['lines.remark']) || null,
      };
    }),
  };
}
