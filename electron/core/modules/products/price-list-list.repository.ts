import type { z } from 'zod';
import { type PriceListListInput, priceListList, type PriceListRow } from '#shared/products/prices.contract.ts';
import { filled, is, isIn, listSql, named, optional } from '#core/database/lists/list-sql.ts';
import { inOrder, readList, type RecordKey } from '#core/database/lists/read-list.ts';
import type { QueryContext, ReadDb } from '#core/kernel/context.ts';

const PRICE_LISTS = listSql({
  list: priceListList,
  table: 'price_list',
  alias: 'h',
  id: 'h.id',
  columns: {
    name: named('h'),
    scope: filled('h.scope'),
    scopeValue: optional('h.scope_value'),
    validFrom: filled('h.valid_from'),
    validTo: optional('h.valid_to'),
    lineCount: filled('h.line_count'),
  },
  sums: {},
});

export function listPriceListIds(db: ReadDb, asked: z.output<typeof PriceListListInput>) {
  const { text } = asked;
  return readList(
    db,
    PRICE_LISTS,
    { ...asked, where: [...asked.where, ...is('scope', asked.scope)] },
    { text: text ? [isIn(['h.name', 'h.pinyin'], text)] : [] },
  );
}

/** One page of price lists, as screen and workbook show it. */
export async function listPriceListRows(ctx: QueryContext, input: z.output<typeof PriceListListInput>) {
  const { ids, ...page } = await listPriceListIds(ctx.db, input);
  return { ...page, rows: await rowsInOrder(ctx, ids) };
}

async function rowsInOrder(ctx: QueryContext, ids: readonly RecordKey[]): Promise<PriceListRow[]> {
  if (ids.length === 0) return [];
  const keys = ids.map(String);
  const rows = await ctx.db.selectFrom('price_list').selectAll().where('id', 'in', keys).execute();
  const named = await ctx.db
    .selectFrom('client')
    .select((eb) => ['price_list_id', eb.fn.countAll<number>().as('n')])
    .where('price_list_id', 'in', keys)
    .groupBy('price_list_id')
    .execute();
  const open = await ctx.db
    .selectFrom('submission')
    .select('record_id')
    .where('kind', '=', 'price_list')
    .where('record_id', 'in', keys)
    .where('state', 'in', ['submitted', 'disputed', 'returned'])
    .execute();
  const inReview = new Set(open.map((row) => row.record_id));
  const clients = new Map(named.map((row) => [row.price_list_id, row.n]));
  return inOrder(ids, rows, (row) => row.id).map((row) => ({
    id: row.id,
    version: row.version,
    name: row.name,
    scope: row.scope,
    scopeValue: row.scope_value,
    priceBasis: row.price_basis,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    lineCount: row.line_count,
    remark: row.remark,
    clientCount: clients.get(row.id) ?? 0,
    standing:
      row.valid_from > ctx.today ? 'later' : row.valid_to !== null && row.valid_to < ctx.today ? 'over' : 'holds',
    inReview: inReview.has(row.id),
  }));
}
