import { z } from 'zod';
import { command, query } from '#shared/ipc/procedure.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { defineList, listTotal } from '#shared/kernel/list-query.ts';
import { CLIENT_ACCOUNTS } from '#shared/ledger/account-codes.ts';
import { page, Paging, submission, SubmissionTicket } from '#shared/review/review.schema.ts';

/** An accounting month as an integer, 202611. */
export const Month = z
  .int()
  .min(190001)
  .max(219912)
  .refine((month) => month % 100 >= 1 && month % 100 <= 12, { message: 'not_a_month' });
export type Month = z.infer<typeof Month>;

/** One account of the 科目余额表: opening, the range's turnover, the year's turnover to its end, closing; one side each. */
export const TrialBalanceRow = z.strictObject({
  accountCode: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  openingDebitFen: z.int(),
  openingCreditFen: z.int(),
  debitFen: z.int(),
  creditFen: z.int(),
  yearDebitFen: z.int(),
  yearCreditFen: z.int(),
  closingDebitFen: z.int(),
  closingCreditFen: z.int(),
});
export type TrialBalanceRow = z.infer<typeof TrialBalanceRow>;

export const TrialBalance = z.strictObject({
  from: Month,
  to: Month,
  rows: z.array(TrialBalanceRow),
  total: TrialBalanceRow.omit({ accountCode: true, nameZh: true, nameEn: true }),
  /** Debits equal credits in opening, turnover and closing; false would be a bug. */
  balanced: z.boolean(),
});
export type TrialBalance = z.infer<typeof TrialBalance>;

/** A line of the 明细账 of one client over 1122.01, 1122.02 and 2203, with its running balance (receivable positive). */
export const ClientDetailRow = z.strictObject({
  entryId: z.string(),
  date: BusinessDate,
  month: Month,
  voucherNumber: z.string(),
  accountCode: z.string(),
  memo: z.string(),
  debitFen: z.int(),
  creditFen: z.int(),
  balanceFen: z.int(),
  /** What the voucher was posted for, to open it. */
  sourceKind: z.string(),
  sourceId: z.string(),
  contractId: z.string().nullable(),
  contractNumber: z.string().nullable(),
});
export type ClientDetailRow = z.infer<typeof ClientDetailRow>;

/** `balanceFen` is the client's balance after that entry, whatever the filter and order of the list. */
export const ledgerEntryList = defineList(
  {
    date: { type: 'date', sortable: true, filterable: true },
    voucherNumber: { type: 'text', filterable: true },
    accountCode: { type: 'choice', values: CLIENT_ACCOUNTS, filterable: true },
    contractNumber: { type: 'text', filterable: true },
    memo: { type: 'text', filterable: true },
    debitFen: { type: 'fen', sortable: true, filterable: true },
    creditFen: { type: 'fen', sortable: true, filterable: true },
    balanceFen: { type: 'fen' },
  },
  { column: 'date', descending: false },
);

export const ClientDetailInput = z.strictObject({
  ...Paging,
  clientId: z.string(),
  from: BusinessDate.optional(),
  to: BusinessDate.optional(),
  /** Part of the memo or of the voucher's number. */
  text: z.string().trim().max(80).optional(),
  where: ledgerEntryList.where,
  sort: ledgerEntryList.sort,
});
export type ClientDetailInput = z.output<typeof ClientDetailInput>;

export const ClientDetailPage = page(ClientDetailRow).extend({
  /** Balance before `from`, so before the first entry of the range. */
  openingFen: z.int(),
  total: listTotal(['debitFen', 'creditFen']).optional(),
});
export type ClientDetailPage = z.infer<typeof ClientDetailPage>;

/** Statement balance of a client: 1122.01 + 1122.02 − 2203. */
export const ClientBalance = z.strictObject({
  clientId: z.string(),
  clientCode: z.string(),
  clientName: z.string(),
  ownerName: z.string().nullable(),
  /** 1122.01 shipped, not invoiced. */
  shippedFen: z.int(),
  /** 1122.02 invoiced, not received. */
  invoicedFen: z.int(),
  /** 2203 received in advance. */
  advanceFen: z.int(),
  balanceFen: z.int(),
});
export type ClientBalance = z.infer<typeof ClientBalance>;

