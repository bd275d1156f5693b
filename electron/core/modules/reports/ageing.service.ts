import { addDays, daysBetween } from '#shared/kernel/business-date.ts';
import {
  AGEING_BRACKETS,
  type AgeingFigures,
  type AgeingInput,
  bracketOf,
  type OpenItemRow,
} from '#shared/reports/receivables.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { decodePageKey, toPage } from '#core/kernel/page-key.ts';
import {
  listAgedClients,
  listAgeing,
  listAgeingIds,
  listOpenItems,
  type OpenItem,
  sumAgeing,
} from '#core/modules/reports/ageing.repository.ts';

/** Nothing owed and nothing received. */
const NOTHING: AgeingFigures = {
  balanceFen: 0,
  shippedFen: 0,
  advanceFen: 0,
  openFen: 0,
  overdueFen: 0,
  ...(Object.fromEntries(AGEING_BRACKETS.map(({ key }) => [key, 0])) as Record<
    (typeof AGEING_BRACKETS)[number]['key'],
    number
  >),
};

/** 账龄表, one page; what the whole filter adds up to beside the first. */
export async function readAgeing(ctx: QueryContext, asked: AgeingInput) {
  const asOf = asked.asOf ?? ctx.today;
  const { ids, next, total } = await listAgeingIds(ctx.db, asked, asOf);
  const figures = await listAgeing(ctx.db, ids.map(String), asOf);
  const clients = await listAgedClients(ctx.db, ids);
  return {
    asOf,
    rows: clients.map((client) => ({ ...client, ...(figures.get(client.clientId) ?? NOTHING) })),
    ...(next !== undefined && { next }),
    ...(total && { total: { ...total, ...(await sumAgeing(ctx.db, asked, asOf)) } }),
  };
}

/** What one client owes by age. */
export async function ageingOfClient(ctx: QueryContext, clientId: string, asOf: string): Promise<AgeingFigures> {
  return (await listAgeing(ctx.db, [clientId], asOf)).get(clientId) ?? NOTHING;
}

interface OpenItemsAsked {
  readonly clientId: string;
  readonly asOf?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** The documents behind one client's ageing, oldest first. */
export async function readOpenItems(ctx: QueryContext, { clientId, limit, after, asOf = ctx.today }: OpenItemsAsked) {
  const key = decodePageKey(after, 2);
  const place = key && ([String(key[0]), String(key[1])] as const);
  const items = await listOpenItems(ctx.db, { clientId, asOf, limit, ...(place && { after: place }) });
  const { rows, next } = toPage(items, limit, (item) => [item.issuedOn, item.itemId]);
  return { asOf, rows: rows.map((item) => openRow(item, asOf)), ...(next !== undefined && { next }) };
}

function openRow({ paymentDays, ...item }: OpenItem, asOf: string): OpenItemRow {
  const dueOn = addDays(item.issuedOn, paymentDays);
  const daysLate = daysBetween(dueOn, asOf);
  return { ...item, dueOn, daysLate, settledFen: item.amountFen - item.openFen, bracket: bracketOf(daysLate) };
}

/** Days past the due day of the oldest document that is not settled; 0 where nothing is late. */
export async function daysLateOf(ctx: QueryContext, clientId: string, asOf: string): Promise<number> {
  const [oldest] = await listOpenItems(ctx.db, { clientId, asOf, limit: 1 });
  return oldest === undefined ? 0 : Math.max(0, openRow(oldest, asOf).daysLate);
}
