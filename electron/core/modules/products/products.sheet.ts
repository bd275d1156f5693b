import type { SheetColumn, SheetDefinition } from '#shared/exchange/column-kinds.ts';
import { productGuide } from '#core/modules/products/products.guide.ts';

/** Further units of a product, one row each. */
const conversionColumns: readonly SheetColumn[] = [
  { key: 'unit', label: { zh: '换算单位', en: 'Other unit' }, type: 'text', required: true, width: 10 },
  { key: 'factorE6', label: { zh: '换算率', en: 'Base units in it' }, type: 'quantity', required: true, width: 12 },
  { key: 'decimals', label: { zh: '数量小数位', en: 'Decimals' }, type: 'integer', required: true, width: 10 },
];

/** 产品档案 as offices keep it: a price list with tax codes. */
export const productSheet: SheetDefinition = {
  kind: 'products',
  title: { zh: '产品档案', en: 'Products' },
  unique: ['code'],
  guide: productGuide,
  parts: [
    {
      path: 'conversions',
      title: { zh: '换算单位', en: 'Units' },
      joins: [['code']],
      columns: conversionColumns,
    },
  ],
  columns: [
    {
      key: 'code',
      label: { zh: '产品编码', en: 'Code' },
      synonyms: ['商品编码', '编码', '存货编码', '物料编码', '货号', '产品编号', '商品编号', '产品代码'],
      type: 'identifier',
      required: true,
      width: 14,
    },
    {
      key: 'name',
      label: { zh: '品名', en: 'Name' },
      synonyms: ['产品名称', '商品名称', '名称', '存货名称', '物料名称', '货品名称'],
      type: 'text',
      required: true,
      width: 26,
    },
    {
      key: 'specification',
      label: { zh: '规格型号', en: 'Specification' },
      synonyms: ['规格', '型号', '规格 型号'],
      type: 'text',
      width: 22,
    },
    {
      key: 'unit',
      label: { zh: '单位', en: 'Unit' },
      synonyms: ['计量单位', '基本单位', '主单位'],
      type: 'text',
      required: true,
      width: 8,
    },
    {
      key: 'unitDecimals',
      label: { zh: '数量小数位', en: 'Decimals' },
      synonyms: ['小数位'],
      type: 'integer',
      width: 10,
    },
    {
      key: 'otherUnit',
      label: { zh: '换算单位', en: 'Other unit' },
      synonyms: ['辅助单位', '包装单位', '辅单位'],
      type: 'text',
      width: 10,
    },
    {
      key: 'otherUnitFactorE6',
      label: { zh: '换算率', en: 'Base units in it' },
      synonyms: ['换算系数', '包装数', '装箱数'],
      type: 'quantity',
      width: 10,
    },
    {
      key: 'taxCode',
      label: { zh: '税收分类编码', en: 'Tax code' },
      synonyms: ['商品和服务税收分类编码', '税收编码', '商品和服务税收编码'],
      type: 'identifier',
      width: 22,
    },
    {
      key: 'taxShortName',
      label: { zh: '税收分类简称', en: 'Tax short name' },
      synonyms: ['简称', '商品和服务分类简称'],
      type: 'text',
      width: 14,
    },
    {
      key: 'taxRateBasisPoints',
      label: { zh: '税率', en: 'Tax rate' },
      synonyms: ['增值税税率'],
      type: 'rate',
      required: true,
      critical: true,
      units: ['%'],
      width: 8,
    },
    {
      key: 'taxTreatment',
      label: { zh: '征税方式', en: 'Tax treatment' },
      synonyms: ['优惠政策类型', '征免性质'],
      type: 'choice',
      choices: [
        { code: 'taxed', label: { zh: '征税', en: 'Taxed' }, synonyms: ['应税', '正常征税'] },
        { code: 'zero_rated', label: { zh: '零税率', en: 'Zero-rated' }, synonyms: ['出口零税率'] },
        { code: 'exempt', label: { zh: '免税', en: 'Exempt' } },
        { code: 'not_taxable', label: { zh: '不征税', en: 'Not taxable' } },
      ],
      width: 10,
    },
    {
      key: 'listPriceE6',
      label: { zh: '含税单价', en: 'List price with tax' },
      synonyms: ['目录价', '含税价', '单价', '销售价', '标准价', '零售价', '价格'],
      type: 'price',
      critical: true,
      units: ['元'],
      width: 12,
    },
    {
      key: 'netListPriceE6',
      label: { zh: '不含税单价', en: 'List price without tax' },
      synonyms: ['不含税价', '未税单价', '未税价'],
      type: 'price',
      critical: true,
      units: ['元'],
      width: 12,
    },
    {
      key: 'productClass',
      label: { zh: '类别', en: 'Class' },
      synonyms: ['产品类别', 'ABC 类', '分类', '等级'],
      type: 'choice',
      choices: ['A', 'B', 'C'].map((code) => ({
        code,
        label: { zh: code, en: code },
        synonyms: [`${code}类`, `${code}级`],
      })),
      width: 8,
    },
    {
      key: 'barcode',
      label: { zh: '条码', en: 'Barcode' },
      synonyms: ['商品条码', '国际条码', '69码'],
      type: 'identifier',
      width: 16,
    },
    { key: 'remark', label: { zh: '备注', en: 'Remark' }, synonyms: ['说明'], type: 'text', width: 18 },
    {
      key: 'status',
      label: { zh: '状态', en: 'Status' },
      type: 'choice',
      choices: [
        { code: 'active', label: { zh: '在用', en: 'Active' }, synonyms: ['有效', '启用', '正常'] },
        { code: 'archived', label: { zh: '停用', en: 'Archived' }, synonyms: ['停售', '作废', '禁用'] },
      ],
      width: 8,
    },
  ],
};

/** What a product has one of: the first sheet of the full workbook. */
export const ownProductColumns: readonly SheetColumn[] = productSheet.columns.filter(
  ({ key }) => !key.startsWith('otherUnit'),
);
