import { z } from 'zod';
import { query } from '#shared/ipc/procedure.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { Paging } from '#shared/review/review.schema.ts';
import { ContractKind } from '#shared/contracts/contract.schema.ts';
import { ContractState } from '#shared/contracts/contracts.contract.ts';

/** 合同履行一览表 groups by one of these; `month`, `quarter` and `year` are those of the signing date. */
export const PerformanceGrouping = z.enum([
  'contract',
  'client',
  'salesperson',
  'product',
  'region',
  'month',
  'quarter',
  'year',
]);
export type PerformanceGrouping = z.infer<typeof PerformanceGrouping>;

/**
 * Where one line stands on the office's day: nothing dispatched yet · something is · all dispatched and signed for · the
 * rest given up. A line past its due date with something left is `late`, whatever else it is; see `daysLate`.
 */
export const LineState = z.enum(['not_started', 'in_progress', 'late', 'fulfilled', 'closed_short']);
export type LineState = z.infer<typeof LineState>;

/** Filters of the schedule; absent means all. The same input serves screen, export and print. */
export const PerformanceFilter = z.strictObject({
  /** Part of a contract number, a client's name, code or initials, a product's code or name. */
  text: z.string().trim().max(80).optional(),
  contractId: z.string().optional(),
  clientId: z.string().optional(),
  salespersonId: z.string().optional(),
  productId: z.string().optional(),
  region: z.string().optional(),
  kind: ContractKind.optional(),
  signedFrom: BusinessDate.optional(),
  signedTo: BusinessDate.optional(),
  state: LineState.optional(),
});
export type PerformanceFilter = z.infer<typeof PerformanceFilter>;

/** Quantities are not among the sums: units differ. All amounts with tax. */
export const PerformanceSums = z.strictObject({
  contracts: z.int(),
  lines: z.int(),
  contractedFen: z.int(),
  closedShortFen: z.int(),
  dispatchedFen: z.int(),
  returnedFen: z.int(),
  /** Invoiced less credited. */
  invoicedFen: z.int(),
  creditedFen: z.int(),
  receivedFen: z.int(),
  /** Invoiced less received, not below zero for a line; money ahead of invoices is an advance. */
  receivableFen: z.int(),
  /** Whole percent, cut off: 100 is only shown when nothing is left. */
  dispatchedPercent: z.int(),
  invoicedPercent: z.int(),
  receivedPercent: z.int(),
});
export type PerformanceSums = z.infer<typeof PerformanceSums>;

export const PerformanceRow = z.strictObject({
  /** Names the group of the row: see `groups`. */
  groupKey: z.string(),
  contractId: z.string(),
  contractNumber: z.string(),
  externalNumber: z.string().nullable(),
  kind: ContractKind,
  clientId: z.string(),
  clientName: z.string(),
  salespersonId: z.string().nullable(),
  salespersonName: z.string().nullable(),
  signedOn: BusinessDate,
  lineKey: z.string(),
  position: z.int(),
  productId: z.string(),
  productCode: z.string(),
  description: z.string(),
  specification: z.string().nullable(),
  unit: z.string(),
  unitDecimals: z.int(),
  contractedE6: z.int(),
  closedShortE6: z.int(),
  /** Dispatched less settled differences and returns for replacement. */
  dispatchedE6: z.int(),
  signedE6: z.int(),
  returnedE6: z.int(),
  /** Contracted less closed short less dispatched; pending notes do not count (they are shown in the dispatch form). */
  remainingE6: z.int(),
  toSignBackE6: z.int(),
  invoicedE6: z.int(),
  creditedE6: z.int(),
  contractedFen: z.int(),
  closedShortFen: z.int(),
  dispatchedFen: z.int(),
  returnedFen: z.int(),
  invoicedFen: z.int(),
  creditedFen: z.int(),
  receivedFen: z.int(),
  receivableFen: z.int(),
  dispatchedPercent: z.int(),
  invoicedPercent: z.int(),
  receivedPercent: z.int(),
  dueOn: BusinessDate.nullable(),
  /** Days past the due date with something left to dispatch; 0 when not late. */
  daysLate: z.int(),
  state: LineState,
});
export type PerformanceRow = z.infer<typeof PerformanceRow>;

