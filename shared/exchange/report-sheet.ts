import type { PersonalClass } from '#shared/kernel/masking.ts';

/** A column of a list or report as it leaves the office; values are stored integers, formatting is the engine's. */
export interface ReportColumn {
  readonly header: string;
  /**
   * `fen` whole fen → yuan with 2 decimals · `quantity` and `price` millionths · `rate` basis points → percent ·
   * `percent` whole percent · `date` `YYYY-MM-DD` · `moment` milliseconds UTC → local date and time · `identifier` always text.
   */
  readonly type:
    | 'text'
    | 'identifier'
    | 'integer'
    | 'fen'
    | 'quantity'
    | 'price'
    | 'rate'
    | 'percent'
    | 'date'
    | 'moment';
  /** What it tells of a person: masked as it leaves, unless the whole was asked for. */
  readonly personal?: PersonalClass;
  /** Character widths; measured from the content when absent. */
  readonly width?: number;
  /** Adds the column up at the bottom, as a SUM formula with its value. */
  readonly total?: boolean;
  /** Decimals shown at least for `quantity` (0 when absent) and `price` (2); more when a value has more, up to six. */
  readonly decimals?: number;
}

export type ReportValue = string | number | null;

export interface ReportSheet {
  readonly name: string;
  readonly title: string;
  /** Filter and period in words, under the title. */
  readonly filterLine?: string;
  /** Who and when, in words: `制表：周敏 2026-11-20 14:32`. */
  readonly madeLine?: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly ReportValue[])[];
  /** Word in front of the totals, 合计 when absent. */
  readonly totalLabel?: string;
  /** A4 landscape unless portrait is asked for. */
  readonly orientation?: 'landscape' | 'portrait';
  /** Columns at the left that stay in view, beside the header that always does. */
  readonly frozenColumns?: number;
  /** Rows with other ground, counted from 0 in `rows`: subtotals of a grouped report. */
  readonly emphasisedRows?: readonly number[];
}

export interface ReportProperties {
  readonly title: string;
  readonly creator: string;
  readonly company?: string;
  /** Milliseconds UTC; the engine reads no clock. */
  readonly madeAt: number;
  readonly language: 'zh-CN' | 'en-US';
}
