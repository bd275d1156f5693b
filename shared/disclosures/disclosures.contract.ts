import { z } from 'zod';
import { command, query } from '#shared/ipc/procedure.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { defineList, listTotal } from '#shared/kernel/list-query.ts';
import { page, Paging, submission, SubmissionTicket } from '#shared/review/review.schema.ts';

/** `export` a workbook, `print` a paper, `preview` a paper on the screen, `shown` a form or a check that needs the values, `reveal` one value that was asked for. */
export const DisclosureKind = z.enum(['export', 'print', 'preview', 'shown', 'reveal']);
export type DisclosureKind = z.infer<typeof DisclosureKind>;

/** Why one value is asked for; `other` wants words. */
export const RevealReason = z.enum(['call', 'delivery', 'payment', 'invoice', 'verify', 'other']);
export type RevealReason = z.infer<typeof RevealReason>;

/** Also what the office writes by itself: a form opened, a submission checked, a paper printed, a list exported. */
export const DisclosureReason = z.enum([
  ...RevealReason.options,
  'amend',
  'dispatch',
  'review',
  'adjudicate',
  'evidence',
  'print',
  'export',
]);
export type DisclosureReason = z.infer<typeof DisclosureReason>;

export const Masking = z.enum(['none', 'masked', 'whole']);
export type Masking = z.infer<typeof Masking>;

/** 数据外发记录: one row for everything that told personal data or left the office. Never a value. */
export const DisclosureRow = z.strictObject({
  seq: z.int(),
  at: z.int(),
  onDate: BusinessDate,
  what: DisclosureKind,
  personName: z.string(),
  /** A record kind, a document or the name of a list. */
  subjectKind: z.string(),
  subjectId: z.string().nullable(),
  /** What people call the record by; null for a list. */
  subjectLabel: z.string().nullable(),
  /** Paths told, or columns exported; empty for all. */
  fields: z.string(),
  /** JSON of the list's input. */
  filter: z.string().nullable(),
  rowCount: z.int().nullable(),
  masking: Masking,
  reason: DisclosureReason,
  remark: z.string().nullable(),
  fileHash: z.string().nullable(),
  /** Who countersigned the release it went out under. */
  secondName: z.string().nullable(),
});
export type DisclosureRow = z.infer<typeof DisclosureRow>;

export const disclosureList = defineList(
  {
    seq: { type: 'integer' },
    onDate: { type: 'date', sortable: true, filterable: true },
    what: { type: 'choice', values: DisclosureKind.options, sortable: true, filterable: true },
    personName: { type: 'text', sortable: true, filterable: true },
    subjectKind: { type: 'text', sortable: true, filterable: true },
    subjectLabel: { type: 'text', sortable: true, filterable: true },
    fields: { type: 'text' },
    filter: { type: 'text' },
    rowCount: { type: 'integer', sortable: true, filterable: true },
    masking: { type: 'choice', values: Masking.options, sortable: true, filterable: true },
    reason: { type: 'choice', values: DisclosureReason.options, sortable: true, filterable: true },
    remark: { type: 'text' },
    fileHash: { type: 'text', sortable: true, filterable: true },
    secondName: { type: 'text', sortable: true, filterable: true },
  },
  { column: 'onDate', descending: true },
);

export const DisclosureListInput = z.strictObject({
  ...Paging,
  /** Part of a person's name or of what the record is called. */
  text: z.string().trim().max(80).optional(),
  what: z.array(DisclosureKind).min(1).optional(),
  where: disclosureList.where,
  sort: disclosureList.sort,
});
export type DisclosureListInput = z.output<typeof DisclosureListInput>;

/** So many rows of whole personal data one person may take alone. */
export const ALONE_AT_MOST = 200;

/** A release is good for one export within so many hours of its countersignature. */
export const RELEASE_HOURS = 24;

/** Somebody was told more than so many values within an hour. */
export const REVEALS_AN_HOUR = 30;

const Wish = {
  list: z.string().min(1).max(60),
  filter: z.unknown().optional(),
  columns: z.array(z.string().max(40)).min(1).max(60).optional(),
  language: z.enum(['zh-CN', 'en-US']).default('zh-CN'),
};

export const DataReleaseWish = z.strictObject({
  ...Wish,
  reason: z.string().trim().min(2).max(200),
});

/** 数据放行, as signed: exactly which rows, known by their number and hash. `null` columns are all of the list's own. */
export const DataRelease = z.strictObject({
  list: z.string(),
  /** Title of the sheet. */
  title: z.string(),
  /** Canonical JSON of the list's input. */
  filter: z.string(),
  /** The filter in words, as it will stand on the sheet. */
  filterLine: z.string(),
  columns: z.array(z.string()).nullable(),
  language: z.enum(['zh-CN', 'en-US']),
  rows: z.int().positive(),
  /** SHA-256 of the personal values in their order; what stands beside them may move on until it is used. */
  rowsHash: z.string().regex(/^[0-9a-f]{64}$/),
  reason: z.string(),
});
export type DataRelease = z.infer<typeof DataRelease>;

export const OpenRelease = z.strictObject({
  id: z.string(),
  list: z.string(),
  title: z.string(),
  filterLine: z.string(),
  rows: z.int(),
  goodUntil: z.int(),
  secondName: z.string(),
});
export type OpenRelease = z.infer<typeof OpenRelease>;

export const disclosuresContract = {
  'disclosures.list': query({
    permission: 'audit.read',
    input: DisclosureListInput,
    output: page(DisclosureRow).extend({ total: listTotal([]).optional() }),
  }),
  /** One value of an effective record, told once and kept in no reply. Logged: who, which field, why. */
  'disclosures.reveal': command({
    permission: 'personal.reveal',
    input: z.strictObject({
      kind: z.string().max(60),
      recordId: z.string().max(60),
      path: z.string().max(200),
      reason: RevealReason,
      remark: z.string().trim().max(200).default(''),
    }),
    output: z.strictObject({ value: z.string() }),
    secretReply: true,
  }),
  /** Who was told more values within an hour than the work asks for, over the last seven days. */
  'disclosures.excess': query({
    permission: 'audit.read',
    input: z.strictObject({}),
    output: z.array(z.strictObject({ personName: z.string(), onDate: BusinessDate, at: z.int(), count: z.int() })),
  }),
} as const;

export const releasesContract = {
  /** Asks for more rows of whole personal data than one person may take alone; the rows are counted and hashed here. */
  'exchange.submitRelease': command({
    permission: 'exchange.export',
    input: submission(DataReleaseWish),
    output: SubmissionTicket,
  }),
  /** One's own releases that are countersigned, not used and not over. */
  'exchange.releases': query({
    permission: 'exchange.export',
    input: z.strictObject({}),
    output: z.array(OpenRelease),
  }),
} as const;
