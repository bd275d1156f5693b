import { BulkPage } from '#renderer/components/bulk/bulk-page.tsx';
import type { BulkFieldSpec } from '#renderer/components/bulk/bulk-form-model.ts';
import { ProductClass, ProductStatus } from '#shared/products/products.contract.ts';
import { ProductBulkDraft } from '#shared/review/bulk-change.contract.ts';

/** What of a product the office lets change in bulk, in the order of the menu. */
const FIELDS: readonly BulkFieldSpec[] = [
  { field: 'productClass', values: ProductClass.options },
  { field: 'taxCode' },
  { field: 'status', values: ProductStatus.options },
];

/** 批量修改 of products ticked in the list. */
export function ProductBulkPage() {
  return (
    <BulkPage
      draft={ProductBulkDraft}
      procedures={{ preview: 'products.previewBulk', submit: 'products.submitBulk' }}
      kind="bulk_products"
      record="product"
      fields={FIELDS}
    />
  );
}
