import { z } from 'zod';
import { command, query } from '#shared/ipc/procedure.ts';
import { BusinessDate } from '#shared/kernel/business-date.ts';
import { page, Paging, submission, SubmissionState, SubmissionTicket } from '#shared/review/review.schema.ts';
import { DayPage, DayPageDraft, EntryContent } from './daily.schema.ts';

/**
 * Where an entry stands: `open` no page yet · `waiting` on a page that waits for its countersignature · `reviewed` ·
 * `struck`. Only `reviewed` was seen by a second person.
 */
export const EntryState = z.enum(['open', 'waiting', 'reviewed', 'struck']);
export type EntryState = z.infer<typeof EntryState>;

export const DailyEntryRow = z.strictObject({
  id: z.string(),
  kind: z.string(),
  officeDate: BusinessDate,
  at: z.int(),
  subjectKind: z.string(),
  subjectId: z.string(),
  subjectLabel: z.string(),
  personId: z.string(),
  personName: z.string(),
  content: EntryContent,
  summary: z.string(),
  state: EntryState,
  /** False until a page with it is countersigned: shown wherever the entry is. */
  reviewed: z.boolean(),
  /** Who countersigned the page it stands on. */
  checkerName: z.string().nullable(),
  struckReason: z.string().nullable(),
  correctsId: z.string().nullable(),
  /** A later entry that corrects this one. */
  correctedById: z.string().nullable(),
  mayStrike: z.boolean(),
  mayCorrect: z.boolean(),
  /** The workbook it was taken in from; null where it was keyed. */
  file: z.strictObject({ fileName: z.string(), row: z.int() }).nullable(),
});
export type DailyEntryRow = z.infer<typeof DailyEntryRow>;

/** Newest first: everything on one document, or by day, by person, unreviewed only. */
export const DailyListInput = z.strictObject({
  ...Paging,
  subject: z.strictObject({ kind: z.string(), id: z.string() }).optional(),
  officeDate: BusinessDate.optional(),
  personId: z.string().optional(),
  /** Only what others keyed. */
  ofOthers: z.boolean().default(false),
  unreviewed: z.boolean().default(false),
});
export type DailyListInput = z.infer<typeof DailyListInput>;

/** A page of the day, waiting or signed. How many entries are on it is not told: the checker counts them. */
export const DayPageRow = z.strictObject({
  submissionId: z.string(),
  serial: z.int(),
  state: SubmissionState,
  personId: z.string(),
  personName: z.string(),
  /** The record, once it is effective. */
  pageId: z.string().nullable(),
  checkerName: z.string().nullable(),
});
export type DayPageRow = z.infer<typeof DayPageRow>;

/** A workbook that was taken in on a day. */
export const DailyFileRow = z.strictObject({
  id: z.string(),
  kind: z.string(),
  fileName: z.string(),
  personName: z.string(),
  /** Entries that were taken in, and how many of them were struck since. */
  entries: z.int(),
  struck: z.int(),
  /** By the caller, and no page holds its entries yet. */
  mayStrike: z.boolean(),
});
export type DailyFileRow = z.infer<typeof DailyFileRow>;

/** The screen 日页 of one day: who keyed, which pages there are, and which days of the caller still have none. */
export const DayView = z.strictObject({
  officeDate: BusinessDate,
  today: BusinessDate,
  people: z.array(z.strictObject({ personId: z.string(), personName: z.string(), unreviewed: z.boolean() })),
  pages: z.array(DayPageRow),
  /** The caller's entries of this day that no page holds. */
  toSubmit: z.int(),
  /** What the caller's next page of this day will hold: what was keyed first, then file by file. */
  nextPage: z.strictObject({ entries: z.int(), fileName: z.string().nullable() }).nullable(),
  files: z.array(DailyFileRow),
  /** The caller's page of this day that came back: submitted again under its own number. */
  returnedSubmissionId: z.string().nullable(),
  /** Days on which the caller keyed entries that no page holds, oldest first; the first hundred. */
  daysWithoutPage: z.array(z.strictObject({ officeDate: BusinessDate, entries: z.int() })),
  /** Days on which others have entries nobody countersigned, oldest first; the first hundred. */
  daysOfOthers: z.array(BusinessDate),
});
export type DayView = z.infer<typeof DayView>;

export const DayPageRecord = z.strictObject({
  id: z.string(),
  version: z.int(),
  submissionId: z.string(),
  content: DayPage,
  checkerName: z.string(),
});
export type DayPageRecord = z.infer<typeof DayPageRecord>;

/** Kinds of entries the caller may read or write, and on which records. */
export const DailyKindRow = z.strictObject({
  kind: z.string(),
  module: z.string(),
  subjects: z.array(z.string()),
  mayWrite: z.boolean(),
});

const Entry = z.strictObject({ id: z.string() });

export const dailyContract = {
  'daily.kinds': query({ permission: 'signed-in', input: z.strictObject({}), output: z.array(DailyKindRow) }),
  'daily.list': query({ permission: 'signed-in', input: DailyListInput, output: page(DailyEntryRow) }),
  'daily.day': query({
    permission: 'signed-in',
    input: z.strictObject({ officeDate: BusinessDate.optional() }),
    output: DayView,
  }),
  'daily.getPage': query({
    permission: 'review.read',
    input: z.strictObject({ id: z.string() }),
    output: DayPageRecord,
  }),
  /** The kind's own write permission is asked in core; so for the next two. */
  'daily.add': command({
    permission: 'signed-in',
    input: z.strictObject({
      kind: z.string(),
      subject: z.strictObject({ kind: z.string(), id: z.string() }),
      content: EntryContent,
    }),
    output: Entry,
  }),
  /** Before a page holds it, and by its author only. */
  'daily.strike': command({
    permission: 'signed-in',
    input: z.strictObject({ id: z.string(), reason: z.string().trim().min(1).max(200) }),
    output: Entry,
  }),
  /** Every entry of a file at once: by whoever brought it, before a page holds them. */
  'daily.strikeFile': command({
    permission: 'signed-in',
    input: z.strictObject({ id: z.string(), reason: z.string().trim().min(1).max(200) }),
    output: z.strictObject({ id: z.string(), entries: z.int() }),
  }),
  /** A new entry of the caller's own, which stands beside the one it corrects. */
  'daily.correct': command({
    permission: 'signed-in',
    input: z.strictObject({ id: z.string(), content: EntryContent }),
    output: Entry,
  }),
  /** 提交日页: the caller's entries of a day that no page holds. */
  'daily.submitPage': command({ permission: 'signed-in', input: submission(DayPageDraft), output: SubmissionTicket }),
} as const;
