import { ProductClass, ProductDraft, ProductStatus, type ProductContent } from '#shared/products/products.contract.ts';
import type { ProductBulkField } from '#shared/review/bulk-change.contract.ts';
import { listProductNames } from '#core/modules/products/products.repository.ts';
import { productKind } from '#core/modules/products/products.review.ts';
import { type BulkChange, bulkField, type BulkField } from '#core/modules/review/bulk-change.ts';

/** What of a product may be changed in bulk: its class, its tax code, and whether it is still offered. */
const FIELDS: Readonly<Record<ProductBulkField, BulkField<ProductContent>>> = {
  productClass: bulkField({
    title: '产品分类',
    mode: 'confirm',
    type: 'text',
    value: ProductClass,
    of: (product: ProductContent) => product.productClass,
    put: (product, productClass) => ({ ...product, productClass }),
  }),
  taxCode: bulkField({
    title: '税收分类编码',
    mode: 'rekey',
    type: 'identifier',
    value: ProductDraft.shape.taxCode.unwrap(),
    of: (product: ProductContent) => product.taxCode,
    put: (product, taxCode) => ({ ...product, taxCode }),
  }),
  status: bulkField({
    title: '产品状态',
    mode: 'confirm',
    type: 'text',
    value: ProductStatus,
    of: (product: ProductContent) => product.status,
    put: (product, status) => ({ ...product, status }),
  }),
};

export const productBulk: BulkChange<ProductContent> = {
  name: 'products',
  record: productKind,
  fields: FIELDS,
  names: listProductNames,
};
