import { z } from 'zod';
import { FileOut, ImportChoices, ImportPreview } from '#shared/exchange/exchange.contract.ts';
import { command, query } from '#shared/ipc/procedure.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { EntryFields } from '#shared/registers/registers.contract.ts';
import { page, Paging, SubmissionTicket } from '#shared/review/review.schema.ts';

/** Lines of one bill; a longer one comes in two files. */
export const BILL_LINES_AT_MOST = 5_000;

/**
 * How a line of a bill stands to our entries: `agreed` the amounts are one · `other_amount` ours is another, or we have none ·
 * `unknown` none of ours has its key · `several` more than one has · `settled` paid before · `waiting` another submission
 * settles it · `twice` its key stood on the bill before.
 */
export const BillLineState = z.enum(['agreed', 'other_amount', 'unknown', 'several', 'settled', 'waiting', 'twice']);
export type BillLineState = z.infer<typeof BillLineState>;

const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** One of our entries as the bill is held against it. */
export const BilledEntry = z.strictObject({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  on: BusinessDate,
  key: z.string(),
  oursFen: z.int().nullable(),
  /** It says another carrier than the bill, or null. */
  other: z.string().nullable(),
});
export type BilledEntry = z.infer<typeof BilledEntry>;

export const BillLine = z.strictObject({
  rowNumber: z.int(),
  key: z.string(),
  amountFen: z.int(),
  /** What else the line says, by our field. */
  said: EntryFields,
  state: BillLineState,
  entry: BilledEntry.nullable(),
  /** The row on which the same key stood first. */
  firstRow: z.int().nullable(),
  /** The number of the entry, or of the submission, that settles it. */
  settledBy: z.string().nullable(),
});
export type BillLine = z.infer<typeof BillLine>;

/** Lines of one state together. */
export const BillSum = z.strictObject({
  state: z.union([BillLineState, z.literal('missing')]),
  count: z.int(),
  theirsFen: z.int(),
  oursFen: z.int(),
});
export type BillSum = z.infer<typeof BillSum>;

export const BillView = z.strictObject({
  /** As asked, or as most of the matched entries say it. */
  same: z.string(),
  month: z.string(),
  lines: z.array(BillLine),
  /** Ours of that month that the bill does not name, not settled yet. */
  missing: z.array(BilledEntry),
  sums: z.array(BillSum),
  totalFen: z.int(),
});
export type BillView = z.infer<typeof BillView>;

export const BillFile = z.strictObject({
  ...ImportChoices.omit({ kind: true }).shape,
  register: z.string(),
  /** Whose bill it is; absent at the first look. */
  same: z.string().trim().min(1).max(60).optional(),
  month: Month.optional(),
});
export type BillFile = z.infer<typeof BillFile>;

/** What is done with one line: taken, or left with the carrier. A doubtful one is taken with a reason only. */
export const BillDecision = z.strictObject({
  rowNumber: z.int(),
  take: z.boolean(),
  reason: z.string().trim().max(100).default(''),
  /** Of a line that names none of ours, the number of the entry somebody found it to be. */
  number: z.string().trim().max(40).optional(),
});
export type BillDecision = z.infer<typeof BillDecision>;

/** A line as it was signed. */
const SignedLine = z.strictObject({
  rowNumber: z.int(),
  key: z.string(),
  amountFen: z.int(),
  state: BillLineState,
  taken: z.boolean(),
  entryId: z.string().nullable(),
  oursFen: z.int().nullable(),
  reason: z.string().nullable(),
});
export type SignedLine = z.infer<typeof SignedLine>;

const MadeEntry = z.strictObject({ recordId: z.string(), rowNumber: z.int(), fields: EntryFields });

/** 对账单: everything that was on the bill, what was taken of it, and the entries that became of that. */
export const BillContent = z.strictObject({
  register: z.string(),
  /** Whose bill it is. */
  same: z.string(),
  month: z.string(),
  /** What else is said once, hidden with the entries that repeat it. */
  head: EntryFields,
  sourceFile: z.strictObject({ fileName: z.string(), fileHash: z.string() }),
  sheet: z.string(),
  /** Read off the bill and keyed again: how many lines, and what it comes to. */
  control: z.strictObject({ lines: z.int().positive(), amountFen: z.int() }),
  lines: z.array(SignedLine).max(BILL_LINES_AT_MOST),
  missing: z.array(z.strictObject({ entryId: z.string(), oursFen: z.int().nullable() })),
  payment: z.strictObject({ recordId: z.string(), fields: EntryFields }).nullable(),
  entries: z.array(MadeEntry).min(1),
});
export type BillContent = z.infer<typeof BillContent>;

export const BillRow = z.strictObject({
  id: z.string(),
  month: z.string(),
  same: z.string(),
  fileName: z.string(),
  lines: z.int(),
  taken: z.int(),
  totalFen: z.int(),
  takenFen: z.int(),
});
export type BillRow = z.infer<typeof BillRow>;

export const billsContract = {
  /** Reads a bill and holds it against our entries; nothing is written. */
  'registers.readBill': query({
    permission: 'signed-in',
    input: BillFile,
    output: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('bill'), preview: ImportPreview, bill: BillView }),
      z.strictObject({
        outcome: z.literal('unreadable'),
        rule: z.string(),
        details: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
    ]),
  }),
  /** One submission of the whole bill. `totalFen` is what stands at its foot; the lines must come to it. */
  'registers.submitBill': command({
    permission: 'signed-in',
    input: BillFile.required({ same: true, month: true }).extend({
      head: EntryFields,
      totalFen: z.int(),
      decisions: z.array(BillDecision).max(BILL_LINES_AT_MOST),
    }),
    output: SubmissionTicket,
  }),
  /** What we hold against the bill, as a workbook to send back. */
  'registers.billDifferences': query({
    permission: 'signed-in',
    input: BillFile.extend({ language: z.enum(['zh-CN', 'en-US']) }),
    output: FileOut,
  }),
  /** Bills that took effect, the latest first. */
  'registers.bills': query({
    permission: 'registers.read',
    input: z.strictObject({ ...Paging, register: z.string() }),
    output: page(BillRow),
  }),
} as const;
