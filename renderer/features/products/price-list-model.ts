import { orNull, readDraft, type Reading } from '#renderer/components/form-faults.ts';
import type { Line } from '#renderer/components/line-grid-model.ts';
import { shownPrice, shownQuantity, typedDate, typedPrice, typedQuantity } from '#renderer/components/typed-values.ts';
import { FLOORS_OF, type PriceListContent, PriceListDraft } from '#shared/products/price-lists.schema.ts';
import type { ProductPickRow } from '#shared/products/products.contract.ts';

/** Everything as typed: the head by path, the prices as lines. */
export interface PriceListValues {
  readonly fields: Readonly<Record<string, string>>;
  readonly lines: readonly Line[];
}

export const newPriceLine = (): Line => ({ id: crypto.randomUUID(), cells: {} });

export function newPriceList(today: string): PriceListValues {
  return {
    fields: { scope: 'everyone', priceBasis: 'with_tax', validFrom: today },
    lines: Array.from({ length: 6 }, newPriceLine),
  };
}

/** A day that is the list's own stays empty: it moves with the list. */
export function priceListForm(content: PriceListContent): PriceListValues {
  return {
    fields: {
      name: content.name,
      scope: content.scope,
      scopeValue: content.scopeValue ?? '',
      priceBasis: content.priceBasis,
      validFrom: content.validFrom,
      validTo: content.validTo ?? '',
      remark: content.remark ?? '',
    },
    lines: content.lines.map((line) => ({
      id: crypto.randomUUID(),
      cells: {
        productId: line.productId,
        productCode: line.productCode,
        resolvedCode: line.productCode,
        description: line.description,
        specification: line.specification ?? '',
        unit: line.unit,
        priceE6: shownPrice(line.priceE6),
        minQuantityE6: line.minQuantityE6 === 0 ? '' : shownQuantity(line.minQuantityE6),
        fromOn: line.fromOn === content.validFrom ? '' : line.fromOn,
        ...Object.fromEntries(FLOORS_OF.map((floor) => [floor, shownPrice(line[floor])])),
        remark: line.remark ?? '',
      },
    })),
  };
}

const TYPED = ['productCode', 'description', 'priceE6'] as const;

/** An empty line at the end of the grid is not a price. */
export function pricedLines(lines: readonly Line[]): readonly Line[] {
  return lines.filter(({ cells }) => TYPED.some((key) => (cells[key] ?? '') !== ''));
}

/** The draft, or every place that is wrong. */
export function readPriceListForm({ fields, lines }: PriceListValues, today: string): Reading<PriceListDraft> {
  return readDraft(PriceListDraft, {
    name: fields['name'] ?? '',
    scope: fields['scope'],
    scopeValue: takesValue(fields['scope']) ? orNull(fields['scopeValue']) : null,
    priceBasis: fields['priceBasis'],
    validFrom: typedDate(fields['validFrom'], today),
    validTo: typedDate(fields['validTo'], today) ?? null,
    remark: orNull(fields['remark']),
    lines: pricedLines(lines).map(({ cells }) => ({
      productId: orNull(cells['productId']) ?? undefined,
      unit: orNull(cells['unit']),
      priceE6: typedPrice(cells['priceE6']),
      minQuantityE6: typedQuantity(cells['minQuantityE6']) ?? 0,
      fromOn: typedDate(cells['fromOn'], today) ?? null,
      ...Object.fromEntries(FLOORS_OF.map((floor) => [floor, typedPrice(cells[floor]) ?? null])),
      remark: orNull(cells['remark']),
    })),
  });
}

/** Scopes that say of whom: a grade, a kind, a region. */
export function takesValue(scope: string | undefined): boolean {
  return scope === 'size_grade' || scope === 'client_kind' || scope === 'region';
}

/** Puts a picked product into a line; prices typed before stay. */
export function withProductToPrice(line: Line, product: ProductPickRow): Line {
  return {
    ...line,
    cells: {
      ...line.cells,
      productId: product.id,
      productCode: product.code,
      resolvedCode: product.code,
      productFault: '',
      description: product.name,
      specification: product.specification ?? '',
      unit: product.unit,
    },
  };
}
