import type { ClientDetailPage } from '#shared/ledger/ledger.contract.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { decodePageKey, toPage } from '#core/kernel/page-key.ts';
import {
  listClientEntries,
  sumClientBefore,
  type DetailKey,
  type DetailRange,
} from '#core/modules/ledger/balance.repository.ts';

/** 明细账 of a client, one page: the running balance goes on from everything before it. */
export async function clientDetail(
  ctx: QueryContext,
  input: DetailRange & { readonly after?: string | undefined },
): Promise<ClientDetailPage> {
  const key = decodePageKey(input.after, 2);
  const after: DetailKey | undefined = key === undefined ? undefined : [String(key[0]), Number(key[1])];
  const openingFen = await sumClientBefore(ctx.db, input.clientId, input.from, after);
  const page = toPage(await listClientEntries(ctx.db, input, after), input.limit, (row) => [row.date, row.seq]);
  let balanceFen = openingFen;
  const rows = page.rows.map(({ seq, ...row }) => {
    balanceFen += row.debitFen - row.creditFen;
    return { ...row, entryId: String(seq), balanceFen };
  });
  return { ...page, openingFen, rows };
}
