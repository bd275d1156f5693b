import { ClientKind, SizeGrade } from '#shared/clients/clients.contract.ts';
import type { SheetColumn, SheetDefinition } from '#shared/exchange/column-kinds.ts';
import { priceListGuide } from '#core/modules/products/price-list.guide.ts';
import type { PriceScope } from '#shared/products/price-lists.schema.ts';

/** Words of the scopes, in workbooks in and out. */
export const SCOPE_WORDS: Readonly<Record<PriceScope, readonly [zh: string, en: string]>> = {
  named: ['指定客户', 'Named clients'],
  size_grade: ['客户等级', 'Size grade'],
  client_kind: ['客户类型', 'Kind of client'],
  region: ['地区', 'Region'],
  everyone: ['全部客户', 'Everyone'],
};

const KIND_WORDS: Readonly<Record<ClientKind, readonly string[]>> = {
  distributor: ['经销', '分销商', 'Distributor', '经销商'],
  retailer: ['零售', 'Retailer', '零售商'],
  institution: ['机构客户', 'Institution', '机构'],
  direct: ['直销', '直供客户', 'Direct', '直供'],
};

/** What 适用于 may say of a grade or a kind; a region is taken as it stands. */
const VALUE_WORDS: readonly (readonly [code: string, words: readonly string[]])[] = [
  ...SizeGrade.options.map((grade) => [grade, [grade, `${grade}级`, `${grade}类`]] as const),
  ...ClientKind.options.map((kind) => [kind, [kind, ...KIND_WORDS[kind]]] as const),
];

/** The code of what stands in 适用于, or the text itself. */
export function scopeValueOf(text: string): string {
  return VALUE_WORDS.find(([, words]) => words.includes(text.replaceAll(' ', '')))?.[0] ?? text;
}

/** The word of a grade or kind as it is read back. */
export function scopeValueWord(value: string | null): string | null {
  return VALUE_WORDS.find(([code]) => code === value)?.[1].at(-1) ?? value;
}

const headColumns: readonly SheetColumn[] = [
  {
    key: 'name',
    label: { zh: '价格表名称', en: 'Price list' },
    synonyms: ['价格表', '价目表', '价目表名称', '价格政策'],
    type: 'text',
    width: 22,
  },
  {
    key: 'scope',
    label: { zh: '适用范围', en: 'For' },
    synonyms: ['范围'],
    type: 'choice',
    choices: Object.entries(SCOPE_WORDS).map(([code, [zh, en]]) => ({ code, label: { zh, en } })),
    width: 12,
  },
  { key: 'scopeValue', label: { zh: '适用于', en: 'Namely' }, synonyms: ['适用客户'], type: 'text', width: 12 },
  {
    key: 'validFrom',
    label: { zh: '有效期起', en: 'Valid from' },
    synonyms: ['起始日', '起始日期', '开始日期', '执行起始日'],
    type: 'date',
    width: 12,
  },
  {
    key: 'validTo',
    label: { zh: '有效期止', en: 'Valid to' },
    synonyms: ['截止日', '截止日期', '结束日期', '失效日期'],
    type: 'date',
    width: 12,
  },
];

function price(key: string, zh: string, en: string, synonyms: readonly string[]): SheetColumn {
  return {
    key,
    label: { zh, en },
    synonyms,
    type: 'price',
    critical: true,
    units: ['元'],
    width: 12,
    unitKey: 'lines.unit',
  };
}

const lineColumns: readonly SheetColumn[] = [
  {
    key: 'lines.productCode',
    label: { zh: '产品编码', en: 'Product code' },
    synonyms: [
      '商品编码',
      '存货编码',
      '物料编码',
      '货号',
      '产品编号',
      '编码',
      '物料代码',
      'Item code',
      'Item No',
      '产品代码',
      '商品代码',
      '商品编号',
      '料号',
      '品号',
      'SKU',
      'Product code',
    ],
    type: 'identifier',
    width: 14,
  },
  {
    key: 'lines.productName',
    label: { zh: '品名', en: 'Product' },
    synonyms: [
      '产品名称',
      '商品名称',
      '货物名称',
      '名称',
      '存货名称',
      '货品名称',
      'Product name',
      'Description',
      '物料名称',
      '产品',
      '商品',
      'Item name',
    ],
    type: 'text',
    width: 26,
  },
  {
    key: 'lines.specification',
    label: { zh: '规格型号', en: 'Specification' },
    synonyms: ['规格', '型号'],
    type: 'text',
    width: 22,
  },
  { key: 'lines.unit', label: { zh: '单位', en: 'Unit' }, synonyms: ['计量单位', '计价单位'], type: 'text', width: 8 },
  price('lines.priceE6', '含税单价', 'Price with tax', [
    '单价',
    '含税价',
    '价格',
    '销售价',
    '批发价',
    '供货价',
    '经销价',
    '出厂价',
    '含税价格',
    '销售单价',
    '报价',
    '现价',
    '新价',
    '新价格',
    '调后价',
    '调整后价格',
    '执行价',
    '结算价',
    '到厂价',
    '协议价',
    '含税售价',
    '含税报价',
    'Price',
    'Unit price',
  ]),
  {
    ...price('lines.netPriceE6', '不含税单价', 'Price without tax', [
      '不含税价',
      '未税单价',
      '未税价',
      '无税单价',
      '无税价',
      '不含税报价',
      '裸价',
      'Net price',
    ]),
    unless: 'lines.priceE6',
  },
  {
    key: 'lines.minQuantityE6',
    label: { zh: '起订量', en: 'Minimum' },
    synonyms: ['最小数量', '起批量', '最低订量', '起订数量', '最小起订量', 'MOQ'],
    type: 'quantity',
    width: 10,
    unitKey: 'lines.unit',
    least: true,
  },
  {
    key: 'lines.fromOn',
    label: { zh: '生效日', en: 'Price from' },
    synonyms: ['生效日期', '执行日期', '调价日期', '执行日', '调价日', '生效时间'],
    type: 'date',
    width: 12,
  },
  price('lines.staffFloorE6', '内勤底价', 'Staff floor', [
    '底价',
    '最低价',
    '最低售价',
    '最低限价',
    '业务底价',
    '权限价',
  ]),
  price('lines.managerFloorE6', '经理底价', 'Manager floor', ['经理权限价', '销售经理底价']),
  price('lines.directorFloorE6', '总经理底价', 'Director floor', ['总经理权限价', '总监底价']),
  { key: 'lines.remark', label: { zh: '备注', en: 'Remark' }, synonyms: ['说明'], type: 'text', free: true, width: 18 },
];

/** 价格表 as offices send it round: one row a price; rows of one name are one list. */
export const priceListSheet: SheetDefinition = {
  kind: 'price_lists',
  title: { zh: '价格表', en: 'Price lists' },
  grouping: { by: ['name'], linesPath: 'lines' },
  guide: priceListGuide,
  bands: { value: 'lines.priceE6', from: 'lines.minQuantityE6' },
  above: ['name', 'validFrom', 'validTo', 'lines.fromOn'],
  columns: [...headColumns, ...lineColumns],
};
