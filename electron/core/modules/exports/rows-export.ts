import type { z } from 'zod';
import type { QueryContext } from '#core/kernel/context.ts';
import {
  chosenColumns,
  sheetOf,
  type ExportColumn,
  type WordIndex,
  type Words,
} from '#core/modules/exports/export-columns.ts';
import type { ExportList } from '#core/modules/exports/export-list.ts';

interface RowsExport<A, R> {
  readonly name: string;
  readonly permission: string;
  readonly title: Words;
  readonly input: z.ZodType<A>;
  readonly columns: readonly ExportColumn<R>[];
  /** What was asked for, in words; also stands in a title of its own where `titled` gives one. */
  told(asked: A, at: WordIndex): string;
  titled?(asked: A, at: WordIndex): string;
  rows(ctx: QueryContext, asked: A, at: WordIndex): Promise<readonly R[]>;
}

/** A table that is read whole (a report, a short list) as a workbook, in the columns asked for. */
export function rowsExport<A, R>(wish: RowsExport<A, R>): ExportList {
  return {
    name: wish.name,
    title: wish.title,
    permission: wish.permission,
    personal: wish.columns.some(([, , , { personal }]) => personal !== undefined),
    async build(ctx, filter, language, keys) {
      const at = language === 'zh-CN' ? 0 : 1;
      const columns = chosenColumns(wish.columns, keys);
      const asked = wish.input.parse(filter);
      const rows = await wish.rows(ctx, asked, at);
      const title = wish.titled?.(asked, at) ?? wish.title[at];
      return [sheetOf(columns, rows, at, { title, filterLine: wish.told(asked, at) })];
    },
  };
}
