import { z } from 'zod';
import { BusinessDate } from '#shared/kernel/business-date.ts';

/** What an entry of any kind says; its own kind's schema decides which fields there are. */
export const EntryContent = z.record(z.string().max(40), z.union([z.string().max(2000), z.int(), z.null()]));
export type EntryContent = z.infer<typeof EntryContent>;

/** One entry as a page is signed with: how it read that day, and the hash of all that was keyed. */
export const DayPageEntry = z.strictObject({
  id: z.string(),
  kind: z.string(),
  /** Office time, `2026-11-20 09:31`. */
  keyedAt: z.string(),
  /** The number of the document it stands on. */
  subject: z.string(),
  summary: z.string(),
  /** What it corrects, as that read; null for a first entry. */
  corrects: z.string().nullable(),
  contentHash: z.string(),
  /** Its row in the file of the page; absent on a page of keyed entries. */
  row: z.int().positive().optional(),
});
export type DayPageEntry = z.infer<typeof DayPageEntry>;

/** Everything else is put together by core: nobody chooses which entries stand on a page. */
export const DayPageDraft = z.strictObject({ officeDate: BusinessDate });
export type DayPageDraft = z.infer<typeof DayPageDraft>;

/** Most entries of a page: keyed by hand, and out of one file, whose original lies beside it. */
export const MOST_KEYED = 500;
export const MOST_OF_FILE = 1000;

/** The workbook all entries of a page came from. `dataRows` is counted in the original by the checker: entries, struck ones and refused rows. */
export const DayPageFile = z.strictObject({
  id: z.string(),
  fileName: z.string(),
  fileHash: z.string(),
  sheet: z.string(),
  dataRows: z.int().positive(),
  refused: z.int().min(0),
  struck: z.int().min(0),
});
export type DayPageFile = z.infer<typeof DayPageFile>;

/** 日页: one person's entries of one day, those keyed by hand or those of one file. `count` is keyed by the checker off the list. */
export const DayPage = z.strictObject({
  officeDate: BusinessDate,
  personId: z.string(),
  personName: z.string(),
  entries: z.array(DayPageEntry).min(1).max(MOST_OF_FILE),
  count: z.int().positive(),
  /** Absent, not null, on a page of keyed entries, so that pages signed before there were files keep their hash. */
  file: DayPageFile.optional(),
});
export type DayPage = z.infer<typeof DayPage>;
