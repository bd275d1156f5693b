import type { PriceBasis, TaxTreatment } from '#shared/invoicing/tax.ts';
import type { AuthorityLevel, PriceScope } from '#shared/products/price-lists.schema.ts';
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
  barcode: string | null;
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

export interface PriceListTable {
  id: string;
  version: number;
  name: string;
  /** Lower-case pinyin initials of the name, for sorting; not part of the content. */
  pinyin: string;
  scope: PriceScope;
  scope_value: string | null;
  price_basis: PriceBasis;
  valid_from: string;
  valid_to: string | null;
  line_count: number;
  remark: string | null;
  submission_id: string;
}

export interface PriceListLineTable {
  price_list_id: string;
  position: number;
  product_id: string;
  product_code: string;
  description: string;
  specification: string | null;
  unit: string;
  unit_factor_e6: number;
  price_e6: number;
  min_quantity_e6: number;
  from_on: string;
  staff_floor_e6: number | null;
  manager_floor_e6: number | null;
  director_floor_e6: number | null;
  remark: string | null;
  submission_id: string;
}

export interface DiscountAuthorityTable {
  id: string;
  version: number;
  submission_id: string;
}

export interface DiscountAuthorityLineTable {
  position: number;
  product_id: string | null;
  product_class: ProductClass | null;
  level: AuthorityLevel;
  discount: number;
  submission_id: string;
}

export interface ProductTables {
  price_list: PriceListTable;
  price_list_line: PriceListLineTable;
  discount_authority: DiscountAuthorityTable;
  discount_authority_line: DiscountAuthorityLineTable;
  product: ProductTable;
  product_conversion: ProductConversionTable;
}
