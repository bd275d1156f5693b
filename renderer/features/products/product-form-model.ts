import { orNull, readDraft, type Reading } from '#renderer/components/form-faults.ts';
import type { Line } from '#renderer/components/line-grid-model.ts';
import {
  shownPrice,
  shownQuantity,
  shownRate,
  typedCount,
  typedPrice,
  typedQuantity,
  typedRate,
} from '#renderer/components/typed-values.ts';
import { type ProductContent, ProductDraft } from '#shared/products/products.contract.ts';

/** Everything as typed: single fields by path, other units as lines. */
export interface ProductValues {
  readonly fields: Readonly<Record<string, string>>;
  readonly conversions: readonly Line[];
}

export const newConversion = (): Line => ({ id: crypto.randomUUID(), cells: {} });

export const NEW_PRODUCT: ProductValues = {
  fields: {
    unitDecimals: '0',
    taxTreatment: 'taxed',
    taxRateBasisPoints: '13%',
    listPriceBasis: 'with_tax',
    status: 'active',
  },
  conversions: [],
};

export function productForm(content: ProductContent): ProductValues {
  return {
    fields: {
      code: content.code,
      name: content.name,
      specification: content.specification ?? '',
      unit: content.unit,
      unitDecimals: String(content.unitDecimals),
      taxCode: content.taxCode ?? '',
      taxShortName: content.taxShortName ?? '',
      taxRateBasisPoints: shownRate(content.taxRateBasisPoints),
      taxTreatment: content.taxTreatment,
      productClass: content.productClass ?? '',
      listPriceE6: shownPrice(content.listPriceE6),
      listPriceBasis: content.listPriceBasis,
      status: content.status,
      remark: content.remark ?? '',
      barcode: content.barcode ?? '',
    },
    conversions: content.conversions.map(({ unit, factorE6, decimals }) => ({
      id: crypto.randomUUID(),
      cells: { unit, factorE6: shownQuantity(factorE6), decimals: String(decimals) },
    })),
  };
}

/** An emptied line is no unit. */
export function typedConversions({ conversions }: ProductValues): readonly Line[] {
  return conversions.filter(({ cells }) => Object.values(cells).some((text) => text.trim() !== ''));
}

/** The draft, or every place that is wrong. */
export function readProductForm(values: ProductValues): Reading<ProductDraft> {
  const { fields } = values;
  const barcode = orNull(fields['barcode']);
  return readDraft(ProductDraft, {
    code: fields['code'] ?? '',
    name: fields['name'] ?? '',
    specification: orNull(fields['specification']),
    unit: fields['unit'] ?? '',
    unitDecimals: typedCount(fields['unitDecimals']) ?? 0,
    conversions: typedConversions(values).map(({ cells }) => ({
      unit: cells['unit'] ?? '',
      factorE6: typedQuantity(cells['factorE6']),
      decimals: typedCount(cells['decimals']) ?? 0,
    })),
    taxCode: orNull(fields['taxCode']),
    taxShortName: orNull(fields['taxShortName']),
    taxRateBasisPoints: typedRate(fields['taxRateBasisPoints']),
    taxTreatment: fields['taxTreatment'],
    productClass: orNull(fields['productClass']),
    listPriceE6: typedPrice(fields['listPriceE6']) ?? null,
    listPriceBasis: fields['listPriceBasis'],
    status: fields['status'],
    remark: orNull(fields['remark']),
    ...(barcode !== null && { barcode }),
  });
}
