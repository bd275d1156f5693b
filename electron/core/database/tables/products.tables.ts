import type { PriceBasis, TaxTreatment } from '#shared/invoicing/tax.ts';
import type { ProductClass, ProductStatus } from '#shared/products/products.contract.ts';

export interface ProductTable {
  id: string;
  version: number;
  code: string;
  name: string;
  specification: string | null;
  unit: string;
  unit_decimals: number;
  tax_code: string | null;
  tax_short_name: string | null;
  tax_rate_basis_points: number;
  tax_treatment: TaxTreatment;
  product_class: ProductClass | null;
  list_price_e6: number | null;
  list_price_basis: PriceBasis;
  status: ProductStatus;
  remark: string | null;
  /** Lower-case pinyin initials of the name, for searching; not part of the content. */
  pinyin: string;
  submission_id: string;
}

export interface ProductConversionTable {
  product_id: string;
  position: number;
  unit: string;
  factor_e6: number;
  decimals: number;
  submission_id: string;
}

export interface ProductTables {
  product: ProductTable;
  product_conversion: ProductConversionTable;
}
