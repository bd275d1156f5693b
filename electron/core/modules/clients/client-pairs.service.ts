import { LIKENESS_REASONS, likenessKeys } from '#shared/clients/likeness.ts';
import type { ClientPairListInput, ClientPairRow } from '#shared/clients/client-merges.contract.ts';
import { LIKENESS_CHUNK } from '#core/database/client-likeness.ts';
import type { CommandContext, QueryContext } from '#core/kernel/context.ts';
import {
  countDue,
  listDue,
  listPairIds,
  listPairsByIds,
  type NewPair,
  replacePairs,
} from '#core/modules/clients/client-pairs.repository.ts';
import { likenessFactsOf } from '#core/modules/clients/client-likeness.ts';
import { listClients, readContents } from '#core/modules/clients/clients.repository.ts';
import { findHolder } from '#core/modules/clients/client-holder.service.ts';
import { likeTo } from '#core/modules/clients/likely-duplicates.service.ts';
import { pairKey } from '#core/modules/clients/likely-duplicates.repository.ts';

/** Clients looked at in one turn of the office, so that nobody waits for it. */
const CLIENTS_A_TURN = 5_000;
/** A client that is like more than so many is like none in particular. */
const PAIRS_A_CLIENT = 20;

/**
 * Finds whom the clients written lately are like, a stretch at a time: a chore of the office, so that keying and importing
 * never wait for it. Returns how many it looked at.
 */
export async function pairDueClients(ctx: CommandContext): Promise<number> {
  let looked = 0;
  while (looked < CLIENTS_A_TURN) {
    const due = await listDue(ctx.db, LIKENESS_CHUNK);
    if (due.length === 0) break;
    await pairClients(ctx, due);
    looked += due.length;
  }
  return looked;
}

async function pairClients(
  ctx: CommandContext,
  clients: readonly { readonly id: string; readonly name: string }[],
): Promise<void> {
  const ids = clients.map(({ id }) => id);
  const contents = await readContents(ctx.db, await listClients(ctx.db, ids));
  const asked = clients.map((client) => {
    const content = contents.get(client.id);
    return { ...client, keys: content ? likenessKeys(likenessFactsOf(content)) : [] };
  });
  const found = new Map<string, NewPair>();
  for (const [index, like] of await likeTo(ctx.db, asked, PAIRS_A_CLIENT)) {
    const id = asked[index]?.id ?? '';
    if ((await findHolder(ctx.db, id)) !== id) continue;
    for (const { clientId, strength, reasons } of like) {
      const [first_client, second_client] = id < clientId ? [id, clientId] : [clientId, id];
      found.set(pairKey(id, clientId), { first_client, second_client, strength, reasons: JSON.stringify(reasons) });
    }
  }
  await replacePairs(ctx.db, ids, [...found.values()]);
}

/** One page of likely duplicates, strongest first, and how many clients are still to be looked at. */
export async function listPairRows(ctx: QueryContext, input: ClientPairListInput) {
  const { ids, ...page } = await listPairIds(ctx.db, input);
  const rows = (await listPairsByIds(ctx.db, ids)).map(({ reasons, ...row }): ClientPairRow => {
    const said = JSON.parse(reasons) as string[];
    return { ...row, reasons: LIKENESS_REASONS.filter((reason) => said.includes(reason)) };
  });
  return { ...page, rows, waiting: await countDue(ctx.db) };
}
