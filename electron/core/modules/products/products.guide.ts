import type { SheetDefinition } from '#shared/exchange/column-kinds.ts';

/** What the template workbook of 产品档案 says of its columns, with one made-up product. */
export const productGuide: NonNullable<SheetDefinition['guide']> = {
  code: ['产品编码，不能重复', 'Code, once only', 'PE-2026-05'],
  name: ['品名，合同和发票上照此打印', 'Name as on contracts and invoices', '高密度聚乙烯颗粒'],
  specification: ['规格型号', 'Specification', '5000S 25kg/袋'],
  unit: ['计量单位', 'Unit', '吨'],
  unitDecimals: ['数量保留几位小数，0 到 6，不填为 0', 'Decimals of a quantity, 0 to 6; 0 when empty', '3'],
  otherUnit: ['另一种计量单位，要同时填换算率', 'Another unit, together with its factor', '袋'],
  otherUnitFactorE6: ['一个换算单位等于多少计量单位', 'Base units in one of the other unit', '0.025'],
  taxCode: ['19 位商品和服务税收分类编码', 'Tax code of 19 digits', '1070101060000000000'],
  taxShortName: ['税收分类简称，发票品名 *简称*品名', 'Short name of the tax code', '塑料'],
  taxRateBasisPoints: ['增值税税率', 'VAT rate', '13%'],
  taxTreatment: ['税率为 0 时必填：零税率、免税、不征税是三回事', 'Needed when the rate is 0', '征税'],
  listPriceE6: ['含税目录价，与不含税价只填一个', 'List price with tax; only one of the two prices', '8650.00'],
  netListPriceE6: ['不含税目录价，与含税价只填一个', 'List price without tax; only one of the two prices', ''],
  productClass: ['ABC 类别', 'Class', 'A'],
  remark: ['其他要记的', 'Anything else', ''],
};
