import type { SheetColumn, SheetDefinition } from '#shared/exchange/column-kinds.ts';
import {
  clauseColumns,
  fullHeadColumns,
  fullLineColumns,
  termColumns,
} from '#core/modules/contracts/contract-full.sheet.ts';
import { contractGuide, openingGuide } from '#core/modules/contracts/contract.guide.ts';

/** What names a contract and its line in every workbook about contracts. */
const naming: readonly SheetColumn[] = [
  {
    key: 'externalNumber',
    label: { zh: '合同号', en: 'Contract number' },
    synonyms: ['合同编号', '合同 号', '对方合同号', '订单号', '订单编号', '销售合同号'],
    type: 'identifier',
    required: true,
    width: 18,
  },
  {
    key: 'clientName',
    label: { zh: '客户名称', en: 'Client' },
    synonyms: ['客户', '客户全称', '单位名称', '购货单位', '需方', '买方', '下单客户名称'],
    type: 'text',
    width: 30,
  },
  {
    key: 'clientCode',
    label: { zh: '客户编号', en: 'Client code' },
    synonyms: ['客户编码', '客户代码'],
    type: 'identifier',
    width: 12,
  },
  {
    key: 'lines.productCode',
    label: { zh: '产品编码', en: 'Product code' },
    synonyms: ['商品编码', '存货编码', '物料编码', '货号', '产品编号'],
    type: 'identifier',
    width: 14,
  },
  {
    key: 'lines.productName',
    label: { zh: '品名', en: 'Product' },
    synonyms: ['产品名称', '商品名称', '货物名称', '名称'],
    type: 'text',
    width: 24,
  },
  {
    key: 'lines.specification',
    label: { zh: '规格型号', en: 'Specification' },
    synonyms: ['规格', '型号', '商品规格'],
    type: 'text',
    width: 20,
  },
];

const lineColumns: readonly SheetColumn[] = [
  { key: 'lines.unit', label: { zh: '单位', en: 'Unit' }, synonyms: ['计量单位'], type: 'text', width: 8 },
  {
    key: 'lines.quantityE6',
    label: { zh: '数量', en: 'Quantity' },
    synonyms: ['合同数量', '订购数量', '商品数量', '订货数量'],
    type: 'quantity',
    required: true,
    critical: true,
    width: 12,
  },
  {
    key: 'lines.priceE6',
    label: { zh: '含税单价', en: 'Price with tax' },
    synonyms: ['单价', '含税价', '商品单价', '合同单价'],
    type: 'price',
    critical: true,
    units: ['元'],
    width: 12,
  },
  {
    key: 'lines.netPriceE6',
    label: { zh: '不含税单价', en: 'Price without tax' },
    synonyms: ['未税单价', '不含税价'],
    type: 'price',
    critical: true,
    units: ['元'],
    width: 12,
  },
  {
    key: 'lines.taxRateBasisPoints',
    label: { zh: '税率', en: 'Tax rate' },
    type: 'rate',
    units: ['%'],
    width: 8,
  },
  {
    key: 'lines.grossFen',
    label: { zh: '价税合计', en: 'Amount with tax' },
    synonyms: ['金额', '合同金额', '含税金额', '总价'],
    type: 'fen',
    critical: true,
    units: ['元', '万元'],
    width: 14,
  },
  {
    key: 'lines.dueOn',
    label: { zh: '交货日期', en: 'Due' },
    synonyms: ['交期', '交货期', '供货时间', '要求到货日期'],
    type: 'date',
    width: 12,
  },
  { key: 'lines.remark', label: { zh: '备注', en: 'Remark' }, synonyms: ['商品备注', '说明'], type: 'text', width: 18 },
];