/** 客户余额. What is summed from the ledger neither sorts nor filters; who stands at zero is a view of its own. */
export const clientBalanceList = defineList(
  {
    clientCode: { type: 'text', sortable: true, filterable: true },
    clientName: { type: 'text', sortable: true, filterable: true },
    ownerName: { type: 'text', sortable: true, filterable: true },
    shippedFen: { type: 'fen' },
    invoicedFen: { type: 'fen' },
    advanceFen: { type: 'fen' },
    balanceFen: { type: 'fen' },
  },
  { column: 'clientCode', descending: false },
);

export const ClientBalancesInput = z.strictObject({
  ...Paging,
  /** Leaves out clients whose three accounts all stand at zero. */
  onlyOpen: z.boolean().default(true),
  /** Any part of a client's name, initials, code or tax id. */
  text: z.string().trim().max(80).optional(),
  where: clientBalanceList.where,
  sort: clientBalanceList.sort,
});
export type ClientBalancesInput = z.output<typeof ClientBalancesInput>;

export const ClientBalancesPage = page(ClientBalance).extend({
  total: listTotal(['shippedFen', 'invoicedFen', 'advanceFen', 'balanceFen']).optional(),
});
export type ClientBalancesPage = z.infer<typeof ClientBalancesPage>;

export const VoucherEntry = z.strictObject({
  position: z.int(),
  accountCode: z.string(),
  accountNameZh: z.string(),
  accountNameEn: z.string(),
  clientName: z.string().nullable(),
  contractNumber: z.string().nullable(),
  memo: z.string(),
  debitFen: z.int(),
  creditFen: z.int(),
});

export const Voucher = z.strictObject({
  id: z.string(),
  number: z.string(),
  date: BusinessDate,
  month: Month,
  memo: z.string(),
  sourceKind: z.string(),
  sourceId: z.string(),
  submissionId: z.string(),
  /** The voucher this one takes back, and the one that took this back. */
  reversesId: z.string().nullable(),
  reversedById: z.string().nullable(),
  entries: z.array(VoucherEntry),
});
export type Voucher = z.infer<typeof Voucher>;

export const Account = z.strictObject({
  code: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  side: z.enum(['debit', 'credit']),
  /** The finance system's code under 企业会计准则 and under 小企业会计准则. */
  enterpriseCode: z.string(),
  smallEnterpriseCode: z.string(),
});
export type Account = z.infer<typeof Account>;

export const Period = z.strictObject({
  month: Month,
  closed: z.boolean(),
  voucherCount: z.int(),
  debitFen: z.int(),
  creditFen: z.int(),
  /** The 月结 record, once there is one: what an amendment is based on. */
  closeId: z.string().nullable(),
  version: z.int().nullable(),
});
export type Period = z.infer<typeof Period>;

/** 月结: from then on nothing can be posted into the month; an amendment with `closed: false` reopens it. */
export const PeriodClose = z.strictObject({
  month: Month,
  closed: z.boolean(),
  remark: z.string().trim().min(1).max(200).nullable().default(null),
});
export type PeriodClose = z.infer<typeof PeriodClose>;

const ById = z.strictObject({ id: z.string() });
const READ = 'ledger.read';

export const ledgerContract = {
  'ledger.trialBalance': query({
    permission: READ,
    input: z.strictObject({ from: Month, to: Month }),
    output: TrialBalance,
  }),
  'ledger.clientDetail': query({ permission: READ, input: ClientDetailInput, output: ClientDetailPage }),
  'ledger.clientBalance': query({
    permission: READ,
    input: z.strictObject({ clientId: z.string() }),
    output: ClientBalance,
  }),
  'ledger.clientBalances': query({ permission: READ, input: ClientBalancesInput, output: ClientBalancesPage }),
  'ledger.getVoucher': query({ permission: READ, input: ById, output: Voucher }),
  'ledger.vouchersOf': query({
    permission: READ,
    input: z.strictObject({ sourceKind: z.string(), sourceId: z.string() }),
    output: z.array(Voucher),
  }),
  'ledger.accounts': query({ permission: READ, input: z.strictObject({}), output: z.array(Account) }),
  'ledger.periods': query({ permission: READ, input: z.strictObject({}), output: z.array(Period) }),
  'ledger.submitPeriodClose': command({
    permission: 'invoicing.write',
    input: submission(PeriodClose),
    output: SubmissionTicket,
  }),
} as const;
