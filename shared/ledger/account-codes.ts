/** Accounts that postings name; the finance system's own codes hang on them in the `account` map. */
export const ACCOUNT = {
  /** 库存现金. */
  cash: '1001',
  /** 银行存款. */
  bank: '1002',
  /** 应收票据. */
  bills: '1121',
  /** 应收账款—已发货未开票, with tax, per client and dispatched line. */
  shippedNotInvoiced: '1122.01',
  /** 应收账款—已开票, with tax, per client. */
  invoiced: '1122.02',
  /** 预收账款, per client. */
  advances: '2203',
  outputTax: '2221.01',
  /** 待查来款: money nobody has claimed yet. */
  unidentified: '2241',
  opening: '3999',
  /** 待开票销售, with tax until the invoice splits it. */
  salesToBeInvoiced: '6001.00',
  /** 主营业务收入, net. */
  revenue: '6001.01',
  /** 开票尾差. */
  invoiceRounding: '6001.04',
} as const;
export type AccountCode = (typeof ACCOUNT)[keyof typeof ACCOUNT];

/** The accounts whose sum is a client's statement balance: 1122.01 + 1122.02 − 2203. */
export const CLIENT_ACCOUNTS = [ACCOUNT.shippedNotInvoiced, ACCOUNT.invoiced, ACCOUNT.advances] as const;
