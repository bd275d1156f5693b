import type { SheetRecord } from '#shared/exchange/sheet-preview.ts';
import type { FieldFault } from '#shared/kernel/failure.ts';
import { ProductDraft, type ProductContent } from '#shared/products/products.contract.ts';
import { faultsOf } from '#core/kernel/schema-faults.ts';
import { defineImportKind } from '#core/modules/imports/import-kind.ts';
import { productKind } from '#core/modules/products/products.review.ts';
import { productSheet } from '#core/modules/products/products.sheet.ts';

/** Without a money column the checker keys ten drawn rows. */
export const productImport = defineImportKind<ProductDraft, ProductContent>({
  record: productKind,
  definition: productSheet,
  draft(_ctx, record) {
    const faults = sheetFaults(record);
    if (faults.length > 0) return Promise.resolve({ ok: false, faults });
    const parsed = ProductDraft.safeParse(draftOf(record));
    if (parsed.success) return Promise.resolve({ ok: true, draft: parsed.data });
    const found = faultsOf(parsed.error).map((fault) => ({ ...fault, path: columnOf(record, fault.path.split('.')) }));
    return Promise.resolve({ ok: false, faults: found });
  },
});

/** What a workbook can say in two ways at once, or only half. */
function sheetFaults({ values }: SheetRecord): FieldFault[] {
  const faults: FieldFault[] = [];
  if (values['listPriceE6'] !== undefined && values['netListPriceE6'] !== undefined) {
    faults.push({ path: 'netListPriceE6', reason: 'products.sheet_two_prices' });
  }
  if ((values['otherUnit'] === undefined) !== (values['otherUnitFactorE6'] === undefined)) {
    faults.push({
      path: values['otherUnit'] === undefined ? 'otherUnit' : 'otherUnitFactorE6',
      reason: 'products.sheet_half_conversion',
    });
  }
  if (values['taxRateBasisPoints'] === 0 && values['taxTreatment'] === undefined) {
    faults.push({ path: 'taxRateBasisPoints', reason: 'products.sheet_zero_rate' });
  }
  return faults;
}

function columnOf({ parts }: SheetRecord, path: readonly string[]): string {
  const [head, , part] = path;
  if (head === 'conversions' && parts?.['conversions'] !== undefined) return path.join('.');
  if (head === 'conversions') return part === 'factorE6' ? 'otherUnitFactorE6' : 'otherUnit';
  return head ?? '';
}

function draftOf({ values, parts }: SheetRecord): unknown {
  const { otherUnit, otherUnitFactorE6, netListPriceE6, ...own } = values;
  const isNet = netListPriceE6 !== undefined;
  return {
    taxTreatment: 'taxed',
    ...own,
    conversions:
      parts?.['conversions']?.map((row) => row.values) ??
      (otherUnit === undefined ? [] : [{ unit: otherUnit, factorE6: otherUnitFactorE6, decimals: 0 }]),
    ...(isNet && { listPriceE6: netListPriceE6 }),
    listPriceBasis: isNet ? 'without_tax' : 'with_tax',
  };
}
