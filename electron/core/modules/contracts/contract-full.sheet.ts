import type { SheetColumn } from '#shared/exchange/column-kinds.ts';

// What only the full workbook of contracts says in so many words; an office's ledger leaves it to what is usual.

const choices = (words: readonly (readonly [code: string, zh: string, en: string])[]) =>
  words.map(([code, zh, en]) => ({ code, label: { zh, en } }));

export const fullHeadColumns: readonly SheetColumn[] = [
  {
    key: 'kind',
    label: { zh: '合同类别', en: 'Kind of contract' },
    type: 'choice',
    choices: choices([
      ['framework', '框架合同', 'Framework'],
      ['sale', '购销合同', 'Sale contract'],
      ['order', '订单', 'Order'],
    ]),
    width: 12,
  },
  { key: 'frameworkNumber', label: { zh: '所属框架合同', en: 'Under framework' }, type: 'identifier', width: 18 },
  { key: 'effectiveFrom', label: { zh: '生效日期', en: 'Effective from' }, type: 'date', width: 12 },
  { key: 'effectiveTo', label: { zh: '有效期至', en: 'Effective to' }, type: 'date', width: 12 },
  {
    key: 'delivery.mode',
    label: { zh: '运输方式', en: 'Shipping' },
    type: 'choice',
    choices: choices([
      ['own_truck', '自有车辆', 'Own truck'],
      ['carrier', '物流承运', 'Carrier'],
      ['courier', '快递', 'Courier'],
      ['pick_up', '客户自提', 'Pick-up'],
    ]),
    width: 12,
  },
  {
    key: 'delivery.freightBearer',
    label: { zh: '运费承担', en: 'Freight paid by' },
    type: 'choice',
    choices: choices([
      ['seller', '我方', 'Seller'],
      ['buyer', '对方', 'Buyer'],
    ]),
    width: 10,
  },
  { key: 'delivery.toleranceBasisPoints', label: { zh: '溢短装', en: 'Tolerance' }, type: 'rate', width: 10 },
  {
    key: 'invoiceBase',
    label: { zh: '开票依据', en: 'Invoiced' },
    type: 'choice',
    choices: choices([
      ['before_dispatch', '发货前', 'Before dispatch'],
      ['with_goods', '随货', 'With the goods'],
      ['after_signing', '签收后', 'After signing'],
      ['after_statement', '对账后', 'After statement'],
    ]),
    width: 12,
  },
  { key: 'remark', label: { zh: '合同备注', en: 'Remark on the contract' }, type: 'text', free: true, width: 24 },
];

export const fullLineColumns: readonly SheetColumn[] = [
  {
    key: 'lines.taxTreatment',
    label: { zh: '征税方式', en: 'Tax treatment' },
    type: 'choice',
    choices: choices([
      ['taxed', '征税', 'Taxed'],
      ['zero_rated', '零税率', 'Zero-rated'],
      ['exempt', '免税', 'Exempt'],
      ['not_taxable', '不征税', 'Not taxable'],
    ]),
    width: 10,
  },
];

/** 付款安排, one row an instalment. */
export const termColumns: readonly SheetColumn[] = [
  { key: 'shareBasisPoints', label: { zh: '比例', en: 'Share' }, type: 'rate', width: 10 },
  { key: 'amountFen', label: { zh: '金额', en: 'Amount' }, type: 'fen', width: 14 },
  {
    key: 'trigger',
    label: { zh: '起算', en: 'Counted from' },
    type: 'choice',
    required: true,
    choices: choices([
      ['signing', '签订', 'Signing'],
      ['dispatch', '发货', 'Dispatch'],
      ['invoice', '开票', 'Invoice'],
      ['acceptance', '验收', 'Acceptance'],
      ['fixed_date', '固定日期', 'Fixed date'],
    ]),
    width: 12,
  },
  { key: 'days', label: { zh: '天数', en: 'Days' }, type: 'integer', width: 8 },
  { key: 'fixedOn', label: { zh: '约定日期', en: 'On' }, type: 'date', width: 12 },
  { key: 'remark', label: { zh: '付款备注', en: 'Remark' }, type: 'text', free: true, width: 24 },
];

/** 条款, in the order printed. */
export const clauseColumns: readonly SheetColumn[] = [
  { key: 'heading', label: { zh: '条款标题', en: 'Heading' }, type: 'text', free: true, required: true, width: 18 },
  { key: 'text', label: { zh: '条款内容', en: 'Text' }, type: 'text', free: true, required: true, width: 48 },
];
