import type { z } from 'zod';
import { forReading, writeScaled } from '#shared/kernel/decimal-text.ts';
import type { ColumnFilter } from '#shared/kernel/list-query.ts';
import { formatFen } from '#shared/kernel/money.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import {
  chosenColumns,
  sheetOf,
  type ExportColumn,
  type WordIndex,
  type Words,
} from '#core/modules/exports/export-columns.ts';
import { findClientLabel } from '#core/modules/exports/export-client.repository.ts';
import type { ExportList } from '#core/modules/exports/export-list.ts';

interface Asked {
  readonly where: readonly ColumnFilter[];
  readonly after?: string | undefined;
  readonly limit: number;
  /** A list of one client says whose it is. */
  readonly clientId?: string | undefined;
}

interface ListExport<A extends Asked, R> {
  readonly name: string;
  readonly permission: string;
  readonly title: Words;
  /** What is said of the filter when there is none. */
  readonly everything: Words;
  /** The input of the list's own procedure. */
  readonly input: z.ZodType<A>;
  readonly columns: readonly ExportColumn<R>[];
  /** The quick filters in words. */
  told(asked: A, at: WordIndex): readonly (string | undefined)[];
  page(ctx: QueryContext, asked: A): Promise<{ readonly rows: readonly R[]; readonly next?: string }>;
}

/** A list on the screen as a workbook: the same pages one after the other, in its filter and sort, in the columns asked for. */
export function listExport<A extends Asked, R>(list: ListExport<A, R>): ExportList {
  return {
    name: list.name,
    title: list.title,
    permission: list.permission,
    personal: list.columns.some(([, , , { personal }]) => personal !== undefined),
    async build(ctx, filter, language, keys) {
      const at = language === 'zh-CN' ? 0 : 1;
      const columns = chosenColumns(list.columns, keys);
      const asked = list.input.parse(filter);
      const rows = await readAll(ctx, (after) => list.page(ctx, { ...asked, limit: 1000, after }));
      const client = asked.clientId === undefined ? undefined : await findClientLabel(ctx.db, asked.clientId);
      const told = [client, ...list.told(asked, at), ...filterWords(list.columns, asked, at)];
      const said = told.filter((part) => part !== undefined && part !== '');
      const filterLine = said.length === 0 ? list.everything[at] : said.join(at === 0 ? '；' : '; ');
      return [sheetOf(columns, rows, at, { title: list.title[at], filterLine })];
    },
  };
}

/** All pages of a list, with progress, until it ends or is cancelled. */
export async function readAll<R>(
  ctx: QueryContext,
  pageAfter: (
    after: string | undefined,
  ) => Promise<{ readonly rows: readonly R[]; readonly next?: string | undefined }>,
): Promise<R[]> {
  const rows: R[] = [];
  let after: string | undefined;
  do {
    const page = await pageAfter(after);
    rows.push(...page.rows);
    after = page.next;
    await ctx.progress('export.reading', rows.length, 0);
    ctx.signal.throwIfAborted();
  } while (after !== undefined);
  return rows;
}

/** A typed text in words. */
export function textWords(text: string | undefined, at: WordIndex): string | undefined {
  if (text === undefined || text === '') return undefined;
  return at === 0 ? `包含「${text}」` : `contains “${text}”`;
}

/** A range of dates in words. */
export function rangeWords(
  name: Words,
  from: string | undefined,
  to: string | undefined,
  at: WordIndex,
): string | undefined {
  return from === undefined && to === undefined ? undefined : `${name[at]} ${from ?? '…'} — ${to ?? '…'}`;
}

/** The column filters in words, by the heads of their columns. */
export function filterWords<R>(
  columns: readonly ExportColumn<R>[],
  asked: { readonly where: readonly ColumnFilter[] },
  at: WordIndex,
): string[] {
  return asked.where.map((filter) => conditionWords(columns, filter, at));
}

function conditionWords<R>(columns: readonly ExportColumn<R>[], filter: ColumnFilter, at: WordIndex): string {
  const found = columns.find(([key]) => key === filter.column);
  const name = found?.[at === 0 ? 1 : 2] ?? filter.column;
  if (filter.op === 'contains') return `${name} ${textWords(filter.text, at) ?? ''}`;
  if (filter.op === 'empty') return `${name} ${EMPTINESS[filter.empty ? 0 : 1][at]}`;
  if (filter.op === 'in') {
    return `${name} ${filter.values.map((value) => found?.[3].choices?.[value]?.[at] ?? value).join(at === 0 ? '、' : ', ')}`;
  }
  const end = (value: string | number | undefined) => (value === undefined ? '…' : endWords(found?.[3].type, value));
  return `${name} ${end(filter.from)} — ${end(filter.to)}`;
}

const EMPTINESS: readonly [Words, Words] = [
  ['为空', 'is empty'],
  ['不为空', 'is not empty'],
];

function endWords(type: string | undefined, value: string | number): string {
  if (typeof value === 'string') return value;
  if (type === 'fen') return formatFen(value);
  if (type === 'quantity' || type === 'price') return forReading(writeScaled(BigInt(value), 6, 0));
  return String(value);
}
