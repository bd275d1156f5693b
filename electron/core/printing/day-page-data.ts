import type { PrintRecord } from './print-mark.ts';

/** What a 日页 says, as plain data: one person's entries of one day, and who countersigned them. */
export interface DayPageSheet {
  readonly companyName: string;
  readonly officeDate: string;
  readonly personName: string;
  readonly entries: readonly DayPageLine[];
  /** `陈国强 2026-11-20 17:42`. */
  readonly checked: string;
  /** Three groups of four of the signed content's hash. */
  readonly contentHash: string;
  /** The last event of the audit chain when this was printed: its number and its whole hash. */
  readonly chainHead: { readonly seq: number; readonly hash: string };
  readonly printing: PrintRecord;
}

export interface DayPageLine {
  /** `09:31`. */
  readonly time: string;
  /** `物流跟踪`. */
  readonly kind: string;
  readonly subject: string;
  readonly summary: string;
  /** What the entry corrects, as that read; empty for a first entry. */
  readonly corrects: string;
}
