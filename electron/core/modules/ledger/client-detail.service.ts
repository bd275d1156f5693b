import type { ClientDetailInput, ClientDetailPage } from '#shared/ledger/ledger.contract.ts';
import type { QueryContext, ReadDb } from '#core/kernel/context.ts';
import {
  listBalancesAfter,
  listEntriesByIds,
  listEntryIds,
  sumClientBefore,
} from '#core/modules/ledger/client-detail.repository.ts';

/** 明细账 of a client, one page: beside each entry the balance it left, whatever the filter and order. */
export async function clientDetail(ctx: QueryContext, input: ClientDetailInput): Promise<ClientDetailPage> {
  const { ids, ...page } = await listEntryIds(ctx.db, input);
  const balances = await listBalancesAfter(ctx.db, input.clientId, ids.map(Number));
  const rows = (await listEntriesByIds(ctx.db, ids)).map(({ seq, ...row }) => ({
    ...row,
    entryId: String(seq),
    balanceFen: balances.get(seq) ?? 0,
  }));
  return { ...page, openingFen: await sumClientBefore(ctx.db, input.clientId, input.from), rows };
}

/** What a client owes at the beginning of a day, in fen: 1122.01 + 1122.02 − 2203 of all before it. */
export function balanceBefore(db: ReadDb, clientId: string, day: string): Promise<number> {
  return sumClientBefore(db, clientId, day);
}
