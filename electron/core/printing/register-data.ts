import type { PrintRecord } from './print-mark.ts';

/** One entry of a register on its sheet, as plain data: every field of the register, the empty ones to be written by hand. */
export interface RegisterSheet {
  /** `用印登记表`. */
  readonly title: string;
  readonly companyName: string;
  /** Empty in registers that are not numbered. */
  readonly number: string;
  readonly date: string;
  readonly fields: readonly RegisterPlace[];
  /** Who signs, from left to right. */
  readonly signatures: readonly string[];
  /** `李文静 2026-11-22 09:20`. */
  readonly made: string;
  readonly checked: string;
  /** Three groups of four of the signed content's hash; empty where nothing was signed yet. */
  readonly contentHash: string;
  /** Across every sheet, `已作废`; empty on an entry that stands. */
  readonly stamp: string;
  readonly printing: PrintRecord;
}

export interface RegisterPlace {
  readonly label: string;
  readonly value: string;
  /** Of money: the amount in capitals, beside the digits. */
  readonly capitals?: string;
  /** `half` stands beside another, `whole` across the form, `note` across the form with room to write. */
  readonly room: 'half' | 'whole' | 'note';
  /** The head of a new part of the form. */
  readonly section?: string;
}

/** A register as a book, or any other list: the rows of a filter. */
export interface RegisterBook {
  /** `用印登记簿`. */
  readonly title: string;
  /** What the print is called, `用印登记簿 2026-11-01 — 2026-11-30`. */
  readonly name: string;
  readonly companyName: string;
  /** Under the title: the period and what was asked for. */
  readonly lead: string;
  readonly columns: readonly BookColumn[];
  readonly rows: readonly BookRow[];
  /** By column: the line before the first row and the one that stands in place of the sums at the end; 期初 and 期末. */
  readonly opening?: readonly string[];
  readonly closing?: readonly string[];
  readonly signatures: readonly string[];
  readonly asOf: string;
  readonly printing: PrintRecord;
}

export interface BookColumn {
  readonly title: string;
  /** `figure` and `short` never wrap; `text` shares what they leave, by `share`. */
  readonly holds: 'figure' | 'short' | 'text';
  readonly share: number;
}

export interface BookRow {
  readonly cells: readonly string[];
  /** By column: the fen to be added up, null where the column has no sum. */
  readonly fen: readonly (number | null)[];
}

/** What the entries of a period say, merged by sort into one report. */
export interface RegisterReport extends Omit<RegisterBook, 'columns' | 'rows' | 'opening' | 'closing'> {
  readonly groups: readonly ReportGroup[];
}

export interface ReportGroup {
  readonly title: string;
  readonly items: readonly ReportItem[];
}

export interface ReportItem {
  readonly heading: string;
  /** Where it comes from: the day, who told it, the region, how sure it is. */
  readonly facts: string;
  readonly bodies: readonly { readonly label: string; readonly text: string }[];
}
