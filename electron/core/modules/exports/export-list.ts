import type { ReportSheet } from '#shared/exchange/report-sheet.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import type { Words } from '#core/modules/exports/export-columns.ts';

export type Language = 'zh-CN' | 'en-US';

/** A list or report that leaves the office as a workbook: the same queries as the screen, whole, in the screen's filter. */
export interface ExportList {
  readonly name: string;
  /** What people call it, on the sheet and wherever it is chosen or told of. */
  readonly title: Words;
  readonly permission: string;
  /** It has columns that are masked unless the whole is asked for. */
  readonly personal?: boolean;
  /**
   * `filter` is the input of the list's own procedure; the list parses it itself. `columns` are the keys wanted, in their
   * order, all when absent. Progress per thousand rows.
   */
  build(
    ctx: QueryContext,
    filter: unknown,
    language: Language,
    columns: readonly string[] | undefined,
  ): Promise<readonly ReportSheet[]>;
}
