import { z } from 'zod';
import { LICENCE_WARNING_DAYS } from '#shared/clients/clients.contract.ts';
import { query } from '#shared/ipc/procedure.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { ReviewAction, SubmissionState } from '#shared/review/review.schema.ts';

/** How far ahead the workbench looks, in days. */
export const AHEAD = {
  delivery: 7,
  receivable: 7,
  payment: 7,
  contractEnd: 60,
  licence: LICENCE_WARNING_DAYS,
  greeting: 14,
} as const;

/**
 * What the workbench reminds of: goods late and due within a week, signed copies not back in time, requests without their
 * invoice, invoices not received in full that are late or due within a week, statements nobody answered, agreed payment days within a week, framework contracts and licences that end within 60 days or have ended, clients
 * above their credit limit, birthdays and holidays within 14 days.
 */
export const DueName = z.enum([
  'deliveryLate',
  'signBackLate',
  'receivableLate',
  'statementLate',
  'creditExceeded',
  'licence',
  'registerLate',
  'deliverySoon',
  'receivableSoon',
  'paymentSoon',
  'registerSoon',
  'invoiceOpen',
  'contractEnd',
  'birthday',
  'holiday',
]);
export type DueName = z.infer<typeof DueName>;

/** So many rows of one group are given at most. */
export const MOST_DUE = 200;

export const DueRow = z.strictObject({
  /** What to open: `contract`, `client`, `register_seal_use` …; null for a holiday, which is nobody's record. */
  recordKind: z.string().nullable(),
  recordId: z.string().nullable(),
  /** Number of the document, name of the client, or which holiday. */
  name: z.string(),
  /** Client of the document, kind of the licence, name of the contact. */
  about: z.string().nullable(),
  /** The day it was or is due. */
  on: BusinessDate.nullable(),
  /** Days past that day; negative while it is ahead. */
  daysLate: z.int().nullable(),
  /** With tax; above the limit for credit; what is open of an invoice. */
  amountFen: z.int().nullable(),
  /** Open lines of a contract that are due. */
  lines: z.int().nullable(),
  /** Of an entry of a register, which is called by words of its declaration: the same in English. */
  inEnglish: z.strictObject({ name: z.string(), about: z.string() }).optional(),
});
export type DueRow = z.infer<typeof DueRow>;

export const DueGroup = z.strictObject({
  name: DueName,
  /** Of all, not of the rows given here. */
  count: z.int(),
  /** The most pressing ones. */
  rows: z.array(DueRow),
});
export type DueGroup = z.infer<typeof DueGroup>;

/** One figure by month, oldest first, the present month last. Amounts with tax, in fen. */
export const MonthlyFigure = z.strictObject({
  fen: z.array(z.int()),
  /** Documents of the present month. */
  count: z.int(),
});
export type MonthlyFigure = z.infer<typeof MonthlyFigure>;

/** What a person may not read is absent. */
export const WorkbenchFigures = z.strictObject({
  /** `2026-11` */
  months: z.array(z.string()),
  /** Sale contracts and orders in force by signing date. */
  signed: MonthlyFigure.optional(),
  /** Notes of sales and resends by dispatch date. */
  dispatched: MonthlyFigure.optional(),
  /** Invoices by their date. */
  invoiced: MonthlyFigure.optional(),
  /** Receipts by the day the money came, whoever paid. */
  received: MonthlyFigure.optional(),
  /** Balances of the client accounts as the trial balance closes them. */
  receivable: z
    .strictObject({ balanceFen: z.int(), shippedFen: z.int(), invoicedFen: z.int(), advanceFen: z.int() })
    .optional(),
});
export type WorkbenchFigures = z.infer<typeof WorkbenchFigures>;

/** One of the person's own latest submissions, for going back to what they worked on. */
export const OwnWork = z.strictObject({
  submissionId: z.string(),
  serial: z.int(),
  kind: z.string(),
  action: ReviewAction,
  state: SubmissionState,
  submittedAt: z.int(),
  /** Once it is effective: the record and what people call it. */
  recordId: z.string().nullable(),
  label: z.string().nullable(),
});
export type OwnWork = z.infer<typeof OwnWork>;

export const workbenchContract = {
  /** What is late and what is due, as far as the person may read it; from effective documents only. */
  'reports.due': query({
    permission: 'signed-in',
    input: z.strictObject({ only: DueName.optional(), rows: z.int().min(1).max(MOST_DUE).default(8) }),
    output: z.strictObject({ groups: z.array(DueGroup), asOf: BusinessDate }),
  }),
  /** How many wait in each module: the same numbers as `reports.due`. What a person may not read is absent. */
  'reports.waiting': query({
    permission: 'signed-in',
    input: z.strictObject({}),
    output: z.strictObject({
      contracts: z.int().optional(),
      dispatch: z.int().optional(),
      invoicing: z.int().optional(),
      /** Invoices past their due day and not received in full. */
      receipts: z.int().optional(),
      clients: z.int().optional(),
      /** Entries that are late. */
      registers: z.int().optional(),
    }),
  }),
  /** Whether the office has any of these yet: an empty one is told what to make first. What a person may not read is absent. */
  'reports.begun': query({
    permission: 'signed-in',
    input: z.strictObject({}),
    output: z.strictObject({
      products: z.boolean().optional(),
      clients: z.boolean().optional(),
      contracts: z.boolean().optional(),
      dispatch: z.boolean().optional(),
    }),
  }),
  'reports.figures': query({
    permission: 'signed-in',
    input: z.strictObject({ months: z.int().min(1).max(12).default(12) }),
    output: WorkbenchFigures,
  }),
  'reports.ownWork': query({
    permission: 'signed-in',
    input: z.strictObject({ limit: z.int().min(1).max(20).default(8) }),
    output: z.array(OwnWork),
  }),
} as const;