/** A group that has rows on this page, with the sums over all of its rows, on this page or not. */
export const PerformanceGroup = z.strictObject({
  key: z.string(),
  /** Contract number, client name, person, product, region, `2026-11`, `2026-Q4`, `2026`; empty when not given. */
  label: z.string(),
  /** For contracts: client and signing date, else empty. */
  caption: z.string(),
  sums: PerformanceSums,
  /** Of the group's rows: the earliest due date with something left, and the most days late. */
  nextDueOn: BusinessDate.nullable(),
  daysLate: z.int(),
  /** `late` when one line is, `fulfilled` or `closed_short` when no line is open, and so on. */
  state: LineState,
});
export type PerformanceGroup = z.infer<typeof PerformanceGroup>;

export const PerformancePage = z.strictObject({
  rows: z.array(PerformanceRow),
  groups: z.array(PerformanceGroup),
  /** Over everything the filter names, not this page. */
  totals: PerformanceSums,
  /** Lines per state under the filter without its `state`, for the tabs above the table. */
  counts: z.record(LineState, z.int()),
  /** Business date against which lateness was judged. */
  asOf: BusinessDate,
  next: z.string().optional(),
});
export type PerformancePage = z.infer<typeof PerformancePage>;

/** One dated event of a contract with the balances after it; quantities in the line's unit, amounts with tax. */
export const ContractEvent = z.strictObject({
  on: BusinessDate,
  /** Order within a day: the moment it took effect, UTC milliseconds. */
  at: z.int(),
  kind: z.enum([
    'signed_contract',
    'amendment',
    'sealed',
    'dispatch',
    'sign_back',
    'settlement',
    'return',
    'invoice',
    'red_letter',
    'receipt',
    'close_short',
  ]),
  /** What to open; what was before go-live stands on an `opening_document`. */
  documentKind: z.enum([
    'contract',
    'close_short',
    'opening_document',
    'dispatch_note',
    'sign_back',
    'return_note',
    'invoice_request',
    'invoice',
    'allocation',
  ]),
  documentId: z.string(),
  documentNumber: z.string(),
  /** Null for events of the whole contract, such as a receipt. */
  lineKey: z.string().nullable(),
  quantityE6: z.int().nullable(),
  amountFen: z.int().nullable(),
  /** Of the whole contract after this event, in value. */
  dispatchedFen: z.int(),
  invoicedFen: z.int(),
  receivedFen: z.int(),
  receivableFen: z.int(),
});
export type ContractEvent = z.infer<typeof ContractEvent>;

export const ContractSheet = z.strictObject({
  contractId: z.string(),
  number: z.string(),
  externalNumber: z.string().nullable(),
  version: z.int(),
  state: ContractState,
  clientName: z.string(),
  salespersonName: z.string().nullable(),
  signedOn: BusinessDate,
  sealedOn: BusinessDate.nullable(),
  effectiveFrom: BusinessDate.nullable(),
  effectiveTo: BusinessDate.nullable(),
  lines: z.array(PerformanceRow),
  sums: PerformanceSums,
  events: z.array(ContractEvent),
  asOf: BusinessDate,
});
export type ContractSheet = z.infer<typeof ContractSheet>;

export const reportsContract = {
  /** 合同履行一览表 over contracts, one row a line, computed from effective documents. */
  'reports.contractPerformance': query({
    permission: 'reports.read',
    input: z.strictObject({
      ...Paging,
      filter: PerformanceFilter.default({}),
      groupBy: PerformanceGrouping.default('contract'),
    }),
    output: PerformancePage,
  }),
  /** 合同履行一览表 of one contract: head, lines, dated events with running balances. */
  'reports.contractSheet': query({
    permission: 'reports.read',
    input: z.strictObject({ contractId: z.string() }),
    output: ContractSheet,
  }),
} as const;