const headColumns: readonly SheetColumn[] = [
  {
    key: 'signedOn',
    label: { zh: '签订日期', en: 'Signed' },
    synonyms: ['签订日', '签约日期', '合同日期', '下单日期', '日期'],
    type: 'date',
    required: true,
    width: 12,
  },
  {
    key: 'sealedOn',
    label: { zh: '盖章日期', en: 'Sealed' },
    synonyms: ['双方盖章日期', '回签日期', '原件收回日期'],
    type: 'date',
    width: 12,
  },
  {
    key: 'salespersonName',
    label: { zh: '业务员', en: 'Salesperson' },
    synonyms: ['责任人', '销售员', '负责人', '经办人'],
    type: 'text',
    width: 10,
  },
  {
    key: 'paymentWords',
    label: { zh: '付款方式', en: 'Payment' },
    synonyms: ['结算方式', '付款条件', '收款方式', '账期'],
    type: 'text',
    width: 18,
  },
  {
    key: 'deliveryPlace',
    label: { zh: '交货地点', en: 'Place of delivery' },
    synonyms: ['收货地址', '送货地址'],
    type: 'text',
    width: 24,
  },
  {
    key: 'shelfLocation',
    label: { zh: '存放位置', en: 'Shelf' },
    synonyms: ['原件存放', '档案位置'],
    type: 'text',
    width: 12,
  },
];

/** 合同台账: one row a line; rows with the same contract number and client are one contract. */
export const contractSheet: SheetDefinition = {
  kind: 'contracts',
  title: { zh: '合同台账', en: 'Contracts' },
  grouping: { by: ['externalNumber', 'clientName', 'clientCode'], linesPath: 'lines' },
  guide: contractGuide,
  columns: [
    ...naming.slice(0, 3),
    ...headColumns,
    ...naming.slice(3),
    ...lineColumns,
    ...fullHeadColumns,
    ...fullLineColumns,
  ],
  parts: [
    {
      path: 'paymentTerms',
      title: { zh: '付款安排', en: 'Payment terms' },
      joins: [['externalNumber', 'clientCode']],
      columns: termColumns,
    },
    {
      path: 'clauses',
      title: { zh: '条款', en: 'Clauses' },
      joins: [['externalNumber', 'clientCode']],
      columns: clauseColumns,
    },
  ],
};

/** 期初履行: what of contracts already here was dispatched, signed, invoiced and received before go-live. */
export const openingSheet: SheetDefinition = {
  kind: 'openings',
  title: { zh: '期初履行', en: 'Opening fulfilment' },
  guide: openingGuide,
  grouping: { by: ['externalNumber', 'clientName', 'clientCode'], linesPath: 'lines' },
  columns: [
    ...naming,
    {
      key: 'remark',
      label: { zh: '备注', en: 'Remark' },
      synonyms: ['说明'],
      type: 'text',
      width: 18,
    },
    {
      key: 'asOf',
      label: { zh: '截止日期', en: 'As of' },
      synonyms: ['期初日期', '截至日期', '启用日期'],
      type: 'date',
      width: 12,
    },
    {
      key: 'lines.contractedE6',
      label: { zh: '合同数量', en: 'Contracted' },
      synonyms: ['数量', '订购数量', '订货数量'],
      type: 'quantity',
      width: 12,
    },
    {
      key: 'lines.grossFen',
      label: { zh: '合同金额', en: 'Amount of the line' },
      synonyms: ['金额', '价税合计', '含税金额', '总价'],
      type: 'fen',
      units: ['元', '万元'],
      width: 14,
    },
    {
      key: 'lines.dispatchedE6',
      label: { zh: '已发数量', en: 'Dispatched' },
      synonyms: ['已发货', '已发货数量', '发货数量', '累计发货'],
      type: 'quantity',
      critical: true,
      width: 12,
    },
    {
      key: 'lines.signedE6',
      label: { zh: '已签收数量', en: 'Signed for' },
      synonyms: ['已签收', '签收数量', '回单数量'],
      type: 'quantity',
      critical: true,
      width: 12,
    },
    {
      key: 'lines.invoicedE6',
      label: { zh: '已开票数量', en: 'Invoiced' },
      synonyms: ['已开票', '开票数量'],
      type: 'quantity',
      critical: true,
      width: 12,
    },
    {
      key: 'lines.invoicedFen',
      label: { zh: '已开票金额', en: 'Invoiced amount' },
      synonyms: ['开票金额'],
      type: 'fen',
      critical: true,
      units: ['元', '万元'],
      width: 14,
    },
    {
      key: 'lines.receivedFen',
      label: { zh: '已收款', en: 'Received' },
      synonyms: ['已回款', '已收金额', '回款金额', '收款金额', '累计回款'],
      type: 'fen',
      critical: true,
      units: ['元', '万元'],
      width: 14,
    },
  ],
};
