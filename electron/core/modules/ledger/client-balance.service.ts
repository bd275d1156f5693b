import type { ClientBalancesInput } from '#shared/ledger/ledger.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import {
  listClientBalanceIds,
  listClientBalancesByIds,
  sumClientBalances,
} from '#core/modules/ledger/client-balance.repository.ts';

/** 客户余额, one page; what the whole filter adds up to beside the first. */
export async function readClientBalances(ctx: QueryContext, asked: ClientBalancesInput) {
  const { ids, next, total } = await listClientBalanceIds(ctx.db, asked);
  return {
    rows: await listClientBalancesByIds(ctx.db, ids),
    ...(next !== undefined && { next }),
    ...(total && { total: { ...total, ...(await sumClientBalances(ctx.db, asked)) } }),
  };
}
