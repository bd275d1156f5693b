import { z } from 'zod';
import { command, query } from '#shared/ipc/procedure.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { SubmissionTicket } from '#shared/review/review.schema.ts';

const Details = z.record(z.string(), z.union([z.string(), z.number()]));

/** Twenty megabytes as base64. */
const FileContent = z.string().max(28_000_000);

export const ImportChoices = z.strictObject({
  kind: z.string(),
  fileName: z.string().min(1).max(255),
  contentBase64: FileContent,
  sheet: z.string().max(200).optional(),
  /** Counted from 1, as printed at the left of the sheet. */
  headerRow: z.int().min(1).max(1000).optional(),
  mapping: z
    .record(z.string(), z.strictObject({ target: z.string().nullable(), factor: z.number().positive().optional() }))
    .optional(),
  encoding: z.enum(['utf-8', 'utf-16le', 'gb18030']).optional(),
  password: z.string().max(255).optional(),
});
export type ImportChoices = z.infer<typeof ImportChoices>;

const SheetValue = z.union([z.string(), z.number()]);

export const RefusedCellView = z.strictObject({
  address: z.string(),
  rowNumber: z.int(),
  column: z.string(),
  field: z.string(),
  shape: z.string(),
  reason: z.string(),
  details: Details,
});

/** What a file would become: nothing is written by asking. */
export const ImportPreview = z.strictObject({
  kind: z.string(),
  fileName: z.string(),
  fileHash: z.string(),
  format: z.string(),
  sheets: z.array(
    z.strictObject({ name: z.string(), hidden: z.boolean(), rows: z.int(), hiddenRows: z.int(), mergedCells: z.int() }),
  ),
  sheet: z.string(),
  headerRow: z.int(),
  headerLastRow: z.int(),
  headerFingerprint: z.string(),
  columns: z.array(
    z.strictObject({
      letter: z.string(),
      header: z.string(),
      firstValue: z.string(),
      target: z.string().nullable(),
      factor: z.number(),
      confidence: z.enum(['exact', 'likely', 'set', 'misfit', 'spare', 'lonely', 'band', 'none']),
      of: z.string().optional(),
      fromE6: z.int().optional(),
    }),
  ),
  /** The columns a header can be mapped to, in the order of the form. */
  targets: z.array(
    z.strictObject({
      key: z.string(),
      label: z.strictObject({ zh: z.string(), en: z.string() }),
      required: z.boolean(),
      critical: z.boolean(),
    }),
  ),
  /** Rows as read, refused ones included, for the table beside the mapping; at most `sampleLimit`. */
  sample: z.array(z.strictObject({ rowNumber: z.int(), values: z.record(z.string(), SheetValue) })),
  refused: z.array(RefusedCellView),
  leftOut: z.array(z.strictObject({ rowNumber: z.int(), reason: z.string() })),
  notes: z.array(z.strictObject({ reason: z.string(), details: Details })),
  counts: z.strictObject({ inFile: z.int(), accepted: z.int(), refused: z.int(), leftOut: z.int(), records: z.int() }),
  /** What the checker keys off the original: rows with data, totals and notes not counted; the money column of the accepted. */
  control: z.strictObject({ dataRows: z.int(), amountFen: z.int().nullable() }),
  /** The submission that brought this very file before, as this kind. */
  importedBefore: z.strictObject({ serial: z.int(), state: z.string() }).optional(),
  /** Its rows become daily entries: nothing is submitted, and the day's page is signed. */
  daily: z.boolean(),
  /** Of daily entries: who took this very file in before, and when. */
  takenBefore: z.strictObject({ personName: z.string(), officeDate: z.string() }).optional(),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

/** A file that cannot be read as a workbook says why; everything else is a preview. */
export const PreviewOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('preview'), preview: ImportPreview }),
  z.strictObject({ outcome: z.literal('unreadable'), rule: z.string(), details: Details }),
]);

export const FileOut = z.strictObject({
  fileName: z.string(),
  contentBase64: z.string(),
  rows: z.int(),
  fileHash: z.string(),
  /** Of a CSV file for older programs: characters they cannot show, the first twenty. */
  outsideGbk: z.array(z.string()).optional(),
});
export type FileOut = z.infer<typeof FileOut>;

export const exchangeContract = {
  'exchange.kinds': query({
    permission: 'signed-in',
    input: z.strictObject({}),
    output: z.strictObject({
      /** `daily`: its rows become daily entries of whoever brings them, by `exchange.keepEntries`. `permission`: needed beside `exchange.import`. */
      imports: z.array(
        z.strictObject({
          kind: z.string(),
          title: z.strictObject({ zh: z.string(), en: z.string() }),
          daily: z.boolean(),
          permission: z.string(),
        }),
      ),
      /** `personal`: it has columns that are masked unless the whole is asked for. */
      exports: z.array(
        z.strictObject({
          list: z.string(),
          title: z.strictObject({ zh: z.string(), en: z.string() }),
          permission: z.string(),
          personal: z.boolean(),
        }),
      ),
    }),
  }),
  /** The empty form of one kind, with an example row, lists to pick from and notes on each column. */
  'exchange.template': query({
    permission: 'exchange.import',
    input: z.strictObject({ kind: z.string(), language: z.enum(['zh-CN', 'en-US']).default('zh-CN') }),
    output: FileOut,
  }),
  'exchange.preview': query({ permission: 'exchange.import', input: ImportChoices, output: PreviewOutcome }),
  /** One submission of the accepted rows; refused and left-out rows are listed in it. */
  'exchange.submit': command({
    permission: 'exchange.import',
    input: ImportChoices.extend({ acceptedRecords: z.int().positive() }),
    output: SubmissionTicket,
  }),
  /** The accepted rows of a file of daily entries, at once the caller's own of today; the kind's own permission is asked in core. */
  'exchange.keepEntries': command({
    permission: 'exchange.import',
    input: ImportChoices.extend({ acceptedRecords: z.int().positive() }),
    output: z.strictObject({ fileId: z.string(), entries: z.int(), officeDate: BusinessDate }),
  }),
  /** The refused rows as a workbook with a reason column, to be corrected and imported again. */
  'exchange.refusedRows': query({
    permission: 'exchange.import',
    input: ImportChoices.extend({ language: z.enum(['zh-CN', 'en-US']) }),
    output: FileOut,
  }),
  /** Logged: who, what, filter, rows, file hash. Personal data is masked unless the whole is asked for with a reason. */
  'exchange.export': command({
    permission: 'exchange.export',
    input: z.strictObject({
      list: z.string(),
      /** The input of the list's own procedure: its filter and sort. */
      filter: z.unknown().optional(),
      /** Keys of the columns wanted, in their order; all of the list's own when absent. Unknown ones are refused by name. */
      columns: z.array(z.string().max(40)).min(1).max(60).optional(),
      /** Personal data whole: up to 200 rows, with the permission and a reason. */
      whole: z.strictObject({ reason: z.string().trim().min(2).max(200) }).optional(),
      /** A countersigned release: filter, columns and language are the release's own. */
      release: z.string().max(60).optional(),
      format: z.enum(['xlsx', 'csv']).default('xlsx'),
      /** Of CSV: UTF-8 with its mark, or what older finance programs read. */
      encoding: z.enum(['utf-8', 'gb18030']).default('utf-8'),
      language: z.enum(['zh-CN', 'en-US']).default('zh-CN'),
    }),
    output: FileOut,
  }),
} as const;
